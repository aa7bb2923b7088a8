#include "workspace/store_tables.h"

#include <string.h>

#include "base/sort_key.h"
#include "core/schema.h"
#include "record/translation.h"

/* Offers: service, its provider, its topics, lists and texts in other languages. */

static bool ended(struct db_stmt *stmt, bool ok, struct err *err)
{
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

/* Each question twice: for all offers, and for the one of :id. */

static const char services_all_sql[] =
    "SELECT s.id, o.name"
#define IN_SERVICE(column) ", s." column
#include "core/offer_rows.h"
    " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
    " ORDER BY s.position";
static const char services_one_sql[] =
    "SELECT s.id, o.name"
#define IN_SERVICE(column) ", s." column
#include "core/offer_rows.h"
    " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
    " WHERE s.id = :id";
static const char *const services_sql[2] = {services_all_sql, services_one_sql};

#define TEXTS                                      \
    "SELECT service_id, lang, made, source_hash, " \
    "(SELECT count(*) FROM x_service_text n "      \
    "WHERE n.service_id = x_service_text.service_id)"

static const char texts_all_sql[] = TEXTS
#define IN_TEXT(column) ", " column
#include "core/offer_rows.h"
    " FROM x_service_text ORDER BY service_id, lang";
static const char texts_one_sql[] = TEXTS
#define IN_TEXT(column) ", " column
#include "core/offer_rows.h"
    " FROM x_service_text WHERE service_id = :id ORDER BY lang";
static const char *const texts_sql[2] = {texts_all_sql, texts_one_sql};

#define LISTS "SELECT service_id, lang, kind, value FROM x_service_list "

static const char *const lists_sql[2] = {
    LISTS "ORDER BY service_id, lang, kind, position",
    LISTS "WHERE service_id = :id ORDER BY lang, kind, position"};

static struct db_stmt *ask(struct tables *tables, const char *const sql[2],
                           const char *id, struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db, sql[id != NULL], err);
    if (stmt != NULL && id != NULL)
        db_bind_text(stmt, ":id", id);
    return stmt;
}

static bool load_services(struct tables *tables, const char *id, struct document *out,
                          struct err *err)
{
    struct db_stmt *stmt = ask(tables, services_sql, id, err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        struct record *record = tables_record(tables, out, RECORD_OFFER, stmt);
        ok = record != NULL && tables_take(tables, stmt, 1, record, OFFER_PROVIDER) &&
             tables_take_columns(tables, stmt, 2, record);
    }
    return ended(stmt, ok, err);
}

static bool load_texts(struct tables *tables, const char *id, struct document *out,
                       struct err *err)
{
    struct db_stmt *stmt = ask(tables, texts_sql, id, err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        ok = tables_whole(stmt, 3);
        struct record *record =
            ok ? document_find(out, RECORD_OFFER, db_text(stmt, 0)) : NULL;
        if (record == NULL)
            continue;
        struct translation *part =
            tables_translation(tables, record, db_text(stmt, 1), (size_t)db_int(stmt, 4));
        ok = part != NULL &&
             (part->made = arena_copy(tables->arena, db_text(stmt, 2))) != NULL;
        if (ok && !db_is_null(stmt, 3))
            ok =
                (part->source_hash = arena_copy(tables->arena, db_text(stmt, 3))) != NULL;
        for (int i = 0, column = 5; ok && i < OFFER_FIELD_COUNT; i++) {
            if (offer_fields[i].text_parameter == NULL)
                continue;
            const char *text = arena_copy(tables->arena, db_text(stmt, column));
            ok = text != NULL || db_is_null(stmt, column);
            column++;
            part->value[i] = (struct value){.set = text != NULL, .text = text};
        }
    }
    return ended(stmt, ok, err);
}

