#include "workspace/backup.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/zip_write.h"
#include "workspace/backup_names.h"
#include "workspace/keys.h"
#include "workspace/keys_seal.h"
#include "workspace/store_carry.h"

enum { FILES_MOST = 1000, FILE_LIMIT = 1 << 30 };

struct packing {
    const char *folder;
    const char *passphrase;
    struct arena arena;
    struct zip_member member[FILES_MOST];
    struct buf bytes[FILES_MOST];
    enum backup_guard guard[FILES_MOST];
    size_t count;
};

/* A secret key as it goes in. */
static bool guard_key(struct packing *packing, const char *name, const char *path,
                      size_t at, struct err *err)
{
    bool own = false;
    bool ok = strcmp(name, "keys/reports.key") == 0
                  ? keys_reports_protected(path, &own, err)
                  : keys_protected(path, &own, err);
    if (!ok)
        return false;
    packing->guard[at] = own ? BACKUP_PROTECTED : BACKUP_BARE;
    if (own || packing->passphrase == NULL)
        return true;
    struct buf sealed = {0};
    ok = keys_seal(packing->passphrase, packing->bytes[at].bytes, packing->bytes[at].len,
                   &sealed, err);
    buf_wipe_free(&packing->bytes[at]);
    packing->bytes[at] = sealed;
    packing->guard[at] = BACKUP_SEALED;
    packing->member[at].name = arena_print(&packing->arena, "%s.sealed", name);
    return ok && (packing->member[at].name != NULL || err_set(err, "not enough memory"));
}

/* `path` NULL: where the name says. */
static bool take_file(struct packing *packing, const char *name, const char *path,
                      struct err *err)
{
    size_t at = packing->count;
    const char *copy = arena_copy(&packing->arena, name);
    if (path == NULL)
        path = arena_print(&packing->arena, "%s/%s", packing->folder, name);
    if (packing->arena.failed)
        return err_set(err, "not enough memory");
    if (at == FILES_MOST)
        return err_set(err, "%s: there are too many files", packing->folder);
    packing->count++;
    packing->member[at].name = copy;
    if (!buf_read_file(&packing->bytes[at], path, FILE_LIMIT, err) ||
        (backup_is_key(name) && !guard_key(packing, name, path, at, err)))
        return false;
    packing->member[at].bytes = packing->bytes[at].bytes;
    packing->member[at].len = packing->bytes[at].len;
    return true;
}

static bool take_database(struct packing *packing, struct store *store, struct err *err)
{
    const char *copy = arena_print(&packing->arena, "%s/workspace.db.%ld.part",
                                   packing->folder, (long)getpid());
    if (copy == NULL)
        return err_set(err, "not enough memory");
    unlink(copy);
    bool ok =
        store_copy(store, copy, err) && take_file(packing, "workspace.db", copy, err);
    unlink(copy);
    return ok;
}

static int newest_first(const struct dirent **a, const struct dirent **b)
{
    long one = strtol((*a)->d_name, NULL, 10);
    long other = strtol((*b)->d_name, NULL, 10);
    return one != other ? (one < other ? 1 : -1) : strcmp((*a)->d_name, (*b)->d_name);
}

/* The files of a folder that may be in a copy, at most so many. */
static bool take_folder(struct packing *packing, const char *below, size_t most,
                        struct err *err)
{
    const char *path = arena_print(&packing->arena, "%s/%s", packing->folder, below);
    struct dirent **entry = NULL;
    int count = path == NULL ? -1 : scandir(path, &entry, NULL, newest_first);
    bool ok = path != NULL || err_set(err, "not enough memory");
    for (int i = 0; i < count; i++) {
        const char *name = arena_print(&packing->arena, "%s/%s", below, entry[i]->d_name);
        if (ok && name == NULL)
            ok = err_set(err, "not enough memory");
        if (ok && most > 0 && backup_is_name(name)) {
            ok = take_file(packing, name, NULL, err);
            most--;
        }
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
    return ok;
}

static bool take_keys(struct packing *packing, struct err *err)
{
    for (size_t i = 0; i < BACKUP_KEYS; i++)
        if (!take_file(packing, backup_keys[i], NULL, err))
            return false;
    return true;
}

bool backup_has_bare_key(const char *folder, bool *out, struct err *err)
{
    struct arena arena = {0};
    const char *signing = arena_print(&arena, "%s/keys/minisign.key", folder);
    const char *reports = arena_print(&arena, "%s/keys/reports.key", folder);
    bool one = false;
    bool other = false;
    bool ok = (!arena.failed || err_set(err, "not enough memory")) && keys_init(err) &&
              keys_protected(signing, &one, err) &&
              keys_reports_protected(reports, &other, err);
    arena_free(&arena);
    *out = !one || !other;
    return ok;
}

bool backup_write(const char *folder, struct store *store, const char *passphrase,
                  const char *out, backup_tell *tell, void *context, struct err *err)
{
    if (file_exists(out))
        return err_set(err, "%s: is there already and is not overwritten", out);
    struct packing *packing = calloc(1, sizeof *packing);
    if (packing == NULL)
        return err_set(err, "not enough memory");
    packing->folder = folder;
    packing->passphrase = passphrase;
    mode_t mask = umask(0077);
    bool ok = keys_init(err) && take_database(packing, store, err) &&
              take_keys(packing, err) &&
              take_folder(packing, "published", BACKUP_PUBLISHED, err) &&
              take_folder(packing, "setup", FILES_MOST, err) &&
              zip_write(out, packing->member, packing->count, err) &&
              (chmod(out, 0600) == 0 || err_set_errno(err, "%s", out));
    umask(mask);
    for (size_t i = 0; i < packing->count; i++) {
        if (ok)
            tell(context, packing->member[i].name, packing->member[i].len,
                 packing->guard[i]);
        buf_wipe_free(&packing->bytes[i]);
    }
    arena_free(&packing->arena);
    free(packing);
    return ok;
}
