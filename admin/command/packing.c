#include "command/packing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "base/message.h"
#include "core/belief.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "publish/numbers.h"
#include "reports/outcomes.h"
#include "workspace/keys.h"
#include "workspace/lock.h"
#include "command/workspace.h"

enum { DAYS_VALID = 366, SECONDS_TO_WAIT = 300, NUMBER_MOST = 999999999 };

static bool read_day(const char *option, const char *text, struct date *out,
                     struct err *err)
{
    return (strlen(text) == 10 && date_parse(text, out)) ||
           err_set(err, "%s: \"%s\" is not a day; write it as in 2026-11-23", option,
                   text);
}

/* A terminal believes no clock that shows a day before its content was made. */
static bool not_ahead(struct date day, struct date today, struct err *err)
{
    return belief_of(today, NULL) != BELIEF_RIGHT ||
           date_days_between(today, day) <= BELIEF_DAYS_BEFORE ||
           err_set(
               err,
               "--date: %04d-%02d-%02d has not come, the clock of this computer shows "
               "%04d-%02d-%02d; terminals would say nothing about open and closed until "
               "then",
               day.year, day.month, day.day, today.year, today.month, today.day);
}

static bool read_days(const struct packing_words *words,
                      const struct cmd_context *context, struct pack_order *order,
                      struct err *err)
{
    order->created = context->today;
    order->today = context->today;
    if (words->date == NULL && belief_of(context->today, NULL) != BELIEF_RIGHT)
        return err_set(
            err,
            "the clock of this computer shows %04d-%02d-%02d; set it, or say the "
            "day with --date, for terminals trust the day of a bundle",
            context->today.year, context->today.month, context->today.day);
    if (words->date != NULL && (!read_day("--date", words->date, &order->created, err) ||
                                !not_ahead(order->created, context->today, err)))
        return false;
    if (belief_of(context->today, NULL) != BELIEF_RIGHT)
        order->today = order->created;
    order->valid_until = date_from_day(date_to_day(order->created) + DAYS_VALID);
    if (words->until != NULL &&
        !read_day("--valid-until", words->until, &order->valid_until, err))
        return false;
    return date_compare(order->valid_until, order->created) > 0 ||
           err_set(err, "--valid-until must be later than the day of the bundle");
}

/* A pair whose halves come from different makers would sign what no terminal takes. */
static bool pair_fits(const struct keys_signing *key, const char *pub_path,
                      struct signature_key *pub, struct err *err)
{
    struct buf own = {0};
    struct signature_key a;
    struct signature_key b;
    keys_public_text(key, &own);
    bool ok = crypt_init(err) && bundle_read_keys(&a, &pub_path, 1, err) && !own.failed &&
              signature_parse_key(&b, own.bytes, own.len, err);
    buf_free(&own);
    if (ok && (memcmp(a.id, b.id, sizeof a.id) != 0 ||
               memcmp(a.bytes, b.bytes, sizeof a.bytes) != 0))
        ok = err_set(err, "%s: does not belong to the secret key beside it", pub_path);
    if (ok)
        *pub = a;
    return ok;
}

bool packing_key(const struct packing_words *words, const char *path,
                 struct keys_signing **out, struct err *err)
{
    bool protected = false;
    char *passphrase = NULL;
    if (!keys_init(err) || !keys_protected(path, &protected, err))
        return false;
    if (protected && !passphrase_get(&words->passphrase, false, &passphrase, err))
        return false;
    bool ok = keys_open_signing(out, path, passphrase, err);
    passphrase_forget(passphrase);
    return ok;
}

bool packing_key_pair(const struct packing_words *words, const char *path,
                      const char *pub_path, struct keys_signing **out,
                      struct signature_key *pub, struct err *err)
{
    if (!packing_key(words, path, out, err))
        return false;
    if (pair_fits(*out, pub_path, pub, err))
        return true;
    keys_close_signing(*out);
    *out = NULL;
    return false;
}

/* What was opened for the work, to be closed whatever comes of it. */
struct opened {
    int lock; /* -1: not had */
    struct store *store;
    struct ledger *ledger;
    struct keys_signing *key;
    struct signature_key pub; /* of `key` */
    struct unseal *unseal;    /* NULL: nobody is answered */
    unsigned char report_key[KEYS_REPORT_LEN];
};

static void say_waits(const char *folder)
{
    fprintf(stderr, message("%s: somebody else works on this workspace; waiting\n"),
            folder);
}

/* The key for reports, if somebody is answered: one passphrase opens both keys, and is
 * asked for once. */
static bool open_reports(struct opened *opened, struct passphrase_options *passphrase,
                         const struct cmd_context *context, const char *signing,
                         struct arena *arena, struct err *err)
{
    bool waits = false;
    bool one = false;
    bool other = false;
    const char *reports = workspace_path(arena, context, "keys/reports.key");
    if (reports == NULL)
        return err_set(err, "not enough memory");
    if (!outcomes_wait(opened->ledger, &waits, err))
        return false;
    return !waits || (keys_protected(signing, &one, err) &&
                      keys_reports_protected(reports, &other, err) &&
                      (!(one || other) || passphrase->kept != NULL ||
                       passphrase_keep(passphrase, err)) &&
                      workspace_unseal(context, passphrase, true, &opened->unseal, err));
}

