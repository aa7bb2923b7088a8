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
    };
    put_choices(frame, &column, strings_get("display.size"), sizes, 3);
    put_choices(frame, &column, strings_get("display.theme"), themes, 3);
    put_choices(frame, &column, strings_get("display.use"), uses, 1);
    chrome_end(hall, frame, column);
}
