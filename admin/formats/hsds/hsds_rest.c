#include "formats/hsds/hsds_rest.h"

#include <stdio.h>
#include <string.h>

#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_text.h"
#include "base/uuid.h"
#include "record/translation.h"

enum { DEPTH_MAX = 12, ID_ROOM = 1200 };

struct keeping {
    struct hsds_making *making;
    struct json *rows;
    size_t len; /* of what was kept so far, about */
};

static struct json *list_of(const struct texts *list)
{
    struct json *out = json_new_list();
    for (size_t i = 0; i < list->count; i++)
        json_append(out, json_new_text(list->item[i]));
    return out;
}

static void add_fields(struct json *out, const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++)
        if (value[i].set)
            json_put(out, field[i].name,
                     field_is_list(&field[i]) ? list_of(&value[i].list)
                                              : json_new_text(value[i].text));
}

struct json *hsds_rest_flat(const struct record *record)
{
    struct json *out = json_new_map();
    struct json *texts = json_new_map();
    add_fields(out, record->value);
    for (size_t i = 0; i < record->translation_count; i++) {
        const struct translation *part = &record->translation[i];
        struct json *one = json_new_map();
        json_put_text(one, "made", part->made);
        if (part->source_hash != NULL)
            json_put_text(one, "source_hash", part->source_hash);
        add_fields(one, part->value);
        json_put(texts, part->lang, one);
    }
    if (record->translation_count > 0)
        json_put(out, "text", json_share(texts));
    json_free(texts);
    return out;
}

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

/* A text itself, anything else as JSON. */
static const char *text_of(struct hsds_making *making, const struct json *json)
{
    return json_is(json, JSON_TEXT) ? arena_copy(making->arena, json_text(json))
                                    : json_write(making->arena, json, JSON_DENSE);
}

