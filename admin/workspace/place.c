#include "workspace/place.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/durable.h"
#include "base/file.h"
#include "core/db.h"

enum { ADDRESS_MOST = 2048 };

static const char note[] = "database";

const char *place_database(struct arena *arena, const char *folder, struct err *err)
{
    struct buf text = {0};
    const char *file = arena_print(arena, "%s/workspace.db", folder);
    const char *path = arena_print(arena, "%s/%s", folder, note);
    if (arena->failed) {
        err_set(err, "not enough memory");
        return NULL;
    }
    if (!file_exists(path))
        return file;
    const char *address = NULL;
    if (buf_read_file(&text, path, ADDRESS_MOST, err) && text.len > 0)
        address = arena_copy_len(arena, text.bytes, strcspn(text.bytes, "\n"));
    buf_free(&text);
    if (address != NULL && db_is_address(address))
        return address;
    err_set(err, "%s: this is no address of a database", path);
    return NULL;
}

bool place_exists(const char *folder)
{
    struct arena arena = {0};
    const char *file = arena_print(&arena, "%s/workspace.db", folder);
    const char *path = arena_print(&arena, "%s/%s", folder, note);
    bool there = !arena.failed && (file_exists(file) || file_exists(path));
    arena_free(&arena);
    return there;
}

bool place_keep(const char *folder, const char *address, struct err *err)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/%s", folder, note);
    const char *line = arena_print(&arena, "%s\n", address != NULL ? address : "");
    bool ok = !arena.failed || err_set(err, "not enough memory");
    if (ok && address != NULL)
        ok = durable_write(path, line, strlen(line), 0600, err);
    else if (ok)
        ok = (unlink(path) == 0 || errno == ENOENT || err_set_errno(err, "%s", path)) &&
             durable_sync_folder(folder, err);
    arena_free(&arena);
    return ok;
}
