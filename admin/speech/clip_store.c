#include "speech/clip_store.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "base/utf8.h"
#include "core/crypt.h"

enum { PATH_LEN = 4200, KEY_AT = 5, FILE_LIMIT = CLIP_LIMIT + 2 * CLIP_VALUE };

static bool path_of(char out[PATH_LEN], const char *folder, const char *name)
{
    return snprintf(out, PATH_LEN, "%s/%s", folder, name + KEY_AT) < PATH_LEN;
}

/* The line at `*at`, without its end. False if there is none, or it does not fit. */
static bool take_line(char out[CLIP_VALUE], const struct buf *file, size_t *at)
{
    const char *begin = file->bytes + *at;
    const char *end = memchr(begin, '\n', file->len - *at);
    if (end == NULL || end - begin >= CLIP_VALUE)
        return false;
    memcpy(out, begin, (size_t)(end - begin));
    out[end - begin] = '\0';
    *at += (size_t)(end - begin) + 1;
    return true;
}

static bool whole(struct clip_entry *entry, const struct buf *file)
{
    char value[CLIP_VALUE];
    unsigned char hash[CLIP_HASH];
    size_t at = 0;
    if (file->len == 0 || !take_line(entry->made, file, &at) ||
        !take_line(value, file, &at) || !clip_row_read(&entry->row, value) ||
        file->len - at != entry->row.len)
        return false;
    crypt_digest(hash, sizeof hash, file->bytes + at, entry->row.len);
    buf_add(&entry->bytes, file->bytes + at, entry->row.len);
    return memcmp(hash, entry->row.hash, sizeof hash) == 0 && !entry->bytes.failed;
}

bool clip_store_read(const char *folder, const char *name, struct clip_entry *out)
{
    char path[PATH_LEN];
    struct buf file = {0};
    struct err ignored = {""};
    *out = (struct clip_entry){.made = ""};
    bool ok = path_of(path, folder, name) &&
              buf_read_file(&file, path, FILE_LIMIT, &ignored) && whole(out, &file);
    buf_free(&file);
    if (!ok)
        clip_store_free(out);
    return ok;
}

void clip_store_free(struct clip_entry *entry)
{
    buf_free(&entry->bytes);
}

bool clip_store_write(const char *folder, const char *name,
                      const struct clip_entry *entry, struct err *err)
{
    char path[PATH_LEN];
    struct buf file = {0};
    struct clip_row row = entry->row;
    row.position = 0;
    row.len = entry->bytes.len;
    crypt_digest(row.hash, sizeof row.hash, entry->bytes.bytes, entry->bytes.len);
    buf_print(&file, "%s\n", entry->made);
    clip_row_write(&row, &file);
    buf_add(&file, "\n", 1);
    buf_add(&file, entry->bytes.bytes, entry->bytes.len);
    bool ok = (!file.failed || err_set(err, "not enough memory")) &&
              (path_of(path, folder, name) ||
               err_set(err, "%.60s...: the path is too long", folder)) &&
              durable_folder(folder, 0700, err) &&
              durable_write(path, file.bytes, file.len, 0600, err);
    buf_free(&file);
    return ok;
}
