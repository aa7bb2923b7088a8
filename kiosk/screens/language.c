#include "screens/chrome.h"

#include <string.h>

#include "core/strings.h"
#include "ui/tile.h"

enum { MOST_TILES = 16 };

/* German that is easier to read stands beside the languages, if there is any. */
static struct tile level_tile(struct hall *hall)
{
    return (struct tile){
        .id = "lang:" CONTENT_SIMPLE,
        .label = chrome_level_name(hall),
        .hint = strings_get_in("de", "language.simple_hint"),
        .leading = true,
        .role = ROLE_TILE,
        .state = hall->session->simple ? STATE_CURRENT : 0,
        .action = act(VERB_LANG, 0, CONTENT_SIMPLE),
    };
}

/* "Language · Dil · لغة": for whoever cannot read the title. */
static const char *other_words(const struct hall *hall, struct frame *frame)
{
    const char *words = "";
    for (size_t i = 0; i < hall->lang_count; i++) {
        const struct lang *lang = lang_find(hall->langs[i]);
        if (lang == NULL || strcmp(lang->id, hall->session->lang) == 0)
            continue;
        words = words[0] == '\0' ? lang->word
                                 : frame_print(frame, "%s · %s", words, lang->word);
    }
    return words;
}

void language_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    struct chrome chrome = {.back = NULL};
    struct column column = chrome_begin(hall, frame, &chrome);
    /* On a small panel all languages stand on the first view: nobody scrolls for hers. */
    chrome_title(frame, &column, strings_get("language.title"),
                 m->compact ? NULL : other_words(hall, frame));
    int narrowest = m->tile_px;
    int most = m->wide ? 4 : 2;
    int tallest = m->compact ? m->target_px : m->tile_px * 3 / 2;
    struct tile tile[MOST_TILES];
    size_t count = hall->lang_count < MOST_TILES - 1 ? hall->lang_count : MOST_TILES - 1;
    for (size_t i = 0; i < count; i++) {
        const struct lang *lang = lang_find(hall->langs[i]);
        tile[i] = (struct tile){
            .id = frame_print(frame, "lang:%s", hall->langs[i]),
            .label = lang != NULL ? lang->name : hall->langs[i],
            .hint = lang != NULL && !m->compact ? lang->welcome : NULL,
            .leading = true,
            .role = ROLE_TILE,
            .action = act(VERB_LANG, 0, hall->langs[i]),
        };
        if (strcmp(hall->langs[i], session_reads(hall->session)) == 0)
            tile[i].state = STATE_CURRENT;
    }
    if (hall->content != NULL && content_level(hall->content) != CONTENT_LEVEL_NONE)
        tile[count++] = level_tile(hall);
    for (size_t i = 0; i < count; i++) {
        int least = tile_least_width(frame, &tile[i]);
        narrowest = least > narrowest ? least : narrowest;
    }
    int columns = layout_columns(column.w, m->gap_px, narrowest, most);
    for (size_t i = 0; i < count; i++) {
        int h =
            tile_height(frame, &tile[i], layout_cell(column, columns, m->gap_px, 0, 0).w);
        tallest = h > tallest ? h : tallest;
    }
    for (size_t i = 0; i < count; i++)
        tile_put(frame, layout_cell(column, columns, m->gap_px, tallest, (int)i),
                 &tile[i]);
    int rows = ((int)count + columns - 1) / columns;
    column_skip(&column, rows * (tallest + m->gap_px));
    if (strcmp(hall->session->lang, "de") != 0)
        column_words(frame, &column, ROLE_NOTE, m->note, frame->theme->soft,
                     frame->theme->ground, strings_get("language.note"));
    chrome_end(hall, frame, column);
}
