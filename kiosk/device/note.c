#include "device/note.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/durable.h"
#include "words/delivery_program.h"
#include "words/delivery_words.h"
#include "core/strings.h"

enum { PATH_LEN = 4200, NOTE_LIMIT = 65536 };

/* The plain editors of old machines want a carriage return at the end of a line. */
static void add_line(struct buf *out, const char *words)
{
    if (words == NULL)
        return;
    buf_add_text(out, words);
    buf_add_text(out, "\r\n");
}

static void add_others(struct buf *out, struct arena *arena, const struct delivery *d)
{
    size_t named = d->other_count < DELIVERY_OTHERS ? d->other_count : DELIVERY_OTHERS;
    if (named == 0)
        return;
    add_line(out, "");
    add_line(out, strings_get("stick.others"));
    for (size_t i = 0; i < named; i++)
        buf_print(out, "%s: %s\r\n", d->other[i].name,
                  delivery_reason_words(arena, d->other[i].reason));
    if (d->other_count > named)
        add_line(out, strings_count(arena, "stick.more_files", d->other_count - named));
}

/* What is shown; that it is an older one must be seen by whoever opens the note. */
static void add_contents(struct buf *out, struct arena *arena, const struct delivery *d)
{
    const char *line[DELIVERY_CONTENTS];
    size_t count = delivery_contents(arena, &d->shown, &d->newest, line);
    if (count > 0)
        add_line(out, "");
    for (size_t i = 0; i < count; i++)
        add_line(out, line[i]);
}

/* What became of a new program, unless that stands above; and what runs. */
static void add_program(struct buf *out, struct arena *arena, const struct delivery *d)
{
    if (d->program.runs == 0)
        return;
    add_line(out, "");
    add_line(out, delivery_program_beside(arena, d));
    add_line(out, delivery_program_runs(arena, d));
    add_line(out, delivery_program_back(arena, d));
}

static void compose(struct buf *out, struct arena *arena, const char *site,
                    const struct delivery *d, const char *technical)
{
    const char *place[] = {site};
    add_line(out, strings_fill(arena, "stick.note.from", place, 1));
    add_line(out, "");
    add_line(out, delivery_title(d));
    add_line(out, delivery_sentence(arena, d));
    add_line(out, delivery_second(d));
    if (d->end != DELIVERY_FAILED)
        add_line(out, delivery_changes(arena, d));
    add_contents(out, arena, d);
    add_program(out, arena, d);
    add_others(out, arena, d);
    if (d->clock != BELIEF_RIGHT)
        add_line(out, "");
    add_line(out, delivery_clock(arena, d));
    if (technical[0] != '\0') {
        add_line(out, "");
        add_line(out, strings_get("stick.note.technical"));
        add_line(out, technical);
    }
}

/* Sites have plain ids; anything else gets a name without one. */
static bool plain(const char *site)
{
    return site[0] != '\0' &&
           strspn(site, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(site);
}

static bool says_so(const char *path, const struct buf *text)
{
    struct buf there = {0};
    struct err ignored = {""};
    bool same = buf_read_file(&there, path, NOTE_LIMIT, &ignored) &&
                there.len == text->len &&
                memcmp(there.bytes, text->bytes, text->len) == 0;
    buf_free(&there);
    return same;
}

bool note_write(const char *folder, const char *site, const struct delivery *delivery,
                const char *technical, struct err *err)
{
    char below[PATH_LEN];
    char path[PATH_LEN + 128];
    if (snprintf(below, sizeof below, "%s/anna", folder) >= (int)sizeof below)
        return err_set(err, "%.60s...: the path is too long", folder);
    snprintf(path, sizeof path, "%s/ANNA-Meldung%s%.64s.txt", below,
             plain(site) ? "-" : "", plain(site) ? site : "");
    struct arena arena = {0};
    struct buf text = {0};
    bool ok = strings_set_lang("de", err);
    if (ok) {
        compose(&text, &arena, site, delivery, technical);
        ok = (!text.failed && !arena.failed) || err_set(err, "not enough memory");
    }
    if (ok && !says_so(path, &text))
        ok = durable_folder(below, 0755, err) &&
             durable_write(path, text.bytes, text.len, 0644, err);
    buf_free(&text);
    arena_free(&arena);
    return ok;
}
