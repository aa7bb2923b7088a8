#include "screens/simple_page.h"

#include "core/strings.h"
#include "ui/section.h"

void simple_page_build(struct hall *hall, struct frame *frame,
                       const struct simple_page *page)
{
    const struct measure *m = frame->measure;
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &column, page->title, NULL);
    struct section_line line[4];
    size_t count = 0;
    while (count < 4 && page->line[count] != NULL) {
        line[count] = (struct section_line){.words = page->line[count]};
        count++;
    }
    struct section words = {.icon = page->icon, .line = line, .line_count = count};
    section_put(frame, &column, &words);
    column_skip(&column, m->gap_px);
    if (page->phone != NULL) {
        struct section_line number = {.words = lang_phone(frame->arena, page->phone),
                                      .kind = SECTION_BIG};
        struct section phone = {.id = "text:phone",
                                .icon = "phone",
                                .heading = page->phone_heading,
                                .line = &number,
                                .line_count = 1};
        section_put(frame, &column, &phone);
        column_skip(&column, m->gap_px);
    }
    if (page->next != NULL) {
        struct rect place = {column.x, column.y, column.w, 0};
        column_skip(&column, button_put(frame, place, page->next) + m->gap_px);
    }
    chrome_end(hall, frame, column);
}
