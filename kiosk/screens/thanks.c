#include "core/strings.h"
#include "screens/answer_words.h"
#include "screens/chrome.h"
#include "screens/three_words.h"
#include "ui/button.h"

/* "Danke": drawn only after the report is on the disk for good. */

enum { MOST_SHOWN = 3 };

struct thanks_data {
    const struct phrase_book *book; /* NULL: she wants no words */
    struct answer *row;
    size_t count;
};

static const struct thanks_data *load(struct hall *hall)
{
    static const struct thanks_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct thanks_data *data = arena_take(hall->page_arena, sizeof *data);
    struct err ignored = {""};
    if (data == NULL || !content_answers(hall->content, hall->page_arena, NULL,
                                         &data->row, &data->count, &ignored))
        return &none;
    if (hall->session->has_words)
        data->book = three_words_book(hall);
    hall->page_data = data;
    return data;
}

static void put_centered(struct frame *frame, struct column *column, enum role role,
                         struct text_style style, uint32_t ink, const char *words)
{
    struct element e = {.role = role, .ground = frame->theme->ground};
    struct rect box = {column->x, column->y, column->w, 0};
    int widest = text_widest_word(frame->text, words, style);
    if (widest > column->w) {
        style.size_px = style.size_px * column->w / widest - 1;
        style.pitch_px = style.size_px * 135 / 100;
    }
    column->y += frame_text(frame, &e, words, style, ink, box, TEXT_CENTER, 0);
    e.rect = e.text_rect;
    frame_add(frame, &e);
}

static void put_answers(struct hall *hall, struct frame *frame, struct column *column,
                        const struct thanks_data *data)
{
    const struct measure *m = frame->measure;
    size_t count = data->count < MOST_SHOWN ? data->count : MOST_SHOWN;
    struct entry entry[MOST_SHOWN];
    if (count == 0)
        return;
    column_words(frame, column, ROLE_HEADING, m->heading, frame->theme->ink,
                 frame->theme->ground, strings_get("answers.title"));
    column_skip(column, m->gap_px);
    for (size_t i = 0; i < count; i++)
        entry[i] = answer_entry(hall, frame, &data->row[i]);
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px);
}

void thanks_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct thanks_data *data = load(hall);
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    bool words = hall->session->has_words && data->book != NULL;
    if (data->count == 0 && !words)
        column_skip(&column, frame->view.h / 8);
    if (!m->compact && m->percent == 100 && !words) {
        int side = m->tile_px * 3 / 2;
        layout_image(
            frame, "favorite",
            (struct rect){column.x + (column.w - side) / 2, column.y, side, side},
            t->report);
        column_skip(&column, side + m->gap_px);
    }
    put_centered(frame, &column, ROLE_HEADING, m->title, t->ink,
                 strings_get("thanks.title"));
    put_centered(frame, &column, ROLE_TEXT, m->body, t->soft, strings_get("thanks.what"));
    column_skip(&column, m->gap_px * 2);
    if (words)
        three_words_put(frame, &column, data->book, &hall->session->words);
    put_answers(hall, frame, &column, data);
    struct button button[] = {{.id = "nav:start",
                               .kind = BUTTON_MAIN,
                               .icon = "home",
                               .label = strings_get("thanks.start"),
                               .centered = true,
                               .action = act(VERB_HOME, 0, NULL)},
                              {.id = "nav:coach",
                               .kind = BUTTON_PLAIN,
                               .icon = "record_voice_over",
                               .label = strings_get("nav.coach"),
                               .centered = true,
                               .action = act_open(SCREEN_COACH, NULL)},
                              {.id = "nav:answers",
                               .kind = BUTTON_PLAIN,
                               .icon = "done_all",
                               .label = strings_get("thanks.all"),
                               .centered = true,
                               .action = act_open(SCREEN_ANSWERS, NULL)}};
    buttons_put(frame, &column, button, data->count > MOST_SHOWN ? 3 : 2);
    chrome_end(hall, frame, column);
}
