#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_value.h"
#include "base/buf.h"
#include "formats/hsds/hsds_load.h"
#include "base/json_stream.h"
#include "formats/hsds/hsds_names.h"

/* Nested objects become rows that name each other by id, as in the tables. */

enum { FILE_MAX = 16 << 20, NESTED_MAX = 12 };

struct reading {
    struct hsds_load *load;
    struct arena arena;
    unsigned file;
    size_t line;
    size_t record; /* of the list, from 1; 0: it is no list */
    bool found;
};

/* The row that an object is nested in. */
struct above {
    enum hsds_table table;
    const char *id;
};

/* `*id_out` (may be NULL) is the id under which the row is kept, NULL if it is not. */
static bool read_object(struct reading *in, enum hsds_table table, const char *kind,
                        const struct json *json, struct above above, int depth,
                        const char **id_out, struct err *err);

/* Puts the id of the row above into the column that names it: phone.service_id. */
static void name_parent(struct arena *arena, struct hsds_row *row, struct above above)
{
    char column[64];
    if (above.id == NULL)
        return;
    snprintf(column, sizeof column, "%s_id", hsds_table_name(above.table));
    int at = hsds_column(row->table, column);
    if (row->table == HSDS_ATTRIBUTE) {
        at = hsds_column(HSDS_ATTRIBUTE, "link_id");
        row->value[hsds_column(HSDS_ATTRIBUTE, "link_entity")] =
            hsds_table_name(above.table);
    }
    if (row->table == HSDS_METADATA) {
        at = hsds_column(HSDS_METADATA, "resource_id");
        row->value[hsds_column(HSDS_METADATA, "resource_type")] =
            hsds_table_name(above.table);
    }
    if (at >= 0 && row->value[at] == NULL)
        row->value[at] = arena_copy(arena, above.id);
}

/* Whether a member is rows of their own. */
static bool is_rows(const char *key, const struct json *json)
{
    const char *kind;
    const struct json *one = json_is(json, JSON_LIST) ? json_item(json, 0) : json;
    return (json_is(one, JSON_MAP) && hsds_table_find(key, &kind) != HSDS_NO_TABLE) ||
           (json_is(json, JSON_LIST) && json_count(json) == 0);
}

/* All of the object but what is nested in it, under the names of 3.2, with the ids of
 * what it is nested in and what it points to; persons stay out. */
static const char *whole_of(struct reading *in, const struct json *json,
                            const struct hsds_row *row)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    const char *key;
    struct json *member;
    struct json *out = json_new_map();
    JSON_MEMBERS (json, key, member) {
        int at = hsds_column_of_any(row->table, key);
        bool empty = json_is(member, JSON_NONE) ||
                     (json_is(member, JSON_TEXT) && json_text(member)[0] == '\0');
        bool person = at >= 0 && (column[at].flags & HSDS_PERSON) != 0;
        if (!empty && !person && strcmp(key, "x_offer") != 0 && !is_rows(key, member))
            json_put(out, at >= 0 ? column[at].name : key, json_share(member));
    }
    for (size_t i = 0; i < count; i++) {
        const struct json *there = json_member(out, column[i].name);
        const char *text = there == NULL ? NULL : hsds_json_text(&in->arena, there);
        /* What it names may be kept under another id than the file's. */
        bool moved = column[i].of != HSDS_NO_TABLE && text != NULL &&
                     row->value[i] != NULL && strcmp(text, row->value[i]) != 0;
        if (row->value[i] != NULL && (column[i].flags & HSDS_PERSON) == 0 &&
            strcmp(column[i].name, "x_offer") != 0 && (there == NULL || moved))
            json_put_text(out, column[i].name, row->value[i]);
    }
    const char *text = json_write(&in->arena, out, JSON_DENSE);
    json_free(out);
    return text;
}

static bool read_nested(struct reading *in, const char *key, const struct json *json,
                        struct above above, int depth, struct err *err)
{
    const char *kind;
    enum hsds_table table = hsds_table_find(key, &kind);
    size_t count = json_is(json, JSON_LIST) ? json_count(json) : 1;
    if (table == HSDS_NO_TABLE || depth > NESTED_MAX)
        return true;
    for (size_t i = 0; i < count; i++) {
        const struct json *item = json_is(json, JSON_LIST) ? json_item(json, i) : json;
        if (json_is(item, JSON_MAP) &&
            !read_object(in, table, kind, item, above, depth, NULL, err))
            return false;
    }
    return true;
}

/* The column in which a row points to a single object in it: service.organization_id.
 * -1: there is none. */
static int pointer(const struct hsds_row *row, const char *key, const struct json *json)
{
    char column[64];
    const char *kind;
    enum hsds_table table = hsds_table_find(key, &kind);
    if (!json_is(json, JSON_MAP) || table == HSDS_NO_TABLE ||
        (hsds_column_of_any(row->table, key) >= 0 && strncmp(key, "x_", 2) == 0))
        return -1;
    snprintf(column, sizeof column, "%s_id", hsds_table_name(table));
    return hsds_column(row->table, column);
}

