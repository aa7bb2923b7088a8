#include "publish/stick.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "base/message.h"
#include "core/bundle.h"
#include "base/file.h"
#include "base/reread.h"
#include "publish/stick_place.h"

enum { PATH_LEN = 4200, ROOM_BESIDE = 32768 };

/* The clips come first: a terminal takes them with the bundle, and a bundle without them
 * is a good one. */
static const char *const ends[] = {"voice", "anna", "anna.minisig"};
enum { VOICE, BUNDLE, MINISIG, ENDS };

static void path_of(char out[PATH_LEN], const struct stick_order *order, long number,
                    const char *end)
{
    snprintf(out, PATH_LEN, "%s/anna-%ld%s%s.%s", order->folder, number,
             order->site != NULL ? "-" : "", order->site != NULL ? order->site : "", end);
}

void stick_bundle_path(const struct stick_order *order, char out[4200])
{
    path_of(out, order, order->sequence, ends[BUNDLE]);
}

static void kept_path(char out[PATH_LEN], const struct stick_order *order,
                      const char *end)
{
    snprintf(out, PATH_LEN, "%s/%ld.%s", order->published, order->sequence, end);
}

static bool has_clips(const struct stick_order *order)
{
    char from[PATH_LEN];
    kept_path(from, order, ends[VOICE]);
    return file_exists(from);
}

static bool write_one(const struct stick_order *order, const char *end, struct err *err)
{
    char from[PATH_LEN];
    char to[PATH_LEN];
    char part[PATH_LEN + 8];
    kept_path(from, order, end);
    path_of(to, order, order->sequence, end);
    snprintf(part, sizeof part, "%s.part", to);
    bool ok = durable_copy(from, part, BUNDLE_LIMIT, NULL, NULL, err) &&
              durable_commit(part, to, err);
    durable_remove(part);
    return ok;
}

/* Both are written before either is read: on a stick that is smaller than it says, the
 * one may have overwritten the other. */
static bool read_back(const struct stick_order *order, size_t first, struct err *err)
{
    char kept[PATH_LEN];
    char path[PATH_LEN];
    struct bundle_label label;
    for (size_t i = first; i < ENDS; i++) {
        kept_path(kept, order, ends[i]);
        path_of(path, order, order->sequence, ends[i]);
        if (!reread_same(path, kept, err))
            return false;
    }
    path_of(path, order, order->sequence, ends[BUNDLE]);
    return bundle_verify(path, NULL, order->key, 1, &label, NULL, err) &&
           (label.sequence == order->sequence ||
            err_set(err, "%s: it is number %ld inside", path, label.sequence));
}

/* The number in "anna-N.anna" or "anna-N-SITE.anna" for the site of the order; 0 if it is
 * not called so. */
static long number_of(const struct stick_order *order, const char *name)
{
    char *rest;
    char end[128];
    if (strncmp(name, "anna-", 5) != 0 || name[5] < '1' || name[5] > '9' ||
        strlen(name) > 120)
        return 0;
    errno = 0;
    long number = strtol(name + 5, &rest, 10);
    snprintf(end, sizeof end, "%s%s.anna", order->site != NULL ? "-" : "",
             order->site != NULL ? order->site : "");
    return errno == 0 && strcmp(rest, end) == 0 ? number : 0;
}

/* True if our key signed it under that number. */
static bool is_ours(const struct stick_order *order, long number)
{
    char path[PATH_LEN];
    struct buf text = {0};
    struct signature signature;
    struct bundle_label label;
    struct err ignored = {""};
    path_of(path, order, number, ends[MINISIG]);
    bool ok = buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
              signature_parse(&signature, text.bytes, text.len, &ignored) &&
              signature_verify_comment(&signature, order->key, 1, &ignored) &&
              bundle_read_label(&label, signature.comment, &ignored) &&
              label.sequence == number &&
              strcmp(label.site, order->site != NULL ? order->site : "all") == 0;
    buf_free(&text);
    return ok;
}

