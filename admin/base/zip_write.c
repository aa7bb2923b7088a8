#include "base/zip_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <zip.h>

#include "base/arena.h"
#include "base/durable.h"

/* 2020-01-01, as MS-DOS has it. */
enum { DATED = (2020 - 1980) << 9 | 1 << 5 | 1 };

static bool add_member(zip_t *handle, const struct zip_member *member)
{
    zip_source_t *source = zip_source_buffer(handle, member->bytes, member->len, 0);
    zip_int64_t entry =
        source == NULL ? -1
                       : zip_file_add(handle, member->name, source, ZIP_FL_ENC_UTF_8);
    if (entry < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_file_set_dostime(handle, (zip_uint64_t)entry, 0, DATED, 0) == 0;
}

static bool write_part(const char *part, const struct zip_member *member, size_t count,
                       struct err *err)
{
    int code = 0;
    zip_t *handle = zip_open(part, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (handle == NULL)
        return err_set_errno(err, "%s: could not be made", part);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = add_member(handle, &member[i]);
    ok = ok && zip_close(handle) == 0;
    if (ok)
        return true;
    err_set(err, "%s: could not be written: %s", part, zip_strerror(handle));
    zip_discard(handle);
    unlink(part);
    return false;
}

bool zip_write(const char *path, const struct zip_member *member, size_t count,
               struct err *err)
{
    struct arena arena = {0};
    const char *part = arena_print(&arena, "%s.part", path);
    bool ok = part != NULL || err_set(err, "%s: not enough memory", path);
    ok = ok && write_part(part, member, count, err);
    if (ok && !durable_commit(part, path, err)) {
        durable_remove(part);
        ok = false;
    }
    arena_free(&arena);
    return ok;
}
