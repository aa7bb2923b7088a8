#include "publish/online.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/bundle.h"
#include "line/squeeze.h"

enum { PATH_LEN = 4400, KEPT = 1 + PARCEL_PATCHED };

/* One publishing. */
struct sending {
    const struct online_order *order;
    struct online_result *result;
    long number[KEPT]; /* of that site, the newest first; 0: no more */
    struct buf bundle;
    struct buf signature;
};

/* The label of a signature that the office made; false if it did not. */
static bool read_own_label(const struct buf *text, const struct signature_key *key,
                           struct bundle_label *out, struct err *err)
{
    struct signature signature;
    return signature_parse(&signature, text->bytes, text->len, err) &&
           signature_verify_comment(&signature, key, 1, err) &&
           bundle_read_label(out, signature.comment, err);
}

static void keep_number(long list[KEPT], long number)
{
    for (int i = 0; i < KEPT; i++) {
        if (number == list[i])
            return;
        if (number > list[i]) {
            memmove(list + i + 1, list + i, (size_t)(KEPT - 1 - i) * sizeof *list);
            list[i] = number;
            return;
        }
    }
}

static bool for_site(const struct online_order *order, const struct bundle_label *label)
{
    return strcmp(label->site, order->site != NULL ? order->site : "all") == 0;
}

/* Only N.anna.minisig with that N in its label counts. */
static void look_at(struct sending *s, const char *name)
{
    char path[PATH_LEN];
    char own[64];
    struct buf text = {0};
    struct bundle_label label;
    struct err ignored = {""};
    size_t len = strlen(name);
    if (len < 9 || strcmp(name + len - 8, ".minisig") != 0)
        return;
    snprintf(path, sizeof path, "%s/%s", s->order->published, name);
    if (buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
        read_own_label(&text, s->order->key, &label, &ignored) &&
        for_site(s->order, &label)) {
        snprintf(own, sizeof own, "%ld.anna.minisig", label.sequence);
        if (strcmp(name, own) == 0)
            keep_number(s->number, label.sequence);
    }
    buf_free(&text);
}

static bool find_newest(struct sending *s, struct err *err)
{
    const struct online_order *order = s->order;
    DIR *dir = opendir(order->published);
    const struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL)
        look_at(s, entry->d_name);
    if (dir != NULL)
        closedir(dir);
    s->result->number = s->number[0];
    if (s->number[0] > 0)
        return true;
    return order->site != NULL
               ? err_set(err, "nothing was packed for the site \"%s\" yet", order->site)
               : err_set(err, "nothing was packed for all sites yet");
}

static bool read_bundle(struct sending *s, struct err *err)
{
    char path[PATH_LEN];
    char signature[PATH_LEN];
    struct bundle_label label;
    snprintf(path, sizeof path, "%s/%ld.anna", s->order->published, s->number[0]);
    snprintf(signature, sizeof signature, "%s/%ld.anna.minisig", s->order->published,
             s->number[0]);
    return bundle_verify(path, signature, s->order->key, 1, &label, NULL, err) &&
           buf_read_file(&s->bundle, path, SQUEEZE_LIMIT, err) &&
           buf_read_file(&s->signature, signature, BUNDLE_SIGNATURE_LIMIT, err);
}

/* What the server has must be an older one of the same kind, or the same. */
static bool look_at_latest(struct sending *s, struct err *err)
{
    const struct remote *remote = s->order->remote;
    struct buf text;
    struct bundle_label label;
    bool there;
    bool ok =
        remote_get(remote, PARCEL_LATEST, BUNDLE_SIGNATURE_LIMIT, &text, &there, err);
    if (ok && there) {
        ok = read_own_label(&text, s->order->key, &label, err) ||
             err_prefix(err, "%s" PARCEL_LATEST, remote->address);
        if (ok && !for_site(s->order, &label))
            ok = err_set(err, "%s: the server has content for \"%s\"", remote->address,
                         label.site);
        else if (ok && label.sequence > s->number[0])
            ok = err_set(err, "%s: the server has number %ld, which is newer than %ld",
                         remote->address, label.sequence, s->number[0]);
        s->result->before = ok ? label.sequence : 0;
    }
    buf_free(&text);
    return ok;
}

/* What makes the bytes that are meant of those that lie there. */
struct meaning {
    const struct buf *bytes;
    const struct buf *since;
    bool squeezed;
};

static bool means(const struct buf *there, const struct meaning *meant)
{
    struct buf plain = {0};
    struct err ignored = {""};
    const struct buf *bytes = there;
    if (meant->squeezed) {
        if (!squeeze_back(there, meant->since, &plain, &ignored)) {
            buf_free(&plain);
            return false;
        }
        bytes = &plain;
    }
    bool same =
        bytes->len == meant->bytes->len &&
        (bytes->len == 0 || memcmp(bytes->bytes, meant->bytes->bytes, bytes->len) == 0);
    buf_free(&plain);
    return same;
}

