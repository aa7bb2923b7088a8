#include "formats/hsds/export_hsds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/hash_table.h"
#include "base/text.h"
#include "base/durable.h"
#include "base/json_write.h"
#include "formats/hsds/hsds_folder.h"
#include "formats/hsds/hsds_return.h"
#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_rows.h"
#include "base/zip_write.h"

/* A file a table, and which rows of tables that many offers share have been written. */
struct package {
    struct hsds_return *kept;
    struct buf table[HSDS_TABLE_COUNT];
    struct arena arena; /* as long as the package */
    const char **seen;  /* ids */
    size_t seen_count;
    size_t seen_room;
    struct hash_table by_id;
    bool failed;
};

/* True the first time that it is asked. */
static bool is_new(struct package *package, const char *id)
{
    const uint64_t hash = hash_text(HASH_BEGIN, id);
    for (size_t place, at = 0; hash_table_next(&package->by_id, hash, &at, &place);)
        if (strcmp(package->seen[place], id) == 0)
            return false;
    const char *copy = arena_copy(&package->arena, id);
    const char **more = array_room(&package->arena, package->seen, package->seen_count,
                                   &package->seen_room, sizeof *more);
    if (copy == NULL || more == NULL ||
        !hash_table_put(&package->by_id, &package->arena, hash, package->seen_count)) {
        package->failed = true;
        return true;
    }
    package->seen = more;
    more[package->seen_count++] = copy;
    return true;
}

static bool is_shared(enum hsds_table table)
{
    return table == HSDS_ORGANIZATION || table == HSDS_TAXONOMY || table == HSDS_TERM;
}

/* RFC 4180. */
static void add_cell(struct buf *out, const char *text)
{
    if (text == NULL)
        return;
    buf_add_text(out, "\"");
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, "\"");
        buf_add(out, at, len);
        at += len;
        if (*at == '"') {
            buf_add_text(out, "\"\"");
            at++;
        }
    }
    buf_add_text(out, "\"");
}

/* The names of its columns; those of kept rows stand behind ours. */
static void begin_table(struct package *package, enum hsds_table table)
{
    struct buf *out = &package->table[table];
    const struct hsds_column *column = NULL;
    const char *name;
    struct json *any;
    if (out->len > 0)
        return;
    while ((column = hsds_written(table, column)) != NULL)
        buf_print(out, "%s%s", out->len > 0 ? "," : "", column->name);
    JSON_MEMBERS (hsds_return_columns(package->kept, table), name, any) {
        buf_add_text(out, out->len > 0 ? "," : "");
        add_cell(out, name);
    }
    buf_add_text(out, "\r\n");
}

static void add_row(void *context, const struct hsds_row *row)
{
    struct package *package = context;
    struct buf *out = &package->table[row->table];
    const struct hsds_column *column = NULL;
    const char *comma = "";
    if (is_shared(row->table) && !is_new(package, hsds_get(row, "id")))
        return;
    begin_table(package, row->table);
    while ((column = hsds_written(row->table, column)) != NULL) {
        buf_add_text(out, comma);
        add_cell(out, hsds_get(row, column->name));
        comma = ",";
    }
    for (size_t i = json_count(hsds_return_columns(package->kept, row->table)); i > 0;
         i--)
        buf_add_text(out, ",");
    buf_add_text(out, "\r\n");
}

static void add_json_cell(struct buf *out, const struct json *value)
{
    struct buf text = {0};
    if (value != NULL && !json_is(value, JSON_TEXT))
        json_add(&text, value, 0);
    out->failed = out->failed || text.failed;
    add_cell(out, text.len > 0 ? text.bytes : json_text(value));
    buf_free(&text);
}

static void add_kept_row(struct package *package, enum hsds_table table,
                         const struct json *row)
{
    struct buf *out = &package->table[table];
    const struct hsds_column *column = NULL;
    const char *comma = "";
    const char *name;
    struct json *any;
    begin_table(package, table);
    while ((column = hsds_written(table, column)) != NULL) {
        buf_add_text(out, comma);
        add_json_cell(out, json_member(row, column->name));
        comma = ",";
    }
    JSON_MEMBERS (hsds_return_columns(package->kept, table), name, any) {
        buf_add_text(out, comma);
        add_json_cell(out, json_member(row, name));
        comma = ",";
    }
    buf_add_text(out, "\r\n");
}

