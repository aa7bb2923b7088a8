#include "workspace/store_tables.h"

#include <string.h>

/* Sites, topics, barriers, coaches, answers and hosts: a row each, and names or lists
 * beside it.
 */

static bool no_memory(struct err *err)
{
    return err_set(err, "not enough memory");
}

static bool load_rows(struct tables *tables, struct document *out, enum record_kind kind,
                      const char *sql, const char *const *field, size_t count,
                      struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db, sql, err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        struct record *record = tables_record(tables, out, kind, stmt);
        ok = record != NULL;
        for (size_t i = 0; ok && i < count; i++)
            ok = tables_take(tables, stmt, (int)i + 1, record, field[i]);
    }
    if (!ok) {
        db_reset(stmt);
        return no_memory(err);
    }
    return db_done(stmt, err);
}

#define COUNT(fields) (sizeof(fields) / sizeof(fields)[0])

static const char *const site_fields[] = {"name",           "town",
                                          "phone",          "coach_phone",
                                          "address.street", "address.postcode",
                                          "address.city",   "comment"};

static bool load_sites(struct tables *tables, struct document *out, struct err *err)
{
    return load_rows(tables, out, RECORD_SITE,
                     "SELECT id, name, town, phone, coach_phone, street, postcode, city, "
                     "comment FROM x_site ORDER BY position",
                     site_fields, COUNT(site_fields), err);
}

static bool insert_site(struct tables *tables, const struct record *record,
                        int64_t position, struct err *err)
{
    static const char *const parameter[] = {":name",        ":town",   ":phone",
                                            ":coach_phone", ":street", ":postcode",
                                            ":city",        ":comment"};
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_site (id, position, name, town, phone, coach_phone, street, postcode, "
        "city, comment) VALUES (:id, :position, :name, :town, :phone, :coach_phone, :street, "
        ":postcode, :city, :comment)",
        err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    for (size_t i = 0; i < COUNT(parameter); i++)
        tables_bind(stmt, parameter[i], record, site_fields[i]);
    return db_run(stmt, err);
}

/* Names of topics and barriers stand in x_name, German with the others. */

static bool load_names(struct tables *tables, struct document *out, enum record_kind kind,
                       struct err *err)
{
    int name = record_field(kind, "name");
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "SELECT id, lang, name FROM x_name WHERE kind = :kind ORDER BY id, lang", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":kind", record_kind_name(kind));
    bool ok = true;
    while (ok && db_step(stmt)) {
        ok = tables_whole(stmt, 3);
        struct record *record = ok ? document_find(out, kind, db_text(stmt, 0)) : NULL;
        if (record == NULL)
            continue;
        const char *lang = db_text(stmt, 1);
        const char *text = arena_copy(tables->arena, db_text(stmt, 2));
        struct translation *part =
            strcmp(lang, "de") == 0 ? NULL : tables_translation(tables, record, lang);
        ok = text != NULL && (part != NULL || strcmp(lang, "de") == 0);
        if (ok)
            *(part == NULL ? &record->value[name] : &part->value[name]) =
                (struct value){.set = true, .text = text};
    }
    if (!ok) {
        db_reset(stmt);
        return no_memory(err);
    }
    return db_done(stmt, err);
}

static bool insert_name(struct tables *tables, const struct record *record,
                        const char *lang, const struct value *value, struct err *err)
{
    if (!value->set)
        return true;
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_name (kind, id, lang, name) VALUES (:kind, :id, :lang, :name)",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":kind", record_kind_name(record->kind));
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_text(stmt, ":lang", lang);
    db_bind_text(stmt, ":name", value->text);
    return db_run(stmt, err);
}

static bool insert_names(struct tables *tables, const struct record *record,
                         struct err *err)
{
    int name = record_field(record->kind, "name");
    bool ok = insert_name(tables, record, "de", &record->value[name], err);
    for (size_t i = 0; ok && i < record->translation_count; i++)
        ok = insert_name(tables, record, record->translation[i].lang,
                         &record->translation[i].value[name], err);
    return ok;
}

static bool load_topics(struct tables *tables, struct document *out, struct err *err)
{
    static const char *const fields[] = {"icon", "tint", "crisis"};
    return load_rows(
               tables, out, RECORD_TOPIC,
               "SELECT id, x_icon, x_tint, CASE x_crisis WHEN 0 THEN NULL ELSE 'true' "
               "END FROM taxonomy_term ORDER BY position",
               fields, COUNT(fields), err) &&
           load_names(tables, out, RECORD_TOPIC, err);
}

