#include "device/deliver.h"

#include <sys/stat.h>

#include "base/durable.h"
#include "core/content.h"
#include "core/seal.h"
#include "core/setup.h"
#include "core/store.h"
#include "device/note.h"
#include "device/outbox.h"
#include "device/stick.h"
#include "device/writable.h"

/* A slow stick reads some megabytes a second; the rest takes as long again. */
enum { BYTES_A_SECOND = 4 * 1024 * 1024, LEAST_SECONDS = 5 };

struct delivering {
    const struct install_options *options;
    struct install_listener listener;
    const char *const *folder;
    size_t folder_count;
    const char
        *home; /* the one of them that the note and the reports go to; NULL: none */
    struct stat place[STICK_PARTS]; /* of the folders when it began: a stick that was
                                       pulled leaves empty folders behind */
    FILE *out;
    struct delivery *told;
    struct stick stick;
    struct bundle_label shown; /* of the content that stands; sequence 0: none does */
    int percent;               /* last one that was told */
    enum delivery_step step;
    struct err *err;
    struct err unsent; /* why the reports are not on the stick; "" if they are */
};

static void tell(void *context, enum delivery_step step, int percent)
{
    struct delivering *d = context;
    if (step == d->step && percent == d->percent)
        return;
    d->step = step;
    d->percent = percent;
    delivery_say(d->told, d->out, "step %s %d", delivery_step_word(step), percent);
}

static void pass_over(struct delivering *d, const struct stick_bundle *b,
                      enum delivery_reason reason)
{
    delivery_say(d->told, d->out, "other %s %s", delivery_reason_word(reason), b->name);
}

static void remember_places(struct delivering *d)
{
    for (size_t i = 0; i < d->folder_count; i++)
        if (stat(d->folder[i], &d->place[i]) != 0)
            d->place[i].st_ino = 0;
}

static bool still_there(const struct delivering *d, size_t part)
{
    const struct stat *was = &d->place[part];
    struct stat now;
    return was->st_ino != 0 && stat(d->folder[part], &now) == 0 &&
           now.st_dev == was->st_dev && now.st_ino == was->st_ino;
}

/* Against the content that stands when all is done: newer one may prove a clock right. */
static void say_clock(struct delivery *told, FILE *out, const struct moment *clock,
                      const struct bundle_label *shown)
{
    if (clock == NULL)
        return;
    const struct belief_content days = {shown->created, shown->valid_until};
    enum belief belief = belief_of(clock->date, shown->sequence > 0 ? &days : NULL);
    if (belief != BELIEF_RIGHT)
        delivery_say(told, out, "clock %s %04d-%02d-%02d", belief_word(belief),
                     clock->date.year, clock->date.month, clock->date.day);
}

/* Where the best bundle lies, or what else has to do with ANNA: the rest is left as it
 * is. */
static void find_home(struct delivering *d)
{
    size_t part = d->stick.count > 0 ? d->stick.bundle[0].part
                                     : stick_find_ours(d->folder, d->folder_count);
    d->home = part < d->folder_count && still_there(d, part) ? d->folder[part] : NULL;
}

/* With the key of the content that is shown now, after it has said which reports have
 * arrived. False if there is no such key. */
static bool report_key(const struct install_options *o, unsigned char key[SEAL_KEY_LEN])
{
    struct store_bundle have;
    struct content *content;
    struct err ignored = {""};
    if (!store_find(o->state, o->keys, o->key_count, &have, &ignored) ||
        !content_open(&content, have.path, &ignored))
        return false;
    outbox_receive(o->state, content, &ignored);
    const char *hex = content_report_key(content);
    bool ok = hex != NULL && seal_init(&ignored) && seal_read_key(key, hex, &ignored);
    content_close(content);
    return ok;
}

static void send_reports(struct delivering *d, bool writable)
{
    unsigned char key[SEAL_KEY_LEN];
    if (!report_key(d->options, key))
        return;
    bool sent = writable && outbox_export(d->options->state, key, d->home, &d->unsent);
    delivery_say(
        d->told, d->out, "reports %s",
        delivery_reports_word(sent ? DELIVERY_REPORTS_SENT : DELIVERY_REPORTS_KEPT));
}

/* What the terminal has for the office, in one moment in which the stick can be written.
 */
static void write_stick(struct delivering *d, enum delivery_end end,
                        enum delivery_reason reason)
{
    struct writable moment;
    struct err ignored = {""};
    bool writable = writable_begin(&moment, d->home, &ignored);
    send_reports(d, writable);
    if (!writable)
        return;
    struct delivery whole = *d->told;
    whole.end = end;
    whole.reason = reason;
    note_write(d->home, d->options->site, &whole,
               end == DELIVERY_FAILED ? d->err->text : d->unsent.text, &ignored);
    durable_sync_all(d->home, &ignored);
    writable_end(&moment);
}