/* What a cut left under a number that nobody was told of yet is written over. */
static bool place(struct sending *s, const char *name, const struct buf *bytes,
                  const struct meaning *meant, struct err *err)
{
    const struct remote *remote = s->order->remote;
    bool told = s->result->before == s->result->number;
    struct buf there;
    bool is_there;
    if (!remote_get(remote, name, SQUEEZE_LIMIT, &there, &is_there, err))
        return false;
    bool same = is_there && means(&there, meant);
    buf_free(&there);
    if (same) {
        s->order->tell(remote->address, name, bytes->len, false);
        return true;
    }
    if (is_there && told)
        return err_set(err,
                       "%s%s: something else lies there; take it away, and publish "
                       "once more",
                       remote->address, name);
    if (!remote_put(remote, name, bytes, err) ||
        !remote_get(remote, name, SQUEEZE_LIMIT, &there, &is_there, err))
        return false;
    same = is_there && means(&there, meant);
    buf_free(&there);
    if (!same)
        return err_set(err, "%s%s: the server took it, and has something else",
                       remote->address, name);
    s->order->tell(remote->address, name, bytes->len, true);
    return true;
}

static bool send_bundle(struct sending *s, size_t *small, struct err *err)
{
    char name[PARCEL_NAME];
    struct buf squeezed = {0};
    const struct meaning meant = {.bytes = &s->bundle, .squeezed = true};
    parcel_bundle(name, s->number[0], 0);
    bool ok = squeeze(&s->bundle, NULL, &squeezed, err) &&
              place(s, name, &squeezed, &meant, err);
    *small = squeezed.len;
    buf_free(&squeezed);
    return ok;
}

/* A bundle that is gone from the workspace, or too large, has no patch. */
static bool send_patch(struct sending *s, long since, size_t small, struct err *err)
{
    char path[PATH_LEN];
    char name[PARCEL_NAME];
    struct buf before = {0};
    struct buf patch = {0};
    struct err ignored = {""};
    const struct meaning meant = {
        .bytes = &s->bundle, .since = &before, .squeezed = true};
    snprintf(path, sizeof path, "%s/%ld.anna", s->order->published, since);
    if (!buf_read_file(&before, path, SQUEEZE_LIMIT, &ignored))
        return true;
    parcel_bundle(name, s->number[0], since);
    bool ok = squeeze(&s->bundle, &before, &patch, err) &&
              (patch.len >= small || place(s, name, &patch, &meant, err));
    buf_free(&before);
    buf_free(&patch);
    return ok;
}

static bool send_patches(struct sending *s, size_t small, struct err *err)
{
    bool ok = true;
    if (s->bundle.len < PARCEL_PATCH_FROM)
        return true;
    for (int i = 1; ok && i < KEPT && s->number[i] > 0; i++)
        ok = send_patch(s, s->number[i], small, err);
    return ok;
}

static bool send_clips(struct sending *s, struct err *err)
{
    char path[PATH_LEN];
    char name[PARCEL_NAME];
    struct buf clips = {0};
    struct stat about;
    const struct meaning meant = {.bytes = &clips};
    parcel_clips(name, s->number[0]);
    snprintf(path, sizeof path, "%s/%s", s->order->published, name);
    if (stat(path, &about) != 0)
        return true;
    bool ok = buf_read_file(&clips, path, SQUEEZE_LIMIT, err) &&
              place(s, name, &clips, &meant, err);
    buf_free(&clips);
    return ok;
}

static bool send_signature(struct sending *s, struct err *err)
{
    const struct remote *remote = s->order->remote;
    const struct meaning meant = {.bytes = &s->signature};
    struct buf there;
    bool is_there;
    if (!remote_put(remote, PARCEL_LATEST, &s->signature, err) ||
        !remote_get(remote, PARCEL_LATEST, BUNDLE_SIGNATURE_LIMIT, &there, &is_there,
                    err))
        return false;
    bool same = is_there && means(&there, &meant);
    buf_free(&there);
    if (!same)
        return err_set(err, "%s%s: the server took it, and has something else",
                       remote->address, PARCEL_LATEST);
    s->order->tell(remote->address, PARCEL_LATEST, s->signature.len, true);
    return true;
}

bool online_publish(const struct online_order *order, struct online_result *result,
                    struct err *err)
{
    struct sending s = {.order = order, .result = result};
    size_t small = 0;
    *result = (struct online_result){0};
    bool ok = find_newest(&s, err) && read_bundle(&s, err) && look_at_latest(&s, err) &&
              send_bundle(&s, &small, err) && send_patches(&s, small, err) &&
              send_clips(&s, err) && send_signature(&s, err);
    buf_free(&s.bundle);
    buf_free(&s.signature);
    return ok;
}
