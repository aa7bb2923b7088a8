#include "speech/clip_gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "core/crypt.h"
#include "speech/clip_store.h"

/* Gives the clips one after the other to the file. */
struct gathering {
    struct arena *arena;
    const char *store;
    const char **name; /* sorted */
    size_t name_count, next;
    struct clip_entry entry; /* the one that is being given */
    size_t given;            /* bytes of it */
    struct crypt_hash passing;
    struct clip_whole whole;
    struct clip_gathered *out;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *row_text(struct gathering *in, const struct clip_row *row)
{
    struct buf text = {0};
    clip_row_write(row, &text);
    const char *copy = text.failed ? NULL : arena_copy(in->arena, text.bytes);
    buf_free(&text);
    return copy;
}

/* The next clip that is there; false behind the last one. */
static bool next_entry(struct gathering *in)
{
    while (in->next < in->name_count) {
        const char *name = in->name[in->next++];
        if (!clip_store_read(in->store, name, &in->entry))
            continue;
        struct clip_row row = in->entry.row;
        row.position = in->whole.len;
        in->out->row[1 + in->out->clips++] =
            (struct store_word){name, row_text(in, &row)};
        in->given = 0;
        return true;
    }
    return false;
}

static bool more(void *context, void *piece, size_t room, size_t *len, struct err *err)
{
    struct gathering *in = context;
    *len = 0;
    if (in->given == in->entry.bytes.len) {
        clip_store_free(&in->entry);
        in->given = 0;
        if (!next_entry(in))
            return !in->arena->failed || err_set(err, "not enough memory");
    }
    size_t left = in->entry.bytes.len - in->given;
    *len = left < room ? left : room;
    memcpy(piece, in->entry.bytes.bytes + in->given, *len);
    crypt_hash_add(&in->passing, piece, *len);
    in->given += *len;
    in->whole.len += *len;
    return true;
}

static bool say_whole(struct gathering *in)
{
    struct buf text = {0};
    crypt_hash_end(&in->passing, in->whole.hash);
    clip_whole_write(&in->whole, &text);
    in->out->row[0] = (struct store_word){
        "voice", text.failed ? NULL : arena_copy(in->arena, text.bytes)};
    buf_free(&text);
    in->out->count = 1 + in->out->clips;
    return in->out->row[0].value != NULL;
}

bool clip_gather(struct arena *arena, const struct spoken_texts *texts, const char *store,
                 const char *path, struct clip_gathered *out, struct err *err)
{
    struct gathering in = {
        .arena = arena, .store = store, .name_count = texts->count, .out = out};
    *out = (struct clip_gathered){.sentences = texts->count};
    in.name = arena_take_array(arena, texts->count + 1, sizeof *in.name);
    out->row = arena_take_array(arena, texts->count + 1, sizeof *out->row);
    if (in.name == NULL || out->row == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < texts->count; i++)
        in.name[i] = texts->item[i].name;
    qsort(in.name, texts->count, sizeof *in.name, by_name);
    crypt_hash_begin(&in.passing);
    bool ok = durable_fill(path, more, &in, err);
    clip_store_free(&in.entry);
    if (ok && out->clips > 0)
        return say_whole(&in) || err_set(err, "not enough memory");
    durable_remove(path);
    return ok;
}
