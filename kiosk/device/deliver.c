#include "core/crypt.h"
#include "device/clips.h"
#include "device/deliver_inside.h"

#include <string.h>

#include "base/durable.h"
#include "core/content.h"
#include "words/delivery_program.h"
#include "core/seal.h"
#include "core/setup.h"
#include "device/note.h"
#include "device/outbox.h"
#include "device/editions.h"
#include "device/writable.h"

static void tell(void *context, enum delivery_step step, int percent)
{
    struct delivering *d = context;
    if (step == d->step && percent == d->percent)
        return;
    d->step = step;
    d->percent = percent;
    delivery_say(d->told, d->out, "step %s %d", delivery_step_word(step), percent);
}

void deliver_tell(struct delivering *d, enum delivery_step step, int percent)
{
    if (percent > d->percent)
        tell(d, step, percent);
}

static void remember_places(struct delivering *d)
{
    for (size_t i = 0; i < d->folder_count; i++)
        if (stat(d->folder[i], &d->place[i]) != 0)
            d->place[i].st_ino = 0;
}

bool deliver_still_there(const struct delivering *d, size_t part)
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
    d->home =
        part < d->folder_count && deliver_still_there(d, part) ? d->folder[part] : NULL;
}

/* With the key of the content that is shown now, after it has said which reports have
 * arrived. False if there is no such key. */
static bool report_key(const struct delivering *d, unsigned char key[SEAL_KEY_LEN])
{
    struct content *content = d->shown.content;
    struct err ignored = {""};
    if (content == NULL)
        return false;
    outbox_receive(d->options->state, content, &ignored);
    const char *hex = content_report_key(content);
    return hex != NULL && crypt_init(&ignored) && seal_read_key(key, hex, &ignored);
}

static void send_reports(struct delivering *d, bool writable)
{
    unsigned char key[SEAL_KEY_LEN];
    if (!report_key(d, key))
        return;
    bool sent = writable && outbox_export(d->options->state, key, d->home, &d->unsent);
    delivery_say(
        d->told, d->out, "reports %s",
        delivery_reports_word(sent ? DELIVERY_REPORTS_SENT : DELIVERY_REPORTS_KEPT));
}

/* What an engineer wants to know first. */
static const char *technical(const struct delivering *d, enum delivery_end end)
{
    if (end == DELIVERY_FAILED)
        return d->err->text;
    if (d->unprogrammed.text[0] != '\0')
        return d->unprogrammed.text;
    if (d->unsent.text[0] != '\0' || d->shown.content == NULL)
        return d->unsent.text;
    const char *trouble =
        clips_trouble(clips_look(d->shown.content, d->options->state, NULL));
    return trouble != NULL ? trouble : "";
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
    note_write(d->home, d->options->site, &whole, technical(d, end), &ignored);
    durable_sync_all(d->home, &ignored);
    writable_end(&moment);
}

/* Which content is shown now, and which is the newest that ever was. */
static void say_contents(const struct install_options *o, struct delivery *told,
                         FILE *out, const struct bundle_label *shown)
{
    struct editions editions;
    const struct date day = shown->created;
    if (shown->sequence == 0)
        return;
    editions_read(o->state, o->keys, o->key_count, &editions);
    const struct date newest = editions.newest.label.created;
    delivery_say(told, out, "shown %ld %04d-%02d-%02d", shown->sequence, day.year,
                 day.month, day.day);
    if (newest.year != 0)
        delivery_say(told, out, "newest %ld %04d-%02d-%02d", editions.newest.number,
                     newest.year, newest.month, newest.day);
    else if (editions.newest.number > shown->sequence)
        delivery_say(told, out, "newest %ld -", editions.newest.number);
}

static bool end(struct delivering *d, enum delivery_end end, enum delivery_reason reason)
{
    deliver_program(d);
    tell(d, DELIVERY_NOTE, 99);
    say_contents(d->options, d->told, d->out, &d->shown.bundle.label);
    say_clock(d->told, d->out, d->options->clock, &d->shown.bundle.label);
    find_home(d);
    if (d->home != NULL)
        write_stick(d, end, reason);
    delivery_say(d->told, d->out, "end %s %s", delivery_end_word(end),
                 delivery_reason_word(reason));
    if (end == DELIVERY_FAILED)
        return false;
    return !delivery_program_failed(d->told) ||
           err_set(d->err, "%s", d->unprogrammed.text);
}

