#include "device/install.h"

#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/durable.h"
#include "core/content.h"
#include "core/crypt.h"
#include "search/search_build.h"
#include "device/clips.h"
#include "device/source.h"

/* Where the steps of the whole end, in percent: as long as they take with 10,000 offers.
 */
enum { COPIED = 55, CHECKED = 60, TRIED = 75, INDEXED = 90, KEPT = 98 };
/* Rows of a list that stand on a tall screen at once. */
enum { ROWS_SEEN = 12 };
/* The index, and what the file system keeps for itself. */
enum { ROOM_BESIDE = 4 * 1024 * 1024 };

struct installing {
    const struct install_options *options;
    const struct install_listener *listener;
    const char *file;
    const struct buf *signature_text;
    struct signature signature;
    char part[SHELF_PATH]; /* the copy, until it has its name */
    struct crypt_hash passing;
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct bundle_label label;
    struct shown *shown;
    struct content *content; /* of the copy; NULL: it is not open */
    long floor;              /* what a stick brings must be higher, or be the very same */
    struct install_result result;
    enum delivery_reason reason; /* of the failure, if there is one */
};

static void tell(const struct installing *in, enum delivery_step step, int percent)
{
    if (in->listener != NULL)
        in->listener->tell(in->listener->context, step, percent);
}

/* Sets the reason for whoever tells it to people. Returns false. */
static bool because(struct installing *in, enum delivery_reason reason)
{
    in->reason = reason;
    return false;
}

static bool read_signature(struct installing *in, struct err *err)
{
    return signature_parse(&in->signature, in->signature_text->bytes,
                           in->signature_text->len, err) ||
           err_prefix(err, "%s.minisig", in->file) || because(in, DELIVERY_DAMAGED);
}

