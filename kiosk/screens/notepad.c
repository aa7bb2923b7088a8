#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/offer_words.h"
#include "ui/button.h"
#include "ui/section.h"
#include "ui/tile.h"

/* What the visitor put aside, with the numbers to copy. Gone when she is. */

struct notepad_data {
    struct offer_item item[SESSION_NOTES];
    size_t count;
};

static const struct notepad_data *load(struct hall *hall)
{
    static const struct notepad_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct notepad_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL)
        return &none;
    const struct session *session = hall->session;
    for (size_t i = 0; i < session->note_count; i++) {
        struct err ignored = {""};
        struct offer_item *item = &data->item[data->count];
        /* An offer that a new bundle no longer has is passed over. */
        if (!content_row(hall->content, hall->page_arena, session->note[i], &item->row,
                         &ignored))
            continue;
        offer_item_read(hall->page_arena, item);
        data->count++;
    }
    hall->page_data = data;
    return data;
}

/* "Entfernen" beside its row where there is room for the word, below it where not. */
static void put_noted(struct hall *hall, struct frame *frame, struct column *column,
                      const struct offer_item *item)
{
    const struct measure *m = frame->measure;
    struct entry entry = offer_entry(hall, frame, item);
    if (item->row.phone != NULL) {
        const char *value[] = {strings_get("offer.phone"),
                               lang_phone(frame->arena, item->row.phone)};
        entry.summary = strings_fill(frame->arena, "hours.line", value, 2);
    }
    const char *name[] = {item->row.name};
    const char *id = frame_print(frame, "remove:%s", item->row.id);
    const char *spoken = strings_fill(frame->arena, "a11y.remove_from_notepad", name, 1);
    struct action remove = act(VERB_REMOVE, 0, item->row.id);
    struct tile beside = {.id = id,
                          .label = strings_get("notepad.remove"),
                          .icon = "delete",
                          .role = ROLE_BUTTON,
                          .small = true,
                          .action = remove};
    int w = tile_least_width(frame, &beside);
    if (w > column->w / 4) {
        struct button below = {.id = id,
                               .kind = BUTTON_PLAIN,
                               .icon = "delete",
                               .label = beside.label,
                               .spoken = spoken,
                               .centered = true,
                               .action = remove};
        entry_put(frame, column, &entry);
        column_skip(column, m->gap_px);
        struct rect place = {column->x, column->y, column->w, 0};
        column_skip(column, button_put(frame, place, &below));
        return;
    }
    struct column row = {column->x, column->y, column->w - w - m->gap_px};
    entry_put(frame, &row, &entry);
    int h = tile_height(frame, &beside, w);
    h = h > row.y - column->y ? h : row.y - column->y;
    tile_put(frame, (struct rect){row.x + row.w + m->gap_px, column->y, w, h}, &beside);
    column_skip(column, h);
}

static void put_empty(struct frame *frame, struct column *column)
{
    struct section_line line = {.words = strings_get("notepad.empty_what")};
    struct section words = {
        .id = "text:empty", .icon = "bookmark_border", .line = &line, .line_count = 1};
    section_put(frame, column, &words);
    column_skip(column, frame->measure->gap_px);
    struct button go = {.id = "nav:topics",
                        .kind = BUTTON_MAIN,
                        .icon = "apps",
                        .label = strings_get("notepad.empty_go"),
                        .arrow = true,
                        .action = act(VERB_HOME, 0, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    column_skip(column, button_put(frame, place, &go));
}

static void put_buttons(struct frame *frame, struct column *column)
{
    struct button button[] = {{.id = "nav:takeaway",
                               .kind = BUTTON_MAIN,
                               .icon = "qr_code",
                               .label = strings_get("notepad.takeaway"),
                               .centered = true,
                               .action = act_open(SCREEN_TAKEAWAY, NULL)},
                              {.id = "nav:empty",
                               .kind = BUTTON_ALARM,
                               .icon = "delete_sweep",
                               .label = strings_get("notepad.clear"),
                               .centered = true,
                               .action = act(VERB_EMPTY_NOTEPAD, 0, NULL)}};
    buttons_put(frame, column, button, sizeof button / sizeof button[0]);
}

void notepad_build(struct hall *hall, struct frame *frame)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    const struct notepad_data *data = load(hall);
    bool crisis = false;
    for (size_t i = 0; i < data->count; i++)
        crisis = crisis || data->item[i].row.crisis;
    struct chrome chrome = {.crisis = crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    if (data->count == 0) {
        chrome_title(frame, &column, strings_get("notepad.empty_title"), NULL);
        put_empty(frame, &column);
        chrome_end(hall, frame, column);
        return;
    }
    chrome_title(frame, &column, strings_get("notepad.title"),
                 strings_count(frame->arena, "notepad.count", data->count));
    for (size_t i = 0; i < data->count; i++) {
        put_noted(hall, frame, &column, &data->item[i]);
        column_skip(&column, m->gap_px);
    }
    put_buttons(frame, &column);
    column_skip(&column, m->gap_px);
    int icon = m->note.size_px * 5 / 4;
    layout_image(
        frame, "lock",
        (struct rect){column.x, column.y + (m->note.pitch_px - icon) / 2, icon, icon},
        t->soft);
    struct column note = {column.x + icon * 3 / 2, column.y, column.w - icon * 3 / 2};
    column_words(frame, &note, ROLE_NOTE, m->note, t->soft, t->ground,
                 strings_get("notepad.gone"));
    column.y = note.y;
    chrome_end(hall, frame, column);
}
