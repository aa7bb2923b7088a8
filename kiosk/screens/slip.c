#include "screens/slip.h"

#include <string.h>

#include "core/strings.h"
#include "screens/card_words.h"
#include "screens/chrome.h"
#include "screens/coach_page.h"
#include "screens/coach_words.h"
#include "screens/code_card.h"
#include "screens/offer_codes.h"
#include "ui/button.h"

static const uint32_t black = 0x000000;
static const uint32_t white = 0xFFFFFF;

/* On paper a code is held close. */
enum { CODE_MOST_MM = 60 };

struct slip {
    struct hall *hall;
    struct frame *frame;
    struct column column;
};

/* A word that is wider than the paper becomes smaller rather than cut. */
static void put_words(struct slip *slip, struct text_style style, const char *words)
{
    int widest = words != NULL ? text_widest_word(slip->frame->text, words, style) : 0;
    if (widest > 0 && widest > slip->column.w) {
        style.size_px = style.size_px * slip->column.w / widest - 1;
        style.pitch_px = style.size_px * 7 / 5;
    }
    column_words(slip->frame, &slip->column, ROLE_TEXT, style, black, white, words);
}

static void skip(struct slip *slip, int parts)
{
    column_skip(&slip->column, slip->frame->measure->body.size_px * parts / 4);
}

static void put_rule(struct slip *slip)
{
    int px = slip->frame->measure->edge_px / 2 + 1;
    skip(slip, 3);
    struct element rule = {.role = ROLE_PANEL,
                           .rect = {slip->column.x, slip->column.y, slip->column.w, px},
                           .look = {.filled = true, .fill = black}};
    frame_add(slip->frame, &rule);
    column_skip(&slip->column, px);
    skip(slip, 3);
}

static void put_code(struct slip *slip, const char *payload)
{
    const struct measure *m = slip->frame->measure;
    const struct matrix *matrix = code_card_squares(slip->frame, payload);
    if (matrix == NULL)
        return;
    int most = measure_mm(m, CODE_MOST_MM);
    int w = slip->column.w < most ? slip->column.w : most;
    int px = matrix_module_px(m, matrix, w, w);
    int side = matrix_side_px(matrix, px);
    matrix_put(slip->frame, slip->column.x + (slip->column.w - side) / 2, slip->column.y,
               px, "code:slip", strings_get("takeaway.spoken"), matrix);
    column_skip(&slip->column, side);
}

static void put_head(struct slip *slip)
{
    const struct measure *m = slip->frame->measure;
    const struct site *site = slip->hall->site;
    put_words(slip, m->strong, strings_get("app.name"));
    put_words(slip, m->note, site != NULL ? site->name : slip->hall->desk_name);
    put_rule(slip);
}

/* What one must have at hand: number, place, hours. */
static void put_reach(struct slip *slip, const struct offer_whole *whole)
{
    const struct measure *m = slip->frame->measure;
    struct arena *arena = slip->frame->arena;
    const struct offer *offer = &whole->offer;
    put_words(slip, m->heading, offer->row.name);
    if (offer->row.phone != NULL)
        put_words(slip, m->big, lang_phone(arena, offer->row.phone));
    put_words(slip, m->body, offer->text[OFFER_STREET]);
    if (offer->text[OFFER_CITY] != NULL)
        put_words(slip, m->body,
                  offer->text[OFFER_POSTCODE] != NULL
                      ? frame_print(slip->frame, "%s %s", offer->text[OFFER_POSTCODE],
                                    offer->text[OFFER_CITY])
                      : offer->text[OFFER_CITY]);
    put_words(slip, m->body, offer_codes_week(slip->hall, arena, whole->hours));
    put_words(slip, m->body, offer->text[OFFER_WEB]);
}

static void put_papers(struct slip *slip, const struct texts *papers, uint64_t ticks)
{
    const struct measure *m = slip->frame->measure;
    if (papers->count == 0)
        return;
    skip(slip, 2);
    put_words(slip, m->strong, strings_get("offer.bring"));
    for (size_t i = 0; i < papers->count; i++)
        put_words(slip, m->body,
                  frame_print(slip->frame, "%s %s",
                              i < 64 && (ticks >> i & 1u) != 0 ? "✓" : "–",
                              papers->item[i]));
}

static void put_offer(struct slip *slip, const struct page *page)
{
    struct offer_whole whole;
    const char *code[OFFER_CODE_PAGES];
    struct arena *arena = slip->frame->arena;
    if (!offer_codes_read(slip->hall, arena, page->id, &whole))
        return;
    enum offer_code kind = page->way > 0 && page->way < OFFER_CODE_END
                               ? (enum offer_code)page->way
                               : offer_codes_first(&whole.offer);
    put_head(slip);
    put_reach(slip, &whole);
    put_papers(slip, &whole.offer.list[OFFER_BRING], page->ticks);
    size_t count = offer_codes_pages(slip->hall, arena, &whole, kind, page->ticks, code);
    for (size_t i = 0; i < count; i++)
        put_code(slip, code[i]);
}

