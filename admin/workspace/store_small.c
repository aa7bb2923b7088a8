#include "workspace/store_tables.h"

#include <stdio.h>
#include <string.h>

/* Sites, topics, barriers, coaches, answers and hosts: a row each, and names or lists
 * beside it. */

enum { SQL_LEN = 512 };

/* Statements are known by their address: each is made once and stays. */
static char select_sql[RECORD_KIND_COUNT][SQL_LEN];
static char insert_sql[RECORD_KIND_COUNT][SQL_LEN];

static bool ended(struct db_stmt *stmt, bool ok, struct err *err)
{
    if (ok)
        return db_done(stmt, err);
    db_reset(stmt);
    return err_set(err, "not enough memory");
}

/* Behind what is there: ", name, town", or ", :name, :town". */
static void add_columns(char *sql, enum record_kind kind, const char *mark)
{
    size_t count;
    const struct field *field = record_fields(kind, &count);
    for (size_t i = 0; i < count; i++)
        if (field[i].column != NULL)
            snprintf(sql + strlen(sql), SQL_LEN - strlen(sql), ", %s%s", mark,
                     field[i].column);
}

static const char *select_of(enum record_kind kind)
{
    const struct table *table = table_of(kind);
    char *sql = select_sql[kind];
    if (sql[0] != '\0')
        return sql;
    snprintf(sql, SQL_LEN, "SELECT %s", table->key);
    add_columns(sql, kind, "");
    snprintf(sql + strlen(sql), SQL_LEN - strlen(sql), " FROM %s ORDER BY position",
             table->name);
    return sql;
}

static const char *insert_of(enum record_kind kind)
{
    const struct table *table = table_of(kind);
    char *sql = insert_sql[kind];
    if (sql[0] != '\0')
        return sql;
    snprintf(sql, SQL_LEN, "INSERT INTO %s (%s, position", table->name, table->key);
    add_columns(sql, kind, "");
    snprintf(sql + strlen(sql), SQL_LEN - strlen(sql), ") VALUES (:id, :position");
    add_columns(sql, kind, ":");
    snprintf(sql + strlen(sql), SQL_LEN - strlen(sql), ")");
    return sql;
}

static bool load_rows(struct tables *tables, enum record_kind kind, struct document *out,
                      struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db, select_of(kind), err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt)) {
        struct record *record = tables_record(tables, out, kind, stmt);
        ok = record != NULL && tables_take_columns(tables, stmt, 1, record);
    }
    return ended(stmt, ok, err);
}

static bool insert_row(struct tables *tables, const struct record *record,
                       int64_t position, struct err *err)
{
    struct db_stmt *stmt = db_prepare(tables->db, insert_of(record->kind), err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_int(stmt, ":position", position);
    tables_bind_columns(stmt, record);
    return db_run(stmt, err);
}

/* Names of topics and barriers stand in x_name, German with the others. */

static bool load_names(struct tables *tables, enum record_kind kind, int name,
                       struct document *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "SELECT id, lang, name, (SELECT count(*) FROM x_name n WHERE n.kind = :kind AND "
        "n.id = x_name.id) FROM x_name WHERE kind = :kind ORDER BY id, lang",
        err);
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
            strcmp(lang, "de") == 0
                ? NULL
                : tables_translation(tables, record, lang, (size_t)db_int(stmt, 3));
        ok = text != NULL && (part != NULL || strcmp(lang, "de") == 0);
        if (ok)
            *(part == NULL ? &record->value[name] : &part->value[name]) =
                (struct value){.set = true, .text = text};
    }
    return ended(stmt, ok, err);
}

static bool load_named(struct tables *tables, enum record_kind kind, struct document *out,
                       struct err *err)
{
    return load_rows(tables, kind, out, err) &&
           load_names(tables, kind, record_field(kind, "name"), out, err);
}

static bool insert_name(struct tables *tables, const char *kind,
                        const struct record *record, const char *lang,
                        const struct value *value, struct err *err)
{
    if (!value->set)
        return true;
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "INSERT INTO x_name (kind, id, lang, name) VALUES (:kind, :id, :lang, :name)",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":kind", kind);
    db_bind_text(stmt, ":id", record_id(record));
    db_bind_text(stmt, ":lang", lang);
    db_bind_text(stmt, ":name", value->text);
    return db_run(stmt, err);
}

static bool insert_names(struct tables *tables, const struct record *record, int name,
                         struct err *err)
{
    const char *kind = record_kind_name(record->kind);
    bool ok = insert_name(tables, kind, record, "de", &record->value[name], err);
    for (size_t i = 0; ok && i < record->translation_count; i++)
        ok = insert_name(tables, kind, record, record->translation[i].lang,
                         &record->translation[i].value[name], err);
    return ok;
}

static bool insert_named(struct tables *tables, const struct record *record,
                         int64_t position, struct err *err)
{
    return insert_row(tables, record, position, err) &&
           insert_names(tables, record, record_field(record->kind, "name"), err);
}

/* Rows of an id, the name of a list and one of its items, into the records of that kind;
 * what belongs to none is passed over. */
static bool take_lists(struct tables *tables, enum record_kind kind, struct db_stmt *stmt,
                       struct document *out, struct err *err)
{
    bool ok = true;
    while (ok && db_step(stmt)) {
        ok = tables_whole(stmt, 3);
        struct record *record = ok ? document_find(out, kind, db_text(stmt, 0)) : NULL;
        if (record != NULL)
            ok = tables_append(tables, kind, record->value, db_text(stmt, 1),
                               db_text(stmt, 2));
    }
    return ended(stmt, ok, err);
}

