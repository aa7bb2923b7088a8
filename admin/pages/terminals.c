#include "pages/terminals.h"

#include <string.h>

static enum terminal_state state_of(const struct terminal *terminal, struct date today)
{
    const struct note_home *note = &terminal->note;
    if (terminal->kept == NULL)
        return TERMINAL_NEVER;
    if (note->older || note->clock != NULL || note->disk != NULL)
        return TERMINAL_SICK;
    return date_days_between(terminal->heard_on, today) > TERMINALS_SILENT_DAYS
               ? TERMINAL_SILENT
               : TERMINAL_WELL;
}

static struct terminal *find_terminal(struct terminals *all, const char *site)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->item[i].site != NULL && all->item[i].kept == NULL &&
            strcmp(record_id(all->item[i].site), site) == 0)
            return &all->item[i];
    return &all->item[all->count++];
}

bool terminals_make(struct arena *arena, struct store *store,
                    const struct document *document, struct date today,
                    struct terminals *out, struct err *err)
{
    struct store_notes notes;
    size_t sites = document->list[RECORD_SITE].count;
    *out = (struct terminals){.count = 0};
    if (!store_notes(store, arena, &notes, err))
        return false;
    out->item = arena_take_array(arena, sites + notes.count + 1, sizeof *out->item);
    if (out->item == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < sites; i++)
        out->item[out->count++].site = document->list[RECORD_SITE].item[i];
    for (size_t i = 0; i < notes.count; i++) {
        struct note_home note;
        if (!note_home_read(arena, &notes.item[i], &note))
            return err_set(err, "not enough memory");
        struct terminal *terminal = find_terminal(out, note.site);
        terminal->kept = &notes.item[i];
        terminal->note = note;
        terminal->heard_on = today;
        (void)date_parse(notes.item[i].brought_on, &terminal->heard_on);
    }
    for (size_t i = 0; i < out->count; i++)
        out->item[i].state = state_of(&out->item[i], today);
    return true;
}
