#include "screens/chrome.h"

#include "core/strings.h"
#include "ui/tile.h"

/* One row of choices below its heading. */
static void put_choices(struct frame *frame, struct column *column, const char *heading,
                        const struct tile *tile, int count)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    column_words(frame, column, ROLE_HEADING, m->strong, t->ink, t->ground, heading);
    column_skip(column, m->gap_px / 2);
    int least = m->tile_px * 2;
    for (int i = 0; i < count; i++) {
        int w = tile_least_width(frame, &tile[i]);
        least = w > least ? w : least;
    }
    int columns = layout_columns(column->w, m->gap_px, least, 3);
    int tallest = 0;
    for (int i = 0; i < count; i++) {
        int h = tile_height(frame, &tile[i],
                            layout_cell(*column, columns, m->gap_px, 0, i).w);
        tallest = h > tallest ? h : tallest;
    }
    for (int i = 0; i < count; i++)
        tile_put(frame, layout_cell(*column, columns, m->gap_px, tallest, i), &tile[i]);
    int rows = (count + columns - 1) / columns;
    column_skip(column, rows * (tallest + m->gap_px) + m->gap_px / 2);
}

static struct tile choice(const char *id, const char *label, const char *icon, bool on,
                          struct action action)
{
    return (struct tile){
        .id = id,
        .label = label,
        .icon = icon,
        .role = ROLE_TOGGLE,
        .state = on ? STATE_CHECKED : 0,
        .action = action,
    };
}

/* A row of values to choose one of. */
struct values {
    const char *id; /* kind of the ids, and of the words: "display.step.600" */
    enum verb verb;
    const int *value;
    int count;
    int now;
};

enum { VALUES = 4 };

static void put_values(struct frame *frame, struct column *column, struct values values)
{
    struct tile tile[VALUES];
    for (int i = 0; i < values.count; i++) {
        const char *id = frame_print(frame, "%s:%d", values.id, values.value[i]);
        const char *words =
            frame_print(frame, "display.%s.%d", values.id, values.value[i]);
        tile[i] = choice(id, strings_get(words), NULL, values.now == values.value[i],
                         (struct action){.verb = (int)values.verb, .n = values.value[i]});
    }
    put_choices(frame, column, strings_get(frame_print(frame, "display.%s", values.id)),
                tile, values.count);
}

/* For one switch or two: what they do is asked only once somebody has said so. */
static void put_scan(struct frame *frame, struct column *column,
                     const struct scan_how *scan)
{
    static const int switches[] = {SCAN_OFF, SCAN_ONE, SCAN_TWO};
    static const int step[] = {600, 1200, 2500, 5000};
    static const int hold[] = {0, 300, 1000};
    static const int blind[] = {200, 400, 1000};
    static const int rounds[] = {2, 3, 5};
    put_values(frame, column,
               (struct values){"scan", VERB_SCAN, switches, 3, (int)scan->switches});
    if (scan->switches == SCAN_OFF)
        return;
    if (scan->switches == SCAN_ONE)
        put_values(frame, column,
                   (struct values){"step", VERB_SCAN_STEP, step, 4, scan->step_ms});
    put_values(frame, column,
               (struct values){"hold", VERB_SCAN_HOLD, hold, 3, scan->hold_ms});
    put_values(frame, column,
               (struct values){"blind", VERB_SCAN_BLIND, blind, 3, scan->blind_ms});
    put_values(frame, column,
               (struct values){"rounds", VERB_SCAN_ROUNDS, rounds, 3, scan->rounds});
}

void display_build(struct hall *hall, struct frame *frame)
{
    const struct session *s = hall->session;
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &column, strings_get("display.title"),
                 strings_get("display.hint"));
    struct tile sizes[] = {
        choice("size:100", strings_get("size.100"), NULL, s->percent == 100,
               act(VERB_SIZE, 100, NULL)),
        choice("size:150", strings_get("size.150"), NULL, s->percent == 150,
               act(VERB_SIZE, 150, NULL)),
        choice("size:200", strings_get("size.200"), NULL, s->percent == 200,
               act(VERB_SIZE, 200, NULL)),
    };
    for (int i = 0; i < 3; i++)
        sizes[i].sample_percent = 100 + 50 * i;
    struct tile themes[] = {
        choice("theme:normal", strings_get("theme.normal"), "wb_sunny",
               s->theme == THEME_LIGHT, act(VERB_THEME, THEME_LIGHT, NULL)),
        choice("theme:contrast", strings_get("theme.contrast"), "tonality",
               s->theme == THEME_CONTRAST, act(VERB_THEME, THEME_CONTRAST, NULL)),
        choice("theme:dark", strings_get("theme.dark"), "brightness_3",
               s->theme == THEME_DARK, act(VERB_THEME, THEME_DARK, NULL)),
    };
    for (int i = 0; i < 3; i++)
        themes[i].wears = theme_get((enum theme_id)i);
    const struct tile uses[] = {
        choice("low:on", strings_get("display.low"), "vertical_align_bottom", s->low,
               act(VERB_LOW, s->low ? 0 : 1, NULL)),
        choice("explore:on", strings_get("display.explore"), "hearing", s->explore,
               act(VERB_EXPLORE, s->explore ? 0 : 1, NULL)),
        choice("dark:on", strings_get("display.dark"), "visibility_off", s->dark,
               act(VERB_DARK, s->dark ? 0 : 1, NULL)),
    };
    /* Without sound nothing can be explored; without headphones all can look. */
    bool speaks = hall->speak != NULL && hall->speak->can;
    int use_count = !speaks ? 1 : !hall->speak->headphones ? 2 : 3;
    put_choices(frame, &column, strings_get("display.size"), sizes, 3);
    put_choices(frame, &column, strings_get("display.theme"), themes, 3);
    put_choices(frame, &column, strings_get("display.use"), uses, use_count);
    put_scan(frame, &column, &s->scan);
    chrome_end(hall, frame, column);
}