/* The signature that was kept with the bundle of that number. */
static bool kept_signature(const char *state, long number, struct signature *out)
{
    char path[SHELF_PATH];
    struct buf text = {0};
    struct err ignored = {""};
    bool ok = shelf_number_path(path, state, number, "anna.minisig", &ignored) &&
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

long install_floor(const struct install_options *options, long found)
{
    long floor = shelf_floor(options->state);
    struct signature kept;
    struct err ignored = {""};
    if (floor <= found)
        return found;
    bool foreign =
        kept_signature(options->state, floor, &kept) &&
        !signature_key_known(&kept, options->keys, options->key_count, &ignored);
    return foreign ? found : floor;
}

static void hash_passing(void *context, const void *bytes, size_t len, int percent)
{
    struct installing *in = context;
    crypt_hash_add(&in->passing, bytes, len);
    tell(in, DELIVERY_COPY, percent * COPIED / 100);
}

static bool has_room(const struct installing *in, size_t len)
{
    struct statvfs about;
    return statvfs(in->options->state, &about) != 0 ||
           (unsigned long long)about.f_bavail * about.f_frsize >
               (unsigned long long)len + len / 2 + ROOM_BESIDE;
}

static bool copy(struct installing *in, struct err *err)
{
    struct source *source;
    crypt_hash_begin(&in->passing);
    if (!source_open(&source, in->file, BUNDLE_LIMIT, hash_passing, in, err))
        return because(in, DELIVERY_UNREADABLE);
    bool ok = true;
    if (!has_room(in, source_len(source))) {
        ok = err_set(err, "%s: there is no room for %zu bytes", in->options->state,
                     source_len(source)) ||
             because(in, DELIVERY_DISK_FULL);
    } else if (!durable_fill(in->part, source_more, source, err)) {
        ok = because(in, source_failed(source)              ? DELIVERY_UNREADABLE
                         : has_room(in, source_len(source)) ? DELIVERY_DISK
                                                            : DELIVERY_DISK_FULL);
    }
    source_close(source);
    crypt_hash_end(&in->passing, in->hash);
    return ok;
}

/* A signature by a key that is not trusted is another matter than a file that changed. */
static enum delivery_reason why_not_signed(const struct installing *in)
{
    struct err ignored = {""};
    return signature_key_known(&in->signature, in->options->keys, in->options->key_count,
                               &ignored)
               ? DELIVERY_DAMAGED
               : DELIVERY_FOREIGN;
}

enum delivery_reason install_reason(enum bundle_fit fit)
{
    static const enum delivery_reason reasons[] = {
        [BUNDLE_FITS] = DELIVERY_NO_REASON,
        [BUNDLE_OTHER_VERSION] = DELIVERY_OTHER_VERSION,
        [BUNDLE_OTHER_SITE] = DELIVERY_OTHER_SITE,
        [BUNDLE_OLDER] = DELIVERY_OLDER,
        [BUNDLE_TWIN] = DELIVERY_TWIN,
        [BUNDLE_LEAP] = DELIVERY_LEAP,
    };
    return reasons[fit];
}

static bool verify(struct installing *in, struct err *err)
{
    const struct install_options *o = in->options;
    if (!signature_verify(&in->signature, in->hash, o->keys, o->key_count, err))
        return err_prefix(err, "%s", in->file) || because(in, why_not_signed(in));
    if (!bundle_read_label(&in->label, in->signature.comment, err))
        return err_prefix(err, "%s", in->file) || because(in, DELIVERY_NOT_CONTENT);
    struct bundle_label newest = {.sequence = in->floor};
    const struct bundle_label *have = in->floor > 0 ? &newest : NULL;
    bool same = same_as_newest(in);
    return bundle_may_follow(&in->label, have, same, o->site, err) ||
           err_prefix(err, "%s", in->file) ||
           because(in, install_reason(bundle_fit(&in->label, have, same, o->site)));
}

/* True if the newest content ever shown is this one and lies here whole. */
static bool is_there(const struct installing *in)
{
    return in->label.sequence == in->floor && shown_newest_whole(in->shown, in->floor);
}

/* What the list of a topic, before it is scrolled, and the page of its first offer will
 * ask. That all offers can be read, the index shows. */
static bool ask_topic(struct content *content, struct arena *arena, const char *topic,
                      const char *town, bool *any, struct err *err)
{
    struct offer_head *heads;
    struct offer_row row;
    struct offer offer;
    size_t count;
    if (!content_topic_offers(content, arena, topic, town, ROWS_SEEN, &heads, &count,
                              err))
        return false;
    bool ok = count == 0 || content_offer(content, arena, heads[0].id, &offer, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = content_row(content, arena, heads[i].id, &row, err);
    *any = *any || count > 0;
    return ok;
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
    bool any = false;
    for (size_t i = 0; ok && i < topics; i++) {
        ok = ask_topic(content, &arena, topic[i].id, site[0].town, &any, err);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return ok && (any || err_set(err, "it has no offer, so there is nothing to show"));
}

/* What is new against what is shown now. Not to know it stops nothing. */
static void compare(struct installing *in)
{
    struct content *before = in->shown->content;
    struct err ignored = {""};
    if (before == NULL && in->shown->bundle.label.sequence > 0)
        return;
    in->result.compared =
        changes_count(before, in->content, &in->result.changes, &ignored);
}

static bool probe(struct installing *in, struct err *err)
{
    if (!content_open(&in->content, in->part, err))
        return because(in, DELIVERY_NOT_CONTENT);
    bool ok = ask_questions(in->content, in, err);
    if (ok)
        compare(in);
    return ok || err_prefix(err, "%s", in->file) || because(in, DELIVERY_NOT_CONTENT);
}

static bool put_in_place(const struct installing *in, struct search_build *build,
                         const struct search_identity *identity, struct err *err)
{
    const char *state = in->options->state;
    long number = in->label.sequence;
    char name[64];
    char path[SHELF_PATH];
    char index[SHELF_PATH];
    char beside[SHELF_PATH];
    char link[SHELF_PATH];
    snprintf(name, sizeof name, "%ld.anna", number);
    if (!shelf_number_path(index, state, number, "index", err) ||
        !shelf_number_path(beside, state, number, "anna.minisig", err) ||
        !shelf_number_path(path, state, number, "anna", err) ||
        !shelf_path(link, state, "current", err) ||
        !search_build_write(build, identity, index, err))
        return false;
    tell(in, DELIVERY_KEEP, INDEXED);
    return durable_write(beside, in->signature_text->bytes, in->signature_text->len, 0644,
                         err) &&
           durable_commit(in->part, path, err) && durable_link(name, link, err);
}

/* They may take longer than all the rest. */
static void tell_clips(void *context, int percent)
{
    tell(context, DELIVERY_TRY, CHECKED + percent * (TRIED - CHECKED) / 100);
}

/* Clips that are not as they should be stop nothing: what has none is spoken live. */
static void take_clips(struct installing *in, struct content *content)
{
    if (content != NULL && content_sequence(content) == in->label.sequence)
        in->result.clips = clips_take(content, in->options->state, in->file, tell_clips,
                                      in, &in->result.clips_lack);
}

/* Up to the writing of it, which is short. */
static void tell_index(void *context, int percent)
{
    tell(context, DELIVERY_INDEX, TRIED + percent * (INDEXED - TRIED) / 100);
}

static bool keep(struct installing *in, struct err *err)
{
    const struct search_listener listener = {tell_index, in};
    struct search_build *build;
    struct search_identity identity;
    if (!search_gather(&build, &identity, in->part, &listener, err))
        return err_prefix(err, "%s", in->file) || because(in, DELIVERY_NOT_CONTENT);
    bool ok = put_in_place(in, build, &identity, err);
    search_build_free(build);
    return ok || because(in, has_room(in, 0) ? DELIVERY_DISK : DELIVERY_DISK_FULL);
}

static bool prepare(struct installing *in, struct err *err)
{
    const char *state = in->options->state;
    char folder[SHELF_PATH];
    if (!shelf_path(folder, state, "", err) || !durable_folder(folder, 0755, err))
        return because(in, DELIVERY_DISK);
    if (snprintf(in->part, sizeof in->part, "%s/incoming.part", state) >=
        (int)sizeof in->part)
        return err_set(err, "%.60s...: the path is too long", state) ||
               because(in, DELIVERY_DISK);
    shelf_tidy(state);
    in->floor = install_floor(in->options, in->shown->bundle.label.sequence);
    return true;
}

/* What was copied is what is shown now, as it was proved and opened. */
static void hand_on(struct installing *in)
{
    struct shelf_bundle bundle = {.label = in->label};
    const char *state = in->options->state;
    struct err ignored = {""};
    memcpy(bundle.hash, in->hash, sizeof bundle.hash);
    shelf_number_path(bundle.path, state, in->label.sequence, "anna", &ignored);
    shelf_number_path(bundle.index, state, in->label.sequence, "index", &ignored);
    shown_replace(in->shown, &bundle, in->content);
    in->content = NULL;
}

static bool install(struct installing *in, struct err *err)
{
    if (!prepare(in, err) || !read_signature(in, err) || !copy(in, err))
        return false;
    tell(in, DELIVERY_CHECK, COPIED);
    if (!verify(in, err))
        return false;
    in->result.label = in->label;
    in->result.before = in->shown->bundle.label.sequence;
    in->result.nothing_new = is_there(in);
    if (in->result.nothing_new) {
        take_clips(in, in->shown->content);
        return true;
    }
    tell(in, DELIVERY_TRY, CHECKED);
    if (!probe(in, err))
        return false;
    take_clips(in, in->content);
    tell(in, DELIVERY_INDEX, TRIED);
    if (!keep(in, err))
        return false;
    hand_on(in);
    shelf_prune(in->options->state, in->result.label.sequence, in->result.before);
    tell(in, DELIVERY_KEEP, KEPT);
    return true;
}

bool install_signed(const struct install_options *options, struct shown *shown,
                    const char *file, const struct buf *signature_text,
                    const struct install_listener *listener, struct install_result *out,
                    enum delivery_reason *reason, struct err *err)
{
    static struct installing in;
    in = (struct installing){.options = options,
                             .shown = shown,
                             .listener = listener,
                             .file = file,
                             .signature_text = signature_text};
    bool ok = install(&in, err);
    content_close(in.content);
    durable_remove(in.part);
    if (ok)
        *out = in.result;
    else if (reason != NULL)
        *reason = in.reason;
    return ok;
}

bool install_bundle(const struct install_options *options, const char *file,
                    struct install_result *out, struct err *err)
{
    char path[4200];
    struct buf text = {0};
    if (snprintf(path, sizeof path, "%s.minisig", file) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", file);
    if (!buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, err))
        return false;
    struct shown shown;
    struct err ignored = {""};
    shown_open(&shown, options->state, options->keys, options->key_count, &ignored);
    bool ok = install_signed(options, &shown, file, &text, NULL, out, NULL, err);
    shown_close(&shown);
    buf_free(&text);
    return ok;
}