static bool end(struct delivering *d, enum delivery_end end, enum delivery_reason reason)
{
    tell(d, DELIVERY_NOTE, 99);
    say_clock(d->told, d->out, d->options->clock, &d->shown);
    find_home(d);
    if (d->home != NULL)
        write_stick(d, end, reason);
    delivery_say(d->told, d->out, "end %s %s", delivery_end_word(end),
                 delivery_reason_word(reason));
    return end != DELIVERY_FAILED;
}

/* The signature that was kept with the newest content. */
static bool read_own(const struct install_options *o, long floor, struct buf *out)
{
    char path[STORE_PATH];
    struct err ignored = {""};
    return store_number_path(path, o->state, floor, "anna.minisig", &ignored) &&
           buf_read_file(out, path, BUNDLE_SIGNATURE_LIMIT, &ignored);
}

/* True if what is shown and the newest that was ever shown lie here whole. */
static bool all_whole(const struct install_options *o, const struct store_bundle *have,
                      long floor)
{
    struct store_bundle found;
    struct err ignored = {""};
    return !have->previous &&
           (have->label.sequence == floor ||
            store_verify(o->state, floor, o->keys, o->key_count, &found, &ignored));
}

static bool look(struct delivering *d)
{
    const struct install_options *o = d->options;
    struct store_bundle have;
    struct err ignored = {""};
    struct buf own = {0};
    bool has = store_find(o->state, o->keys, o->key_count, &have, &ignored);
    long floor = install_floor(o, has ? have.label.sequence : 0);
    if (has)
        d->shown = have.label;
    delivery_say(d->told, d->out, "before %ld", has ? have.label.sequence : 0);
    tell(d, DELIVERY_LOOK, 0);
    bool whole = has && all_whole(o, &have, floor) && read_own(o, floor, &own);
    struct stick_reader reader = {.site = o->site,
                                  .keys = o->keys,
                                  .key_count = o->key_count,
                                  .floor = floor,
                                  .own = whole ? &own : NULL};
    bool ok = stick_look(d->folder, d->folder_count, &reader, &d->stick, d->err);
    buf_free(&own);
    return ok;
}

static void announce(struct delivering *d, const struct stick_bundle *b)
{
    int seconds = (int)(2 * b->len / BYTES_A_SECOND) + LEAST_SECONDS;
    seconds = (seconds + 4) / 5 * 5;
    const struct date day = b->label.created;
    delivery_say(d->told, d->out, "about %d", seconds);
    delivery_say(d->told, d->out, "bundle %ld %04d-%02d-%02d", b->label.sequence,
                 day.year, day.month, day.day);
}

/* What is the matter with the terminal or the whole stick makes further tries idle. */
static bool hopeless(enum delivery_reason reason)
{
    return reason == DELIVERY_UNREADABLE || reason == DELIVERY_DISK ||
           reason == DELIVERY_DISK_FULL;
}

/* Tries one after the other, the newest first. Returns the one that is installed now,
 * NULL if none is; `*reason` says why the first one failed. */
static const struct stick_bundle *install_newest(struct delivering *d,
                                                 enum delivery_reason *reason,
                                                 struct install_result *result)
{
    for (size_t i = 0; i < d->stick.count; i++) {
        struct stick_bundle *b = &d->stick.bundle[i];
        struct err why = {""};
        if (b->reason != DELIVERY_NO_REASON)
            continue;
        announce(d, b);
        if (install_signed(d->options, b->path, &b->signature_text, &d->listener, result,
                           &b->reason, &why)) {
            b->reason = DELIVERY_KNOWN;
            d->shown = result->label;
            return b;
        }
        if (*reason == DELIVERY_NO_REASON) {
            *reason = b->reason;
            *d->err = why;
        }
        if (hopeless(b->reason))
            break;
    }
    return NULL;
}

/* Every file but the one that is in place now. */
static void name_others(struct delivering *d, const struct stick_bundle *taken)
{
    for (size_t i = 0; i < d->stick.count; i++) {
        const struct stick_bundle *b = &d->stick.bundle[i];
        bool good = b->reason == DELIVERY_NO_REASON || b->reason == DELIVERY_KNOWN;
        if (b != taken)
            pass_over(d, b,
                      !good           ? b->reason
                      : taken != NULL ? DELIVERY_OLDER
                                      : DELIVERY_UNREADABLE);
    }
    if (d->stick.more > 0)
        delivery_say(d->told, d->out, "more %zu", d->stick.more);
}

static const struct stick_bundle *known_one(const struct stick *stick)
{
    for (size_t i = 0; i < stick->count; i++)
        if (stick->bundle[i].reason == DELIVERY_KNOWN)
            return &stick->bundle[i];
    return NULL;
}