static void make_ids(const struct keeping *keeping, enum hsds_table table,
                     struct json *row)
{
    const char *key;
    struct json *member;
    JSON_MEMBERS (row, key, member) {
        enum hsds_table of = table_of(row, table, key);
        const char *text = of == HSDS_NO_TABLE ? NULL : text_of(keeping->making, member);
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

/* False if the very same stands there already. */
static bool add_row(struct keeping *keeping, enum hsds_table table, struct json *row)
{
    const char *name = hsds_table_name(table);
    struct json *list = json_member(keeping->rows, name);
    make_ids(keeping, table, row);
    if (list == NULL) {
        json_put(keeping->rows, name, json_new_list());
        list = json_member(keeping->rows, name);
    }
    for (size_t i = 0; i < json_count(list); i++)
        if (json_same(json_item(list, i), row))
            return false;
    json_append(list, json_share(row));
    return true;
}

static void visit(struct keeping *keeping, const struct hsds_row *row, int depth);

/* All rows, those of the same id as well: a file of postal and one of physical addresses
 * count for themselves. */
static struct hsds_rows find_rows(struct keeping *keeping, enum hsds_table table,
                                  const char *column, const char *id)
{
    struct hsds_making *making = keeping->making;
    struct hsds_rows rows = {NULL, 0};
    if (!making->failed && making->mapping->filled[table] &&
        !hsds_stage_where(making->mapping->stage, making->arena, table, column, id, &rows,
                          making->err))
        making->failed = true;
    return making->failed ? (struct hsds_rows){NULL, 0} : rows;
}

static void visit_rows(struct keeping *keeping, enum hsds_table table, const char *column,
                       const char *id, int depth)
{
    struct hsds_rows rows = find_rows(keeping, table, column, id);
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
    struct hsds_rows rows = find_rows(keeping, table, column, hsds_get(row, "id"));
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

static void visit(struct keeping *keeping, const struct hsds_row *row, int depth)
{
    struct hsds_making *making = keeping->making;
    bool skip = depth > DEPTH_MAX || row->whole == NULL || making->failed ||
                keeping->len > HSDS_REST_MAX ||
                (row->table == HSDS_AT && is_elsewhere(making, row));
    struct json *object = skip ? NULL : json_parse_text(row->whole);
    if (object == NULL)
        return;
    hsds_sum_mark(&making->mapping->notes->sum, row->table, row->rowid, HSDS_MARK_KEPT);
    if (row->table == HSDS_SERVICE)
        part_service(keeping, object, depth);
    bool added = add_row(keeping, row->table, object);
    json_free(object);
    if (!added)
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

/* The id of this offer's place as it is kept; "" it has none. */
static const char *place_of(const struct keeping *keeping)
{
    struct hsds_making *making = keeping->making;
    const struct json *list = json_member(keeping->rows, hsds_table_name(HSDS_AT));
    const char *id = making->at == NULL ? NULL : hsds_get(making->at, "id");
    struct json *uuid = NULL;
    if (id == NULL)
        id = json_member_text(json_item(list, 0), "id");
    else if (hsds_uuid_of(making->arena, id) == NULL)
        uuid = uuid_of(keeping, hsds_table_name(HSDS_AT), id);
    if (uuid != NULL)
        id = arena_copy(making->arena, json_text(uuid));
    json_free(uuid);
    return id == NULL ? "" : id;
}

const char *hsds_rest(struct hsds_making *making)
{
    struct keeping keeping = {making, json_new_map(), 0};
    struct json *whole = json_new_map();
    visit(&keeping, making->service, 0);
    json_put(whole, "offer", hsds_rest_flat(making->fill.record));
    json_put(whole, "rows", keeping.rows);
    json_put_text(whole, "at", place_of(&keeping));
    const char *text = json_write(making->arena, whole, JSON_DENSE);
    json_free(whole);
    bool fits =
        text != NULL && keeping.len <= HSDS_REST_MAX && strlen(text) <= HSDS_REST_MAX;
    if (!fits)
        hsds_note(making->mapping->notes, making->service, "", "",
                  "says more than 256 KB; what an offer has no field for is not kept",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    return making->failed || !fits ? NULL : text;
}

static void put_changes(struct hsds_making *making, const struct hsds_row *row,
                        const struct json *changes, struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++) {
        const struct json *member = json_member(changes, field[i].name);
        if (member == NULL)
            continue;
        value[i].set = false;
        if (!json_is(member, JSON_NONE))
            hsds_put_own(&making->fill, &value[i], (enum offer_field)i, row, "x_offer",
                         text_of(making, member));
    }
}

static void put_texts(struct hsds_making *making, const struct hsds_row *row,
                      const struct json *texts)
{
    struct record *record = making->fill.record;
    const char *lang;
    struct json *text;
    record->translation = arena_take_array(making->arena, json_count(texts) + 1,
                                           sizeof *record->translation);
    if (record->translation == NULL)
        return;
    JSON_MEMBERS (texts, lang, text) {
        struct hsds_row part = {
            .table = HSDS_X_TEXT, .file = row->file, .line = row->line};
        part.value[hsds_column(HSDS_X_TEXT, "lang")] = arena_copy(making->arena, lang);
        for (int i = 0; i < 2; i++) {
            const char *name = i == 0 ? "made" : "source_hash";
            const char *words = json_member_text(text, name);
            part.value[hsds_column(HSDS_X_TEXT, name)] =
                words == NULL ? NULL : arena_copy(making->arena, words);
        }
        struct translation *to = hsds_offer_text(making, &part);
        if (to != NULL)
            put_changes(making, row, text, to->value);
    }
    translation_sort(record);
}

void hsds_rest_changes(struct hsds_making *making)
{
    const struct hsds_row *row = making->at;
    const char *text = row == NULL ? NULL : hsds_get(row, "x_offer");
    if (text == NULL) {
        row = making->service;
        text = making->which == 0 ? hsds_get(row, "x_offer") : NULL;
    }
    struct json *changes = text == NULL ? NULL : json_parse_text(text);
    if (text != NULL && !json_is(changes, JSON_MAP))
        hsds_note(making->mapping->notes, row, "x_offer", text, "is not a JSON object",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    if (json_is(changes, JSON_MAP)) {
        put_changes(making, row, changes, making->fill.record->value);
        if (json_is(json_member(changes, "text"), JSON_MAP))
            put_texts(making, row, json_member(changes, "text"));
    }
    json_free(changes);
}
