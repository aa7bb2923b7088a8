#include <string.h>

#include "base/message.h"
#include "pages/route.h"

/* What somebody had sent when she was not in any more. */

static bool add_field(struct page *page, const struct http_field *field)
{
    bool shown = strncmp(field->name, "was.", 4) != 0 && field->text[0] != '\0';
    return PAGE_ADD(page, "resume field", {"name", field->name, false},
                    {"text", field->text, false}) &&
           (!shown || PAGE_ADD(page, "typed", {"text", field->text, false}));
}

bool page_resume(struct page *page)
{
    if (!page_begin(page, "", message("You are signed in again")) ||
        !PAGE_ADD(
            page, "title", {"title", message("You are signed in again"), false},
            {"lead", message("Nothing was saved yet. Look at it once more."), false}) ||
        !PAGE_ADD(page, "resume", {"path", page->request->path, false},
                  {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < page->request->form.count; i++)
        if (!add_field(page, &page->request->form.item[i]))
            return false;
    return page_add(page, "resume end", NULL, 0) && page_end(page);
}
