#include "core/strings.h"
#include "screens/card_words.h"
#include "screens/chrome.h"
#include "screens/code_card.h"
#include "screens/slip.h"
#include "ui/section.h"

/* The card for the desk as text for the phone, and the same to read. */

struct card_code {
    struct card_about about;
    const char *page[CARD_PAGES];
    size_t count;
};

static const struct card_code *load(struct hall *hall)
{
    static const struct card_code none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct card_code *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL)
        return &none;
    card_read(hall, hall->page_arena, session_page(hall->session)->id, &data->about);
    data->count = card_pages(hall, hall->page_arena, &data->about, data->page);
    hall->page_data = data;
    return data;
}

static void put_words(struct hall *hall, struct frame *frame, struct column *column,
                      const struct card_about *about)
{
    struct card_line line[CARD_LINES];
    struct section_line words[CARD_LINES];
    size_t count = card_lines(hall, frame->arena, about, line);
    for (size_t i = 0; i < count; i++)
        words[i] = (struct section_line){
            .words = line[i].german,
            .kind = line[i].kind == CARD_HELLO ? SECTION_STRONG : SECTION_PLAIN};
    struct section section = {.id = "text:card",
                              .icon = "assignment_ind",
                              .heading = strings_get("card.in_code"),
                              .line = words,
                              .line_count = count};
    section_put(frame, column, &section);
    column_skip(column, frame->measure->gap_px);
}

void card_code_build(struct hall *hall, struct frame *frame)
{
    const struct card_code *data = load(hall);
    const struct page *page = session_page(hall->session);
    struct chrome chrome = {.crisis = data->about.crisis};
    struct column whole = chrome_begin(hall, frame, &chrome);
    if (data->count == 0) {
        chrome_title(frame, &whole, strings_get("offer.gone_title"), NULL);
        chrome_end(hall, frame, whole);
        return;
    }
    chrome_title(frame, &whole, strings_get("takeaway.title"),
                 frame->measure->compact ? NULL : strings_get("card.code_what"));
    struct column left = whole;
    struct column right = whole;
    bool beside = code_card_beside(frame, whole, &left, &right);
    struct column *code = beside ? &left : &whole;
    struct column *text = beside ? &right : &whole;
    size_t shown =
        page->shown >= 0 && (size_t)page->shown < data->count ? (size_t)page->shown : 0;
    const struct code_card card = {.id = "code:card", .payload = data->page[shown]};
    code_card_page(frame, code, &card, shown, data->count);
    put_words(hall, frame, text, &data->about);
    code_card_steps(frame, text, strings_get("takeaway.step.text"));
    column_skip(text, frame->measure->gap_px);
    slip_put_button(hall, frame, text);
    code_card_private(frame, text, strings_get("takeaway.private"));
    if (beside)
        whole.y = left.y > right.y ? left.y : right.y;
    chrome_end(hall, frame, whole);
}