static bool is_piece(const char *name)
{
    size_t len = strlen(name);
    return strncmp(name, "anna-", 5) == 0 && len > 5 &&
           strcmp(name + len - 5, ".part") == 0;
}

static void take_away(const struct stick_order *order, const char *name, struct buf *told)
{
    char path[PATH_LEN];
    long number = number_of(order, name);
    snprintf(path, sizeof path, "%s/%s", order->folder, name);
    if (is_piece(name)) {
        durable_remove(path);
    } else if (number > 0 && number < order->sequence && is_ours(order, number)) {
        for (size_t i = 0; i < ENDS; i++) {
            path_of(path, order, number, ends[i]);
            durable_remove(path);
        }
        buf_print(told, message("%s/%s: taken away, number %ld replaces it\n"),
                  order->folder, name, order->sequence);
    }
}

/* A bundle that is on its way out is a good one without its clips. */
static void take_clips_away(const struct stick_order *order, const char *name,
                            struct buf *unused)
{
    char path[PATH_LEN];
    long number = number_of(order, name);
    (void)unused;
    if (number > 0 && number < order->sequence && is_ours(order, number)) {
        path_of(path, order, number, ends[VOICE]);
        durable_remove(path);
    }
}

static bool clear_old(const struct stick_order *order,
                      void (*clear)(const struct stick_order *order, const char *name,
                                    struct buf *told),
                      struct buf *told, struct err *err)
{
    DIR *folder = opendir(order->folder);
    if (folder == NULL)
        return err_set_errno(err, "%s: could not be read", order->folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder))
        clear(order, entry->d_name, told);
    closedir(folder);
    return durable_sync_all(order->folder, err);
}

static void take_back(const struct stick_order *order)
{
    for (size_t i = 0; i < ENDS; i++) {
        char path[PATH_LEN];
        path_of(path, order, order->sequence, ends[i]);
        durable_remove(path);
    }
}

/* The files from `first` on, and what a file system takes for their names. */
static bool has_room(const struct stick_order *order, size_t first, struct err *err)
{
    size_t bytes = ROOM_BESIDE;
    for (size_t i = first; i < ENDS; i++) {
        char path[PATH_LEN];
        struct stat about = {0};
        kept_path(path, order, ends[i]);
        if (stat(path, &about) != 0)
            return err_set_errno(err, "%s: could not be read", path);
        bytes += (size_t)about.st_size;
    }
    return stick_place_room(order->folder, bytes, err);
}

/* `*first`: of the files that are written. Clips that find no room stay at home. */
static bool find_room(const struct stick_order *order, size_t *first, struct buf *told,
                      struct err *err)
{
    struct err ignored = {""};
    *first = has_clips(order) ? VOICE : BUNDLE;
    if (*first == BUNDLE || has_room(order, VOICE, &ignored))
        return *first == VOICE || has_room(order, BUNDLE, err);
    if (!has_room(order, BUNDLE, err))
        return false;
    if (clear_old(order, take_clips_away, told, &ignored) &&
        has_room(order, VOICE, &ignored))
        return true;
    *first = BUNDLE;
    buf_print(told,
              message("%s: there is no room on the stick for the spoken clips; "
                      "without them the terminal speaks by itself\n"),
              order->folder);
    return true;
}

bool stick_write(const struct stick_order *order, struct buf *told, struct err *err)
{
    size_t first;
    if (strlen(order->folder) > PATH_LEN / 2)
        return err_set(err, "%.60s...: the path is too long", order->folder);
    if (!find_room(order, &first, told, err))
        return false;
    bool ok = true;
    for (size_t i = first; ok && i < ENDS; i++)
        ok = write_one(order, ends[i], err);
    ok = ok && durable_sync_all(order->folder, err) && read_back(order, first, err);
    if (!ok) {
        take_back(order);
        return false;
    }
    return clear_old(order, take_away, told, err);
}
