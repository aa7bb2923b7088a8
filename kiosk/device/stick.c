#include "device/stick.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "device/install.h"
#include "device/program_look.h"
#include "device/stick_pairs.h"

/* One with the very same signature that was proved before: decoys bear copies, and to
 * prove each of them takes its time. */
static const struct stick_bundle *proved_before(const struct stick *stick,
                                                const struct signature *signature)
{
    for (size_t i = 0; i < stick->count; i++) {
        const struct signature *other = &stick->bundle[i].signature;
        if (stick->bundle[i].proved &&
            memcmp(other->bytes, signature->bytes, sizeof other->bytes) == 0 &&
            memcmp(other->global, signature->global, sizeof other->global) == 0 &&
            memcmp(other->key_id, signature->key_id, sizeof other->key_id) == 0 &&
            strcmp(other->comment, signature->comment) == 0)
            return &stick->bundle[i];
    }
    return NULL;
}

/* What a proved label says about a bundle. */
static enum delivery_reason fit(const struct bundle_label *label,
                                const struct stick_reader *reader)
{
    struct bundle_label newest = {.sequence = reader->floor};
    return install_reason(
        bundle_fit(label, reader->floor > 0 ? &newest : NULL, true, reader->site));
}

/* Why a bundle with this signature is not worth copying. */
static enum delivery_reason judge(struct stick_bundle *b, const struct stick *stick,
                                  const struct stick_reader *reader)
{
    struct signature *signature = &b->signature;
    struct err ignored = {""};
    if (!signature_parse(signature, b->signature_text.bytes, b->signature_text.len,
                         &ignored))
        return DELIVERY_DAMAGED;
    const struct stick_bundle *same = proved_before(stick, signature);
    if (same != NULL) {
        b->proved = true;
        b->label = same->label;
        b->group = same->group;
        return same->verdict;
    }
    if (!signature_key_known(signature, reader->keys, reader->key_count, &ignored))
        return DELIVERY_FOREIGN;
    if (!signature_verify_comment(signature, reader->keys, reader->key_count, &ignored))
        return DELIVERY_DAMAGED;
    if (!bundle_read_label(&b->label, signature->comment, &ignored))
        return DELIVERY_NOT_CONTENT;
    b->proved = true;
    memcpy(&b->group, signature->bytes, sizeof b->group);
    b->group |= 1;
    return fit(&b->label, reader);
}

/* True if it bears, to the letter, what was kept with the newest content. */
static bool is_here(const struct stick_bundle *b, const struct stick_reader *reader)
{
    const struct buf *text = &b->signature_text;
    return b->verdict == DELIVERY_NO_REASON && b->label.sequence == reader->floor &&
           reader->own != NULL && reader->own->len == text->len &&
           memcmp(reader->own->bytes, text->bytes, text->len) == 0;
}

static enum delivery_reason look_at_signature(struct stick_bundle *b, const char *path,
                                              const struct stick *stick,
                                              const struct stick_reader *reader)
{
    struct stat about;
    struct err ignored = {""};
    if (lstat(path, &about) != 0)
        return errno == ENOENT ? DELIVERY_UNSIGNED : DELIVERY_UNREADABLE;
    if (!S_ISREG(about.st_mode))
        return DELIVERY_UNSIGNED;
    if (!buf_read_file(&b->signature_text, path, BUNDLE_SIGNATURE_LIMIT, &ignored))
        return about.st_size > BUNDLE_SIGNATURE_LIMIT ? DELIVERY_DAMAGED
                                                      : DELIVERY_UNREADABLE;
    b->verdict = judge(b, stick, reader);
    return is_here(b, reader) ? DELIVERY_KNOWN : b->verdict;
}

/* A database is a number of whole pages; https://www.sqlite.org/fileformat.html. */
static bool can_be_bundle(size_t len)
{
    return len >= 1024 && len % 512 == 0;
}

/* Called as the office calls a bundle of that number: of the copies of a signature one
 * alone can lie under that name. */
static bool named_by_office(const struct stick_bundle *b)
{
    enum { ROOM = 32 + sizeof b->label.site };
    char name[3][ROOM];
    const char *last = strrchr(b->path, '/');
    snprintf(name[0], ROOM, "anna-%ld.anna", b->label.sequence);
    snprintf(name[1], ROOM, "anna-%ld-%s.anna", b->label.sequence, b->label.site);
    snprintf(name[2], ROOM, "%ld.anna", b->label.sequence);
    return b->proved && last != NULL &&
           (strcasecmp(last + 1, name[0]) == 0 || strcasecmp(last + 1, name[1]) == 0 ||
            strcasecmp(last + 1, name[2]) == 0);
}

