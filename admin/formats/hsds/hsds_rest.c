#include "formats/hsds/hsds_rest.h"

#include <stdio.h>
#include <string.h>

#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_text.h"
#include "base/json_write.h"
#include "base/uuid.h"
#include "formats/hsds/hsds_whole.h"

enum { DEPTH_MAX = 12, ID_ROOM = 1200 };

/* The rows of one table: their texts with a comma between, and where each begins. */
struct kept {
    struct buf text;
    struct buf starts; /* of size_t */
};

struct keeping {
    struct hsds_making *making;
    struct kept table[HSDS_TABLE_COUNT];
    size_t len; /* of what was kept so far, about */
};

/* The table that a column's id is of. */
static enum hsds_table table_of(const struct json *row, enum hsds_table table,
                                const char *key)
{
    const char *kind;
    size_t count;
    int at = hsds_column(table, key);
    const char *entity = json_member_text(
        row, strcmp(key, "link_id") == 0 ? "link_entity" : "resource_type");
    if (strcmp(key, "id") == 0)
        return table;
    if (strcmp(key, "parent_organization_id") == 0)
        return HSDS_ORGANIZATION;
    if (strcmp(key, "link_id") != 0 && strcmp(key, "resource_id") != 0)
        return at < 0 ? HSDS_NO_TABLE : hsds_columns(table, &count)[at].of;
    return entity == NULL ? HSDS_SERVICE : hsds_table_find(entity, &kind);
}

/* Postal addresses of 1.x are counted for themselves. */
static const char *kind_of(enum hsds_table table, const struct json *row)
{
    const char *type = json_member_text(row, "address_type");
    return table == HSDS_ADDRESS && type != NULL && strcmp(type, "postal") == 0
               ? "postal_address"
               : hsds_table_name(table);
}

static struct json *uuid_of(const struct keeping *keeping, const char *kind,
                            const char *id)
{
    char uuid[HSDS_UUID_ROOM];
    char whole[ID_ROOM];
    snprintf(whole, sizeof whole, "%s-%s", keeping->making->mapping->prefix, id);
    hsds_uuid(uuid, kind, whole);
    return json_new_text(uuid);
}

static void make_ids(const struct keeping *keeping, enum hsds_table table,
                     struct json *row)
{
    const char *key;
    struct json *member;
    JSON_MEMBERS (row, key, member) {
        enum hsds_table of = table_of(row, table, key);
        const char *text =
            of == HSDS_NO_TABLE ? NULL : hsds_rest_text(keeping->making, member);
        if (text != NULL && hsds_uuid_of(keeping->making->arena, text) == NULL)
            json_put(row, key, uuid_of(keeping, kind_of(of, row), text));
    }
    if (json_member(row, "id") == NULL) {
        const char *text =
            json_write(keeping->making->arena, row, JSON_DENSE | JSON_SORTED);
        json_put(row, "id",
                 uuid_of(keeping, kind_of(table, row), text == NULL ? "" : text));
    }
}

static size_t start_of(const struct kept *kept, size_t index)
{
    size_t start;
    memcpy(&start, kept->starts.bytes + index * sizeof start, sizeof start);
    return start;
}

/* False if the very same stands there already. */
static bool add_text(struct keeping *keeping, enum hsds_table table, const char *text)
{
    struct kept *kept = &keeping->table[table];
    size_t len = strlen(text);
    size_t count = kept->starts.len / sizeof(size_t);
    for (size_t i = 0; i < count; i++) {
        size_t at = start_of(kept, i);
        size_t end = i + 1 < count ? start_of(kept, i + 1) - 1 : kept->text.len;
        if (end - at == len && memcmp(kept->text.bytes + at, text, len) == 0)
            return false;
    }
    if (count > 0)
        buf_add_text(&kept->text, ",");
    size_t at = kept->text.len;
    buf_add(&kept->text, text, len);
    buf_add(&kept->starts, &at, sizeof at);
    return !kept->text.failed && !kept->starts.failed;
}

/* The same of a row whose ids must be made. */
static bool add_row(struct keeping *keeping, enum hsds_table table, struct json *row)
{
    make_ids(keeping, table, row);
    const char *text = json_write(keeping->making->arena, row, JSON_DENSE);
    return text != NULL && add_text(keeping, table, text);
}

static void visit(struct keeping *keeping, const struct hsds_row *row, int depth);

static void visit_rows(struct keeping *keeping, enum hsds_table table, const char *column,
                       const char *id, int depth)
{
    struct hsds_rows rows = hsds_all_of(keeping->making, table, column, id);
    for (size_t i = 0; i < rows.count; i++)
        visit(keeping, &rows.item[i], depth + 1);
}

