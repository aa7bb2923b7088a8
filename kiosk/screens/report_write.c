#include "core/strings.h"
#include "words/capital.h"
#include "words/telltale.h"
#include "screens/keys.h"
#include "screens/report_stages.h"
#include "ui/section.h"
#include "ui/writing.h"

/* A text of at most 280 characters, which nobody has to write. */

enum { LEAST_PAGE_MM = 70, SHEET_LINES = 4 };

static struct action key_act(void *context, const struct keyboard_key *key,
                             const char *target)
{
    return key->action == KEYBOARD_DONE ? act(VERB_BACK, 0, NULL)
                                        : keys_act(context, key, target);
}

static struct keyboard keyboard_of(const struct report_page *page)
{
    const struct session *session = page->hall->session;
    struct keys *keys = arena_take(page->frame->arena, sizeof *keys);
    if (keys != NULL)
        *keys = (struct keys){page->frame, session};
    return (struct keyboard){.keys = session->keyboard,
                             .language = keys_of(session->lang),
                             .text = true,
                             .done = strings_get("report.done"),
                             .words = keys_words,
                             .act = key_act,
                             .capitals =
                                 capital_wanted(session->draft.text) != session->shift,
                             .capital = keys_capital,
                             .context = keys};
}

static void put_sheet(const struct report_page *page, struct rect rect)
{
    struct writing sheet = {.id = "field:text",
                            .label = strings_get("report.write_title"),
                            .words = page->hall->session->draft.text,
                            .placeholder = strings_get("report.write_here"),
                            .action = act(VERB_KEYS, 1, NULL)};
    page->frame->secret = sheet.words[0] != '\0';
    writing_put(page->frame, rect, &sheet);
    page->frame->secret = false;
}

static const char *room_words(const struct report_page *page)
{
    return strings_count(page->frame->arena, "report.room",
                         report_room(&page->hall->session->draft));
}

static const char *warning(const struct report_page *page)
{
    struct frame *frame = page->frame;
    return report_warning(frame,
                          telltale_find(frame->arena, page->hall->session->draft.text));
}

/* Where the keyboard leaves no room for a page: the sheet between home and the language,
 * one line about it, the keys. */
static void build_slim(const struct report_page *page, const struct chrome *chrome,
                       const struct keyboard *keyboard)
{
    struct frame *frame = page->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct rect sheet = chrome_slim(page->hall, frame, chrome);
    struct rect body = frame->body;
    int tray = keyboard_height(frame, keyboard, body.w, body.h);
    const char *words = warning(page);
    struct text_style style = m->note;
    int w = body.w - 2 * m->margin_px;
    int lines = text_width(frame->text, words != NULL ? words : "", style) > w ? 2 : 1;
    int h = lines * style.pitch_px;
    int bottom = body.y + body.h - tray - h;
    if (bottom - m->gap_px / 2 > sheet.y + sheet.h)
        sheet.h = bottom - m->gap_px / 2 - sheet.y;
    put_sheet(page, sheet);
    keyboard_put(frame, chrome_below(frame, tray), keyboard);
    /* Sitting before it, in large letters, there is room for the sheet alone. */
    if (bottom < sheet.y + sheet.h)
        return;
    struct element e = {.role = ROLE_NOTE, .ground = t->ground, .secret = words != NULL};
    frame_text(frame, &e, words != NULL ? words : room_words(page), style,
               words != NULL ? t->ink : t->soft,
               (struct rect){body.x + m->margin_px, bottom, w, 0}, TEXT_START, lines);
    e.rect = e.text_rect;
    frame_add(frame, &e);
}

static void put_below(const struct report_page *page, struct column *column)
{
    struct frame *frame = page->frame;
    const struct measure *m = frame->measure;
    const char *words = warning(page);
    if (words != NULL) {
        struct section_line line = {.words = words};
        struct section notice = {.id = "text:warning",
                                 .icon = "error_outline",
                                 .notice = true,
                                 .line = &line,
                                 .line_count = 1};
        frame->secret = true;
        section_put(frame, column, &notice);
        frame->secret = false;
        column_skip(column, m->gap_px);
    }
    column_words(frame, column, ROLE_TEXT, m->body, frame->theme->soft,
                 frame->theme->ground, room_words(page));
    column_skip(column, m->gap_px);
    report_put_secret(frame, column);
}

void report_write_build(const struct report_page *page)
{
    struct frame *frame = page->frame;
    const struct measure *m = frame->measure;
    struct keyboard keyboard = keyboard_of(page);
    struct chrome chrome = {.crisis = page->data->row.crisis};
    size_t before = frame->count;
    chrome.fixed_below_px = keyboard_height(frame, &keyboard, frame->all.w, frame->all.h);
    struct column column = chrome_begin(page->hall, frame, &chrome);
    bool large = m->wide && m->percent > 100;
    if (m->compact || large || frame->view.h < measure_mm(m, LEAST_PAGE_MM)) {
        frame->count = before;
        frame->scrolling = false;
        frame->view = frame->all;
        frame->scroll_px = 0;
        build_slim(page, &chrome, &keyboard);
        return;
    }
    int sheet_h = SHEET_LINES * m->body.pitch_px + m->pad_px * 3 / 2;
    int most = frame->view.h / 2;
    chrome_top_begin(frame);
    if (m->percent == 100 && frame->view.h > measure_mm(m, 2 * LEAST_PAGE_MM)) {
        column_words(frame, &column, ROLE_HEADING, m->title, frame->theme->ink,
                     frame->theme->ground, strings_get("report.write_title"));
        column_words(frame, &column, ROLE_TEXT, m->body, frame->theme->soft,
                     frame->theme->ground, strings_get("report.write_hint"));
        column_skip(&column, m->gap_px);
        most = frame->view.h - (column.y - frame->view.y) - m->tile_px;
    }
    struct rect sheet = {column.x, column.y, column.w, sheet_h < most ? sheet_h : most};
    put_sheet(page, sheet);
    column_skip(&column, sheet.h + m->gap_px);
    chrome_top_end(frame, &column);
    put_below(page, &column);
    frame->scrolling = false;
    keyboard_put(frame, chrome_below(frame, chrome.fixed_below_px), &keyboard);
    frame->scrolling = true;
    chrome_end(page->hall, frame, column);
}