/* What the row points to comes first, for it may be kept under another id than its own.
 */
static bool read_pointed(struct reading *in, const struct json *json,
                         struct hsds_row *row, int depth, struct err *err)
{
    const char *key;
    struct json *member;
    struct above above = {row->table, hsds_get(row, "id")};
    JSON_MEMBERS (json, key, member) {
        int at = pointer(row, key, member);
        const char *kind;
        const char *kept = NULL;
        if (at < 0 || depth >= NESTED_MAX)
            continue;
        enum hsds_table table = hsds_table_find(key, &kind);
        if (!read_object(in, table, kind, member, above, depth + 1, &kept, err))
            return false;
        const char *own = hsds_json_text(&in->arena, json_member(member, "id"));
        if (kept != NULL &&
            (row->value[at] == NULL || (own != NULL && strcmp(row->value[at], own) == 0)))
            row->value[at] = kept;
    }
    return true;
}

static void note_unknown(struct reading *in, const struct hsds_row *row, const char *key,
                         const struct json *json)
{
    const char *kind;
    if (row->table >= HSDS_STAGED || json_is(json, JSON_NONE) ||
        hsds_table_find(key, &kind) != HSDS_NO_TABLE)
        return;
    hsds_note_count(in->load->notes, row, key, hsds_json_text(&in->arena, json),
                    "is nothing of HSDS that an offer has a field for",
                    INTAKE_VALUE_LEFT_OUT);
}

static void read_members(struct reading *in, const struct json *json,
                         struct hsds_row *row)
{
    const char *key;
    struct json *member;
    JSON_MEMBERS (json, key, member) {
        bool nested = json_is(member, JSON_LIST) || json_is(member, JSON_MAP);
        int at = hsds_column_of_any(row->table, key);
        if (at >= 0 &&
            (!nested || strncmp(key, "x_", 2) == 0 || row->table == HSDS_X_TEXT))
            row->value[at] = nested ? json_write(&in->arena, member, JSON_DENSE)
                                    : hsds_json_text(&in->arena, member);
        else if (!nested)
            note_unknown(in, row, key, member);
    }
}

static bool read_object(struct reading *in, enum hsds_table table, const char *kind,
                        const struct json *json, struct above above, int depth,
                        const char **id_out, struct err *err)
{
    struct hsds_row row = {
        .table = table, .file = in->file, .line = in->line, .record = in->record};
    const char *key;
    struct json *member;
    if (table >= HSDS_STAGED && !in->load->keep) {
        in->load->notes->sum.table[table].read++;
        hsds_load_unplaced(in->load, &row);
        return true;
    }
    read_members(in, json, &row);
    name_parent(&in->arena, &row, above);
    int type = hsds_column(table, "address_type");
    if (type >= 0 && kind != NULL && row.value[type] == NULL)
        row.value[type] = kind;
    if (!read_pointed(in, json, &row, depth, err))
        return false;
    row.whole = in->load->keep ? whole_of(in, json, &row) : NULL;
    if (in->arena.failed)
        return err_set(err, "not enough memory");
    in->found = true;
    if (!hsds_load_row(in->load, &in->arena, &row, true, err))
        return false;
    struct above here = {table, hsds_get(&row, "id")};
    if (id_out != NULL)
        *id_out = here.id;
    JSON_MEMBERS (json, key, member) {
        if ((json_is(member, JSON_LIST) || json_is(member, JSON_MAP)) &&
            !(hsds_column_of_any(table, key) >= 0 && strncmp(key, "x_", 2) == 0) &&
            (pointer(&row, key, member) < 0 || depth >= NESTED_MAX) &&
            !read_nested(in, key, member, here, depth + 1, err))
            return false;
    }
    return true;
}

/* What an object that nobody names is, by the members that only it has. */
static enum hsds_table guess(const struct json *json, bool in_list)
{
    static const struct {
        const char *member;
        enum hsds_table table;
    } signs[] = {
        {"location", HSDS_AT},
        {"service_id", HSDS_AT},
        {"status", HSDS_SERVICE},
        {"organization", HSDS_SERVICE},
        {"eligibility_description", HSDS_SERVICE},
        {"services", HSDS_ORGANIZATION},
        {"legal_status", HSDS_ORGANIZATION},
        {"tax_status", HSDS_ORGANIZATION},
        {"organization_identifiers", HSDS_ORGANIZATION},
        {"website", HSDS_ORGANIZATION},
        {"location_type", HSDS_LOCATION},
        {"addresses", HSDS_LOCATION},
        {"taxonomy_detail", HSDS_TERM},
        {"taxonomy", HSDS_TERM},
        {"parent_id", HSDS_TERM},
        {"version", HSDS_TAXONOMY},
    };
    /* A map of tables has none; one of a list that lacks it is told. */
    if (json_member(json, "id") == NULL && !in_list)
        return HSDS_NO_TABLE;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (json_member(json, signs[i].member) != NULL)
            return signs[i].table;
    return HSDS_NO_TABLE;
}

