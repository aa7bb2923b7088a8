#include "publish/note_home.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/text_clean.h"
#include "core/strings.h"
#include "publish/notes.h"

static const char begin[] = "ANNA-Meldung";
static const char end[] = ".txt";

struct keeping {
    struct arena arena;
    struct store_notes notes;
    const char *today;
    bool failed;
};

/* Whoever had the stick may have written it: what cannot be shown is left out. */
static void take_note(void *context, const char *file, char *text, int64_t written)
{
    struct keeping *keeping = context;
    struct store_notes *notes = &keeping->notes;
    struct store_note *more =
        array_next(&keeping->arena, notes->item, notes->count, sizeof *more);
    if (more == NULL) {
        keeping->failed = true;
        return;
    }
    notes->item = more;
    notes->item[notes->count++] = (struct store_note){
        .name = text_clean(&keeping->arena, file, false, NULL),
        .words = text_clean(&keeping->arena, text, true, NULL),
        .written = written,
        .brought_on = keeping->today,
    };
}

bool note_home_keep(struct store *store, const char *folder, struct date today,
                    struct err *err)
{
    struct keeping keeping = {.failed = false};
    keeping.today =
        arena_print(&keeping.arena, "%04d-%02d-%02d", today.year, today.month, today.day);
    notes_files(folder, take_note, &keeping);
    bool ok = !keeping.failed && !keeping.arena.failed;
    if (ok)
        ok = store_keep_notes(store, &keeping.notes, err);
    else
        err_set(err, "not enough memory");
    arena_free(&keeping.arena);
    return ok;
}

/* Whether a line is made of these German words: up to their first place they are alike.
 * What stands from there on is in `*rest`, which may be NULL. */
static bool says(const char *line, const char *name, const char **rest)
{
    const char *words = strings_get_in("de", name);
    const char *place = strchr(words, '{');
    size_t len = place != NULL ? (size_t)(place - words) : strlen(words);
    if (len == 0 || strncmp(line, words, len) != 0 ||
        (place == NULL && line[len] != '\0'))
        return false;
    if (rest != NULL)
        *rest = line + len;
    return true;
}

static void read_line(const char *line, struct note_home *out)
{
    const char *rest;
    if (says(line, "stick.shown", &rest)) {
        out->shown = rest;
        rest += strcspn(rest, "0123456789");
        out->number = *rest != '\0' ? strtol(rest, NULL, 10) : 0;
    } else if (says(line, "stick.alert", NULL)) {
        out->older = true;
    } else if (says(line, "stick.clock_behind", NULL) ||
               says(line, "stick.clock_ahead", NULL)) {
        out->clock = line;
    } else if (says(line, "stick.why.disk_full", NULL) ||
               says(line, "stick.why.disk", NULL)) {
        out->disk = line;
    }
}

/* "ennigerloh" of "ANNA-Meldung-ennigerloh.txt". */
static const char *site_of(struct arena *arena, const char *name)
{
    size_t len = strlen(name);
    size_t skip = sizeof begin; /* and the hyphen */
    if (len < skip + sizeof end || strncmp(name, begin, sizeof begin - 1) != 0 ||
        name[sizeof begin - 1] != '-' || !text_ends(name, end))
        return "";
    return arena_copy_len(arena, name + skip, len - skip - (sizeof end - 1));
}

bool note_home_read(struct arena *arena, const struct store_note *note,
                    struct note_home *out)
{
    char *line = arena_copy(arena, note->words);
    *out = (struct note_home){.site = site_of(arena, note->name)};
    while (line != NULL && *line != '\0') {
        char *next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        read_line(line, out);
        line = next;
    }
    return !arena->failed;
}
