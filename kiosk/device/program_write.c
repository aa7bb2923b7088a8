#include "device/program_write.h"

#include <string.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "core/crypt.h"
#include "device/program_look.h"
#include "device/program_past.h"
#include "device/program_slot.h"
#include "device/source.h"

/* Of all the time that it takes, reading back takes the rest. */
enum { WRITING_PERCENT = 70 };

struct writing {
    const struct program_machine *machine;
    const struct program_order *order;
    const char *slot;
    struct program_past past;
    struct boot_choice choice;
    struct signature signature;
    struct program_label label;
    uintmax_t len;
    struct crypt_hash hash;
    int percent;
};

static void tell(struct writing *w, int percent)
{
    if (percent == w->percent)
        return;
    w->percent = percent;
    if (w->order->tell != NULL)
        w->order->tell(w->order->context, percent);
}

static void passed(void *context, const void *bytes, size_t len, int percent)
{
    struct writing *w = context;
    crypt_hash_add(&w->hash, bytes, len);
    tell(w, percent * WRITING_PERCENT / 100);
}

static void read_back(void *context, int percent)
{
    tell(context, WRITING_PERCENT + percent * (99 - WRITING_PERCENT) / 100);
}

static const char *slot_path(const struct program_machine *machine, enum boot_slot slot)
{
    return machine->slot[slot == BOOT_A ? 0 : 1];
}

static enum program_answer judge(struct writing *w, struct err *err)
{
    struct buf text = {0};
    struct stat about;
    uintmax_t room;
    if (lstat(w->order->path, &about) != 0) {
        err_set_errno(err, "%s: could not be looked at", w->order->path);
        return PROGRAM_UNREADABLE;
    }
    if (!S_ISREG(about.st_mode)) {
        err_set(err, "%s: this is not a plain file", w->order->path);
        return PROGRAM_UNREADABLE;
    }
    if (!program_slot_len(w->slot, &room, err))
        return PROGRAM_UNKEPT;
    enum program_answer answer = program_look_signature(w->order->path, &text, err);
    const struct program_terminal terminal = {.keys = w->order->keys,
                                              .key_count = w->order->key_count,
                                              .have = &w->machine->have,
                                              .floor = w->past.good,
                                              .went_back = w->past.back,
                                              .went_back_count = w->past.back_count,
                                              .room = room};
    w->len = (uintmax_t)about.st_size;
    if (answer == PROGRAM_FITS)
        answer = program_judge(&text, w->len, &terminal, &w->signature, &w->label, err);
    buf_free(&text);
    return answer;
}

/* What the past says of this start; true if that is news. `waits`: what was written is
 * still to be tried. */
static bool learn(struct program_past *past, const struct program_machine *machine,
                  bool waits)
{
    const struct program_past before = *past;
    if (past->trying > 0 && past->slot == machine->runs) {
        past->good = past->trying > past->good ? past->trying : past->good;
        past->trying = 0;
    } else if (past->trying > 0 && !waits) {
        program_past_add_back(past, past->trying);
        past->trying = 0;
    }
    if (machine->have.number > past->good)
        past->good = machine->have.number;
    return past->good != before.good || past->trying != before.trying;
}

/* The root that does not run must be the one that is not good: what is on trial itself
 * has nothing to fall back to but that. */
static enum program_answer look(struct writing *w, struct err *err)
{
    if (!crypt_init(err) || !boot_place_read(&w->machine->boot, &w->choice, err))
        return PROGRAM_UNKEPT;
    if (w->machine->runs == BOOT_NONE || w->machine->runs != w->choice.good) {
        err_set(err, "the program that runs has not proved itself yet");
        return PROGRAM_ON_TRIAL;
    }
    w->slot = slot_path(w->machine, boot_slot_other(w->machine->runs));
    program_past_read(&w->past, w->machine->trust);
    (void)learn(&w->past, w->machine, w->choice.once != BOOT_NONE);
    return judge(w, err);
}

static bool choose(struct writing *w, enum boot_slot once, struct err *err)
{
    w->choice.once = once;
    return boot_place_write(&w->machine->boot, &w->choice, err);
}

static bool note_trying(struct writing *w, long number, struct err *err)
{
    w->past.trying = number;
    w->past.slot = boot_slot_other(w->machine->runs);
    return program_past_write(&w->past, w->machine->trust, err);
}

/* What is written over is not to be tried any more, and is forgotten as such. */
static bool give_up_the_other(struct writing *w, struct err *err)
{
    if (w->choice.once != BOOT_NONE && !choose(w, BOOT_NONE, err))
        return false;
    if (w->past.trying == 0)
        return true;
    return note_trying(w, 0, err);
}

