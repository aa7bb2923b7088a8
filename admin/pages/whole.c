#include "pages/whole.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/message.h"
#include "base/share.h"

enum { NAMED = 5 };

/* As share_path takes them; web/asset.h has some of them too. */
static const char *const files[] = {
    "colours.css",
    "strings/de/LC_MESSAGES/anna.mo",
    "assets/office/office.css",
    "assets/office/office.js",
    "assets/office/htmx.js",
    "assets/office/icon.svg",
    "assets/office/answer-blocks.txt",
    "assets/office/codebook.csv",
    "assets/office/committee.html",
    "assets/office/first-stick.html",
    "assets/office/network.svg",
    "assets/office/pages/answers.html",
    "assets/office/pages/barriers.html",
    "assets/office/pages/beside.html",
    "assets/office/pages/calls.html",
    "assets/office/pages/coaches.html",
    "assets/office/pages/entrance.html",
    "assets/office/pages/errand.html",
    "assets/office/pages/fields.html",
    "assets/office/pages/frame.html",
    "assets/office/pages/history.html",
    "assets/office/pages/import.html",
    "assets/office/pages/network.html",
    "assets/office/pages/numbers.html",
    "assets/office/pages/offer.html",
    "assets/office/pages/offers.html",
    "assets/office/pages/people.html",
    "assets/office/pages/preview.html",
    "assets/office/pages/publish.html",
    "assets/office/pages/settings.html",
    "assets/office/pages/sites.html",
    "assets/office/pages/speech.html",
    "assets/office/pages/today.html",
    "assets/office/pages/translate.html",
    "assets/content/amtsdeutsch.tsv",
    "assets/content/demo.json",
    "assets/content/ersatz.tsv",
    "assets/content/terms.tsv",
    "assets/words/german_classes.tsv",
    "assets/words/german_lists.tsv",
};

static const char font[] =
    "/usr/share/fonts/woff/material-design-icons-iconfont/MaterialIcons-Regular.woff2";

bool whole_check(struct err *err)
{
    struct buf missing = {0};
    char path[SHARE_PATH];
    size_t count = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (access(share_path(files[i], path), R_OK) != 0 && count++ < NAMED)
            buf_print(&missing, "%s%s", count > 1 ? ", " : "", files[i]);
    if (count > NAMED)
        buf_print(&missing, message(" and %zu more"), count - NAMED);
    bool ok = count == 0;
    if (missing.failed)
        ok = err_set(err, "not enough memory");
    else if (!ok)
        err_set(err,
                "the program is not whole, these files are missing: %s; install the "
                "package anna-admin again, or build the programs anew",
                missing.bytes);
    buf_free(&missing);
    if (ok && access(font, R_OK) != 0)
        ok = err_set(err, "the signs of the pages are missing: install the package "
                          "fonts-material-design-icons-iconfont");
    return ok;
}
