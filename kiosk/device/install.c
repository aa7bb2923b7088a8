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
    bool same = in->has_content && memcmp(in->hash, in->have.hash, sizeof in->hash) == 0;
    return bundle_may_follow(&in->label, in->has_content ? &in->have.label : NULL, same,
                             o->site, err) ||
           err_prefix(err, "%s", in->file);
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
    char name[64];
    char path[STORE_PATH];
    char index[STORE_PATH];
    char beside[STORE_PATH];
    char link[STORE_PATH];
    snprintf(name, sizeof name, "%ld.index", in->label.sequence);
    if (!store_path(index, state, name, err))
        return false;
    snprintf(name, sizeof name, "%ld.anna.minisig", in->label.sequence);
    if (!store_path(beside, state, name, err))
        return false;
    snprintf(name, sizeof name, "%ld.anna", in->label.sequence);
    return store_path(path, state, name, err) &&
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
        result.nothing_new = in.has_content && !in.have.previous &&
                             in.label.sequence == in.have.label.sequence &&
                             store_current(options->state) == in.label.sequence;
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
