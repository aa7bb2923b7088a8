#include "workspace/backup.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/file.h"
#include "base/zip_read.h"
#include "core/crypt.h"
#include "workspace/backup_names.h"
#include "workspace/keys.h"
#include "workspace/keys_seal.h"

enum { FILE_LIMIT = 1 << 30 };

const char *const backup_keys[BACKUP_KEYS] = {"keys/minisign.key", "keys/minisign.pub",
                                              "keys/reports.key", "keys/reports.pub"};

bool backup_is_key(const char *name)
{
    return strcmp(name, backup_keys[0]) == 0 || strcmp(name, backup_keys[2]) == 0;
}

bool backup_is_sealed(const char *name)
{
    return strcmp(name, "keys/minisign.key.sealed") == 0 ||
           strcmp(name, "keys/reports.key.sealed") == 0;
}

static bool is_published(const char *name)
{
    size_t digits = strspn(name, "0123456789");
    return digits > 0 && digits < 16 && name[0] != '0' &&
           (strcmp(name + digits, ".anna") == 0 ||
            strcmp(name + digits, ".anna.minisig") == 0);
}

static bool is_plain(const char *name)
{
    size_t len = strlen(name);
    return len > 0 && len < 200 && name[0] != '.' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == len;
}

bool backup_is_name(const char *name)
{
    for (size_t i = 0; i < BACKUP_KEYS; i++)
        if (strcmp(name, backup_keys[i]) == 0)
            return true;
    return strcmp(name, "workspace.db") == 0 || backup_is_sealed(name) ||
           (strncmp(name, "published/", 10) == 0 && is_published(name + 10)) ||
           (strncmp(name, "setup/", 6) == 0 && is_plain(name + 6));
}

static bool has_member(const struct zip_read *zip, const char *name)
{
    for (size_t i = 0; i < zip_read_count(zip); i++)
        if (strcmp(zip_read_name(zip, i), name) == 0)
            return true;
    return false;
}

/* A copy of a workspace, whole, and nothing else. */
static bool open_backup(const char *path, struct zip_read **zip, bool *sealed,
                        struct err *err)
{
    static const char *const must[] = {"workspace.db", "keys/minisign.pub",
                                       "keys/reports.pub"};
    if (!zip_read_open(zip, path, err))
        return false;
    bool ok = true;
    *sealed = false;
    for (size_t i = 0; ok && i < zip_read_count(*zip); i++) {
        const char *name = zip_read_name(*zip, i);
        *sealed = *sealed || backup_is_sealed(name);
        if (!backup_is_name(name))
            ok = err_set(err,
                         "%s: %.100s: this does not belong into a copy of a workspace",
                         path, name);
    }
    for (size_t i = 0; ok && i < sizeof must / sizeof must[0]; i++)
        if (!has_member(*zip, must[i]))
            ok = err_set(err, "%s: this is no copy of a workspace, it has no %s", path,
                         must[i]);
    if (!ok)
        zip_read_close(*zip);
    return ok;
}

static bool look_at(struct zip_read *zip, size_t at, size_t *len,
                    enum backup_guard *guard, struct err *err)
{
    const char *name = zip_read_name(zip, at);
    const char *path;
    struct stat about;
    bool own = false;
    if (!zip_read_unpack(zip, at, &path, err))
        return false;
    if (stat(path, &about) != 0)
        return err_set_errno(err, "%s", name);
    *len = (size_t)about.st_size;
    *guard = backup_is_sealed(name) ? BACKUP_SEALED : BACKUP_PLAIN;
    if (!backup_is_key(name))
        return true;
    bool ok = strcmp(name, "keys/reports.key") == 0
                  ? keys_reports_protected(path, &own, err)
                  : keys_protected(path, &own, err);
    *guard = own ? BACKUP_PROTECTED : BACKUP_BARE;
    return ok || err_prefix(err, "%s", name);
}

