#include "device/stick.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "device/install.h"

/* Names that are looked at in one folder: a stick may hold a whole camera. */
enum { MOST_ENTRIES = 20000 };

static bool is_bundle(const char *name)
{
    size_t len = strlen(name);
    return len > 5 && name[0] != '.' && strcmp(name + len - 5, ".anna") == 0;
}

/* Why a bundle with this signature is not worth copying. */
static enum delivery_reason judge(struct stick_bundle *b,
                                  const struct stick_reader *reader)
{
    struct signature signature;
    struct err ignored = {""};
    const struct buf *text = &b->signature_text;
    if (!signature_parse(&signature, text->bytes, text->len, &ignored))
        return DELIVERY_DAMAGED;
    if (!signature_key_known(&signature, reader->keys, reader->key_count, &ignored))
        return DELIVERY_FOREIGN;
    if (!signature_verify_comment(&signature, reader->keys, reader->key_count, &ignored))
        return DELIVERY_DAMAGED;
    if (!bundle_read_label(&b->label, signature.comment, &ignored))
        return DELIVERY_NOT_CONTENT;
    b->proved = true;
    struct bundle_label newest = {.sequence = reader->floor};
    enum bundle_fit fit =
        bundle_fit(&b->label, reader->floor > 0 ? &newest : NULL, true, reader->site);
    if (fit == BUNDLE_FITS && b->label.sequence == reader->floor && reader->own != NULL &&
        reader->own->len == text->len &&
        memcmp(reader->own->bytes, text->bytes, text->len) == 0)
        return DELIVERY_KNOWN;
    return install_reason(fit);
}

static enum delivery_reason look_at(struct stick_bundle *b,
                                    const struct stick_reader *reader)
{
    char beside[STICK_PATH + 16];
    struct stat about;
    struct err ignored = {""};
    snprintf(beside, sizeof beside, "%s.minisig", b->path);
    if (lstat(beside, &about) != 0)
        return errno == ENOENT ? DELIVERY_UNSIGNED : DELIVERY_UNREADABLE;
    if (!S_ISREG(about.st_mode))
        return DELIVERY_UNSIGNED;
    if (!buf_read_file(&b->signature_text, beside, BUNDLE_SIGNATURE_LIMIT, &ignored))
        return about.st_size > BUNDLE_SIGNATURE_LIMIT ? DELIVERY_DAMAGED
                                                      : DELIVERY_UNREADABLE;
    return judge(b, reader);
}

static int best_first(const void *a, const void *b)
{
    const struct stick_bundle *one = a;
    const struct stick_bundle *two = b;
    long x = one->proved ? one->label.sequence : 0;
    long y = two->proved ? two->label.sequence : 0;
    return x != y ? (x < y ? 1 : -1) : strcmp(one->path, two->path);
}

/* There is room for one more than are kept: the worst one gives way. */
static void drop_worst(struct stick *stick)
{
    size_t worst = 0;
    for (size_t i = 1; i < stick->count; i++)
        if (best_first(&stick->bundle[i], &stick->bundle[worst]) > 0)
            worst = i;
    buf_free(&stick->bundle[worst].signature_text);
    stick->bundle[worst] = stick->bundle[--stick->count];
}

static void take_entry(const char *folder, const char *name, size_t part,
                       const struct stick_reader *reader, struct stick *stick)
{
    struct stick_bundle *b = &stick->bundle[stick->count];
    struct stat about;
    *b = (struct stick_bundle){.part = part, .reason = DELIVERY_UNREADABLE};
    if (snprintf(b->path, sizeof b->path, "%s/%s", folder, name) >= (int)sizeof b->path)
        return;
    bool there = lstat(b->path, &about) == 0;
    if (there ? !S_ISREG(about.st_mode) : errno == ENOENT)
        return;
    delivery_name(b->name, name);
    if (there) {
        b->len = about.st_size > 0 ? (size_t)about.st_size : 0;
        b->reason = look_at(b, reader);
    }
    if (b->reason == DELIVERY_NO_REASON && b->len > BUNDLE_LIMIT)
        b->reason = DELIVERY_TOO_LARGE;
    stick->count++;
    if (stick->count > STICK_BUNDLES)
        drop_worst(stick);
}

static bool take_folder(const char *folder, size_t part,
                        const struct stick_reader *reader, struct stick *stick,
                        struct err *err)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return err_set_errno(err, "%s: the stick could not be read", folder);
    errno = 0;
    struct dirent *entry = readdir(dir);
    for (int i = 0; i < MOST_ENTRIES && entry != NULL; i++) {
        if (is_bundle(entry->d_name))
            take_entry(folder, entry->d_name, part, reader, stick);
        errno = 0;
        entry = readdir(dir);
    }
    bool ok = errno == 0 || err_set_errno(err, "%s: the stick could not be read", folder);
    closedir(dir);
    return ok;
}

static bool take_part(const char *folder, size_t part, const struct stick_reader *reader,
                      struct stick *stick, struct err *err)
{
    char below[STICK_PATH];
    struct stat about;
    if (!take_folder(folder, part, reader, stick, err))
        return false;
    if (snprintf(below, sizeof below, "%s/anna", folder) >= (int)sizeof below)
        return true;
    if (lstat(below, &about) != 0)
        return errno == ENOENT ||
               err_set_errno(err, "%s: the stick could not be read", below);
    return !S_ISDIR(about.st_mode) || take_folder(below, part, reader, stick, err);
}

bool stick_look(const char *const *folder, size_t folder_count,
                const struct stick_reader *reader, struct stick *out, struct err *err)
{
    struct stick stick = {.bundle = calloc(STICK_BUNDLES + 1, sizeof *stick.bundle)};
    struct err why = {""};
    if (stick.bundle == NULL)
        return err_set(err, "not enough memory for the stick");
    bool ok = true;
    for (size_t i = 0; i < folder_count; i++)
        ok = take_part(folder[i], i, reader, &stick, &why) && ok;
    if (!ok && stick.count == 0) {
        stick_free(&stick);
        return err_set(err, "%s", why.text);
    }
    qsort(stick.bundle, stick.count, sizeof *stick.bundle, best_first);
    *out = stick;
    return true;
}

static bool is_ours(const char *folder)
{
    char below[STICK_PATH];
    struct stat about;
    if (snprintf(below, sizeof below, "%s/anna", folder) < (int)sizeof below &&
        stat(below, &about) == 0 && S_ISDIR(about.st_mode))
        return true;
    DIR *dir = opendir(folder);
    bool found = false;
    struct dirent *entry;
    while (dir != NULL && !found && (entry = readdir(dir)) != NULL)
        found = is_bundle(entry->d_name);
    if (dir != NULL)
        closedir(dir);
    return found;
}

size_t stick_find_ours(const char *const *folder, size_t folder_count)
{
    size_t i = 0;
    while (i < folder_count && !is_ours(folder[i]))
        i++;
    return i;
}

void stick_free(struct stick *stick)
{
    for (size_t i = 0; i < stick->count; i++)
        buf_free(&stick->bundle[i].signature_text);
    free(stick->bundle);
    *stick = (struct stick){NULL, 0};
}