static bool insert_topic(struct tables *tables, const struct record *record,
                         int64_t position, struct err *err)
{
    const char *crisis = record_text(record, "crisis");
    struct db_stmt *stmt =
        db_prepare(tables->db,
                   "INSERT INTO taxonomy_term (id, position, x_icon, x_tint, x_crisis) "
                   "VALUES (:id, :position, :icon, :tint, :crisis)",
                   err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    tables_bind(stmt, ":icon", record, "icon");
    tables_bind(stmt, ":tint", record, "tint");
    db_bind_int(stmt, ":crisis", crisis != NULL && strcmp(crisis, "true") == 0);
    return db_run(stmt, err) && insert_names(tables, record, err);
}

static bool load_barriers(struct tables *tables, struct document *out, struct err *err)
{
    static const char *const fields[] = {"icon"};
    return load_rows(tables, out, RECORD_BARRIER,
                     "SELECT id, icon FROM x_barrier ORDER BY position", fields,
                     COUNT(fields), err) &&
           load_names(tables, out, RECORD_BARRIER, err);
}

static bool insert_barrier(struct tables *tables, const struct record *record,
                           int64_t position, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_barrier (id, position, icon) VALUES (:id, :position, :icon)", err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    tables_bind(stmt, ":icon", record, "icon");
    return db_run(stmt, err) && insert_names(tables, record, err);
}

static const struct {
    const char *kind; /* in x_coach_list */
    const char *field;
} coach_lists[] = {{"language", "languages"},
                   {"town", "towns"},
                   {"topic", "topics"},
                   {"booking", "booking"}};

static bool load_coach_lists(struct tables *tables, struct document *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "SELECT coach_id, kind, value FROM x_coach_list ORDER BY coach_id, kind, "
        "position",
        err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        ok = tables_whole(stmt, 3);
        struct record *record =
            ok ? document_find(out, RECORD_COACH, db_text(stmt, 0)) : NULL;
        for (size_t i = 0; ok && record != NULL && i < COUNT(coach_lists); i++)
            if (strcmp(db_text(stmt, 1), coach_lists[i].kind) == 0)
                ok = tables_append(
                    tables,
                    &record->value[record_field(RECORD_COACH, coach_lists[i].field)],
                    db_text(stmt, 2));
    }
    if (!ok) {
        db_reset(stmt);
        return no_memory(err);
    }
    return db_done(stmt, err);
}

static bool load_coaches(struct tables *tables, struct document *out, struct err *err)
{
    static const char *const fields[] = {
        "name",        "phone",           "sms",       "email", "capacity",
        "open_places", "last_checked_on", "last_check"};
    return load_rows(tables, out, RECORD_COACH,
                     "SELECT id, name, phone, sms, email, capacity, open_places, "
                     "last_checked_on, last_check FROM x_coach ORDER BY position",
                     fields, COUNT(fields), err) &&
           load_coach_lists(tables, out, err);
}

static bool insert_coach_list(struct tables *tables, const struct record *record,
                              size_t which, struct err *err)
{
    const struct value *value = record_value(record, coach_lists[which].field);
    bool ok = true;
    for (size_t i = 0; ok && value != NULL && i < value->list.count; i++) {
        struct db_stmt *stmt = db_prepare(
            tables->db,
            "INSERT INTO x_coach_list (coach_id, kind, position, value) VALUES "
            "(:id, :kind, :position, :value)",
            err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":id", record_id(record));
        db_bind_text(stmt, ":kind", coach_lists[which].kind);
        db_bind_int(stmt, ":position", (int64_t)i);
        db_bind_text(stmt, ":value", value->list.item[i]);
        ok = db_run(stmt, err);
    }
    return ok;
}