/* The signature that was kept with the newest content. */
static bool read_own(const struct install_options *o, long floor, struct buf *out)
{
    char path[SHELF_PATH];
    struct err ignored = {""};
    return shelf_number_path(path, o->state, floor, "anna.minisig", &ignored) &&
           buf_read_file(out, path, BUNDLE_SIGNATURE_LIMIT, &ignored);
}

static bool look(struct delivering *d)
{
    const struct install_options *o = d->options;
    struct err ignored = {""};
    struct buf own = {0};
    shown_open(&d->shown, o->state, o->keys, o->key_count, &ignored);
    d->floor = install_floor(o, d->shown.bundle.label.sequence);
    delivery_say(d->told, d->out, "before %ld", d->shown.bundle.label.sequence);
    tell(d, DELIVERY_LOOK, 0);
    /* A stick may bring the clips that an earlier one had not. */
    bool whole = shown_newest_whole(&d->shown, d->floor) &&
                 (d->shown.content == NULL || clips_seem(d->shown.content, o->state)) &&
                 read_own(o, d->floor, &own);
    struct stick_reader reader = {.site = o->site,
                                  .keys = o->keys,
                                  .key_count = o->key_count,
                                  .floor = d->floor,
                                  .own = whole ? &own : NULL};
    bool ok = stick_look(d->folder, d->folder_count, &reader, &d->stick, d->err);
    buf_free(&own);
    return ok;
}

/* Nothing but a setup that is not taken. */
static bool refuse_setup(struct delivering *d)
{
    err_set(d->err, "%s: %s", SETUP_NAME, delivery_reason_word(d->options->setup));
    return end(d, DELIVERY_FAILED, d->options->setup);
}

/* A setup that is not taken says more than a bundle that is not. */
static bool take_newest(struct delivering *d)
{
    struct deliver_end so = deliver_choose(d);
    bool fails = so.end == DELIVERY_FAILED && d->told->number == 0;
    if (fails && d->options->setup != DELIVERY_NO_REASON)
        return refuse_setup(d);
    return end(d, so.end, so.reason);
}

/* What the stick was brought for, as far as it can be seen. */
static bool take_stick(struct delivering *d)
{
    const struct install_options *o = d->options;
    if (o->setup != DELIVERY_NO_REASON)
        delivery_say(d->told, d->out, "other %s %s", delivery_reason_word(o->setup),
                     SETUP_NAME);
    if (o->setup != DELIVERY_NO_REASON && (d->stick.count == 0 || o->key_count == 0))
        return refuse_setup(d);
    if (d->stick.count == 0)
        return end(d, DELIVERY_EMPTY, DELIVERY_NO_REASON);
    if (o->key_count == 0)
        return err_set(d->err,
                       "no key is trusted; name one with --key or in kiosk.conf") ||
               end(d, DELIVERY_FAILED, DELIVERY_NO_KEY);
    return take_newest(d);
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
    bool ok = look(&d) ? take_stick(&d) : end(&d, DELIVERY_FAILED, DELIVERY_UNREADABLE);
    stick_free(&d.stick);
    shown_close(&d.shown);
    return ok;
}

bool deliver_note(const struct install_options *options, const char *const *folder,
                  size_t folder_count, const char *reason, struct err *err)
{
    struct delivery delivery;
    struct shelf_bundle have;
    struct err ignored = {""};
    bool has =
        shelf_find(options->state, options->keys, options->key_count, &have, &ignored);
    delivery_begin(&delivery);
    delivery_say(&delivery, NULL, "before %ld", has ? have.label.sequence : 0);
    if (!has)
        have.label.sequence = 0;
    say_contents(options, &delivery, NULL, &have.label);
    say_clock(&delivery, NULL, options->clock, &have.label);
    deliver_program_own(options, &delivery, NULL);
    if (strcmp(reason, delivery_end_word(DELIVERY_CHOSEN)) == 0)
        delivery_say(&delivery, NULL, "end %s none", reason);
    else
        delivery_say(&delivery, NULL, "end failed %s", reason);
    size_t part = stick_find_ours(folder, folder_count);
    struct stat place;
    struct writable moment;
    if (delivery.end == DELIVERY_RUNS)
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