/* Nothing but a setup that is not taken. */
static bool refuse_setup(struct delivering *d)
{
    err_set(d->err, "%s: %s", SETUP_NAME, delivery_reason_word(d->options->setup));
    return end(d, DELIVERY_FAILED, d->options->setup);
}

/* Why none was taken, in one reason: that what is for here is broken says more than that
 * something is for elsewhere. */
static bool refuse(struct delivering *d)
{
    const struct stick_bundle *b = &d->stick.bundle[0];
    for (size_t i = 1; i < d->stick.count && b->reason == DELIVERY_OTHER_SITE; i++)
        b = &d->stick.bundle[i];
    if (d->options->setup != DELIVERY_NO_REASON)
        return refuse_setup(d);
    err_set(d->err, "%s: %s", b->path, delivery_reason_word(b->reason));
    return end(d, DELIVERY_FAILED, b->reason);
}

static bool take_newest(struct delivering *d)
{
    enum delivery_reason reason = DELIVERY_NO_REASON;
    struct install_result result = {.compared = false};
    const struct stick_bundle *taken = install_newest(d, &reason, &result);
    if (taken != NULL && result.compared && !result.nothing_new)
        delivery_say(d->told, d->out, "changes %ld %ld %ld", result.changes.added,
                     result.changes.changed, result.changes.gone);
    const struct stick_bundle *known = known_one(&d->stick);
    if (taken == NULL && reason == DELIVERY_NO_REASON && known != NULL) {
        announce(d, known);
        name_others(d, known);
        return end(d, DELIVERY_SAME, DELIVERY_NO_REASON);
    }
    name_others(d, taken);
    if (taken != NULL)
        return end(d, result.nothing_new ? DELIVERY_SAME : DELIVERY_INSTALLED,
                   DELIVERY_NO_REASON);
    return reason != DELIVERY_NO_REASON ? end(d, DELIVERY_FAILED, reason) : refuse(d);
}

bool deliver(const struct install_options *options, const char *const *folder,
             size_t folder_count, FILE *out, struct delivery *delivery, struct err *err)
{
    struct delivering d = {.options = options,
                           .folder = folder,
                           .folder_count =
                               folder_count < STICK_PARTS ? folder_count : STICK_PARTS,
                           .out = out,
                           .told = delivery,
                           .percent = -1,
                           .err = err};
    d.listener = (struct install_listener){tell, &d};
    delivery_begin(delivery);
    remember_places(&d);
    if (!look(&d))
        return end(&d, DELIVERY_FAILED, DELIVERY_UNREADABLE);
    bool ok;
    if (options->setup != DELIVERY_NO_REASON)
        delivery_say(delivery, out, "other %s %s", delivery_reason_word(options->setup),
                     SETUP_NAME);
    if (options->setup != DELIVERY_NO_REASON &&
        (d.stick.count == 0 || options->key_count == 0))
        ok = refuse_setup(&d);
    else if (d.stick.count == 0)
        ok = end(&d, DELIVERY_EMPTY, DELIVERY_NO_REASON);
    else if (options->key_count == 0)
        ok = err_set(err, "no key is trusted; name one with --key or in kiosk.conf") ||
             end(&d, DELIVERY_FAILED, DELIVERY_NO_KEY);
    else
        ok = take_newest(&d);
    stick_free(&d.stick);
    return ok;
}

bool deliver_note(const struct install_options *options, const char *const *folder,
                  size_t folder_count, const char *reason, struct err *err)
{
    struct delivery delivery;
    struct store_bundle have;
    struct err ignored = {""};
    bool has =
        store_find(options->state, options->keys, options->key_count, &have, &ignored);
    delivery_begin(&delivery);
    delivery_say(&delivery, NULL, "before %ld", has ? have.label.sequence : 0);
    if (!has)
        have.label.sequence = 0;
    say_clock(&delivery, NULL, options->clock, &have.label);
    delivery_say(&delivery, NULL, "end failed %s", reason);
    size_t part = stick_find_ours(folder, folder_count);
    struct stat place;
    struct writable moment;
    if (delivery.end != DELIVERY_FAILED)
        return err_set(err, "--note %s: there is no such reason", reason);
    const char *home = folder[part < folder_count ? part : 0];
    if (stat(home, &place) != 0)
        return err_set_errno(err, "%s: the stick could not be read", home);
    if (part == folder_count)
        return err_set(err, "%s: the stick has nothing to do with ANNA", home);
    if (!writable_begin(&moment, home, err))
        return false;
    bool ok = note_write(home, options->site, &delivery, "", err) &&
              durable_sync_all(home, err);
    writable_end(&moment);
    return ok;
}