static bool insert_coach(struct tables *tables, const struct record *record,
                         int64_t position, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_coach (id, position, name, phone, sms, email, capacity, "
        "open_places, last_checked_on, last_check) VALUES (:id, :position, :name, :phone, "
        ":sms, :email, :capacity, :open_places, :last_checked_on, :last_check)",
        err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    tables_bind(stmt, ":name", record, "name");
    tables_bind(stmt, ":phone", record, "phone");
    tables_bind(stmt, ":sms", record, "sms");
    tables_bind(stmt, ":email", record, "email");
    tables_bind_count(stmt, ":capacity", record, "capacity");
    tables_bind_count(stmt, ":open_places", record, "open_places");
    tables_bind(stmt, ":last_checked_on", record, "last_checked_on");
    tables_bind(stmt, ":last_check", record, "last_check");
    bool ok = db_run(stmt, err);
    for (size_t i = 0; ok && i < COUNT(coach_lists); i++)
        ok = insert_coach_list(tables, record, i, err);
    return ok;
}

static const char *const answer_fields[] = {"offer", "barrier", "said",
                                            "done",  "state",   "changed_on"};

static bool load_answers(struct tables *tables, struct document *out, struct err *err)
{
    return load_rows(
        tables, out, RECORD_ANSWER,
        "SELECT id, service_id, barrier_id, said, done, state, changed_on FROM "
        "x_answer ORDER BY position",
        answer_fields, COUNT(answer_fields), err);
}

static bool insert_answer(struct tables *tables, const struct record *record,
                          int64_t position, struct err *err)
{
    static const char *const parameter[] = {":offer", ":barrier", ":said",
                                            ":done",  ":state",   ":changed_on"};
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_answer (id, position, service_id, barrier_id, said, done, "
        "state, changed_on) VALUES (:id, :position, :offer, :barrier, :said, "
        ":done, :state, :changed_on)",
        err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    for (size_t i = 0; i < COUNT(parameter); i++)
        tables_bind(stmt, parameter[i], record, answer_fields[i]);
    return db_run(stmt, err);
}

static bool load_hosts(struct tables *tables, struct document *out, struct err *err)
{
    static const char *const fields[] = {"comment"};
    return load_rows(tables, out, RECORD_HOST,
                     "SELECT host, comment FROM x_booking_host ORDER BY position", fields,
                     COUNT(fields), err);
}

static bool insert_host(struct tables *tables, const struct record *record,
                        int64_t position, struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db,
                                      "INSERT INTO x_booking_host (host, position, "
                                      "comment) VALUES (:id, :position, :comment)",
                                      err);
    if (stmt == NULL)
        return false;
    tables_bind(stmt, ":id", record, "id");
    db_bind_int(stmt, ":position", position);
    tables_bind(stmt, ":comment", record, "comment");
    return db_run(stmt, err);
}

#define PLACES(table)                                                \
    .position_sql = "SELECT position FROM " table " WHERE id = :id", \
    .next_sql = "SELECT coalesce(max(position) + 1, 0) FROM " table

const struct table store_small_table[RECORD_KIND_COUNT] = {
    [RECORD_SITE] = {load_sites, NULL, insert_site, PLACES("x_site"),
                     .remove_sql = {"DELETE FROM x_site WHERE id = :id"}},
    [RECORD_TOPIC] = {load_topics, NULL, insert_topic, PLACES("taxonomy_term"),
                      .remove_sql = {"DELETE FROM taxonomy_term WHERE id = :id",
                                     "DELETE FROM x_name WHERE kind = 'topic' AND id = "
                                     ":id"}},
    [RECORD_BARRIER] =
        {load_barriers, NULL, insert_barrier, PLACES("x_barrier"),
         .remove_sql = {"DELETE FROM x_barrier WHERE id = :id",
                        "DELETE FROM x_name WHERE kind = 'barrier' AND id = "
                        ":id"}},
    [RECORD_COACH] = {load_coaches, NULL, insert_coach, PLACES("x_coach"),
                      .remove_sql = {"DELETE FROM x_coach WHERE id = :id",
                                     "DELETE FROM x_coach_list WHERE coach_id = :id"}},
    [RECORD_ANSWER] = {load_answers, NULL, insert_answer, PLACES("x_answer"),
                       .remove_sql = {"DELETE FROM x_answer WHERE id = :id"}},
    [RECORD_HOST] = {load_hosts, NULL, insert_host,
                     .position_sql =
                         "SELECT position FROM x_booking_host WHERE host = :id",
                     .next_sql =
                         "SELECT coalesce(max(position) + 1, 0) FROM x_booking_host",
                     .remove_sql = {"DELETE FROM x_booking_host WHERE host = :id"}},
};
