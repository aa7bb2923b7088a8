#include "base/message.h"
#include "pages/route.h"
#include "web/upload.h"

/* What came could not be taken, or is not for who asks: why, the limit, and what to do.
 */

enum { MEGABYTE = 1024 * 1024, FIELD_SIGNS = 4000 };

bool page_too_much(struct page *page)
{
    size_t room = route_room(page->request->path) / MEGABYTE;
    if (room == 0 || !upload_is(http_header(page->request, "Content-Type")))
        return page_refuse(
            page, 413, message("That is too much text"),
            arena_print(page->arena,
                        message("A field takes at most %d signs. Nothing of it is saved. "
                                "Go back in the browser, and shorten it."),
                        FIELD_SIGNS));
    return page_refuse(
        page, 413, message("This file is too large"),
        arena_print(
            page->arena,
            message("At most %zu megabytes can be sent at once. Nothing was taken "
                    "in. Send it in several smaller files."),
            room));
}

bool page_unreadable(struct page *page)
{
    return page_refuse(page, 400, message("This could not be read"),
                       message("Nothing of it is saved. Go back in the browser, and send "
                               "it once more."));
}

/* An address that nobody has, or that only takes what is sent (405). */
bool page_no_such(struct page *page)
{
    bool known;
    route_find(page->request->method, page->request->path, &known);
    return page_refuse(page, known ? 405 : 404, message("There is no such page."),
                       message("Maybe it was moved, or the address has a typing error."));
}

bool page_not_hers(struct page *page)
{
    return page_refuse(page, 403, message("This is not yours to do."),
                       message("Ask who coordinates the office."));
}

/* The form is older than her session: another token. */
bool page_stale(struct page *page)
{
    return page_refuse(page, 403, message("Please load the page again."),
                       message("It was open too long. Nothing of it is saved."));
}