/* A row that is nested in several places of the JSON is one row of the table. */
static void add_kept_table(struct package *package, enum hsds_table table,
                           struct json *list)
{
    size_t i;
    struct json *row;
    JSON_ITEMS (list, i, row) {
        const char *id = json_member_text(row, "id");
        const char *key = arena_print(&package->arena, "%s:%s", hsds_table_name(table),
                                      id == NULL ? "" : id);
        for (size_t k = i + 1; k < json_count(list); k++) {
            const struct json *other = json_item(list, k);
            const char *same = json_member_text(other, "id");
            if (id != NULL && same != NULL && strcmp(id, same) == 0)
                json_fill(row, other);
        }
        if (key != NULL && is_new(package, is_shared(table) ? id : key))
            add_kept_row(package, table, row);
    }
}

static void add_kept(struct package *package, struct json *rows)
{
    const char *name;
    const char *kind;
    struct json *list;
    JSON_MEMBERS (rows, name, list) {
        enum hsds_table table = hsds_table_find(name, &kind);
        if (table != HSDS_NO_TABLE)
            add_kept_table(package, table, list);
    }
}

static void add_member(struct buf *out, const char *before, const char *name,
                       const char *text)
{
    buf_print(out, "%s\"%s\": ", before, name);
    json_write_text(out, text);
}

static void add_fields(struct buf *out, const struct package *package,
                       enum hsds_table table)
{
    static const char *const type[][2] = {
        [HSDS_STRING] = {"string"},     [HSDS_UUID] = {"string", "uuid"},
        [HSDS_URI] = {"string", "uri"}, [HSDS_EMAIL] = {"string", "email"},
        [HSDS_NUMBER] = {"number"},     [HSDS_DAY] = {"date"},
        [HSDS_TIME] = {"time"},         [HSDS_LIST] = {"string"},
    };
    bool strict = !hsds_return_any(package->kept);
    const struct hsds_column *column = NULL;
    const char *between = "\n     ";
    const char *name;
    struct json *any;
    while ((column = hsds_written(table, column)) != NULL) {
        enum hsds_type is = strict ? column->type : HSDS_STRING;
        buf_add_text(out, between);
        add_member(out, "{", "name", column->name);
        add_member(out, ", ", "type", type[is][0]);
        if (type[is][1] != NULL)
            add_member(out, ", ", "format", type[is][1]);
        add_member(out, ", ", "description", column->written);
        if ((column->flags & HSDS_MUST) != 0 && strict)
            buf_add_text(out, ", \"constraints\": {\"required\": true}");
        buf_add_text(out, "}");
        between = ",\n     ";
    }
    JSON_MEMBERS (hsds_return_columns(package->kept, table), name, any) {
        buf_add_text(out, between);
        add_member(out, "{", "name", name);
        add_member(out, ", ", "type", "string");
        add_member(out, ", ", "description",
                   strcmp(name, "x_offer") == 0
                       ? "ANNA: fields of the offer that the rows do not say; JSON"
                       : "As it came from the source");
        buf_add_text(out, "}");
        between = ",\n     ";
    }
}

static void add_keys(struct buf *out, const struct package *package,
                     enum hsds_table table)
{
    const struct hsds_column *column = NULL;
    bool any = false;
    if (hsds_column(table, "id") >= 0)
        buf_add_text(out, ",\n    \"primaryKey\": \"id\"");
    while (!hsds_return_any(package->kept) &&
           (column = hsds_written(table, column)) != NULL) {
        if (column->of == HSDS_NO_TABLE || package->table[column->of].len == 0)
            continue;
        buf_print(out,
                  "%s\n     {\"fields\": \"%s\", \"reference\": {\"resource\": \"%s\", "
                  "\"fields\": \"id\"}}",
                  any ? "," : ",\n    \"foreignKeys\": [", column->name,
                  hsds_table_name(column->of));
        any = true;
    }
    buf_add_text(out, any ? "\n    ]" : "");
}

