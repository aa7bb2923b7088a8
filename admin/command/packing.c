#include "command/packing.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/belief.h"
#include "core/bundle.h"
#include "core/crypt.h"
#include "workspace/keys.h"
#include "command/workspace.h"

enum { DAYS_VALID = 366 };

static bool read_day(const char *option, const char *text, struct date *out,
                     struct err *err)
{
    return (strlen(text) == 10 && date_parse(text, out)) ||
           err_set(err, "%s: \"%s\" is not a day; write it as in 2026-11-23", option,
                   text);
}

static bool read_days(const struct packing_words *words,
                      const struct cmd_context *context, struct pack_order *order,
                      struct err *err)
{
    order->created = context->today;
    if (words->date == NULL && belief_of(context->today, NULL) != BELIEF_RIGHT)
        return err_set(
            err,
            "the clock of this computer shows %04d-%02d-%02d; set it, or say the "
            "day with --date, for terminals trust the day of a bundle",
            context->today.year, context->today.month, context->today.day);
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
    int workspace; /* held against others who publish; -1: no lock can be had */
    struct store *store;
    struct ledger *ledger;
    struct keys_signing *key;
    unsigned char report_key[KEYS_REPORT_LEN];
};

static bool open_all(struct opened *opened, const struct packing_words *words,
                     const struct cmd_context *context, struct arena *arena,
                     struct err *err)
{
    const char *secret = workspace_path(arena, context, "keys/minisign.key");
    const char *pub = workspace_path(arena, context, "keys/minisign.pub");
    const char *reports = workspace_path(arena, context, "keys/reports.pub");
    struct signature_key ignored;
    if (arena->failed)
        return err_set(err, "not enough memory");
    return workspace_open(context, &opened->store, err) &&
           workspace_ledger(context, &opened->ledger, err) && keys_init(err) &&
           keys_read_reports_public(reports, opened->report_key, err) &&
           packing_key_pair(words, secret, pub, &opened->key, &ignored, err);
}

/* Two at once would give one number twice: the second one waits for the first. */
static int hold_workspace(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        (void)flock(fd, LOCK_EX);
    return fd;
}

static void close_all(struct opened *opened)
{
    if (opened->workspace >= 0)
        close(opened->workspace);
    if (opened->key != NULL)
        keys_close_signing(opened->key);
    ledger_close(opened->ledger);
    store_close(opened->store);
}

bool packing_run(const struct cmd_context *context, const struct packing_words *words,
                 const char *out, struct pack_result *result, struct err *err)
{
    struct arena arena = {0};
    struct opened opened = {.workspace = hold_workspace(context->workspace)};
    struct pack_order order = {.site = words->site,
                               .report_key = opened.report_key,
                               .published = workspace_path(&arena, context, "published"),
                               .out = out};
    bool ok = order.published != NULL || err_set(err, "not enough memory");
    ok = ok && read_days(words, context, &order, err) &&
         open_all(&opened, words, context, &arena, err) &&
         durable_folder(order.published, 0700, err);
    if (ok) {
        order.store = opened.store;
        order.ledger = opened.ledger;
        order.key = opened.key;
        ok = pack_write(&order, result, err);
    }
    close_all(&opened);
    arena_free(&arena);
    return ok;
}

void packing_tell(const char *out, const struct packing_words *words,
                  const struct pack_result *result)
{
    printf("%s: number %ld, %zu offers, for %s\n", out, result->sequence, result->offers,
           words->site == NULL ? "all sites" : words->site);
    if (result->left_out > 0)
        printf(
            "%zu offers were left out: their confidence is low and nobody has checked them "
            "(anna-admin offer set ID checked_on DATE)\n",
            result->left_out);
}
