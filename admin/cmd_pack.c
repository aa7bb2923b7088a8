#include <stdio.h>
#include <string.h>

#include "cmd.h"
#include "core/bundle.h"
#include "base/durable.h"
#include "office/keys.h"
#include "office/pack.h"
#include "options.h"
#include "passphrase.h"
#include "workspace.h"

enum { DAYS_VALID = 366 };

struct words {
    const char *site;
    const char *date;
    const char *until;
    struct passphrase_options passphrase;
};

static bool read_day(const char *option, const char *text, struct date *out,
                     struct err *err)
{
    return (strlen(text) == 10 && date_parse(text, out)) ||
           err_set(err, "%s: \"%s\" is not a day; write it as in 2026-11-23", option,
                   text);
}

static bool read_days(const struct words *words, const struct cmd_context *context,
                      struct pack_order *order, struct err *err)
{
    order->created = context->today;
    if (words->date != NULL && !read_day("--date", words->date, &order->created, err))
        return false;
    order->valid_until = date_from_day(date_to_day(order->created) + DAYS_VALID);
    if (words->until != NULL &&
        !read_day("--valid-until", words->until, &order->valid_until, err))
        return false;
    return date_compare(order->valid_until, order->created) > 0 ||
           err_set(err, "--valid-until must be later than the day of the bundle");
}

/* A pair whose halves come from different makers would sign what no terminal takes. */
static bool pair_fits(const struct keys_signing *key, const char *pub_path,
                      struct err *err)
{
    struct buf own = {0};
    struct signature_key a;
    struct signature_key b;
    keys_public_text(key, &own);
    bool ok = signature_init(err) && bundle_read_keys(&a, &pub_path, 1, err) &&
              !own.failed && signature_parse_key(&b, own.bytes, own.len, err);
    buf_free(&own);
    if (ok && (memcmp(a.id, b.id, sizeof a.id) != 0 ||
               memcmp(a.bytes, b.bytes, sizeof a.bytes) != 0))
        ok = err_set(err, "%s: does not belong to the secret key beside it", pub_path);
    return ok;
}

static bool open_key(const struct words *words, const char *path, const char *pub_path,
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
    if (ok && !pair_fits(*out, pub_path, err)) {
        keys_close_signing(*out);
        ok = false;
    }
    return ok;
}

static bool pack(const struct words *words, struct cmd_context *context,
                 struct arena *arena, struct err *err)
{
    unsigned char report_key[KEYS_REPORT_LEN];
    struct keys_signing *key = NULL;
    struct author *author = NULL;
    struct ledger *ledger = NULL;
    struct pack_result result = {0};
    struct pack_order order = {.site = words->site,
                               .report_key = report_key,
                               .published = workspace_path(arena, context, "published"),
                               .out = context->argument[0]};
    const char *secret = workspace_path(arena, context, "keys/minisign.key");
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    const char *reports = workspace_path(arena, context, "keys/reports.pub");
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (!read_days(words, context, &order, err) || !workspace_open(context, &author, err))
        return false;
    bool ok = workspace_ledger(context, &ledger, err) && keys_init(err) &&
              keys_read_reports_public(reports, report_key, err) &&
              durable_folder(order.published, 0700, err) &&
              open_key(words, secret, pub, &key, err);
    if (ok) {
        order.author = author;
        order.ledger = ledger;
        order.key = key;
        ok = pack_write(&order, &result, err);
        keys_close_signing(key);
    }
    ledger_close(ledger);
    author_close(author);
    if (!ok)
        return false;
    printf("%s: number %ld, %zu offers, for %s\n", order.out, result.sequence,
           result.offers, words->site == NULL ? "all sites" : words->site);
    if (result.left_out > 0)
        printf(
            "%zu offers were left out: their confidence is low and nobody has checked them "
            "(anna-admin offer set ID checked_on DATE)\n",
            result.left_out);
    return true;
}

static bool named_well(const char *out, struct err *err)
{
    size_t len = strlen(out);
    return (len > 5 && strcmp(out + len - 5, ".anna") == 0) ||
           err_set(err, "%s: the name of a bundle ends in .anna", out);
}

enum cmd_result cmd_pack(struct cmd_context *context, struct err *err)
{
    struct words words = {0};
    const struct option rows[] = {{"--site", &words.site, NULL},
                                  {"--date", &words.date, NULL},
                                  {"--valid-until", &words.until, NULL},
                                  PASSPHRASE_OPTIONS(words.passphrase)};
    struct arena arena = {0};
    bool ok = options_read(context->argument, &context->count, rows,
                           sizeof rows / sizeof rows[0], 1, 1, err) &&
              named_well(context->argument[0], err) && pack(&words, context, &arena, err);
    arena_free(&arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}
