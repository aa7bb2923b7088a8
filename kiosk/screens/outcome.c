#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/simple_page.h"
#include "screens/three_words.h"
#include "ui/progress.h"
#include "ui/section.h"
#include "ui/tile.h"

/* "Was wurde daraus?" Three words, each found by touch: a group, a thing of it, a colour;
 * then what the office answered. */

enum { OF_A_WORD = SESSION_CHOICES / PHRASE_WORDS, GROUP = 0, THING = 1, COLOUR = 2 };

/* As people call them; the same in every theme, with words beside. */
static const struct tint dyes[] = {
    {"red", 0xD32F2F, 0xD32F2F},   {"yellow", 0xFDD835, 0xFDD835},
    {"blue", 0x1E63C4, 0x1E63C4},  {"green", 0x2E8B3D, 0x2E8B3D},
    {"black", 0x111111, 0x111111}, {"white", 0xFFFFFF, 0xFFFFFF},
    {"brown", 0x795234, 0x795234}, {"grey", 0x9A9A9A, 0x9A9A9A},
};

static const char *const group_tint[] = {"teal", "amber", "blue", "violet",
                                         "red",  "green", "plum", "olive"};

static const struct tint *dye_of(const char *id)
{
    for (size_t i = 0; i < sizeof dyes / sizeof dyes[0]; i++)
        if (strcmp(dyes[i].name, id) == 0)
            return &dyes[i];
    return NULL;
}

static struct tile tile_of(struct frame *frame, const struct phrase_book *book,
                           const unsigned char *word, int part, int at)
{
    struct tile tile = {
        .role = ROLE_TILE, .small = part != COLOUR, .action = act(VERB_CHOOSE, at, NULL)};
    if (part == GROUP) {
        tile.id = frame_print(frame, "group:%s", book->group_id[at]);
        tile.label = book->group[at];
        tile.icon = book->group_icon[at];
        tile.tint = group_tint[at % (int)(sizeof group_tint / sizeof group_tint[0])];
    } else if (part == THING) {
        int thing = word[GROUP] * PHRASE_IN_GROUP + at;
        tile.id = frame_print(frame, "thing:%s", book->thing_id[thing]);
        tile.label = book->thing[thing];
        tile.icon = book->thing_icon[thing];
    } else {
        int thing = word[GROUP] * PHRASE_IN_GROUP + word[THING];
        tile.id = frame_print(frame, "colour:%s", book->colour_id[at]);
        tile.label =
            phrase_word(book, frame->arena, (unsigned)(thing * PHRASE_COLOURS + at));
        tile.icon = "lens";
        tile.dyed = dye_of(book->colour_id[at]);
    }
    if (tile.label == NULL)
        tile.label = "";
    return tile;
}