static void note_nothing(struct reading *in, const struct json *json)
{
    struct hsds_row row = {
        .table = HSDS_SERVICE, .file = in->file, .line = in->line, .record = in->record};
    const char *name = json_member_text(json, "name");
    hsds_note(in->load->notes, &row, "", name == NULL ? "" : name,
              "has nothing by which HSDS could be known; nothing of it was taken",
              INTAKE_VALUE_LEFT_OUT, NULL);
}

static bool read_top(struct reading *in, const struct json *json, struct err *err)
{
    bool in_list = in->record > 0;
    enum hsds_table table =
        json_is(json, JSON_MAP) ? guess(json, in_list) : HSDS_NO_TABLE;
    struct above none = {HSDS_NO_TABLE, NULL};
    if (table == HSDS_NO_TABLE && in_list)
        note_nothing(in, json);
    return table == HSDS_NO_TABLE ||
           read_object(in, table, NULL, json, none, 0, NULL, err);
}

static void refuse_file(struct reading *in, const char *why)
{
    struct hsds_row row = {.file = in->file};
    hsds_note(in->load->notes, &row, "", "", why, INTAKE_FILE_REFUSED, NULL);
}

/* A file that is one object. */
static bool read_whole(struct reading *in, const char *path, struct err *err)
{
    struct buf file = {0};
    struct err why = {""};
    struct json_fault where;
    if (!buf_read_file(&file, path, FILE_MAX, &why)) {
        refuse_file(in, why.text);
        return true;
    }
    size_t mark = file.len >= 3 && memcmp(file.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct json *json = json_parse(file.bytes + mark, file.len - mark, 0, &where);
    buf_free(&file);
    if (json == NULL) {
        err_set(&why, "line %d, column %d: not valid JSON: %s", where.line, where.column,
                where.text);
        refuse_file(in, why.text);
        return true;
    }
    in->line = 1;
    const char *key;
    struct json *member;
    bool ok = read_top(in, json, err);
    /* Tables by name: {"services": [...], "organizations": [...]}. */
    if (ok && !in->found && json_is(json, JSON_MAP))
        JSON_MEMBERS (json, key, member) {
            struct above none = {HSDS_NO_TABLE, NULL};
            ok = ok && read_nested(in, key, member, none, 0, err);
        }
    json_free(json);
    return ok;
}

static bool read_record(struct reading *in, const struct json_record *record,
                        struct err *err)
{
    struct err why = {""};
    struct json_fault where;
    struct json *json = json_parse(record->text, record->len, 0, &where);
    in->line = record->line;
    in->record = record->index + 1;
    if (json == NULL) {
        err_set(&why, "line %zu, in %s[%zu]: not valid JSON: %s",
                record->line + (size_t)where.line - 1, record->list, record->index,
                where.text);
        refuse_file(in, why.text);
        return true;
    }
    bool ok = read_top(in, json, err);
    json_free(json);
    arena_reset(&in->arena);
    return ok;
}

/* The records of a list or of a page's `contents`; `*list_out` false if it is none. */
static bool read_list(struct reading *in, struct json_stream *stream, bool *list_out,
                      struct err *err)
{
    const struct intake *intake = in->load->notes->intake;
    struct json_record record;
    struct err why = {""};
    enum json_next next;
    *list_out = false;
    while ((next = json_stream_next(stream, &record, &why)) == JSON_RECORD) {
        if (record.list[0] != '\0' && strcmp(record.list, "contents") != 0) {
            if (!*list_out)
                return true;
            continue;
        }
        *list_out = true;
        if (!read_record(in, &record, err))
            return false;
        if (intake->progress != NULL)
            intake->progress(intake->context,
                             hsds_load_done(in->load, json_stream_done(stream)),
                             in->load->whole);
    }
    if (next == JSON_FAILED) {
        refuse_file(in, why.text);
        *list_out = true;
    }
    return true;
}

bool hsds_load_json(struct hsds_load *load, const char *name, const char *path,
                    bool *found_out, struct err *err)
{
    struct reading in = {.load = load, .file = hsds_notes_file(load->notes, name)};
    struct json_stream *stream = NULL;
    struct err why = {""};
    bool is_list = false;
    bool ok = true;
    if (!json_stream_open(&stream, path, &why))
        refuse_file(&in, why.text);
    else
        ok = read_list(&in, stream, &is_list, err);
    load->done += stream == NULL ? 0 : json_stream_whole(stream);
    json_stream_close(stream);
    if (ok && stream != NULL && !is_list)
        ok = read_whole(&in, path, err);
    *found_out = in.found;
    arena_free(&in.arena);
    return ok;
}
