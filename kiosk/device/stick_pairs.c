#include "device/stick_pairs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

static const char bundle_end[] = ".anna";
static const char signature_end[] = ".minisig";

/* Where `end` begins in `name`, NULL if it does not end so. */
static const char *ends_with(const char *name, size_t len, const char *end)
{
    size_t end_len = strlen(end);
    const char *at = name + len - (len > end_len ? end_len : len);
    return len > end_len && strncasecmp(at, end, end_len) == 0 ? at : NULL;
}

/* Length of the bundle's name in that of a signature; 0 if it is none. */
static size_t signed_len(const char *name)
{
    const char *end = ends_with(name, strlen(name), signature_end);
    size_t len = end != NULL ? (size_t)(end - name) : 0;
    return len > 0 && ends_with(name, len, bundle_end) != NULL ? len : 0;
}

bool stick_pairs_named(const char *name)
{
    return name[0] != '.' && ends_with(name, strlen(name), bundle_end) != NULL;
}

/* Names one behind the other, each with its end. */
static bool read_names(const char *folder, struct buf *names, size_t *count,
                       struct err *err)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return err_set_errno(err, "%s: the stick could not be read", folder);
    errno = 0;
    struct dirent *entry = readdir(dir);
    for (long i = 0; i < STICK_NAMES_READ && entry != NULL; i++) {
        const char *name = entry->d_name;
        bool ours = stick_pairs_named(name) || (name[0] != '.' && signed_len(name) > 0);
        if (ours && *count < STICK_NAMES && names->len < STICK_NAMES_LEN) {
            buf_add(names, name, strlen(name) + 1);
            (*count)++;
        }
        errno = 0;
        entry = readdir(dir);
    }
    bool ok = errno == 0 || err_set_errno(err, "%s: the stick could not be read", folder);
    closedir(dir);
    return ok && (!names->failed || err_set(err, "not enough memory for the stick"));
}

/* Names of bundles, and of signatures as if they were their bundles'; then the very
 * spelling decides, so that the signature that is spelled alike comes first. */
static int by_bundle(const void *a, const void *b)
{
    const char *one = *(const char *const *)a;
    const char *two = *(const char *const *)b;
    size_t one_len = signed_len(one);
    size_t two_len = signed_len(two);
    bool one_signs = one_len > 0;
    bool two_signs = two_len > 0;
    one_len = one_signs ? one_len : strlen(one);
    two_len = two_signs ? two_len : strlen(two);
    int order = strncasecmp(one, two, one_len < two_len ? one_len : two_len);
    if (order != 0)
        return order;
    if (one_len != two_len)
        return one_len < two_len ? -1 : 1;
    return one_signs != two_signs ? one_signs - two_signs : strcmp(one, two);
}

/* The signature among these that is spelled like the bundle, else the first. */
static const char *choose(const char *bundle, const char *const *name, size_t count)
{
    size_t len = strlen(bundle);
    for (size_t i = 0; i < count; i++)
        if (strncmp(name[i], bundle, len) == 0)
            return name[i];
    return count > 0 ? name[0] : NULL;
}

/* Bundles that differ in capitals alone stand together, their signatures behind them. */
static size_t pair_up(const char *const *name, size_t count, struct stick_pair *pair)
{
    size_t made = 0;
    for (size_t from = 0, to; from < count; from = to) {
        const char *first = name[from];
        size_t len = signed_len(first);
        len = len > 0 ? len : strlen(first);
        size_t signs = count;
        for (to = from; to < count; to++) {
            size_t here = signed_len(name[to]);
            if (signs == count && here > 0)
                signs = to;
            if ((here > 0 ? here : strlen(name[to])) != len ||
                strncasecmp(name[to], first, len) != 0)
                break;
        }
        signs = signs < to ? signs : to;
        for (size_t i = from; i < signs; i++)
            pair[made++] =
                (struct stick_pair){name[i], choose(name[i], name + signs, to - signs)};
    }
    return made;
}

/* The names lie in the folder's order. */
static int signed_first(const void *a, const void *b)
{
    const struct stick_pair *one = a;
    const struct stick_pair *two = b;
    bool one_signed = one->signature != NULL;
    bool two_signed = two->signature != NULL;
    if (one_signed != two_signed)
        return two_signed - one_signed;
    return one->name < two->name ? -1 : one->name > two->name;
}

bool stick_pairs_read(const char *folder, struct stick_pairs *out, struct err *err)
{
    struct buf names = {0};
    size_t count = 0;
    if (!read_names(folder, &names, &count, err)) {
        buf_free(&names);
        return false;
    }
    const char **name = calloc(count + 1, sizeof *name);
    struct stick_pair *pair = calloc(count + 1, sizeof *pair);
    if (name == NULL || pair == NULL) {
        free(name);
        free(pair);
        buf_free(&names);
        return err_set(err, "not enough memory for the stick");
    }
    const char *at = names.bytes;
    for (size_t i = 0; i < count; i++) {
        name[i] = at;
        at += strlen(at) + 1;
    }
    qsort(name, count, sizeof *name, by_bundle);
    size_t made = pair_up(name, count, pair);
    free(name);
    qsort(pair, made, sizeof *pair, signed_first);
    *out = (struct stick_pairs){pair, made, names.bytes};
    return true;
}

void stick_pairs_free(struct stick_pairs *pairs)
{
    free(pairs->pair);
    free(pairs->names);
    *pairs = (struct stick_pairs){NULL, 0, NULL};
}