/* As few rows as may be, and these filled. */
static int columns_of(const struct measure *m, int w, int least, int count)
{
    int columns = layout_columns(w, m->gap_px, least, m->wide ? 8 : 4);
    int rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

static void put_tiles(struct frame *frame, struct column *column,
                      const struct phrase_book *book, const unsigned char *word, int part)
{
    const struct measure *m = frame->measure;
    struct tile tile[PHRASE_GROUPS];
    int count = part == COLOUR ? PHRASE_COLOURS : PHRASE_IN_GROUP;
    int least = 0;
    int tallest = 0;
    for (int i = 0; i < count; i++) {
        tile[i] = tile_of(frame, book, word, part, i);
        int w = tile_least_width(frame, &tile[i]);
        least = w > least ? w : least;
    }
    int columns = columns_of(m, column->w, least, count);
    for (int i = 0; i < count; i++) {
        int w = layout_cell(*column, columns, m->gap_px, 0, i).w;
        int h = tile_height(frame, &tile[i], w);
        tallest = h > tallest ? h : tallest;
    }
    for (int i = 0; i < count; i++)
        tile_put(frame, layout_cell(*column, columns, m->gap_px, tallest, i), &tile[i]);
    column_skip(column, (count + columns - 1) / columns * (tallest + m->gap_px));
}

/* The words that are whole so far, one after the other. */
static const char *words_so_far(struct hall *hall, struct frame *frame,
                                const struct phrase_book *book, int count)
{
    struct phrase phrase = session_phrase(hall->session);
    const char *all = NULL;
    for (int i = 0; i < count; i++) {
        const char *word = phrase_word(book, frame->arena, phrase.word[i]);
        all = all == NULL ? word : frame_print(frame, "%s · %s", all, word);
    }
    wipe(&phrase, sizeof phrase);
    return all;
}

static void put_choices(struct hall *hall, struct frame *frame, struct column *column,
                        const struct phrase_book *book, int made)
{
    static const char *const title[] = {[GROUP] = "outcome.group",
                                        [THING] = "outcome.thing",
                                        [COLOUR] = "outcome.colour"};
    int word = made / OF_A_WORD;
    int part = made % OF_A_WORD;
    const char *number[] = {frame_print(frame, "%d", word + 1)};
    const char *said = words_so_far(hall, frame, book, word);
    chrome_title(frame, column, strings_fill(frame->arena, title[part], number, 1),
                 said != NULL ? said
                 : made == 0  ? strings_get("outcome.hint")
                              : NULL);
    put_tiles(frame, column, book, &hall->session->outcome.choice[made - part], part);
}

static const char *state_words(enum outcome_state state)
{
    static const char *const words[OUTCOME_STATE_COUNT] = {
        [OUTCOME_READ] = "outcome.state.read",
        [OUTCOME_CONFIRMED] = "outcome.state.confirmed",
        [OUTCOME_IN_PROGRESS] = "outcome.state.in_progress",
        [OUTCOME_PLANNED] = "outcome.state.planned",
        [OUTCOME_FIXED] = "outcome.state.fixed",
        [OUTCOME_CANNOT_FIX] = "outcome.state.cannot_fix",
        [OUTCOME_NOT_OURS] = "outcome.state.not_ours"};
    return strings_get(words[state < OUTCOME_STATE_COUNT ? state : OUTCOME_READ]);
}

static void put_notice(struct frame *frame, struct column *column, const char *icon,
                       const char *first, const char *second)
{
    struct section_line line[] = {{.words = first, .kind = SECTION_STRONG},
                                  {.words = second}};
    struct section notice = {.id = "text:news",
                             .icon = icon,
                             .notice = true,
                             .line = line,
                             .line_count = second != NULL ? 2 : 1};
    section_put(frame, column, &notice);
    column_skip(column, frame->measure->gap_px);
}

static void put_answer(struct hall *hall, struct frame *frame, struct column *column)
{
    const struct outcome *found = &hall->session->outcome.found;
    struct section_line line[] = {
        {.words = state_words(found->state),
         .kind = found->state == OUTCOME_FIXED ? SECTION_GOOD : SECTION_STRONG},
        {.words = arena_copy(frame->arena, found->text)}};
    struct section answer = {.id = "text:answer",
                             .icon = "mail_outline",
                             .heading = strings_get("outcome.answer"),
                             .line = line,
                             .line_count = line[1].words != NULL ? 2 : 1};
    if (strcmp(hall->session->lang, "de") != 0)
        put_notice(frame, column, "translate", strings_get("offer.german_only"), NULL);
    section_put(frame, column, &answer);
    column_skip(column, frame->measure->gap_px);
}

static void put_news(struct hall *hall, struct frame *frame, struct column *column,
                     const struct phrase_book *book)
{
    enum outcome_news news = hall->session->outcome.news;
    chrome_title(frame, column, strings_get("outcome.title"),
                 words_so_far(hall, frame, book, PHRASE_WORDS));
    if (news == OUTCOME_WAITING) {
        put_notice(frame, column, "search", strings_get("outcome.wait"), NULL);
        return;
    }
    if (news == OUTCOME_FOUND)
        put_answer(hall, frame, column);
    else if (news == OUTCOME_FAILED)
        put_notice(frame, column, "error_outline", strings_get("report.failed_title"),
                   NULL);
    else
        put_notice(frame, column, "info_outline", strings_get("outcome.nothing"),
                   strings_get("outcome.nothing_why"));
    struct button button[] = {{.id = "nav:start",
                               .kind = BUTTON_MAIN,
                               .icon = "home",
                               .label = strings_get("thanks.start"),
                               .centered = true,
                               .action = act(VERB_HOME, 0, NULL)},
                              {.id = "nav:again",
                               .kind = BUTTON_PLAIN,
                               .icon = "refresh",
                               .label = strings_get("outcome.again"),
                               .centered = true,
                               .action = act(VERB_OUTCOME, 0, NULL)}};
    buttons_put(frame, column, button, news == OUTCOME_FOUND ? 1 : 2);
}

void outcome_build(struct hall *hall, struct frame *frame)
{
    if (hall->page_data == NULL && three_words_there(hall))
        hall->page_data = (void *)three_words_book(hall);
    const struct phrase_book *book = hall->page_data;
    if (book == NULL) {
        struct simple_page page = {.title = strings_get("outcome.title"),
                                   .icon = "vpn_key",
                                   .line = {strings_get("report.closed")},
                                   .phone_heading = strings_get("report.phone"),
                                   .phone = hall->desk_phone};
        simple_page_build(hall, frame, &page);
        return;
    }
    int made = session_choices(session_page(hall->session));
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    if (made < SESSION_CHOICES) {
        progress_put(frame, &column, made + 1, SESSION_CHOICES, frame->theme->main);
        column_skip(&column, frame->measure->gap_px);
        put_choices(hall, frame, &column, book, made);
    } else {
        put_news(hall, frame, &column, book);
    }
    chrome_end(hall, frame, column);
}
