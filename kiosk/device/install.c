#include "device/install.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/durable.h"
#include "core/content.h"
#include "core/search.h"
#include "core/store.h"

struct installing {
    const struct install_options *options;
    const char *file;
    struct buf signature_text;
    struct signature signature;
    char part[STORE_PATH]; /* the copy, until it has its name */
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct bundle_label label;
    struct store_bundle have;
    bool has_content;
    long floor; /* what a stick brings must be higher, or be the very same */
};

static void hash_passing(void *context, const void *bytes, size_t len)
{
    signature_hash_add(context, bytes, len);
}

static bool read_signature(struct installing *in, struct err *err)
{
    char path[4200];
    if (snprintf(path, sizeof path, "%s.minisig", in->file) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", in->file);
    if (!buf_read_file(&in->signature_text, path, BUNDLE_SIGNATURE_LIMIT, err))
        return false;
    return signature_parse(&in->signature, in->signature_text.bytes,
                           in->signature_text.len, err) ||
           err_prefix(err, "%s", path);
}

/* The signature that was kept with the bundle of that number. */
static bool kept_signature(const char *state, long number, struct signature *out)
{
    char path[STORE_PATH];
    struct buf text = {0};
    struct err ignored = {""};
    bool ok = store_number_path(path, state, number, "anna.minisig", &ignored) &&
              buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
              signature_parse(out, text.bytes, text.len, &ignored);
    buf_free(&text);
    return ok;
}

/* Whether these bytes are those that were installed under the highest number: the
 * signature that was kept then says so, even if its file has rotted or is not shown. */
static bool same_as_newest(const struct installing *in)
{
    const struct install_options *o = in->options;
    struct signature kept;
    struct err ignored = {""};
    if (in->label.sequence != in->floor)
        return false;
    bool readable = kept_signature(o->state, in->floor, &kept) &&
                    signature_verify_comment(&kept, o->keys, o->key_count, &ignored);
    return !readable ||
           signature_verify(&kept, in->hash, o->keys, o->key_count, &ignored);
}

/* What a stick brings must be higher than what was ever shown. A content whose key is
 * trusted no longer is not shown and blocks nothing: the numbers of a new key may begin
 * anew. */
static long floor_for(const struct installing *in)
{
    const struct install_options *o = in->options;
    long found = in->has_content ? in->have.label.sequence : 0;
    long floor = store_floor(o->state);
    struct signature kept;
    if (floor <= found)
        return found;
    if (!kept_signature(o->state, floor, &kept))
        return floor;
    for (size_t i = 0; i < o->key_count; i++)
        if (memcmp(kept.key_id, o->keys[i].id, sizeof kept.key_id) == 0)
            return floor;
    return found;
}

static bool copy_and_verify(struct installing *in, struct err *err)
{
    const struct install_options *o = in->options;
    struct signature_hash hash;
    signature_hash_begin(&hash);
    if (!durable_copy(in->file, in->part, BUNDLE_LIMIT, hash_passing, &hash, err))
        return false;
    signature_hash_end(&hash, in->hash);
    if (!signature_verify(&in->signature, in->hash, o->keys, o->key_count, err) ||
        !bundle_read_label(&in->label, in->signature.comment, err))
        return err_prefix(err, "%s", in->file);
    struct bundle_label newest = {.sequence = in->floor};
    return bundle_may_follow(&in->label, in->floor > 0 ? &newest : NULL,
                             same_as_newest(in), o->site, err) ||
           err_prefix(err, "%s", in->file);
}

/* True if the newest content ever shown is this one and lies here whole. */
static bool is_there(const struct installing *in)
{
    const struct install_options *o = in->options;
    struct store_bundle found;
    struct err ignored = {""};
    if (in->label.sequence != in->floor || !in->has_content || in->have.previous)
        return false;
    if (in->have.label.sequence == in->floor)
        return true;
    return store_verify(o->state, in->floor, o->keys, o->key_count, &found, &ignored);
}

/* Asks the copy what the screens will ask it. */
static bool ask_questions(struct content *content, const struct installing *in,
                          struct err *err)
{
    size_t topics;
    size_t sites;
    const struct topic *topic = content_topics(content, &topics);
    const struct site *site = content_sites(content, &sites);
    if (topics == 0 || sites == 0)
        return err_set(err, "it has no topics or no sites, so there is nothing to show");
    if (in->options->site[0] != '\0' && content_site(content, in->options->site) == NULL)
        return err_set(err, "it does not know the site %s", in->options->site);
    if (content_sequence(content) != in->label.sequence ||
        date_compare(content_created(content), in->label.created) != 0 ||
        date_compare(content_valid_until(content), in->label.valid_until) != 0)
        return err_set(err, "it says something else inside than its signature");
    if (!content_quick_check(content, err))
        return false;
    struct arena arena = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < topics; i++) {
        struct offer_row *rows;
        size_t count;
        struct offer offer;
        ok = content_topic_offers(content, &arena, topic[i].id, site[0].town, &rows,
                                  &count, err) &&
             (count == 0 || content_offer(content, &arena, rows[0].id, &offer, err));
        arena_reset(&arena);
    }
    arena_free(&arena);
    return ok;
}

static bool probe(const struct installing *in, struct err *err)
{
    struct content *content;
    if (!content_open(&content, in->part, err))
        return false;
    bool ok = ask_questions(content, in, err);
    content_close(content);
    return ok || err_prefix(err, "%s", in->file);
}

static bool put_in_place(const struct installing *in, struct err *err)
{
    const char *state = in->options->state;
    long number = in->label.sequence;
    char name[64];
    char path[STORE_PATH];
    char index[STORE_PATH];
    char beside[STORE_PATH];
    char link[STORE_PATH];
    snprintf(name, sizeof name, "%ld.anna", number);
    return store_number_path(index, state, number, "index", err) &&
           store_number_path(beside, state, number, "anna.minisig", err) &&
           store_number_path(path, state, number, "anna", err) &&
           store_path(link, state, "current", err) &&
           search_build(in->part, index, err) &&
           durable_write(beside, in->signature_text.bytes, in->signature_text.len, 0644,
                         err) &&
           durable_commit(in->part, path, err) && durable_link(name, link, err);
}

static bool prepare(struct installing *in, struct err *err)
{
    const char *state = in->options->state;
    char folder[STORE_PATH];
    if (!store_path(folder, state, "", err) || !durable_folder(folder, 0755, err))
        return false;
    if (snprintf(in->part, sizeof in->part, "%s/incoming.part", state) >=
        (int)sizeof in->part)
        return err_set(err, "%.60s...: the path is too long", state);
    store_tidy(state);
    struct err ignored = {""};
    in->has_content =
        store_find(state, in->options->keys, in->options->key_count, &in->have, &ignored);
    in->floor = floor_for(in);
    return true;
}

bool install_bundle(const struct install_options *options, const char *file,
                    struct install_result *out, struct err *err)
{
    static struct installing in;
    in = (struct installing){.options = options, .file = file};
    struct install_result result = {.nothing_new = false};
    bool ok = prepare(&in, err) && read_signature(&in, err) && copy_and_verify(&in, err);
    if (ok) {
        result.label = in.label;
        result.before = in.has_content ? in.have.label.sequence : 0;
        result.nothing_new = is_there(&in);
    }
    if (ok && !result.nothing_new)
        ok = probe(&in, err) && put_in_place(&in, err);
    durable_remove(in.part);
    buf_free(&in.signature_text);
    if (!ok)
        return false;
    if (!result.nothing_new)
        store_prune(options->state, result.label.sequence, result.before);
    *out = result;
    return true;
}
