#include "workspace/store_tables.h"

#include <string.h>

#include "base/sort_key.h"
#include "core/schema.h"
#include "record/translation.h"

/* Offers: service, its provider, its topics, lists and texts in other languages. */

/* Fields and columns of service, in one order. */
static const struct {
    const char *field;
    const char *parameter;
} columns[] = {
    {"name", ":name"},
    {"summary", ":summary"},
    {"who", ":who"},
    {"not_for", ":not_for"},
    {"web", ":web"},
    {"email", ":email"},
    {"phone", ":phone"},
    {"hours", ":hours"},
    {"cost", ":cost"},
    {"access", ":access"},
    {"with_child", ":with_child"},
    {"scope", ":scope"},
    {"address.street", ":street"},
    {"address.postcode", ":postcode"},
    {"address.city", ":city"},
    {"lat", ":lat"},
    {"lon", ":lon"},
    {"heads_up.text", ":heads_up"},
    {"heads_up.until", ":heads_up_until"},
    {"source", ":source"},
    {"as_of", ":as_of"},
    {"confidence", ":confidence"},
    {"checked_on", ":checked_on"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static const struct {
    const char *kind; /* in x_service_list */
    const char *field;
} lists[] = {
    {"topic", "topics"},
    {"language", "languages"},
    {"required_document", "what_you_bring"},
    {"step", "steps"},
    {"way", "ways"},
    {"related", "related"},
    {"keyword", "keywords"},
    {"accessibility", "accessibility"},
};

enum { LIST_COUNT = sizeof lists / sizeof lists[0] };

/* Fields and columns of x_service_text, in one order. */
static const struct {
    const char *field;
    const char *parameter;
} texts[] = {
    {"name", ":name"},       {"who", ":who"},   {"not_for", ":not_for"},
    {"summary", ":summary"}, {"cost", ":cost"}, {"heads_up.text", ":heads_up"},
};

enum { TEXT_COUNT = sizeof texts / sizeof texts[0] };

static bool ended(struct db_stmt *stmt, bool ok, struct err *err)
{
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

/* Each question twice: for all offers, and for the one of :id. */

#define SERVICES                                                                           \
    "SELECT s.id, o.name, s.name, s.description, s.eligibility_description, s.x_not_for, " \
    "s.url, s.email, s.x_phone, s.x_hours, s.x_cost, s.x_access, s.x_with_child, "         \
    "s.x_scope, s.x_street, s.x_postcode, s.x_city, s.x_lat, s.x_lon, s.x_heads_up, "      \
    "s.x_heads_up_until, s.x_source, s.x_as_of, s.x_confidence, s.x_checked_on "           \
    "FROM service s LEFT JOIN organization o ON o.id = s.organization_id "

static const char *const services_sql[2] = {SERVICES "ORDER BY s.position",
                                            SERVICES "WHERE s.id = :id"};

#define TEXTS                                                                      \
    "SELECT service_id, lang, made, name, who, not_for, summary, cost, heads_up, " \
    "source_hash FROM x_service_text "

static const char *const texts_sql[2] = {TEXTS "ORDER BY service_id, lang",
                                         TEXTS "WHERE service_id = :id ORDER BY lang"};

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
        ok = record != NULL && tables_take(tables, stmt, 1, record, "provider");
        for (int i = 0; ok && i < COLUMN_COUNT; i++)
            ok = tables_take(tables, stmt, i + 2, record, columns[i].field);
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
        struct translation *part = tables_translation(tables, record, db_text(stmt, 1));
        ok = part != NULL &&
             (part->made = arena_copy(tables->arena, db_text(stmt, 2))) != NULL;
        for (int i = 0; ok && i < TEXT_COUNT; i++) {
            const char *text = arena_copy(tables->arena, db_text(stmt, i + 3));
            ok = text != NULL || db_is_null(stmt, i + 3);
            part->value[record_field(RECORD_OFFER, texts[i].field)] =
                (struct value){.set = text != NULL, .text = text};
        }
        if (ok && !db_is_null(stmt, TEXT_COUNT + 3))
            ok = (part->source_hash =
                      arena_copy(tables->arena, db_text(stmt, TEXT_COUNT + 3))) != NULL;
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
            struct translation *part = tables_translation(tables, record, lang);
            value = part == NULL ? NULL : part->value;
        }
        ok = value != NULL;
        for (size_t i = 0; ok && i < LIST_COUNT; i++)
            if (strcmp(db_text(stmt, 2), lists[i].kind) == 0)
                ok = tables_append(tables,
                                   &value[record_field(RECORD_OFFER, lists[i].field)],
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

static bool load(struct tables *tables, struct document *out, struct err *err)
{
    return load_one(tables, NULL, out, err);
}

static bool organization(struct tables *tables, const char *name, int64_t *out,
                         struct err *err)
{
    static const char *const sql[] = {
        "SELECT id FROM organization WHERE name = :name",
        "INSERT INTO organization (name) VALUES (:name) RETURNING id"};
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

static bool insert_service(struct tables *tables, const struct record *record,
                           int64_t position, const unsigned char *sort, size_t sort_len,
                           struct err *err)
{
    int64_t provider = 0;
    if (!organization(tables, record_text(record, "provider"), &provider, err))
        return false;
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO service (id, position, organization_id, name, description, "
        "eligibility_description, x_not_for, url, email, x_phone, x_hours, x_cost, x_access, "
        "x_with_child, x_scope, x_has_address, x_street, x_postcode, x_city, x_lat, x_lon, "
        "x_heads_up, x_heads_up_until, x_source, x_as_of, x_confidence, x_checked_on, x_sort) "
        "VALUES (:id, :position, :provider, :name, :summary, :who, :not_for, :web, :email, "
        ":phone, :hours, :cost, :access, :with_child, :scope, :has_address, :street, "
        ":postcode, :city, :lat, :lon, :heads_up, :heads_up_until, :source, :as_of, "
        ":confidence, :checked_on, :sort)",
        err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    db_bind_int(stmt, ":provider", provider);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        tables_bind(stmt, columns[i].parameter, record, columns[i].field);
    db_bind_int(stmt, ":has_address",
                record_text(record, "address.street") != NULL ||
                    record_text(record, "address.postcode") != NULL ||
                    record_text(record, "address.city") != NULL);
    db_bind_blob(stmt, ":sort", sort, sort_len);
    return db_run(stmt, err);
}

static bool insert_topics(struct tables *tables, const struct record *record,
                          const unsigned char *sort, size_t sort_len, struct err *err)
{
    const struct value *topics = record_value(record, "topics");
    const char *scope = record_text(record, "scope");
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
    for (size_t which = 0; which < LIST_COUNT; which++) {
        const struct value *value =
            &values[record_field(RECORD_OFFER, lists[which].field)];
        for (size_t i = 0; value->set && i < value->list.count; i++) {
            struct db_stmt *stmt = db_prepare(
                tables->db,
                "INSERT INTO x_service_list (service_id, lang, kind, position, "
                "value) VALUES (:id, :lang, :kind, :position, :value)",
                err);
            if (stmt == NULL)
                return false;
            db_bind_text(stmt, ":id", id);
            db_bind_text(stmt, ":lang", lang);
            db_bind_text(stmt, ":kind", lists[which].kind);
            db_bind_int(stmt, ":position", (int64_t)i);
            db_bind_text(stmt, ":value", value->list.item[i]);
            if (!db_run(stmt, err))
                return false;
        }
    }
    return true;
}

static bool insert_translation(struct tables *tables, const char *id,
                               const struct translation *part, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_service_text (service_id, lang, made, name, who, not_for, "
        "summary, cost, heads_up, source_hash) VALUES (:id, :lang, :made, :name, :who, "
        ":not_for, :summary, :cost, :heads_up, :source_hash)",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":lang", part->lang);
    db_bind_text(stmt, ":made", part->made);
    db_bind_text(stmt, ":source_hash", part->source_hash);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        const struct value *value =
            &part->value[record_field(RECORD_OFFER, texts[i].field)];
        db_bind_text(stmt, texts[i].parameter, value->set ? value->text : NULL);
    }
    return db_run(stmt, err) && insert_lists(tables, id, part->lang, part->value, err);
}

static bool insert(struct tables *tables, const struct record *record, int64_t position,
                   struct err *err)
{
    struct arena arena = {0};
    size_t sort_len = 0;
    const unsigned char *sort =
        sort_key(&arena, "de", record_text(record, "name"), &sort_len);
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