/* Where a site is stands in x_name too, under the name of its list ("site.lat"): another
 * column would be another version, which terminals of before refuse. */

static bool load_sites(struct tables *tables, enum record_kind kind, struct document *out,
                       struct err *err)
{
    if (!load_rows(tables, kind, out, err))
        return false;
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "SELECT id, kind, name FROM x_name WHERE substr(kind, 1, 5) = 'site.' AND lang = 'de'",
        err);
    if (stmt == NULL)
        return false;
    return take_lists(tables, kind, stmt, out, err);
}

static bool insert_site(struct tables *tables, const struct record *record,
                        int64_t position, struct err *err)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    bool ok = insert_row(tables, record, position, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = field[i].list == NULL ||
             insert_name(tables, field[i].list, record, "de", &record->value[i], err);
    return ok;
}

static bool load_coaches(struct tables *tables, enum record_kind kind,
                         struct document *out, struct err *err)
{
    if (!load_rows(tables, kind, out, err))
        return false;
    struct db_stmt *stmt = db_prepare(
        tables->db,
        "SELECT coach_id, kind, value FROM x_coach_list ORDER BY coach_id, kind, "
        "position",
        err);
    if (stmt == NULL)
        return false;
    return take_lists(tables, kind, stmt, out, err);
}

static bool insert_coach_list(struct tables *tables, const char *id, const char *list,
                              const struct value *value, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && value->set && i < value->list.count; i++) {
        struct db_stmt *stmt = db_prepare(
            tables->db,
            "INSERT INTO x_coach_list (coach_id, kind, position, value) VALUES "
            "(:id, :kind, :position, :value)",
            err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":id", id);
        db_bind_text(stmt, ":kind", list);
        db_bind_int(stmt, ":position", (int64_t)i);
        db_bind_text(stmt, ":value", value->list.item[i]);
        ok = db_run(stmt, err);
    }
    return ok;
}

static bool insert_coach(struct tables *tables, const struct record *record,
                         int64_t position, struct err *err)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    bool ok = insert_row(tables, record, position, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = field[i].list == NULL ||
             insert_coach_list(tables, record_id(record), field[i].list,
                               &record->value[i], err);
    return ok;
}

/* How words are said has its rows in x_name alone, and no order but that of the letters.
 */

static bool load_words(struct tables *tables, enum record_kind kind, struct document *out,
                       struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(tables->db,
                   "SELECT DISTINCT id FROM x_name WHERE kind = 'word' ORDER BY id", err);
    if (stmt == NULL)
        return false;
    bool ok = true;
    while (ok && db_step(stmt))
        ok = tables_record(tables, out, kind, stmt) != NULL;
    return ended(stmt, ok, err) && load_names(tables, kind, WORD_SAID, out, err);
}

static bool insert_word(struct tables *tables, const struct record *record,
                        int64_t position, struct err *err)
{
    (void)position;
    return insert_names(tables, record, WORD_SAID, err);
}

#define TABLE(table, id)                                                 \
    .name = (table), .key = (id),                                        \
    .position_sql = "SELECT position FROM " table " WHERE " id " = :id", \
    .next_sql = "SELECT coalesce(max(position) + 1, 0) FROM " table
#define REMOVE(table, id) "DELETE FROM " table " WHERE " id " = :id"

const struct table store_small_table[RECORD_KIND_COUNT] = {
    [RECORD_SITE] =
        {load_sites, NULL, insert_site, TABLE("x_site", "id"),
         .remove_sql =
             {REMOVE("x_site", "id"),
              "DELETE FROM x_name WHERE kind >= 'site.' AND kind < 'site/' AND id = "
              ":id"}},
    [RECORD_TOPIC] = {load_named, NULL, insert_named, TABLE("taxonomy_term", "id"),
                      .remove_sql = {REMOVE("taxonomy_term", "id"),
                                     "DELETE FROM x_name WHERE kind = 'topic' AND id = "
                                     ":id"}},
    [RECORD_BARRIER] = {load_named, NULL, insert_named, TABLE("x_barrier", "id"),
                        .remove_sql = {REMOVE("x_barrier", "id"),
                                       "DELETE FROM x_name WHERE kind = 'barrier' AND "
                                       "id = :id"}},
    [RECORD_COACH] = {load_coaches, NULL, insert_coach, TABLE("x_coach", "id"),
                      .remove_sql = {REMOVE("x_coach", "id"),
                                     REMOVE("x_coach_list", "coach_id")}},
    [RECORD_ANSWER] = {load_rows, NULL, insert_row, TABLE("x_answer", "id"),
                       .remove_sql = {REMOVE("x_answer", "id")}},
    [RECORD_WORD] =
        {load_words, NULL, insert_word, "x_name", "id",
         .position_sql = "SELECT 0 FROM x_name WHERE kind = 'word' AND id = :id",
         .next_sql = "SELECT 0",
         .remove_sql = {"DELETE FROM x_name WHERE kind = 'word' AND id = :id"}},
    [RECORD_HOST] = {load_rows, NULL, insert_row, TABLE("x_booking_host", "host"),
                     .remove_sql = {REMOVE("x_booking_host", "host")}},
};
