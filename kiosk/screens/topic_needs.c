#include "screens/topic_needs.h"

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/finder_words.h"
#include "ui/chip.h"
#include "ui/tile.h"

enum { LEAST_NEEDS = 3, MOST_NEEDS = 6, LEAST_OFFERS = 2 };

int topic_need(const char *need)
{
    for (int i = 1; need != NULL && i < FINDER_SITUATION_COUNT; i++)
        if (finder_bit(FINDER_SITUATIONS, need) == 1u << i)
            return i;
    return 0;
}

/* The needs of the most offers, in the order of the questions. Returns how many. */
static size_t choose(const size_t offers[FINDER_SITUATION_COUNT], int need[MOST_NEEDS])
{
    bool taken[FINDER_SITUATION_COUNT] = {false};
    size_t count = 0;
    for (; count < MOST_NEEDS; count++) {
        int best = 0;
        for (int i = 1; i < FINDER_SITUATION_COUNT; i++)
            if (!taken[i] && offers[i] >= LEAST_OFFERS &&
                (best == 0 || offers[i] > offers[best]))
                best = i;
        if (best == 0)
            break;
        taken[best] = true;
    }
    count = 0;
    for (int i = 1; i < FINDER_SITUATION_COUNT; i++)
        if (taken[i])
            need[count++] = i;
    return count;
}

static void put_chips(struct frame *frame, struct column *column, const int *need,
                      size_t count, int chosen)
{
    struct chip chip[MOST_NEEDS];
    for (size_t i = 0; i < count; i++)
        chip[i] = (struct chip){
            .id = frame_print(frame, "need:%s", finder_word(FINDER_SITUATIONS, need[i])),
            .label = finder_value_words(frame, FINDER_SITUATIONS, need[i]),
            .icon = finder_picture(FINDER_SITUATIONS, need[i]).icon,
            .on = need[i] == chosen,
            .large = !frame->measure->compact,
            .action = act(VERB_NEED, need[i], NULL)};
    chips_put(frame, column, chip, count);
    column_skip(column, frame->measure->gap_px);
}

static void put_tiles(struct frame *frame, struct column *column, const int *need,
                      size_t count, const size_t *left, int chosen)
{
    const struct measure *m = frame->measure;
    struct tile tile[MOST_NEEDS];
    int least = 0;
    int tallest = 0;
    for (size_t i = 0; i < count; i++) {
        struct finder_picture picture = finder_picture(FINDER_SITUATIONS, need[i]);
        tile[i] = (struct tile){
            .id = frame_print(frame, "need:%s", finder_word(FINDER_SITUATIONS, need[i])),
            .label = finder_value_words(frame, FINDER_SITUATIONS, need[i]),
            .hint = strings_count(frame->arena, "topic.count", left[need[i]]),
            .icon = picture.icon,
            .tint = picture.tint,
            .small = true,
            .ticked = true,
            .role = ROLE_TOGGLE,
            .state = need[i] == chosen ? STATE_CHECKED : 0,
            .action = act(VERB_NEED, need[i], NULL)};
        int w = tile_least_width(frame, &tile[i]);
        least = w > least ? w : least;
    }
    int columns =
        layout_columns(column->w, m->gap_px, least, m->wide ? MOST_NEEDS : LEAST_NEEDS);
    for (size_t i = 0; i < count; i++) {
        int w = layout_cell(*column, columns, m->gap_px, 0, (int)i).w;
        int h = tile_height(frame, &tile[i], w);
        tallest = h > tallest ? h : tallest;
    }
    for (size_t i = 0; i < count; i++)
        tile_put(frame, layout_cell(*column, columns, m->gap_px, tallest, (int)i),
                 &tile[i]);
    column_skip(column, ((int)count + columns - 1) / columns * (tallest + m->gap_px));
}

void topic_put_needs(struct frame *frame, struct column *column,
                     const size_t offers[FINDER_SITUATION_COUNT],
                     const size_t left[FINDER_SITUATION_COUNT], int chosen)
{
    const struct measure *m = frame->measure;
    int need[MOST_NEEDS];
    size_t count = choose(offers, need);
    if (count < LEAST_NEEDS)
        return;
    /* Where room is dear, the chosen one alone stays, to be taken back. */
    if (m->compact || m->percent > 100)
        put_chips(frame, column, chosen != 0 ? &chosen : need, chosen != 0 ? 1 : count,
                  chosen);
    else
        put_tiles(frame, column, need, count, left, chosen);
}