static bool load_lists(struct tables *tables, const char *id, struct document *out,
                       struct err *err)
{
    struct db_stmt *stmt = ask(tables, lists_sql, id, err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        ok = tables_whole(stmt, 4);
        struct record *record =
            ok ? document_find(out, RECORD_OFFER, db_text(stmt, 0)) : NULL;
        if (record == NULL)
            continue;
        const char *lang = db_text(stmt, 1);
        struct value *value = record->value;
        if (strcmp(lang, "de") != 0) {
            struct translation *part = tables_translation(tables, record, lang, 0);
            value = part == NULL ? NULL : part->value;
        }
        ok = value != NULL && tables_append(tables, RECORD_OFFER, value, db_text(stmt, 2),
                                            db_text(stmt, 3));
    }
    return ended(stmt, ok, err);
}

/* Texts that were kept before their source was noted count as made from the German text
 * beside them. */
static bool settle_texts(struct tables *tables, struct document *out, struct err *err)
{
    for (size_t i = 0; i < out->list[RECORD_OFFER].count; i++) {
        struct record *record = out->list[RECORD_OFFER].item[i];
        for (size_t k = 0; k < record->translation_count; k++)
            if (record->translation[k].source_hash == NULL &&
                !translation_settle(tables->arena, record, &record->translation[k]))
                return err_set(err, "not enough memory");
    }
    return true;
}

static bool load_one(struct tables *tables, const char *id, struct document *out,
                     struct err *err)
{
    if (!load_services(tables, id, out, err))
        return false;
    if (out->list[RECORD_OFFER].count == 0)
        return true;
    return load_texts(tables, id, out, err) && load_lists(tables, id, out, err) &&
           settle_texts(tables, out, err);
}

static bool load(struct tables *tables, enum record_kind kind, struct document *out,
                 struct err *err)
{
    (void)kind;
    return load_one(tables, NULL, out, err);
}

static bool organization(struct tables *tables, const char *name, int64_t *out,
                         struct err *err)
{
    static const char *const sql[] = {
        "SELECT id FROM organization WHERE name = :name",
        "INSERT INTO organization (id, name) SELECT coalesce(max(id), 0) + 1, :name "
        "FROM organization RETURNING id"};
    for (size_t i = 0; i < 2; i++) {
        struct db_stmt *stmt = db_prepare(tables->db, sql[i], err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":name", name);
        if (db_step(stmt)) {
            *out = db_int(stmt, 0);
            db_reset(stmt);
            return true;
        }
        if (!db_done(stmt, err))
            return false;
    }
    return err_set(err, "the provider \"%s\" could not be kept", name);
}

static const char insert_service_sql[] =
    "INSERT INTO service (id, position, organization_id, x_has_address, x_sort"
#define IN_SERVICE(column) ", " column
#include "core/offer_rows.h"
    ") VALUES (:id, :position, :provider, :has_address, :sort"
#define IN_SERVICE(column) ", :" column
#include "core/offer_rows.h"
    ")";