static bool open_all(struct opened *opened, struct packing_words *words,
                     const struct cmd_context *context, struct arena *arena,
                     struct err *err)
{
    const char *secret = workspace_path(arena, context, "keys/minisign.key");
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    const char *reports = workspace_path(arena, context, "keys/reports.pub");
    if (arena->failed)
        return err_set(err, "not enough memory");
    return workspace_exists(context, err) &&
           lock_take(context->workspace, SECONDS_TO_WAIT, say_waits, &opened->lock,
                     err) &&
           workspace_open(context, &opened->store, err) &&
           lock_store(opened->store, context->workspace, SECONDS_TO_WAIT, say_waits,
                      err) &&
           workspace_ledger(context, &opened->ledger, err) && keys_init(err) &&
           keys_read_reports_public(reports, opened->report_key, err) &&
           open_reports(opened, &words->passphrase, context, secret, arena, err) &&
           packing_key_pair(words, secret, pub, &opened->key, &opened->pub, err);
}

static void close_all(struct opened *opened)
{
    if (opened->key != NULL)
        keys_close_signing(opened->key);
    unseal_close(opened->unseal);
    ledger_close(opened->ledger);
    store_close(opened->store);
    lock_free(opened->lock);
}

static bool read_after(const char *text, long *out, struct err *err)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number > NUMBER_MOST)
        return err_set(err, "--after: \"%s\" is not a number from 0 to %d", text,
                       NUMBER_MOST);
    *out = number;
    return true;
}

/* What a note tells is proved by nobody: it counts a little above what is signed. */
static void hear_notes(const char *stick, long known, long *highest)
{
    char name[256];
    long number = numbers_told(stick, name);
    if (number <= *highest)
        return;
    fprintf(
        stderr,
        number <= known + NUMBERS_TOLD
            ? message("%s/anna/%s: the terminal has number %ld, higher than all here\n")
            : message("%s/anna/%s: the terminal has number %ld, higher than all here; if "
                      "that is true, give it with --after, for it is too high to be "
                      "believed\n"),
        stick, name, number);
    if (number <= known + NUMBERS_TOLD)
        *highest = number;
}

/* The highest number that was given outside of the workspace. */
static bool find_after(const struct opened *opened, const struct packing_words *words,
                       const struct pack_order *order, struct arena *arena,
                       const char *stick, long *out, struct err *err)
{
    long counted = 0;
    long after = 0;
    if (!store_sequence(opened->store, &counted, err) ||
        (words->after != NULL && !read_after(words->after, &after, err)))
        return false;
    const char *beside =
        order->out == NULL ? NULL : arena_print(arena, "%s.minisig", order->out);
    if (arena->failed)
        return err_set(err, "not enough memory");
    long found[] = {
        counted,
        numbers_published(order->published),
        beside != NULL ? numbers_of_signature(beside, &opened->pub) : 0,
        stick != NULL ? numbers_signed(stick, &opened->pub) : 0,
    };
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
        after = found[i] > after ? found[i] : after;
    if (stick != NULL)
        hear_notes(stick, after, &after);
    *out = after;
    return true;
}

static void tell_signs(const struct record *record, const char *place, const char *signs)
{
    fprintf(stderr, message("%s %s: %s: the terminal shows an empty box for %s\n"),
            message(record_kind_name(record->kind)), record_id(record), place, signs);
}

bool packing_run(const struct cmd_context *context, const struct packing_words *words,
                 const char *out, const char *stick, struct pack_result *result,
                 struct err *err)
{
    struct arena arena = {0};
    struct opened opened = {.lock = -1};
    struct packing_words own = *words;
    struct pack_order order = {.site = words->site,
                               .report_key = opened.report_key,
                               .published = workspace_path(&arena, context, "published"),
                               .clips = workspace_path(&arena, context, "clips"),
                               .tell = tell_signs,
                               .out = out};
    bool ok = !arena.failed || err_set(err, "not enough memory");
    ok = ok && read_days(words, context, &order, err) &&
         open_all(&opened, &own, context, &arena, err) &&
         durable_folder(order.published, 0700, err) &&
         find_after(&opened, words, &order, &arena, stick, &order.after, err);
    if (ok) {
        order.store = opened.store;
        order.ledger = opened.ledger;
        order.key = opened.key;
        order.unseal = opened.unseal;
        ok = pack_write(&order, result, err);
    }
    close_all(&opened);
    if (own.passphrase.kept != words->passphrase.kept)
        passphrase_forget(own.passphrase.kept);
    arena_free(&arena);
    return ok;
}

void packing_tell(const char *out, const struct packing_words *words,
                  const struct pack_result *result)
{
    printf(message_count("%s: number %ld, %zu offer, for %s\n",
                         "%s: number %ld, %zu offers, for %s\n", result->offers),
           out, result->sequence, result->offers,
           words->site == NULL ? message("all sites") : words->site);
    if (result->sequence != result->counted + 1)
        printf(
            message(
                "this workspace had counted to %ld alone, and higher numbers were given "
                "elsewhere; is it a copy, or is there a second one?\n"),
            result->counted);
    if (result->signs > PACK_SIGNS_TOLD)
        printf(
            message(
                "%zu places have signs that the terminal cannot show (anna-admin lint)\n"),
            result->signs);
    if (result->sentences > 0)
        printf(message("%zu of %zu sentences have a clip, the others are spoken live\n"),
               result->clips, result->sentences);
    if (result->left_out > 0)
        printf(
            message_count(
                "%zu offer was left out: its confidence is low and nobody has checked it "
                "(anna-admin offer set ID checked_on DATE)\n",
                "%zu offers were left out: their confidence is low and nobody has checked them "
                "(anna-admin offer set ID checked_on DATE)\n",
                result->left_out),
            result->left_out);
}
