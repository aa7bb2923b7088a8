#include "device/deliver_inside.h"

#include <string.h>

#include "device/proof.h"

/* A slow stick reads some megabytes a second; the rest takes as long again. */
enum { BYTES_A_SECOND = 4 * 1024 * 1024, LEAST_SECONDS = 5 };
/* Of bundles that are not taken, so much is read to see whether they are whole. */
enum { PROOF_LEN = 64 * 1024 * 1024 };

struct choice {
    struct delivering *d;
    const struct stick_bundle *taken; /* installed now; NULL: none */
    const struct stick_bundle *known; /* here already, and whole on the stick */
    struct install_result result;
    enum delivery_reason failed;  /* why the first try failed */
    enum delivery_reason gave_up; /* further tries were idle */
    size_t unproved_len;          /* bytes that may still be read for a proof */
};

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
static bool hopeless(const struct delivering *d, const struct stick_bundle *b)
{
    return b->reason == DELIVERY_DISK || b->reason == DELIVERY_DISK_FULL ||
           (b->reason == DELIVERY_UNREADABLE && !deliver_still_there(d, b->part));
}

/* These come only after the bytes were found to be what was signed. */
static bool good_though_refused(enum delivery_reason reason)
{
    return reason == DELIVERY_NOT_CONTENT || reason == DELIVERY_TWIN ||
           reason == DELIVERY_LEAP;
}

/* Tries one after the other, the newest first. */
static void install_newest(struct choice *c)
{
    struct delivering *d = c->d;
    for (size_t i = 0; c->taken == NULL && i < d->stick.count; i++) {
        struct stick_bundle *b = &d->stick.bundle[i];
        struct err why = {""};
        if (b->reason != DELIVERY_NO_REASON)
            continue;
        announce(d, b);
        b->tried = true;
        if (install_signed(d->options, &d->shown, b->path, &b->signature_text,
                           &d->listener, &c->result, &b->reason, &why)) {
            b->reason = c->result.nothing_new ? DELIVERY_KNOWN : DELIVERY_TAKEN;
            b->good = true;
            c->taken = b;
            return;
        }
        b->good = good_though_refused(b->reason);
        if (c->failed == DELIVERY_NO_REASON || hopeless(d, b)) {
            c->failed = b->reason;
            *d->err = why;
        }
        if (hopeless(d, b)) {
            c->gave_up = b->reason;
            return;
        }
    }
}

static bool for_here(const struct delivering *d, const struct stick_bundle *b)
{
    const char *site = d->options->site;
    return b->proved && (site[0] == '\0' || strcmp(b->label.site, "all") == 0 ||
                         strcmp(b->label.site, site) == 0);
}

static void tell_proof(void *context, int percent)
{
    deliver_tell(context, DELIVERY_CHECK, percent * 95 / 100);
}

/* Reads what was not read yet. A bundle that is larger than what may still be read is
 * taken for what its label says. */
static void prove(struct choice *c, struct stick_bundle *b)
{
    struct delivering *d = c->d;
    if (b->tried || b->len > c->unproved_len)
        return;
    c->unproved_len -= b->len;
    b->tried = true;
    enum delivery_reason found = proof_read(b->path, &b->signature, d->options->keys,
                                            d->options->key_count, tell_proof, d);
    b->good = found == DELIVERY_NO_REASON;
    if (!b->good)
        b->reason = found;
}

/* What was not tried because a better one was taken, or because all tries are idle. */
static void judge_untried(struct choice *c)
{
    struct delivering *d = c->d;
    for (size_t i = 0; i < d->stick.count; i++) {
        struct stick_bundle *b = &d->stick.bundle[i];
        if (b->reason == DELIVERY_NO_REASON && c->taken == NULL)
            b->reason = c->gave_up;
        else if (b->reason == DELIVERY_NO_REASON)
            b->reason = b->group == c->taken->group ? DELIVERY_KNOWN : DELIVERY_OLDER;
        else if (b->reason == DELIVERY_KNOWN && c->taken != NULL &&
                 c->taken->label.sequence > b->label.sequence)
            b->reason = DELIVERY_OLDER;
    }
}

/* What is said to be here must be whole on the stick too; and one whole bundle of ours
 * proves whose stick it is. */
