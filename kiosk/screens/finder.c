#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/finder_words.h"
#include "ui/button.h"
#include "ui/progress.h"
#include "ui/tile.h"

/* "Was passt zu mir?": three pages, a question each, with pictures to choose from. */

static const struct question {
    const char *id; /* of its page */
    const char *title;
} questions[FINDER_QUESTIONS] = {
    [FINDER_AGES] = {"", "finder.title.ages"},
    [FINDER_SITUATIONS] = {"situations", "finder.title.situations"},
    [FINDER_HARD] = {"hard", "finder.title.hard"},
};

enum { MOST_TILES = 32, MANY_TILES = 12 };

static enum finder_question question_of(const struct page *page)
{
    for (int q = 0; q < FINDER_QUESTIONS; q++)
        if (strcmp(questions[q].id, page->id) == 0)
            return (enum finder_question)q;
    return FINDER_AGES;
}

const char *finder_page(enum finder_question question)
{
    return questions[question].id;
}

/* As few rows as may be, so that all answers are seen at once, and these filled. */
static int columns_of(const struct measure *m, int w, int least, int count)
{
    int most = m->wide ? 6 : count > MANY_TILES ? 4 : 3;
    int columns = layout_columns(w, m->gap_px, least, most);
    int rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

static void put_tiles(struct hall *hall, struct frame *frame, struct column *column,
                      enum finder_question question)
{
    const struct measure *m = frame->measure;
    struct tile tile[MOST_TILES];
    int count = finder_count(question) - 1;
    int least = 0;
    for (int i = 0; i < count; i++) {
        const char *word = finder_word(question, i + 1);
        struct finder_picture picture = finder_picture(question, i + 1);
        bool on = (hall->session->finder.chosen[question] >> (i + 1) & 1) != 0;
        tile[i] = (struct tile){
            .id = frame_print(frame, "answer:%s", word),
            .label = finder_value_words(frame, question, i + 1),
            .icon = picture.icon,
            .tint = picture.tint,
            .role = ROLE_TOGGLE,
            .ticked = true,
            .small = count > (m->wide ? MANY_TILES / 2 + 2 : MANY_TILES),
            .state = on ? STATE_CHECKED : 0,
            .action = act(VERB_ANSWER, (int)question, word),
        };
        int w = tile_least_width(frame, &tile[i]);
        least = w > least ? w : least;
    }
    int columns = columns_of(m, column->w, least, count);
    int tallest = 0;
    for (int i = 0; i < count; i++) {
        int w = layout_cell(*column, columns, m->gap_px, 0, i).w;
        int h = tile_height(frame, &tile[i], w);
        tallest = h > tallest ? h : tallest;
    }
    for (int i = 0; i < count; i++)
        tile_put(frame, layout_cell(*column, columns, m->gap_px, tallest, i), &tile[i]);
    column_skip(column, (count + columns - 1) / columns * (tallest + m->gap_px));
}

/* "Überspringen" and the way on; below the page they are in reach all the time. */
struct footer {
    struct button skip, next;
};

/* Large words have no room twice: "Weiter" is said, the other is shown. */
static struct footer footer_of(const struct measure *m, enum finder_question question)
{
    bool shown = m->compact && m->percent > 100;
    bool last = question + 1 == FINDER_QUESTIONS;
    return (struct footer){
        .skip = {.id = "nav:skip",
                 .kind = BUTTON_PALE,
                 .icon = shown ? "skip_next" : NULL,
                 .label = shown ? NULL : strings_get("finder.skip"),
                 .spoken = strings_get("finder.skip"),
                 .around = shown,
                 .centered = true,
                 .action = act(VERB_SKIP, (int)question, NULL)},
        .next = {.id = "nav:next",
                 .kind = BUTTON_MAIN,
                 .label = strings_get(last ? "finder.show" : "finder.next"),
                 .around = shown,
                 .arrow = true,
                 .centered = true,
                 .action = last ? act_open(SCREEN_FOUND, NULL)
                                : act_open(SCREEN_FINDER, finder_page(question + 1))},
    };
}

static int skip_width(struct frame *frame, const struct footer *footer, int w)
{
    int wanted = button_width(frame, &footer->skip);
    int most = (w - frame->measure->gap_px) / 2;
    return wanted < most ? wanted : most;
}

/* For the narrowest that the page can be, so that it is the same before and after the
 * page is made. */
static int footer_px(struct frame *frame, const struct footer *footer)
{
    const struct measure *m = frame->measure;
    int w = frame->all.w * 3 / 4 - 2 * m->margin_px;
    int skip = skip_width(frame, footer, w);
    int h = button_height(frame, &footer->skip, skip);
    int next = button_height(frame, &footer->next, w - m->gap_px - skip);
    h = next > h ? next : h;
    h = m->wide || h > m->tile_px ? h : m->tile_px;
    return h + 2 * m->gap_px;
}

static void put_footer(struct frame *frame, const struct footer *footer)
{
    const struct measure *m = frame->measure;
    struct rect below = chrome_below(frame, footer_px(frame, footer));
    below = (struct rect){below.x + m->margin_px, below.y + m->gap_px,
                          below.w - 2 * m->margin_px, below.h - 2 * m->gap_px};
    int skip = skip_width(frame, footer, below.w);
    struct rect first = {below.x, below.y, skip, below.h};
    struct rect second = {below.x + skip + m->gap_px, below.y, below.w - skip - m->gap_px,
                          below.h};
    chrome_fixed_begin(frame);
    button_put(frame, first, &footer->skip);
    button_put(frame, second, &footer->next);
    chrome_fixed_end(frame);
}

void finder_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    enum finder_question question = question_of(session_page(hall->session));
    struct footer footer = footer_of(m, question);
    struct chrome chrome = {.crisis = session_confides(hall->session),
                            .fixed_below_px = footer_px(frame, &footer)};
    struct column column = chrome_begin(hall, frame, &chrome);
    progress_put(frame, &column, (int)question + 1, FINDER_QUESTIONS, frame->theme->main);
    column_skip(&column, m->gap_px);
    /* Where room is dear it is said once. */
    bool hint = question == FINDER_AGES || !(m->compact || m->percent > 100);
    chrome_title(frame, &column, strings_get(questions[question].title),
                 hint ? strings_get("finder.hint") : NULL);
    frame->secret = true;
    put_tiles(hall, frame, &column, question);
    frame->secret = false;
    put_footer(frame, &footer);
    chrome_end(hall, frame, column);
}
