#ifndef ANNA_TESTS_BUNDLES_H
#define ANNA_TESTS_BUNDLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/buf.h"
#include "base/durable.h"
#include "core/bundle.h"
#include "core/db.h"
#include "core/schema.h"

/* Small bundles, made and signed here, and a folder for a terminal and a stick. */

struct bundles {
    char folder[64];
    char state[96];
    char stick[96];
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    unsigned char id[8];
    struct signature_key key;
};

/* What one bundle says. `offers` are ids, parted by spaces; "x*" has another name than
 * "x", "x+" an English text, "x#" another day on which somebody checked it, "x-" may not
 * be shown. */
struct bundle_plan {
    long number;
    const char *site; /* NULL: all */
    const char *offers;
    size_t ballast; /* bytes of text that make it larger */
};

static inline void bundles_path(char out[256], const char *folder, const char *name)
{
    assert_true(snprintf(out, 256, "%s/%s", folder, name) < 256);
}

static inline void bundles_set_up(struct bundles *b)
{
    *b = (struct bundles){.folder = "/tmp/anna-device-XXXXXX"};
    assert_non_null(mkdtemp(b->folder));
    snprintf(b->state, sizeof b->state, "%s/state", b->folder);
    snprintf(b->stick, sizeof b->stick, "%s/stick", b->folder);
    assert_int_equal(mkdir(b->stick, 0755), 0);
    assert_true(signature_init(NULL));
    crypto_sign_keypair(b->key.bytes, b->secret);
    randombytes_buf(b->id, sizeof b->id);
    memcpy(b->key.id, b->id, sizeof b->id);
}

static inline int bundles_remove_one(const char *path, const struct stat *about, int kind,
                                     struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline void bundles_tear_down(struct bundles *b)
{
    nftw(b->folder, bundles_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static inline void bundles_run(struct db *db, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static inline void bundles_run(struct db *db, const char *format, ...)
{
    char sql[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(sql, sizeof sql, format, args);
    va_end(args);
    assert_true(db_exec(db, sql, NULL));
}

static inline void bundles_add_offer(struct db *db, char *id, int position)
{
    size_t len = strcspn(id, "*+#-");
    char mark = id[len];
    id[len] = '\0';
    bundles_run(db,
                "INSERT INTO service (id, position, organization_id, name, description, "
                "x_scope, x_has_address, x_confidence, x_checked_on, x_sort) VALUES"
                " ('%s', %d, 1, '%s%s', 'Was es ist.', 'district', 0, '%s', %s, x'00')",
                id, position, id, mark == '*' ? "!" : "", mark == '-' ? "low" : "high",
                mark == '#' ? "'2026-11-19'" : "NULL");
    bundles_run(
        db,
        "INSERT INTO x_service_topic VALUES ('money', 1, 'district', x'00', '%s', "
        "0)",
        id);
    bundles_run(db, "INSERT INTO x_service_list VALUES ('%s', 'de', 'topic', 0, 'money')",
                id);
    if (mark == '+')
        bundles_run(db,
                    "INSERT INTO x_service_text (service_id, lang, made, name) VALUES"
                    " ('%s', 'en', 'human', 'It')",
                    id);
}

static inline void bundles_fill(struct db *db, const struct bundle_plan *plan)
{
    const char *site = plan->site != NULL ? plan->site : "all";
    bundles_run(db,
                "INSERT INTO x_meta VALUES ('site', '%s'), ('sequence', '%ld'),"
                " ('created', '2026-11-20'), ('valid_until', '2027-11-21')",
                site, plan->number);
    bundles_run(db, "INSERT INTO x_site VALUES ('ennigerloh', 0, 'Ennigerloh, Rathaus',"
                    " 'ennigerloh', '+492214710100', NULL, NULL, NULL, NULL, NULL)");
    bundles_run(db, "INSERT INTO taxonomy_term VALUES ('money', 0, 'payments', 'teal', "
                    "0)");
    bundles_run(db, "INSERT INTO x_name VALUES ('topic', 'money', 'de', 'Geld')");
    bundles_run(db, "INSERT INTO organization VALUES (1, 'Kreis')");
    char offers[512];
    snprintf(offers, sizeof offers, "%s", plan->offers);
    char *rest = NULL;
    int position = 0;
    for (char *id = strtok_r(offers, " ", &rest); id != NULL;
         id = strtok_r(NULL, " ", &rest))
        bundles_add_offer(db, id, position++);
    if (plan->ballast > 0)
        bundles_run(db, "INSERT INTO x_meta VALUES ('ballast', hex(zeroblob(%zu)))",
                    plan->ballast / 2);
}

/* Signs PATH as PATH.minisig with that comment. */
static inline void bundles_sign(const struct bundles *b, const char *path,
                                const char *comment)
{
    unsigned char hash[SIGNATURE_HASH_LEN];
    unsigned char blob[74] = {'E', 'D'};
    unsigned char both[64 + 1024];
    unsigned char global[64];
    char text[2][160];
    assert_true(signature_hash_file(path, BUNDLE_LIMIT, hash, NULL));
    memcpy(blob + 2, b->id, 8);
    crypto_sign_detached(blob + 10, NULL, hash, sizeof hash, b->secret);
    memcpy(both, blob + 10, 64);
    memcpy(both + 64, comment, strlen(comment));
    crypto_sign_detached(global, NULL, both, 64 + strlen(comment), b->secret);
    sodium_bin2base64(text[0], sizeof text[0], blob, sizeof blob,
                      sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(text[1], sizeof text[1], global, sizeof global,
                      sodium_base64_VARIANT_ORIGINAL);
    struct buf out = {0};
    char beside[300];
    snprintf(beside, sizeof beside, "%s.minisig", path);
    buf_print(&out, "untrusted comment: x\n%s\ntrusted comment: %s\n%s\n", text[0],
              comment, text[1]);
    assert_true(durable_write(beside, out.bytes, out.len, 0644, NULL));
    buf_free(&out);
}

/* Makes and signs FOLDER/NAME. */
static inline void bundles_make(const struct bundles *b, const char *folder,
                                const char *name, const struct bundle_plan *plan)
{
    char path[256];
    char raw[300];
    char comment[256];
    struct db *db;
    bundles_path(path, folder, name);
    snprintf(raw, sizeof raw, "%s.raw", path);
    unlink(path);
    assert_true(db_open_workspace(&db, raw, true, NULL));
    assert_true(db_exec(db, schema_create(), NULL));
    bundles_fill(db, plan);
    assert_true(db_vacuum_into(db, path, NULL));
    db_close(db);
    unlink(raw);
    strcat(raw, "-journal");
    unlink(raw);
    struct bundle_label label = {.sequence = plan->number,
                                 .created = {2026, 11, 20},
                                 .valid_until = {2027, 11, 21},
                                 .schema = SCHEMA_VERSION};
    snprintf(label.site, sizeof label.site, "%s",
             plan->site != NULL ? plan->site : "all");
    bundle_write_label(&label, comment, sizeof comment);
    bundles_sign(b, path, comment);
}

/* Turns one bit of a file over. */
static inline void bundles_flip(const char *path, long at)
{
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    int byte = fgetc(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    fputc(byte ^ 1, file);
    fclose(file);
}

#endif