static void add_datapackage(struct buf *out, const struct package *package)
{
    buf_add_text(
        out, "{\n \"name\": \"human_services_data\",\n"
             " \"title\": \"Offers of ANNA as Human Services Data\",\n"
             " \"description\": \"HSDS 3.2 (docs.openreferral.org). Columns that begin "
             "with x_ and the table x_service_text are extensions; each is described "
             "in its field.\",\n \"profile\": \"tabular-data-package\",\n"
             " \"version\": \"3.2\",\n \"resources\": [");
    bool first = true;
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        if (package->table[table].len == 0)
            continue;
        buf_print(out, "%s\n  {\"name\": \"%s\", \"path\": \"%s.csv\",", first ? "" : ",",
                  hsds_table_name((enum hsds_table)table),
                  hsds_table_file((enum hsds_table)table));
        buf_add_text(out,
                     " \"format\": \"csv\", \"mediatype\": \"text/csv\", "
                     "\"encoding\": \"utf-8\",\n   \"profile\": "
                     "\"tabular-data-resource\",\n   \"dialect\": {\"delimiter\": "
                     "\",\", \"header\": true},\n   \"schema\": {\n    \"fields\": [");
        add_fields(out, package, (enum hsds_table)table);
        buf_add_text(out, "\n    ]");
        add_keys(out, package, (enum hsds_table)table);
        buf_add_text(out, "\n   }}");
        first = false;
    }
    buf_add_text(out, "\n ]\n}\n");
}

/* The package's files, datapackage.json first. */
static size_t list_members(struct package *package, struct buf *datapackage,
                           struct zip_member member[HSDS_TABLE_COUNT + 1])
{
    size_t count = 0;
    add_datapackage(datapackage, package);
    member[count++] =
        (struct zip_member){"datapackage.json", datapackage->bytes, datapackage->len};
    for (int table = 0; table < HSDS_TABLE_COUNT; table++)
        if (package->table[table].len > 0) {
            const char *name = arena_print(&package->arena, "%s.csv",
                                           hsds_table_file((enum hsds_table)table));
            member[count++] =
                (struct zip_member){name == NULL ? "" : name, package->table[table].bytes,
                                    package->table[table].len};
        }
    return count;
}

static bool add_offer(struct package *package, struct arena *arena,
                      const struct document *document, size_t index, struct err *err)
{
    struct json *rows = NULL;
    bool with_other = false;
    if (!hsds_return_rows(package->kept, index, &rows, &with_other, err))
        return false;
    if (rows != NULL)
        add_kept(package, rows);
    json_free(rows);
    if (rows != NULL || with_other)
        return true;
    return hsds_rows_of(arena, document, document->list[RECORD_OFFER].item[index],
                        add_row, package) ||
           err_set(err, "not enough memory");
}

static bool write_package(const struct document *document,
                          const struct format_rest *source, const char *path,
                          struct err *err)
{
    struct package package = {.seen_count = 0};
    struct zip_member member[HSDS_TABLE_COUNT + 1];
    struct buf datapackage = {0};
    struct arena arena = {0};
    if (!hsds_return_open(&package.kept, document, source, err))
        return err_prefix(err, "%s", path);
    bool ok = true;
    for (size_t i = 0; ok && i < document->list[RECORD_OFFER].count; i++) {
        ok = add_offer(&package, &arena, document, i, err) || err_prefix(err, "%s", path);
        arena_reset(&arena);
    }
    size_t count = list_members(&package, &datapackage, member);
    for (int table = 0; table < HSDS_TABLE_COUNT; table++)
        package.failed = package.failed || package.table[table].failed;
    if (ok && (package.failed || datapackage.failed || package.arena.failed))
        ok = err_set(err, "%s: not enough memory", path);
    ok = ok && (text_ends(path, ".zip")
                    ? zip_write(path, member, count, err)
                    : hsds_folder_write(&package.arena, path, member, count, err));
    for (int table = 0; table < HSDS_TABLE_COUNT; table++)
        buf_free(&package.table[table]);
    buf_free(&datapackage);
    hsds_return_close(package.kept);
    arena_free(&arena);
    arena_free(&package.arena);
    return ok;
}

bool export_hsds(const struct document *document, const struct format_rest *kept,
                 const char *path, struct err *err)
{
    struct buf out = {0};
    if (!text_ends(path, ".json"))
        return write_package(document, kept, path, err);
    bool ok = export_hsds_json(document, kept, &out, err) || err_prefix(err, "%s", path);
    ok = ok && durable_write(path, out.bytes, out.len, 0644, err);
    buf_free(&out);
    return ok;
}
