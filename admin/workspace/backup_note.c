#include "workspace/backup_note.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/durable.h"
#include "base/file.h"
#include "base/utf8.h"

enum { NOTE_MOST = 8192 };

bool backup_note_write(const char *folder, const char *copy, int64_t day, struct err *err)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/copied", folder);
    const char *line = arena_print(&arena, "%lld %s\n", (long long)day, copy);
    bool ok = path != NULL && line != NULL
                  ? durable_write(path, line, strlen(line), 0600, err)
                  : err_set(err, "not enough memory");
    arena_free(&arena);
    return ok;
}

static bool parse_line(struct arena *arena, const struct buf *text,
                       struct backup_note *out, struct err *err)
{
    char *end = NULL;
    if (text->len == 0 || !utf8_valid(text->bytes, text->len, NULL))
        return true;
    const char *line = arena_copy_len(arena, text->bytes, strcspn(text->bytes, "\n"));
    if (line == NULL)
        return err_set(err, "not enough memory");
    long long day = strtoll(line, &end, 10);
    if (end != line && *end == ' ' && end[1] != '\0')
        *out = (struct backup_note){.path = end + 1, .day = day};
    return true;
}

bool backup_note_read(const char *folder, struct arena *arena, struct backup_note *out,
                      struct err *err)
{
    struct buf text = {0};
    const char *path = arena_print(arena, "%s/copied", folder);
    *out = (struct backup_note){0};
    if (path == NULL)
        return err_set(err, "not enough memory");
    if (!file_exists(path))
        return true;
    bool ok =
        buf_read_file(&text, path, NOTE_MOST, err) && parse_line(arena, &text, out, err);
    buf_free(&text);
    return ok;
}