/* What a row names: its organization, location, term ... */
static void visit_named(struct keeping *keeping, const struct hsds_row *row, int depth)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    const char *provider = hsds_get(keeping->making->service, "organization_id");
    for (size_t i = 0; i < count; i++)
        if (provider != NULL && column[i].of == HSDS_ORGANIZATION &&
            row->value[i] != NULL && strcmp(row->value[i], provider) == 0)
            continue; /* comes with the service itself */
        else if (column[i].of == HSDS_ORGANIZATION || column[i].of == HSDS_PROGRAM ||
                 column[i].of == HSDS_LOCATION || column[i].of == HSDS_TERM ||
                 column[i].of == HSDS_TAXONOMY || column[i].of == HSDS_UNIT)
            visit_rows(keeping, column[i].of, "id", row->value[i], depth);
}

/* Whether rows of `table` belong to one of `of`, and are not only pointed to. */
static bool belongs(enum hsds_table table, enum hsds_table of)
{
    switch (table) {
    case HSDS_ORGANIZATION:
    case HSDS_SERVICE:
    case HSDS_LOCATION:
    case HSDS_TAXONOMY:
    case HSDS_TERM:
    case HSDS_ATTRIBUTE:
        return false;
    case HSDS_AT:
    case HSDS_CAPACITY:
        return of == HSDS_SERVICE;
    case HSDS_PROGRAM:
        return of == HSDS_ORGANIZATION;
    default:
        return true;
    }
}

/* Attributes and metadata name a row of any table. */
static void visit_linked(struct keeping *keeping, enum hsds_table table,
                         const char *column, const char *kind, const struct hsds_row *row,
                         int depth)
{
    const char *name;
    struct hsds_rows rows =
        hsds_all_of(keeping->making, table, column, hsds_get(row, "id"));
    for (size_t i = 0; i < rows.count; i++) {
        const char *entity = hsds_get(&rows.item[i], kind);
        enum hsds_table of =
            entity == NULL ? HSDS_SERVICE : hsds_table_find(entity, &name);
        if (of == row->table || of == HSDS_NO_TABLE ||
            hsds_uuid_of(keeping->making->arena, hsds_get(row, "id")) != NULL)
            visit(keeping, &rows.item[i], depth + 1);
    }
}

/* The place is that of another offer. */
static bool is_elsewhere(const struct hsds_making *making, const struct hsds_row *row)
{
    const char *id = hsds_get(row, "id");
    for (size_t i = 0; i < making->place_count; i++)
        if (i != making->which && making->place[i].at != NULL &&
            strcmp(hsds_get(making->place[i].at, "id"), id) == 0)
            return true;
    return making->which > 0 &&
           (making->at == NULL || strcmp(hsds_get(making->at, "id"), id) != 0);
}

/* 1.x names terms and the place in the service itself; 3.x in rows of their own. */
static void part_service(struct keeping *keeping, struct json *service, int depth)
{
    struct hsds_making *making = keeping->making;
    struct texts terms = {NULL, 0};
    const char *id = hsds_get(making->service, "id");
    const char *list = hsds_get(making->service, "taxonomy_ids");
    if (list != NULL)
        hsds_text_list(making->arena, list, &terms);
    for (size_t i = 0; i < terms.count; i++)
        if (hsds_one(making, HSDS_TERM, terms.item[i]) != NULL) {
            struct json *row = json_new_map();
            json_put_text(row, "link_id", id);
            json_put_text(row, "link_entity", "service");
            json_put_text(row, "taxonomy_term_id", terms.item[i]);
            add_row(keeping, HSDS_ATTRIBUTE, row);
            json_free(row);
            visit_rows(keeping, HSDS_TERM, "id", terms.item[i], depth);
        }
    json_drop(service, "taxonomy_ids");
    json_drop(service, "location_id");
    if (making->at == NULL && making->location != NULL) {
        struct json *row = json_new_map();
        json_put_text(row, "service_id", id);
        json_put_text(row, "location_id", hsds_get(making->location, "id"));
        add_row(keeping, HSDS_AT, row);
        json_free(row);
        visit(keeping, making->location, depth + 1);
    }
}

/* Adds the row as it came, if it says all ids as they are kept; else with ids of ours.
 * False if it stands there already. */
static bool add_whole(struct keeping *keeping, const struct hsds_row *row, int depth)
{
    struct hsds_making *making = keeping->making;
    bool service = row->table == HSDS_SERVICE;
    bool parts = service && ((making->at == NULL && making->location != NULL) ||
                             strstr(row->whole, "\"taxonomy_ids\"") != NULL ||
                             strstr(row->whole, "\"location_id\"") != NULL);
    if (!parts && hsds_whole_ready(row->whole))
        return add_text(keeping, row->table, row->whole);
    struct json *object = json_parse_text(row->whole);
    if (object == NULL)
        return false;
    if (service)
        part_service(keeping, object, depth);
    bool added = add_row(keeping, row->table, object);
    json_free(object);
    return added;
}