static int best_first(const void *a, const void *b)
{
    const struct stick_bundle *one = a;
    const struct stick_bundle *two = b;
    long x = one->proved ? one->label.sequence : 0;
    long y = two->proved ? two->label.sequence : 0;
    if (x != y)
        return x < y ? 1 : -1;
    if (named_by_office(one) != named_by_office(two))
        return named_by_office(two) - named_by_office(one);
    if (can_be_bundle(one->len) != can_be_bundle(two->len))
        return can_be_bundle(two->len) - can_be_bundle(one->len);
    return strcmp(one->path, two->path);
}

static size_t group_size(const struct stick *stick, uint64_t group)
{
    size_t size = 0;
    for (size_t i = 0; i < stick->count; i++)
        size += stick->bundle[i].group == group;
    return size;
}

/* The worst one of its group gives way. */
static void drop_worst(struct stick *stick, uint64_t group)
{
    size_t worst = stick->count;
    for (size_t i = 0; i < stick->count; i++)
        if (stick->bundle[i].group == group &&
            (worst == stick->count ||
             best_first(&stick->bundle[i], &stick->bundle[worst]) > 0))
            worst = i;
    buf_free(&stick->bundle[worst].signature_text);
    stick->bundle[worst] = stick->bundle[--stick->count];
    stick->more++;
}

/* There is room for one more than are kept. Nobody crowds out others by many copies: the
 * largest group gives way, among equals that of the lowest number. */
static void make_room(struct stick *stick, uint64_t added)
{
    if (added != 0 && group_size(stick, added) > STICK_SAME_SIGNATURE) {
        drop_worst(stick, added);
        return;
    }
    if (stick->count <= STICK_BUNDLES)
        return;
    const struct stick_bundle *least = NULL;
    size_t least_size = 0;
    for (size_t i = 0; i < stick->count; i++) {
        const struct stick_bundle *b = &stick->bundle[i];
        size_t size = group_size(stick, b->group);
        if (size > least_size || (size == least_size && best_first(b, least) > 0)) {
            least = b;
            least_size = size;
        }
    }
    drop_worst(stick, least->group);
}

static void take_pair(const char *folder, const struct stick_pair *pair, size_t part,
                      const struct stick_reader *reader, struct stick *stick)
{
    struct stick_bundle *b = &stick->bundle[stick->count];
    char beside[STICK_PATH];
    struct stat about;
    *b = (struct stick_bundle){.part = part, .reason = DELIVERY_UNSIGNED};
    if (snprintf(b->path, sizeof b->path, "%s/%s", folder, pair->name) >=
        (int)sizeof b->path)
        return;
    if (pair->signature != NULL)
        b->reason = snprintf(beside, sizeof beside, "%s/%s", folder, pair->signature) <
                            (int)sizeof beside
                        ? look_at_signature(b, beside, stick, reader)
                        : DELIVERY_UNREADABLE;
    bool there = lstat(b->path, &about) == 0;
    if (there ? !S_ISREG(about.st_mode) : errno == ENOENT) {
        buf_free(&b->signature_text);
        return;
    }
    delivery_name(b->name, pair->name);
    b->len = there && about.st_size > 0 ? (size_t)about.st_size : 0;
    if (!there)
        b->reason = DELIVERY_UNREADABLE;
    else if (b->reason == DELIVERY_NO_REASON && b->len > BUNDLE_LIMIT)
        b->reason = DELIVERY_TOO_LARGE;
    uint64_t group = b->group;
    stick->count++;
    make_room(stick, group);
}

static void note_unread(struct stick *stick, const char *folder)
{
    const char *slash = strrchr(folder, '/');
    delivery_name(stick->unread, slash != NULL && slash[1] != '\0' ? slash + 1 : folder);
}

static bool take_folder(const char *folder, size_t part,
                        const struct stick_reader *reader, struct stick *stick,
                        struct err *err)
{
    struct stick_pairs pairs;
    size_t unsigned_ones = 0;
    if (!stick_pairs_read(folder, &pairs, err)) {
        note_unread(stick, folder);
        return false;
    }
    for (size_t i = 0; i < pairs.count; i++) {
        unsigned_ones += pairs.pair[i].signature == NULL;
        if (unsigned_ones <= STICK_BUNDLES)
            take_pair(folder, &pairs.pair[i], part, reader, stick);
        else
            stick->more++;
    }
    stick_pairs_free(&pairs);
    return true;
}

static bool take_part(const char *folder, size_t part, const struct stick_reader *reader,
                      struct stick *stick, struct err *err)
{
    char below[STICK_PATH];
    struct stat about = {.st_mode = 0};
    if (!take_folder(folder, part, reader, stick, err))
        return false;
    if (snprintf(below, sizeof below, "%s/anna", folder) >= (int)sizeof below)
        return true;
    if (lstat(below, &about) != 0 && errno != ENOENT) {
        err_set_errno(err, "%s: the stick could not be read", below);
        note_unread(stick, below);
        return false;
    }
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
        found = stick_pairs_named(entry->d_name) || program_look_named(entry->d_name);
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
    *stick = (struct stick){.bundle = NULL};
}
