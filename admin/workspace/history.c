#include "workspace/history.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/hidden_sign.h"
#include "core/crypt.h"

/* A text with its length before it, so that no two rows are written alike; NULL is told
 * from "". */
static void hash_text(struct crypt_hash *hash, const char *text)
{
    size_t len = text == NULL ? 0 : strlen(text);
    unsigned char size[9];
    size[0] = text != NULL;
    for (int i = 0; i < 8; i++)
        size[i + 1] = (unsigned char)((uint64_t)len >> (8 * i));
    crypt_hash_add(hash, size, sizeof size);
    crypt_hash_add(hash, text == NULL ? "" : text, len);
}

static void hash_row(unsigned char out[32], const unsigned char before[32],
                     const struct history_row *row)
{
    const char *const text[] = {row->time,  row->who,  row->deed, row->kind, row->id,
                                row->field, row->lang, row->was,  row->now};
    unsigned char whole[CRYPT_HASH_LEN];
    char numbers[48];
    struct crypt_hash hash;
    crypt_hash_begin(&hash);
    crypt_hash_add(&hash, before, 32);
    snprintf(numbers, sizeof numbers, "%lld %lld", (long long)row->number,
             (long long)row->batch);
    hash_text(&hash, numbers);
    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++)
        hash_text(&hash, text[i]);
    crypt_hash_end(&hash, whole);
    memcpy(out, whole, 32);
}

bool history_begin(struct history *out, struct db *db, const struct history_deed *deed,
                   struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db, "SELECT number, batch, hash FROM x_history ORDER BY number DESC LIMIT 1",
        err);
    struct history history = {.db = db, .deed = *deed};
    if (stmt == NULL || !crypt_init(err))
        return false;
    if (!hidden_sign_none(deed->who, err))
        return err_prefix(err, "the name of who does it");
    if (!hidden_sign_none(deed->what, err))
        return err_prefix(err, "%s", deed->what);
    if (db_step(stmt)) {
        size_t len = 0;
        history.number = db_int(stmt, 0);
        history.batch = db_int(stmt, 1);
        const void *hash = db_blob(stmt, 2, &len);
        if (len == sizeof history.hash)
            memcpy(history.hash, hash, len);
        db_reset(stmt);
    } else if (!db_done(stmt, err)) {
        return false;
    }
    history.batch++;
    *out = history;
    return true;
}

static void write_time(char out[32], int64_t seconds)
{
    time_t time = (time_t)seconds;
    struct tm parts;
    if (gmtime_r(&time, &parts) == NULL || strftime(out, 32, "%FT%TZ", &parts) == 0)
        snprintf(out, 32, "%lld", (long long)seconds);
}

bool history_add(struct history *history, const struct history_row *row, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        history->db,
        "INSERT INTO x_history (number, time, who, batch, deed, kind, id, field, lang, "
        "was, now, hash) VALUES (:number, :time, :who, :batch, :deed, :kind, :id, :field, "
        ":lang, :was, :now, :hash)",
        err);
    char time[32];
    unsigned char hash[32];
    struct history_row whole = *row;
    if (stmt == NULL)
        return false;
    write_time(time, history->deed.seconds);
    whole.number = history->number + 1;
    whole.batch = history->batch;
    whole.time = time;
    whole.who = history->deed.who;
    whole.deed = history->deed.what;
    hash_row(hash, history->hash, &whole);
    db_bind_int(stmt, ":number", whole.number);
    db_bind_text(stmt, ":time", whole.time);
    db_bind_text(stmt, ":who", whole.who);
    db_bind_int(stmt, ":batch", whole.batch);
    db_bind_text(stmt, ":deed", whole.deed);
    db_bind_text(stmt, ":kind", whole.kind);
    db_bind_text(stmt, ":id", whole.id);
    db_bind_text(stmt, ":field", whole.field);
    db_bind_text(stmt, ":lang", whole.lang);
    db_bind_text(stmt, ":was", whole.was);
    db_bind_text(stmt, ":now", whole.now);
    db_bind_blob(stmt, ":hash", hash, sizeof hash);
    if (!db_run(stmt, err))
        return err_prefix(err, "the history could not be written");
    history->number = whole.number;
    memcpy(history->hash, hash, sizeof hash);
    return true;
}

/* The row that a statement stands at: columns as history_walk asks for them. */
static bool read_row(struct db_stmt *stmt, struct history_row *out)
{
    *out = (struct history_row){
        .number = db_int(stmt, 0),
        .batch = db_int(stmt, 1),
        .time = db_text(stmt, 2),
        .who = db_text(stmt, 3),
        .deed = db_text(stmt, 4),
        .kind = db_text(stmt, 5),
        .id = db_text(stmt, 6),
        .field = db_text(stmt, 7),
        .lang = db_text(stmt, 8),
        .was = db_text(stmt, 9),
        .now = db_text(stmt, 10),
    };
    return out->time != NULL && out->who != NULL && out->deed != NULL &&
           out->kind != NULL && out->id != NULL && out->field != NULL &&
           out->lang != NULL;
}

#define ROWS \
    "SELECT number, batch, time, who, deed, kind, id, field, lang, was, now, hash FROM x_history "

bool history_walk(struct db *db, const struct history_filter *filter, history_tell *tell,
                  void *context, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db,
        ROWS "WHERE number > :since AND (:id IS NULL OR id = :id) AND (:batch = 0 OR "
             "batch = :batch) ORDER BY number",
        err);
    struct history_row row;
    if (stmt == NULL)
        return false;
    db_bind_int(stmt, ":since", filter->since);
    db_bind_text(stmt, ":id", filter->id);
    db_bind_int(stmt, ":batch", filter->batch);
    bool ok = true;
    while (ok && db_step(stmt))
        ok = (read_row(stmt, &row) || err_set(err, "not enough memory")) &&
             tell(context, &row, err);
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return false;
}

bool history_check(struct db *db, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, ROWS "ORDER BY number", err);
    unsigned char before[32] = {0};
    int64_t number = 0;
    if (stmt == NULL || !crypt_init(err))
        return false;
    while (db_step(stmt)) {
        unsigned char right[32];
        struct history_row row;
        size_t len = 0;
        const void *hash = db_blob(stmt, 11, &len);
        bool whole =
            read_row(stmt, &row) && row.number == ++number && len == sizeof right;
        if (whole)
            hash_row(right, before, &row);
        if (!whole || memcmp(right, hash, len) != 0) {
            err_set(err, "the history is not as it was written, from row %lld on",
                    (long long)(whole ? number : row.number));
            db_reset(stmt);
            return false;
        }
        memcpy(before, right, sizeof before);
    }
    return db_done(stmt, err);
}

bool history_last(struct db *db, int64_t *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        db,
        "SELECT max(batch) FROM x_history WHERE NOT (deed >= 'undo 0' AND "
        "deed < 'undo :') AND 'undo ' || batch NOT IN (SELECT deed FROM x_history)",
        err);
    if (stmt == NULL)
        return false;
    *out = db_step(stmt) ? db_int(stmt, 0) : 0;
    db_reset(stmt);
    return true;
}

bool history_newest(struct db *db, int64_t *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(db, "SELECT max(number) FROM x_history", err);
    if (stmt == NULL)
        return false;
    *out = db_step(stmt) ? db_int(stmt, 0) : 0;
    db_reset(stmt);
    return true;
}

void history_undo_name(int64_t batch, char out[32])
{
    snprintf(out, 32, "undo %lld", (long long)batch);
}
