#include "base/message.h"
#include "pages/route.h"

/* A coach or a site is taken out; the list that it stood in says so, with a button that
 * takes it back. */

static bool take_out(struct page *page, enum record_kind kind, const char *what,
                     const char *list)
{
    const struct history_deed deed = {page->session->who, page->seconds, what};
    struct store *store = page->office->store;
    const char *id = page_id(page);
    if (document_find(&page->office->document, kind, id) == NULL)
        return page_refuse(page, 404,
                           kind == RECORD_SITE ? message("This site is gone")
                                               : message("This coach is gone"),
                           message("Somebody has removed it."));
    if (!store_begin(store, &deed, page->err))
        return false;
    if (store_take_out(store, kind, id, page->err) != STORE_DONE) {
        store_rollback(store);
        return false;
    }
    return store_commit(store, page->err) &&
           page_go_saved(page, list, store_batch(store), NULL);
}

bool page_coach_remove(struct page *page)
{
    return take_out(page, RECORD_COACH, "coach remove", "/coaches");
}

bool page_site_remove(struct page *page)
{
    return take_out(page, RECORD_SITE, "site remove", "/sites");
}