static void visit(struct keeping *keeping, const struct hsds_row *row, int depth)
{
    struct hsds_making *making = keeping->making;
    if (depth > DEPTH_MAX || row->whole == NULL || making->failed ||
        keeping->len > HSDS_REST_MAX ||
        (row->table == HSDS_AT && is_elsewhere(making, row)))
        return;
    hsds_sum_mark(&making->mapping->notes->sum, row->table, row->rowid, HSDS_MARK_KEPT);
    if (!add_whole(keeping, row, depth))
        return;
    keeping->len += strlen(row->whole);
    if (row->table != HSDS_SERVICE)
        visit_named(keeping, row, depth);
    else {
        visit_rows(keeping, HSDS_ORGANIZATION, "id", hsds_get(row, "organization_id"),
                   depth);
        visit_rows(keeping, HSDS_PROGRAM, "id", hsds_get(row, "program_id"), depth);
    }
    const char *id = hsds_get(row, "id");
    for (int table = 0; id != NULL && table < HSDS_TABLE_COUNT; table++) {
        size_t count;
        const struct hsds_column *column = hsds_columns((enum hsds_table)table, &count);
        for (size_t i = 0; i < count; i++)
            if (column[i].of == row->table && belongs((enum hsds_table)table, row->table))
                visit_rows(keeping, (enum hsds_table)table, column[i].name, id, depth);
    }
    visit_linked(keeping, HSDS_ATTRIBUTE, "link_id", "link_entity", row, depth);
    visit_linked(keeping, HSDS_METADATA, "resource_id", "resource_type", row, depth);
}

/* The id of the first place that is kept, NULL if there is none. */
static const char *first_place(const struct keeping *keeping)
{
    const struct kept *kept = &keeping->table[HSDS_AT];
    struct arena *arena = keeping->making->arena;
    if (kept->starts.len == 0)
        return NULL;
    size_t len =
        kept->starts.len > sizeof(size_t) ? start_of(kept, 1) - 1 : kept->text.len;
    const char *text = arena_copy_len(arena, kept->text.bytes, len);
    struct json *row = text == NULL ? NULL : json_parse_text(text);
    const char *id = json_member_text(row, "id");
    if (id != NULL)
        id = arena_copy(arena, id);
    json_free(row);
    return id;
}

/* The id of this offer's place as it is kept; "" it has none. */
static const char *place_of(const struct keeping *keeping)
{
    struct hsds_making *making = keeping->making;
    const char *id = making->at == NULL ? NULL : hsds_get(making->at, "id");
    struct json *uuid = NULL;
    if (id == NULL)
        id = first_place(keeping);
    else if (hsds_uuid_of(making->arena, id) == NULL)
        uuid = uuid_of(keeping, hsds_table_name(HSDS_AT), id);
    if (uuid != NULL)
        id = arena_copy(making->arena, json_text(uuid));
    json_free(uuid);
    return id == NULL ? "" : id;
}

/* Writes it all down, and gives the rows back. */
static void write_all(struct keeping *keeping, struct buf *out)
{
    const char *between = "";
    buf_add_text(out, "{\"offer\":");
    hsds_rest_add_flat(out, keeping->making->fill.record);
    buf_add_text(out, ",\"rows\":{");
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        struct kept *kept = &keeping->table[table];
        if (kept->text.len > 0) {
            buf_print(out, "%s\"%s\":[", between,
                      hsds_table_name((enum hsds_table)table));
            buf_add(out, kept->text.bytes, kept->text.len);
            buf_add_text(out, "]");
            between = ",";
        }
        out->failed = out->failed || kept->text.failed || kept->starts.failed;
    }
    buf_add_text(out, "},\"at\":");
    json_write_text(out, place_of(keeping));
    buf_add_text(out, "}");
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        buf_free(&keeping->table[table].text);
        buf_free(&keeping->table[table].starts);
    }
}

const char *hsds_rest(struct hsds_making *making)
{
    struct keeping keeping = {.making = making};
    struct buf out = {0};
    visit(&keeping, making->service, 0);
    write_all(&keeping, &out);
    bool fits = keeping.len <= HSDS_REST_MAX && out.len <= HSDS_REST_MAX;
    const char *text =
        out.failed || !fits ? NULL : arena_copy_len(making->arena, out.bytes, out.len);
    if (!fits)
        hsds_note(making->mapping->notes, making->service, "", "",
                  "says more than 256 KB; what an offer has no field for is not kept",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    if (out.failed)
        making->failed = !err_set(making->err, "not enough memory");
    buf_free(&out);
    return making->failed ? NULL : text;
}
