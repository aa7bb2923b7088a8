#include "formats/hsds/hsds_return_inside.h"

#include <string.h>

#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_rest.h"
#include "formats/hsds/hsds_rows.h"

/* One offer on its way out. */
struct giving {
    const struct record *offer;
    struct json *rows;
    struct json *own;  /* the rows that the offer itself makes */
    struct json *came; /* the offer as it came, flat */
    struct json *now;  /* as it is */
    struct json *service;
    const char *service_id;
    const char *at; /* id of its place; NULL none */
    const char *location;
    bool first; /* of its service */
};

static void add_own(void *context, const struct hsds_row *row)
{
    struct giving *giving = context;
    const struct hsds_column *column = NULL;
    struct json *out = json_new_map();
    while ((column = hsds_written(row->table, column)) != NULL) {
        const char *text = hsds_get(row, column->name);
        bool packed = column->type == HSDS_LIST || column->type == HSDS_NUMBER;
        if (text != NULL && strncmp(column->name, "x_", 2) != 0)
            json_put(out, column->name,
                     packed ? json_parse_text(text) : json_new_text(text));
    }
    hsds_return_add(giving->own, row->table, out);
    json_free(out);
}

static bool changed(const struct giving *giving, const char *field)
{
    const struct json *came = json_member(giving->came, field);
    const struct json *now = json_member(giving->now, field);
    return came == NULL || now == NULL ? came != now : !json_same(came, now);
}

static struct json *location_of(const struct giving *giving)
{
    size_t i;
    struct json *row;
    JSON_ITEMS (hsds_return_list(giving->rows, HSDS_LOCATION), i, row) {
        if (hsds_return_is(row, "id", giving->location))
            return row;
    }
    return NULL;
}

static void put_column(struct giving *giving, enum hsds_table table, const char *column)
{
    bool service = table == HSDS_SERVICE;
    struct json *row = service ? giving->service : location_of(giving);
    struct json *value =
        json_member(json_item(hsds_return_list(giving->own, table), 0), column);
    if (row == NULL || (service && !giving->first))
        return;
    if (value == NULL)
        json_drop(row, column);
    else
        json_put(row, column, json_share(value));
}

static void put_provider(struct giving *giving)
{
    put_column(giving, HSDS_SERVICE, "organization_id");
    if (giving->first)
        hsds_return_add(giving->rows, HSDS_ORGANIZATION,
                        json_item(hsds_return_list(giving->own, HSDS_ORGANIZATION), 0));
}

/* Whether a row says something about this offer. */
static bool is_of_offer(const struct giving *giving, const struct json *row)
{
    return (giving->first && hsds_return_is(row, "service_id", giving->service_id)) ||
           hsds_return_is(row, "service_at_location_id", giving->at) ||
           hsds_return_is(row, "location_id", giving->location);
}

static void name_parent(const struct giving *giving, enum hsds_table table,
                        struct json *row)
{
    json_drop(row, "service_id");
    json_drop(row, "location_id");
    if (table != HSDS_ADDRESS && giving->first)
        json_put_text(row, "service_id", giving->service_id);
    else if (hsds_column(table, "service_at_location_id") >= 0)
        json_put_text(row, "service_at_location_id", giving->at);
    else
        json_put_text(row, "location_id", giving->location);
}

static void put_table(struct giving *giving, enum hsds_table table)
{
    struct json *list = hsds_return_list(giving->rows, table);
    size_t i;
    struct json *row;
    if ((table == HSDS_ADDRESS && giving->location == NULL) ||
        (table == HSDS_DOCUMENT && !giving->first))
        return;
    for (i = json_count(list); i > 0; i--)
        if (is_of_offer(giving, json_item(list, i - 1)))
            json_cut(list, i - 1);
    JSON_ITEMS (hsds_return_list(giving->own, table), i, row) {
        name_parent(giving, table, row);
        hsds_return_add(giving->rows, table, row);
    }
}