bool backup_list(const char *path, backup_tell *tell, void *context, bool *sealed,
                 struct err *err)
{
    struct zip_read *zip;
    bool asks = false;
    bool ok = keys_init(err) && open_backup(path, &zip, &asks, err);
    if (!ok)
        return false;
    for (size_t i = 0; ok && tell != NULL && i < zip_read_count(zip); i++) {
        size_t len = 0;
        enum backup_guard guard = BACKUP_PLAIN;
        ok = look_at(zip, i, &len, &guard, err);
        if (ok)
            tell(context, zip_read_name(zip, i), len, guard);
    }
    zip_read_close(zip);
    if (sealed != NULL)
        *sealed = asks;
    return ok;
}

struct restoring {
    struct zip_read *zip;
    const char *folder;
    const char *passphrase;
    struct arena arena;
    const char **made; /* files, to be taken away after a failure */
    size_t made_count;
};

static bool write_member(struct restoring *to, size_t at, struct err *err)
{
    const char *name = zip_read_name(to->zip, at);
    size_t len = strlen(name);
    bool sealed = backup_is_sealed(name);
    const char *place = arena_print(&to->arena, "%s/%.*s", to->folder,
                                    (int)(sealed ? len - strlen(".sealed") : len), name);
    const char *unpacked;
    struct buf bytes = {0};
    struct buf plain = {0};
    if (place == NULL)
        return err_set(err, "not enough memory");
    bool ok = zip_read_unpack(to->zip, at, &unpacked, err) &&
              buf_read_file(&bytes, unpacked, FILE_LIMIT, err);
    if (ok && sealed)
        ok = (to->passphrase != NULL ||
              err_set(err, "its keys are sealed; give the passphrase of the copy")) &&
             keys_seal_open(to->passphrase, bytes.bytes, bytes.len, &plain, err);
    const struct buf *from = sealed ? &plain : &bytes;
    ok = ok && file_make(place, from->bytes, from->len, 0600, err);
    if (ok)
        to->made[to->made_count++] = place;
    buf_wipe_free(&plain);
    buf_wipe_free(&bytes);
    return ok || err_prefix(err, "%s", name);
}

static bool make_folders(struct restoring *to, struct err *err)
{
    static const char *const below[] = {"keys", "published", "setup"};
    for (size_t i = 0; i < sizeof below / sizeof below[0]; i++) {
        const char *path = arena_print(&to->arena, "%s/%s", to->folder, below[i]);
        if (path == NULL)
            return err_set(err, "not enough memory");
        if (!durable_folder(path, 0700, err))
            return false;
    }
    return true;
}

/* Everything but the database, then that. */
static bool write_all(struct restoring *to, struct err *err)
{
    for (int last = 0; last < 2; last++)
        for (size_t i = 0; i < zip_read_count(to->zip); i++) {
            bool database = strcmp(zip_read_name(to->zip, i), "workspace.db") == 0;
            if (database == (last == 1) && !write_member(to, i, err))
                return false;
        }
    const char *path = arena_print(&to->arena, "%s/workspace.db", to->folder);
    struct store *store = NULL;
    bool ok =
        path != NULL ? store_open(&store, path, err) : err_set(err, "not enough memory");
    store_close(store);
    return ok;
}

bool backup_restore(const char *path, const char *folder, const char *passphrase,
                    struct err *err)
{
    struct restoring to = {.folder = folder, .passphrase = passphrase};
    bool sealed;
    const char *database = arena_print(&to.arena, "%s/workspace.db", folder);
    bool ok = database != NULL || err_set(err, "not enough memory");
    if (ok && file_exists(database))
        ok =
            err_set(err, "%s: there is a workspace already; restore into another with -w",
                    folder);
    ok = ok && crypt_init(err) && open_backup(path, &to.zip, &sealed, err);
    if (ok) {
        to.made =
            arena_take_array(&to.arena, zip_read_count(to.zip) + 1, sizeof *to.made);
        ok = (to.made != NULL || err_set(err, "not enough memory")) &&
             make_folders(&to, err) && write_all(&to, err);
        for (size_t i = 0; !ok && to.made != NULL && i < to.made_count; i++)
            unlink(to.made[i]);
        zip_read_close(to.zip);
    }
    arena_free(&to.arena);
    return ok;
}
