#include "base/message.h"
#include "pages/errand_page.h"
#include "pages/homecoming.h"
#include "pages/route.h"
#include "workspace/keys.h"

/* A stick comes home by way of a browser: what lies in its folder `anna` is sent, and
 * taken in by the command `collect`, as an errand. */

bool page_home(struct page *page)
{
    const char *home = NULL;
    size_t count = 0;
    bool protected = false;
    const char *key =
        arena_print(page->arena, "%s/keys/reports.key", page->office->workspace);
    if (errand_page_waits(page, ERRAND_COLLECT))
        return true;
    if (key == NULL)
        return err_set(page->err, "not enough memory");
    if (!keys_init(page->err) || !keys_reports_protected(key, &protected, page->err) ||
        !homecoming_take(page->arena, page->office->takings.folder, page->request->file,
                         page->request->file_count, &home, &count, page->err))
        return false;
    if (count == 0)
        return page_refuse(page, 422, message("Nothing of a terminal has come"),
                           message("Choose the folder anna of the stick."));
    const struct errand_order known = {
        .word = {"collect", "--passphrase-fd", "3", "--", home},
        .who = page->session->who,
        .secret = http_find(&page->request->form, "passphrase"),
        .now = page->seconds};
    const struct errand_order open = {.word = {"collect", "--no-passphrase", "--", home},
                                      .who = page->session->who,
                                      .now = page->seconds};
    return errand_page_begin(page, ERRAND_COLLECT, protected ? &known : &open);
}
