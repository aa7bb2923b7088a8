#include <stdio.h>
#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/offer_words.h"
#include "ui/button.h"
#include "ui/section.h"
#include "ui/tile.h"

/* What the visitor put aside, with the numbers to copy. Gone when she is. What she takes
 * away stays in its place for a moment, so that nothing moves and she can put it back. */

struct noted {
    struct offer_item item;
    const char *place; /* "Marktplatz 1, Oelde"; NULL: unknown */
};

struct notepad_data {
    struct noted noted[SESSION_NOTES];
    size_t count;
};

static const char *place_of(struct arena *arena, const struct offer *offer)
{
    const char *street = offer->text[OFFER_STREET];
    const char *town = offer->text[OFFER_CITY];
    if (street == NULL || town == NULL)
        return street != NULL ? street : town;
    /* An address is German in every language, its comma too. */
    size_t len = strlen(street) + strlen(town) + 3;
    char *words = arena_take(arena, len);
    if (words != NULL)
        snprintf(words, len, "%s, %s", street, town);
    return words;
}

static const struct notepad_data *load(struct hall *hall)
{
    static const struct notepad_data none;
    if (hall->page_data != NULL)
        return hall->page_data;
    struct notepad_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL)
        return &none;
    const struct session *session = hall->session;
    const struct session_undo *undo = &session->undo;
    bool all = undo->count > 0;
    size_t count = all ? undo->count : session->note_count;
    for (size_t i = 0; i < count; i++) {
        struct err ignored = {""};
        struct noted *noted = &data->noted[data->count];
        struct offer offer;
        /* An offer that a new bundle no longer has is passed over. */
        if (!content_offer(hall->content, hall->page_arena,
                           all ? undo->note[i] : session->note[i], &offer, &ignored))
            continue;
        noted->item.row = offer.row;
        noted->place = place_of(hall->page_arena, &offer);
        offer_item_read(hall->page_arena, &noted->item);
        data->count++;
    }
    hall->page_data = data;
    return data;
}

/* "Entfernen", or "Zurückholen" where that was pressed, as large as each other. */
struct turn {
    const char *id;
    const char *label;
    const char *spoken;
    const char *icon;
    struct action action;
};

static struct turn turn_of(const struct hall *hall, struct frame *frame,
                           const struct offer_row *row)
{
    bool there = session_noted(hall->session, row->id);
    const char *name[] = {row->name};
    return (struct turn){
        .id = frame_print(frame, there ? "remove:%s" : "put_back:%s", row->id),
        .label = strings_get(there ? "notepad.remove" : "notepad.put_back"),
        .spoken = strings_fill(
            frame->arena, there ? "a11y.remove_from_notepad" : "a11y.put_back", name, 1),
        .icon = there ? "delete" : "undo",
        .action = act(there ? VERB_REMOVE : VERB_PUT_BACK, 0, row->id)};
}

/* Large enough for either word. */
static struct rect turn_size(struct frame *frame)
{
    static const char picture[] = "undo";
    const char *const words[] = {strings_get("notepad.remove"),
                                 strings_get("notepad.put_back")};
    struct rect size = {0};
    struct tile tile[2];
    for (int i = 0; i < 2; i++) {
        tile[i] = (struct tile){.label = words[i], .icon = picture, .small = true};
        int w = tile_least_width(frame, &tile[i]);
        size.w = w > size.w ? w : size.w;
    }
    for (int i = 0; i < 2; i++) {
        int h = tile_height(frame, &tile[i], size.w);
        size.h = h > size.h ? h : size.h;
    }
    return size;
}

static struct entry entry_of(struct hall *hall, struct frame *frame,
                             const struct noted *noted)
{
    const struct offer_row *row = &noted->item.row;
    struct entry entry = offer_entry(hall, frame, &noted->item);
    entry.summary = noted->place;
    if (row->phone != NULL) {
        const char *value[] = {strings_get("offer.phone"),
                               lang_phone(frame->arena, row->phone)};
        const char *phone = strings_fill(frame->arena, "hours.line", value, 2);
        entry.summary = noted->place == NULL
                            ? phone
                            : frame_print(frame, "%s\n%s", phone, noted->place);
    }
    if (session_noted(hall->session, row->id))
        return entry;
    entry.taken = true;
    entry.action = act(VERB_NONE, 0, NULL);
    return entry;
}

/* The turn stands beside its row where there is room for the words, below it where not.
 */
static void put_noted(struct hall *hall, struct frame *frame, struct column *column,
                      const struct noted *noted)
{
    const struct measure *m = frame->measure;
    struct entry entry = entry_of(hall, frame, noted);
    struct turn turn = turn_of(hall, frame, &noted->item.row);
    struct rect size = turn_size(frame);
    int w = size.w;
    if (w > column->w / 4) {
        struct button below = {.id = turn.id,
                               .kind = BUTTON_PLAIN,
                               .icon = turn.icon,
                               .label = turn.label,
                               .spoken = turn.spoken,
                               .centered = true,
                               .action = turn.action};
        entry_put(frame, column, &entry);
        column_skip(column, m->gap_px);
        struct rect place = {column->x, column->y, column->w, 0};
        column_skip(column, button_put(frame, place, &below));
        return;
    }
    struct tile beside = {.id = turn.id,
                          .label = turn.label,
                          .icon = turn.icon,
                          .role = ROLE_BUTTON,
                          .small = true,
                          .action = turn.action};
    struct column row = {column->x, column->y, column->w - w - m->gap_px};
    entry_put(frame, &row, &entry);
    int h = size.h;
    h = h > row.y - column->y ? h : row.y - column->y;
    tile_put(frame, (struct rect){row.x + row.w + m->gap_px, column->y, w, h}, &beside);
    column_skip(column, h);
}

/* All was taken away a moment ago. */
static void put_back_all(struct frame *frame, struct column *column)
{
    struct button back = {.id = "nav:put_back",
                          .kind = BUTTON_MAIN,
                          .icon = "undo",
                          .label = strings_get("notepad.put_back_all"),
                          .centered = true,
                          .action = act(VERB_PUT_BACK, 0, NULL)};
    struct rect place = {column->x, column->y, column->w, 0};
    column_skip(column, button_put(frame, place, &back));
    column_skip(column, frame->measure->gap_px);
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
                              {.id = "nav:card",
                               .kind = BUTTON_PALE,
                               .icon = "assignment_ind",
                               .label = strings_get("card.for_desk"),
                               .spoken = strings_get("a11y.card"),
                               .centered = true,
                               .action = act_open(SCREEN_CARD, NULL)},
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
        crisis = crisis || data->noted[i].item.row.crisis;
    struct chrome chrome = {.crisis = crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    size_t count = hall->session->note_count;
    if (data->count == 0 || count == 0) {
        chrome_title(frame, &column, strings_get("notepad.empty_title"), NULL);
        if (data->count > 0)
            put_back_all(frame, &column);
        put_empty(frame, &column);
        chrome_end(hall, frame, column);
        return;
    }
    chrome_title(frame, &column, strings_get("notepad.title"),
                 strings_count(frame->arena, "notepad.count", count));
    for (size_t i = 0; i < data->count; i++) {
        frame->secret = true;
        put_noted(hall, frame, &column, &data->noted[i]);
        frame->secret = false;
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
