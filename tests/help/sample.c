#include "help/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/bundle.h"
#include "core/schema.h"
#include "help/folder.h"

static const char rows[] =
    "INSERT INTO x_site (id, position, name, town, phone, coach_phone) VALUES"
    " ('everswinkel', 0, 'Everswinkel, Rathaus', 'everswinkel', '+492214710110', NULL),"
    " ('ennigerloh', 1, 'Ennigerloh, Rathaus', 'ennigerloh', '+492214710120', '+492214710121');"
    "INSERT INTO taxonomy_term VALUES ('money', 0, 'payments', 'teal', 0),"
    " ('crisis', 1, 'sos', 'red', 1), ('empty', 2, 'info', 'blue', 0);"
    "INSERT INTO x_name VALUES ('topic', 'money', 'de', 'Geld'),"
    " ('topic', 'money', 'tr', 'Para'), ('topic', 'crisis', 'de', 'Hilfe in Not'),"
    " ('barrier', 'money', 'de', 'no topic');"
    "INSERT INTO organization VALUES (1, 'Kreis Warendorf'), (2, 'Gemeinde');"
    "INSERT INTO service (id, position, organization_id, name, description, x_scope,"
    " x_has_address, x_access, x_cost, x_confidence, x_checked_on, x_as_of, x_phone, x_sort)"
    " VALUES"
    " ('uhv', 0, 1, 'Unterhaltsvorschuss', 'Geld vom Amt.', 'district', 1, 'appointment',"
    "  'free', 'high', '2026-03-01', '2026-02', '+4925815300', X'03'),"
    " ('kiz', 1, NULL, 'Kinderzuschlag', 'Geld zum Kindergeld.', 'national', 0, 'phone_first',"
    "  NULL, 'medium', NULL, '2026-02', NULL, X'02'),"
    " ('ew', 2, 2, 'Wohngeld in Everswinkel', NULL, 'everswinkel', 0, 'walk_in', NULL, 'low',"
    "  '2026-04-01', NULL, NULL, X'05'),"
    " ('en', 3, 2, 'Wohngeld in Ennigerloh', NULL, 'ennigerloh', 0, 'nonsense', NULL, NULL,"
    "  NULL, NULL, NULL, X'04'),"
    " ('unchecked', 4, 1, 'Ungeprüft', NULL, 'ennigerloh', 0, NULL, NULL, 'low', NULL,"
    "  '2026-01', NULL, X'01'),"
    " ('notruf', 5, 1, 'Notruf 110', NULL, 'national', 0, NULL, 'free', 'high', NULL, NULL,"
    "  '110', X'06');"
    "UPDATE service SET x_hours = 'Mo-Fr 08:00-12:00', url = 'https://example.org',"
    " email = 'a@example.org', eligibility_description = 'Für Eltern.',"
    " x_not_for = 'Nicht für Paare.', x_street = 'Waldenburger Straße 2',"
    " x_postcode = '48231', x_city = 'Warendorf', x_heads_up = 'Zu wegen Umzug.',"
    " x_heads_up_until = '2026-12-01' WHERE id = 'uhv';"
    "INSERT INTO x_service_topic VALUES ('money', 1, 'district', X'03', 'uhv', 0),"
    " ('money', 2, 'national', X'02', 'kiz', 0), ('money', 0, 'everswinkel', X'05', 'ew', 0),"
    " ('money', 0, 'ennigerloh', X'04', 'en', 1),"
    " ('money', 0, 'ennigerloh', X'01', 'unchecked', 0),"
    " ('crisis', 2, 'national', X'06', 'notruf', 0);"
    "INSERT INTO x_service_list VALUES ('uhv', 'de', 'topic', 0, 'money'),"
    " ('kiz', 'de', 'topic', 0, 'money'), ('ew', 'de', 'topic', 0, 'money'),"
    " ('en', 'de', 'topic', 0, 'crisis'), ('en', 'de', 'topic', 1, 'money'),"
    " ('notruf', 'de', 'topic', 0, 'crisis'), ('uhv', 'de', 'step', 0, 'Rufen Sie an.'),"
    " ('uhv', 'de', 'step', 1, 'Gehen Sie hin.'), ('uhv', 'tr', 'step', 0, 'Arayın.'),"
    " ('uhv', 'de', 'required_document', 0, 'Ausweis'), ('uhv', 'de', 'way', 0, 'phone'),"
    " ('uhv', 'de', 'keyword', 0, 'Alimente'), ('uhv', 'de', 'related', 0, 'kiz'),"
    " ('uhv', 'de', 'related', 1, 'unchecked'), ('uhv', 'de', 'related', 2, 'gone'),"
    " ('uhv', 'de', 'language', 0, 'Deutsch');"
    "INSERT INTO x_service_text (service_id, lang, made, name, summary) VALUES"
    " ('uhv', 'tr', 'human', 'Nafaka avansı', 'Devletten para.');"
    "INSERT INTO x_holiday VALUES ('school', '2026-10-17', '2026-10-31', 'Herbstferien'),"
    " ('school', '2026-12-23', '2027-01-06', 'Weihnachtsferien'),"
    " ('public', '2026-11-24', '2026-11-24', 'Kirmes');";