/* Into the columns that are a field's home; where it is a table of its own, the offer's
 * rows stand for those that came. */
static void put_homes(struct giving *giving)
{
    for (int i = 0; i < OFFER_FIELD_COUNT; i++) {
        const struct field *field = &offer_fields[i];
        const char *kind;
        if (field->home_table == NULL || !changed(giving, field->name))
            continue;
        enum hsds_table table = hsds_table_find(field->home_table, &kind);
        if (table == HSDS_ORGANIZATION)
            put_provider(giving);
        else if (table == HSDS_SERVICE || table == HSDS_LOCATION)
            put_column(giving, table, field->home_column);
        else
            put_table(giving, table);
    }
}

/* Topics and facts of access are attributes of the service, beside those that came. */
static void put_attributes(struct giving *giving)
{
    static const enum hsds_table of[] = {HSDS_TAXONOMY, HSDS_TERM, HSDS_ATTRIBUTE};
    if (!giving->first ||
        (!changed(giving, "topics") && !changed(giving, "accessibility")))
        return;
    for (size_t k = 0; k < sizeof of / sizeof of[0]; k++) {
        size_t i;
        struct json *row;
        JSON_ITEMS (hsds_return_list(giving->own, of[k]), i, row) {
            if (of[k] == HSDS_ATTRIBUTE)
                json_put_text(row, "link_id", giving->service_id);
            hsds_return_add(giving->rows, of[k], row);
        }
    }
}

/* What the rows do not say. Rows that the office has changed are read by other fields,
 * and by other places, as well: there all fields are said. */
static void put_offer(struct giving *giving, bool alone)
{
    static const char *const always[] = {"id",     "topics",     "scope", "keywords",
                                         "source", "confidence", "as_of"};
    struct json *out = json_new_map();
    size_t count;
    size_t i;
    struct json *row;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    bool all = !alone;
    for (size_t f = 1; f <= count && !all; f++)
        all = changed(giving, f < count ? field[f].name : "text");
    for (size_t f = 0; f <= count; f++) {
        const char *name = f < count ? field[f].name : "text";
        struct json *now = json_member(giving->now, name);
        bool said = all;
        for (size_t k = 0; k < sizeof always / sizeof always[0] && !said; k++)
            said = strcmp(always[k], name) == 0;
        if (said)
            json_put(out, name, now == NULL ? json_new_none() : json_share(now));
    }
    if (giving->first)
        json_put(giving->service, "x_offer", alone ? json_share(out) : json_new_map());
    JSON_ITEMS (hsds_return_list(giving->rows, HSDS_AT), i, row) {
        if (!alone && hsds_return_is(row, "id", giving->at))
            json_put(row, "x_offer", json_share(out));
    }
    json_free(out);
}

bool hsds_return_changes(struct arena *arena, const struct document *document,
                         const struct record *offer, const struct json *rest,
                         struct json *rows, bool first, bool alone, struct err *err)
{
    struct giving whole = {.offer = offer, .rows = rows, .first = first};
    struct giving *giving = &whole;
    size_t i;
    struct json *row;
    giving->came = json_member(rest, "offer");
    giving->now = hsds_rest_flat(giving->offer);
    giving->own = json_new_map();
    giving->service = json_item(hsds_return_list(giving->rows, HSDS_SERVICE), 0);
    giving->service_id = arena_copy(arena, json_member_text(giving->service, "id"));
    giving->at = json_member_text(rest, "at");
    JSON_ITEMS (hsds_return_list(giving->rows, HSDS_AT), i, row) {
        if (hsds_return_is(row, "id", giving->at))
            giving->location = arena_copy(arena, json_member_text(row, "location_id"));
    }
    bool ok = hsds_rows_of(arena, document, giving->offer, add_own, giving) ||
              err_set(err, "not enough memory");
    put_homes(giving);
    put_attributes(giving);
    put_offer(giving, alone);
    json_free(giving->own);
    json_free(giving->now);
    return ok;
}