/* One code for all where they fit, else one for each, as on the screen. */
static void put_notepad(struct slip *slip)
{
    const struct session *session = slip->hall->session;
    struct arena *arena = slip->frame->arena;
    struct offer_whole *whole = arena_take_array(arena, SESSION_NOTES, sizeof *whole);
    const char *code[OFFER_CODE_PAGES];
    size_t count = 0;
    for (size_t i = 0; whole != NULL && i < session->note_count; i++)
        count += offer_codes_read(slip->hall, arena, session->note[i], &whole[count]);
    if (count == 0)
        return;
    const char *all = offer_codes_notepad(arena, whole, count);
    put_head(slip);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            put_rule(slip);
        put_reach(slip, &whole[i]);
        if (all == NULL &&
            offer_codes_pages(slip->hall, arena, &whole[i],
                              offer_codes_first(&whole[i].offer), 0, code) > 0)
            put_code(slip, code[0]);
    }
    if (all != NULL)
        put_code(slip, all);
}

static void put_card(struct slip *slip, const char *id)
{
    const struct measure *m = slip->frame->measure;
    struct arena *arena = slip->frame->arena;
    struct card_about about;
    struct card_line line[CARD_LINES];
    const char *code[CARD_PAGES];
    card_read(slip->hall, arena, id, &about);
    size_t count = card_lines(slip->hall, arena, &about, line);
    if (count == 0)
        return;
    put_head(slip);
    for (size_t i = 0; i < count; i++) {
        bool strong = line[i].kind == CARD_HELLO || line[i].kind == CARD_CODE;
        put_words(slip,
                  strong                         ? m->heading
                  : line[i].kind == CARD_HEADING ? m->strong
                                                 : m->body,
                  line[i].german);
        put_words(slip, m->note, line[i].own);
        skip(slip, 1);
    }
    count = card_pages(slip->hall, arena, &about, code);
    for (size_t i = 0; i < count; i++)
        put_code(slip, code[i]);
}

static void put_coach(struct slip *slip, const struct page *page)
{
    const struct measure *m = slip->frame->measure;
    struct arena *arena = slip->frame->arena;
    struct coach coach;
    struct err ignored = {""};
    if (!content_coach(slip->hall->content, arena, page->id, &coach, &ignored))
        return;
    struct coach_choice choice = coach_choice(slip->hall, arena);
    const char *payload[COACH_WAY_END];
    enum coach_way way = coach_page_way(slip->hall, arena, &coach, &choice, payload);
    const char *phone = coach_phone(slip->hall, &coach);
    const char *name[] = {coach.name};
    put_head(slip);
    put_words(slip, m->heading, strings_fill(arena, "coach.hint_name", name, 1));
    if (phone != NULL) {
        put_words(slip, m->body, strings_get("coach.phone_what"));
        put_words(slip, m->big, lang_phone(arena, phone));
    }
    put_words(slip, m->body, strings_get("coach.desk"));
    put_words(slip, m->big, coach_code(slip->hall, arena, &coach, &choice));
    if (payload[way] != NULL)
        put_code(slip, payload[way]);
}

/* True if the page that stands now can be printed. */
static bool possible(const struct hall *hall)
{
    const struct page *page = session_page(hall->session);
    switch (page->screen) {
    case SCREEN_TAKEAWAY:
    case SCREEN_CARD:
    case SCREEN_CARD_CODE:
        return page->id[0] != '\0' || hall->session->note_count > 0;
    case SCREEN_COACH:
        return page->id[0] != '\0' && strcmp(page->id, COACH_CHOOSE) != 0;
    default:
        return false;
    }
}

int slip_build(struct hall *hall, struct frame *frame, int margin_px)
{
    const struct page *page = session_page(hall->session);
    struct rect all = frame->all;
    struct slip slip = {
        hall, frame, {all.x + margin_px, all.y + margin_px, all.w - 2 * margin_px}};
    frame->ground = white;
    if (!possible(hall))
        return 0;
    if (page->screen == SCREEN_COACH)
        put_coach(&slip, page);
    else if (page->screen != SCREEN_TAKEAWAY)
        put_card(&slip, page->id);
    else if (page->id[0] != '\0')
        put_offer(&slip, page);
    else
        put_notepad(&slip);
    return frame->count > 0 ? slip.column.y + margin_px - all.y : 0;
}

int slip_page_end(const struct frame *frame, int from, int room)
{
    int end = from + room;
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < frame->count; i++) {
            struct rect r = frame->element[i].rect;
            if (r.y > from && r.y < end && r.y + r.h > end) {
                end = r.y;
                moved = true;
            }
        }
    }
    return end;
}

bool slip_button(const struct hall *hall, struct button *out)
{
    static const char *const label[] = {[PRINT_NONE] = "print.print",
                                        [PRINT_READY] = "print.print",
                                        [PRINT_RUNS] = "print.runs",
                                        [PRINT_DONE] = "print.done",
                                        [PRINT_FAILED] = "print.failed"};
    enum print_state state = hall->print != NULL ? hall->print->state : PRINT_NONE;
    if (state == PRINT_NONE || !possible(hall))
        return false;
    *out = (struct button){.id = "nav:print",
                           .kind = BUTTON_PALE,
                           .icon = "print",
                           .label = strings_get(label[state]),
                           .state = state == PRINT_READY ? 0 : STATE_DISABLED,
                           .centered = true,
                           .action = act(VERB_PRINT, 0, NULL)};
    return true;
}

void slip_put_button(const struct hall *hall, struct frame *frame, struct column *column)
{
    struct button button;
    if (!slip_button(hall, &button))
        return;
    buttons_put(frame, column, &button, 1);
    column_skip(column, frame->measure->gap_px);
}