static enum program_answer copy(struct writing *w, unsigned char hash[SIGNATURE_HASH_LEN],
                                struct err *err)
{
    struct source *source;
    if (!source_open(&source, w->order->path, (size_t)w->len, passed, w, err))
        return PROGRAM_UNREADABLE;
    enum program_answer answer = PROGRAM_FITS;
    w->len = source_len(source);
    crypt_hash_begin(&w->hash);
    if (!durable_fill_over(w->slot, (size_t)w->len, source_more, source, err))
        answer = source_failed(source) ? PROGRAM_UNREADABLE : PROGRAM_UNKEPT;
    crypt_hash_end(&w->hash, hash);
    source_close(source);
    return answer;
}

static enum program_answer write_and_check(struct writing *w, struct err *err)
{
    unsigned char hash[SIGNATURE_HASH_LEN];
    unsigned char back[SIGNATURE_HASH_LEN];
    enum program_answer answer = copy(w, hash, err);
    if (answer != PROGRAM_FITS)
        return answer;
    if (!signature_verify(&w->signature, hash, w->order->keys, w->order->key_count,
                          err)) {
        err_prefix(err, "%s", w->order->path);
        return PROGRAM_DAMAGED;
    }
    if (!program_slot_hash(w->slot, w->len, read_back, w, back, err))
        return PROGRAM_UNKEPT;
    if (memcmp(hash, back, sizeof hash) == 0)
        return PROGRAM_FITS;
    err_set(err, "%s: it gives back something else than was written", w->slot);
    return PROGRAM_UNKEPT;
}

/* The choice comes first: a cut before the note makes a trial that nobody remembers, the
 * other way round it would make one that never was. */
static enum program_answer set_trial(struct writing *w, struct err *err)
{
    const struct program_order *o = w->order;
    struct err ignored = {""};
    if (o->wanted != NULL && !o->wanted(o->context)) {
        err_set(err, "whoever asked for it has given up");
        return PROGRAM_UNKEPT;
    }
    if (choose(w, boot_slot_other(w->machine->runs), err) &&
        note_trying(w, w->label.number, err))
        return PROGRAM_WRITTEN;
    /* The note may be there although it was not kept for sure: it would say later that
     * what was never tried has gone back. */
    choose(w, BOOT_NONE, &ignored);
    if (!note_trying(w, 0, &ignored))
        program_past_forget(w->machine->trust);
    return PROGRAM_UNKEPT;
}

enum program_answer program_write(const struct program_machine *machine,
                                  const struct program_order *order,
                                  struct program_label *label_out, struct err *err)
{
    struct writing w = {.machine = machine, .order = order, .percent = -1};
    enum program_answer answer = look(&w, err);
    if (w.label.number > 0)
        *label_out = w.label;
    if (answer != PROGRAM_FITS)
        return answer;
    tell(&w, 0);
    if (!give_up_the_other(&w, err))
        return PROGRAM_UNKEPT;
    answer = write_and_check(&w, err);
    return answer == PROGRAM_FITS ? set_trial(&w, err) : answer;
}

static void choice_of(const struct program_machine *machine, struct boot_choice *out)
{
    struct err ignored = {""};
    *out = (struct boot_choice){BOOT_A, BOOT_NONE};
    (void)boot_place_read(&machine->boot, out, &ignored);
}

bool program_write_on_trial(const struct program_machine *machine)
{
    struct boot_choice choice;
    choice_of(machine, &choice);
    return machine->runs != BOOT_NONE && machine->runs != choice.good;
}

bool program_write_waits(const struct program_machine *machine)
{
    struct boot_choice choice;
    choice_of(machine, &choice);
    return choice.once != BOOT_NONE;
}

bool program_write_came(const struct program_machine *machine, struct err *err)
{
    struct boot_choice choice;
    struct program_past past;
    struct err damaged = {""};
    if (machine->runs == BOOT_NONE)
        return err_set(err, "the kernel was not told which root runs");
    bool known = boot_place_read(&machine->boot, &choice, &damaged);
    if (!known)
        choice = (struct boot_choice){machine->runs, BOOT_NONE};
    /* GRUB has emptied it; what it could not empty is this very start. */
    if (choice.once == machine->runs)
        choice.once = BOOT_NONE;
    choice.good = machine->runs;
    if (!boot_place_write(&machine->boot, &choice, err))
        return false;
    program_past_read(&past, machine->trust);
    return !learn(&past, machine, choice.once != BOOT_NONE) ||
           program_past_write(&past, machine->trust, err);
}