static bool insert_service(struct tables *tables, const struct record *record,
                           int64_t position, const unsigned char *sort, size_t sort_len,
                           struct err *err)
{
    int64_t provider = 0;
    if (!organization(tables, offer_text(record, OFFER_PROVIDER), &provider, err))
        return false;
    struct db_stmt *stmt = db_prepare(tables->db, insert_service_sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_int(stmt, ":position", position);
    db_bind_int(stmt, ":provider", provider);
    tables_bind_columns(stmt, record);
    db_bind_int(stmt, ":has_address",
                offer_text(record, OFFER_STREET) != NULL ||
                    offer_text(record, OFFER_POSTCODE) != NULL ||
                    offer_text(record, OFFER_CITY) != NULL);
    db_bind_blob(stmt, ":sort", sort, sort_len);
    return db_run(stmt, err);
}

static bool insert_topics(struct tables *tables, const struct record *record,
                          const unsigned char *sort, size_t sort_len, struct err *err)
{
    const struct value *topics = offer_value(record, OFFER_TOPICS);
    const char *scope = offer_text(record, OFFER_SCOPE);
    bool ok = true;
    for (size_t i = 0; ok && topics != NULL && i < topics->list.count; i++) {
        struct db_stmt *stmt = db_prepare(
            tables->db,
            "INSERT INTO x_service_topic (topic, reach, scope, sort, service_id, "
            "position) VALUES (:topic, :reach, :scope, :sort, :id, :position)",
            err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":topic", topics->list.item[i]);
        db_bind_int(stmt, ":reach", schema_reach(scope));
        db_bind_text(stmt, ":scope", scope);
        db_bind_blob(stmt, ":sort", sort, sort_len);
        db_bind_text(stmt, ":id", record_id(record));
        db_bind_int(stmt, ":position", (int64_t)i);
        ok = db_run(stmt, err);
    }
    return ok;
}

static bool insert_lists(struct tables *tables, const char *id, const char *lang,
                         const struct value *values, struct err *err)
{
    for (int field = 0; field < OFFER_FIELD_COUNT; field++) {
        const struct value *value = &values[field];
        struct texts list = value->list;
        if (offer_fields[field].list == NULL || !value->set)
            continue;
        if (!field_is_list(&offer_fields[field]))
            list = (struct texts){(const char **)&value->text, 1};
        for (size_t i = 0; i < list.count; i++) {
            struct db_stmt *stmt = db_prepare(
                tables->db,
                "INSERT INTO x_service_list (service_id, lang, kind, position, "
                "value) VALUES (:id, :lang, :kind, :position, :value)",
                err);
            if (stmt == NULL)
                return false;
            db_bind_text(stmt, ":id", id);
            db_bind_text(stmt, ":lang", lang);
            db_bind_text(stmt, ":kind", offer_fields[field].list);
            db_bind_int(stmt, ":position", (int64_t)i);
            db_bind_text(stmt, ":value", list.item[i]);
            if (!db_run(stmt, err))
                return false;
        }
    }
    return true;
}

static const char insert_text_sql[] =
    "INSERT INTO x_service_text (service_id, lang, made, source_hash"
#define IN_TEXT(column) ", " column
#include "core/offer_rows.h"
    ") VALUES (:id, :lang, :made, :source_hash"
#define IN_TEXT(column) ", :" column
#include "core/offer_rows.h"
    ")";

static bool insert_translation(struct tables *tables, const char *id,
                               const struct translation *part, struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db, insert_text_sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":lang", part->lang);
    db_bind_text(stmt, ":made", part->made);
    db_bind_text(stmt, ":source_hash", part->source_hash);
    for (int i = 0; i < OFFER_FIELD_COUNT; i++)
        if (offer_fields[i].text_parameter != NULL && part->value[i].set)
            db_bind_text(stmt, offer_fields[i].text_parameter, part->value[i].text);
    return db_run(stmt, err) && insert_lists(tables, id, part->lang, part->value, err);
}

static bool insert(struct tables *tables, const struct record *record, int64_t position,
                   struct err *err)
{
    struct arena arena = {0};
    size_t sort_len = 0;
    const unsigned char *sort =
        sort_key(&arena, "de", offer_text(record, OFFER_NAME), &sort_len);
    bool ok = sort != NULL || err_set(err, "not enough memory");
    ok = ok && insert_service(tables, record, position, sort, sort_len, err) &&
         insert_topics(tables, record, sort, sort_len, err) &&
         insert_lists(tables, record_id(record), "de", record->value, err);
    for (size_t i = 0; ok && i < record->translation_count; i++)
        ok = insert_translation(tables, record_id(record), &record->translation[i], err);
    arena_free(&arena);
    return ok;
}

const struct table store_offer_table = {
    load,
    load_one,
    insert,
    .position_sql = "SELECT position FROM service WHERE id = :id",
    .next_sql = "SELECT coalesce(max(position) + 1, 0) FROM service",
    .remove_sql = {"DELETE FROM service WHERE id = :id",
                   "DELETE FROM x_service_topic WHERE service_id = :id",
                   "DELETE FROM x_service_list WHERE service_id = :id",
                   "DELETE FROM x_service_text WHERE service_id = :id"},
};