static void run(sqlite3 *db, const char *sql)
{
    if (sql == NULL || sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return;
    fprintf(stderr, "sample: %s\n", sqlite3_errmsg(db));
    exit(99);
}

static int page_count(sqlite3 *db)
{
    sqlite3_stmt *stmt;
    sqlite3_prepare_v2(db, "PRAGMA page_count", -1, &stmt, NULL);
    int count = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int(stmt, 0) : 0;
    sqlite3_finalize(stmt);
    return count;
}

/* Hashes of reports that arrived, until the file is as long as it shall be. */
static void fill(sqlite3 *db)
{
    char sql[160];
    for (unsigned i = 0; page_count(db) < SAMPLE_LEN / 1024; i++) {
        snprintf(sql, sizeof sql, "INSERT INTO x_received VALUES ('%064x')",
                 i * 2654435761u);
        run(db, sql);
    }
}

static long sequence_of(const struct sample *sample)
{
    return sample->sequence != 0 ? sample->sequence : SAMPLE_SEQUENCE;
}

static const char *site_of(const struct sample *sample)
{
    return sample->site != NULL ? sample->site : "all";
}

const char *sample_label(const struct sample *sample)
{
    static char text[256];
    struct bundle_label label = {.sequence = sequence_of(sample),
                                 .created = {2026, 11, 20},
                                 .valid_until = {2027, 11, 20},
                                 .schema = SCHEMA_VERSION};
    snprintf(label.site, sizeof label.site, "%s", site_of(sample));
    bundle_write_label(&label, text, sizeof text);
    return text;
}

void sample_database(const char *path, const struct sample *sample)
{
    sqlite3 *db;
    char meta[256];
    unlink(path);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(99);
    snprintf(meta, sizeof meta,
             "INSERT INTO x_meta VALUES ('site', '%s'), ('sequence', '%ld'),"
             " ('created', '2026-11-20'), ('valid_until', '2027-11-20')",
             site_of(sample), sequence_of(sample));
    run(db, "PRAGMA synchronous=OFF; PRAGMA page_size=1024");
    run(db, sample->first);
    run(db, "BEGIN");
    run(db, schema_create());
    run(db, meta);
    run(db, rows);
    fill(db);
    run(db, "COMMIT");
    run(db, sample->sql);
    if (sqlite3_close(db) != SQLITE_OK)
        exit(99);
}

void sample_hash(const char *path, unsigned char out[SIGNATURE_HASH_LEN])
{
    struct err err = {""};
    if (signature_hash_file(path, BUNDLE_LIMIT, out, &err))
        return;
    fprintf(stderr, "sample: %s\n", err.text);
    exit(99);
}

void sample_sign(const char *path, const struct signer *signer, const char *comment)
{
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct minisig minisig;
    struct buf text = {0};
    sample_hash(path, hash);
    minisig_make(&minisig, signer, hash, sizeof hash, comment);
    minisig_text(&minisig, &text);
    char beside[4096];
    snprintf(beside, sizeof beside, "%s.minisig", path);
    file_write(beside, text.bytes, text.len);
    buf_free(&text);
}

void sample_bundle(const char *path, const struct sample *sample,
                   const struct signer *signer)
{
    sample_database(path, sample);
    sample_sign(path, signer,
                sample->label != NULL ? sample->label : sample_label(sample));
}