static void prove_all(struct choice *c)
{
    struct delivering *d = c->d;
    bool ours = false;
    for (size_t i = 0; i < d->stick.count; i++) {
        struct stick_bundle *b = &d->stick.bundle[i];
        if (b->reason == DELIVERY_KNOWN)
            prove(c, b);
        if (b->reason == DELIVERY_KNOWN && c->known == NULL)
            c->known = b;
        ours = ours || (b->good && for_here(d, b));
    }
    for (size_t i = 0; !ours && i < d->stick.count; i++) {
        struct stick_bundle *b = &d->stick.bundle[i];
        enum delivery_reason label_says = b->reason;
        if (!for_here(d, b) || b->tried)
            continue;
        prove(c, b);
        b->reason = label_says;
        ours = b->good;
    }
    if (ours)
        delivery_say(d->told, d->out, "ours");
}

static void name(struct delivering *d, const struct stick_bundle *b)
{
    delivery_say(d->told, d->out, "other %s %s", delivery_reason_word(b->reason),
                 b->name);
}

/* What something is the matter with comes first: only some find room on a screen. The one
 * that the whole is about needs no name where it is alone. */
static void name_all(const struct choice *c, const struct stick_bundle *about)
{
    struct delivering *d = c->d;
    bool alone = d->stick.count + d->stick.more == 1 && d->stick.unread[0] == '\0';
    if (d->stick.unread[0] != '\0')
        delivery_say(d->told, d->out, "other %s %s",
                     delivery_reason_word(DELIVERY_UNREADABLE), d->stick.unread);
    for (int fine = 0; fine <= 1; fine++)
        for (size_t i = 0; i < d->stick.count; i++) {
            const struct stick_bundle *b = &d->stick.bundle[i];
            if (delivery_reason_fine(b->reason) == (fine == 1) && !(alone && b == about))
                name(d, b);
        }
    if (d->stick.more > 0)
        delivery_say(d->told, d->out, "more %zu", d->stick.more);
}

/* What is newer than all that is here, and refused for what its label says. */
static const struct stick_bundle *refused_newer(const struct delivering *d)
{
    for (size_t i = 0; i < d->stick.count; i++) {
        const struct stick_bundle *b = &d->stick.bundle[i];
        if (for_here(d, b) && b->label.sequence > d->floor &&
            !delivery_reason_fine(b->reason))
            return b;
    }
    return NULL;
}

/* How much it says about why nothing new is here: that what is for here is broken says
 * more than that something is a stranger's, old, or for elsewhere. */
static int weight(enum delivery_reason reason)
{
    switch (reason) {
    case DELIVERY_OTHER_SITE:
        return 0;
    case DELIVERY_OLDER:
        return 1;
    case DELIVERY_FOREIGN:
        return 2;
    case DELIVERY_UNSIGNED:
        return 3;
    case DELIVERY_UNREADABLE:
        return 5;
    default:
        return 4;
    }
}

static const struct stick_bundle *weightiest(const struct stick *stick)
{
    const struct stick_bundle *most = &stick->bundle[0];
    for (size_t i = 1; i < stick->count; i++)
        if (weight(stick->bundle[i].reason) > weight(most->reason))
            most = &stick->bundle[i];
    return most;
}

static struct deliver_end refuse(struct choice *c, const struct stick_bundle *b)
{
    err_set(c->d->err, "%s: %s", b->path, delivery_reason_word(b->reason));
    name_all(c, NULL);
    return (struct deliver_end){DELIVERY_FAILED, b->reason};
}

struct deliver_end deliver_choose(struct delivering *d)
{
    struct choice c = {.d = d, .unproved_len = PROOF_LEN};
    install_newest(&c);
    if (c.taken != NULL && c.result.compared && !c.result.nothing_new)
        delivery_say(d->told, d->out, "changes %ld %ld %ld", c.result.changes.added,
                     c.result.changes.changed, c.result.changes.gone);
    judge_untried(&c);
    prove_all(&c);
    if (c.taken != NULL) {
        name_all(&c, c.taken);
        return (struct deliver_end){c.result.nothing_new ? DELIVERY_SAME
                                                         : DELIVERY_INSTALLED,
                                    DELIVERY_NO_REASON};
    }
    if (c.failed != DELIVERY_NO_REASON) {
        name_all(&c, NULL);
        return (struct deliver_end){DELIVERY_FAILED, c.failed};
    }
    const struct stick_bundle *newer = refused_newer(d);
    if (newer != NULL)
        return refuse(&c, newer);
    if (c.known == NULL)
        return refuse(&c, weightiest(&d->stick));
    announce(d, c.known);
    name_all(&c, c.known);
    return (struct deliver_end){DELIVERY_SAME, DELIVERY_NO_REASON};
}
