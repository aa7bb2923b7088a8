#include "formats/hsds/hsds_return_inside.h"

#include <string.h>

/* Where HSDS nests what (the schemas of its specification). The rows of `table` whose
 * `column` is the id of the row above stand in `member`; `single`: the one row that the
 * row above names in `column`. HSDS_NO_TABLE: in all. */
static const struct nest {
    enum hsds_table above;
    const char *member;
    enum hsds_table table;
    const char *column;
    bool single;
} nests[] = {
    {HSDS_SERVICE, "organization", HSDS_ORGANIZATION, "organization_id", true},
    {HSDS_SERVICE, "program", HSDS_PROGRAM, "program_id", true},
    {HSDS_SERVICE, "service_at_locations", HSDS_AT, "service_id", false},
    {HSDS_SERVICE, "phones", HSDS_PHONE, "service_id", false},
    {HSDS_SERVICE, "schedules", HSDS_SCHEDULE, "service_id", false},
    {HSDS_SERVICE, "holiday_schedules", HSDS_HOLIDAY, "service_id", false},
    {HSDS_SERVICE, "service_areas", HSDS_AREA, "service_id", false},
    {HSDS_SERVICE, "languages", HSDS_LANGUAGE, "service_id", false},
    {HSDS_SERVICE, "funding", HSDS_FUNDING, "service_id", false},
    {HSDS_SERVICE, "cost_options", HSDS_COST, "service_id", false},
    {HSDS_SERVICE, "required_documents", HSDS_DOCUMENT, "service_id", false},
    {HSDS_SERVICE, "contacts", HSDS_CONTACT, "service_id", false},
    {HSDS_SERVICE, "capacities", HSDS_CAPACITY, "service_id", false},
    {HSDS_SERVICE, "additional_urls", HSDS_URL, "service_id", false},
    {HSDS_SERVICE, "payments_accepted", HSDS_PAYMENT, "service_id", false},
    {HSDS_SERVICE, "eligibilities", HSDS_ELIGIBILITY, "service_id", false},
    {HSDS_ORGANIZATION, "phones", HSDS_PHONE, "organization_id", false},
    {HSDS_ORGANIZATION, "contacts", HSDS_CONTACT, "organization_id", false},
    {HSDS_ORGANIZATION, "programs", HSDS_PROGRAM, "organization_id", false},
    {HSDS_ORGANIZATION, "organization_identifiers", HSDS_IDENTIFIER, "organization_id",
     false},
    {HSDS_ORGANIZATION, "funding", HSDS_FUNDING, "organization_id", false},
    {HSDS_ORGANIZATION, "additional_websites", HSDS_URL, "organization_id", false},
    {HSDS_AT, "location", HSDS_LOCATION, "location_id", true},
    {HSDS_AT, "phones", HSDS_PHONE, "service_at_location_id", false},
    {HSDS_AT, "contacts", HSDS_CONTACT, "service_at_location_id", false},
    {HSDS_AT, "schedules", HSDS_SCHEDULE, "service_at_location_id", false},
    {HSDS_AT, "holiday_schedules", HSDS_HOLIDAY, "service_at_location_id", false},
    {HSDS_AT, "service_areas", HSDS_AREA, "service_at_location_id", false},
    {HSDS_LOCATION, "addresses", HSDS_ADDRESS, "location_id", false},
    {HSDS_LOCATION, "phones", HSDS_PHONE, "location_id", false},
    {HSDS_LOCATION, "contacts", HSDS_CONTACT, "location_id", false},
    {HSDS_LOCATION, "schedules", HSDS_SCHEDULE, "location_id", false},
    {HSDS_LOCATION, "holiday_schedules", HSDS_HOLIDAY, "location_id", false},
    {HSDS_LOCATION, "accessibility", HSDS_ACCESSIBILITY, "location_id", false},
    {HSDS_LOCATION, "languages", HSDS_LANGUAGE, "location_id", false},
    {HSDS_PHONE, "languages", HSDS_LANGUAGE, "phone_id", false},
    {HSDS_CONTACT, "phones", HSDS_PHONE, "contact_id", false},
    {HSDS_CAPACITY, "unit", HSDS_UNIT, "unit_id", true},
    {HSDS_ATTRIBUTE, "taxonomy_term", HSDS_TERM, "taxonomy_term_id", true},
    {HSDS_TERM, "taxonomy_detail", HSDS_TAXONOMY, "taxonomy_id", true},
    {HSDS_NO_TABLE, "attributes", HSDS_ATTRIBUTE, "link_id", false},
    {HSDS_NO_TABLE, "metadata", HSDS_METADATA, "resource_id", false},
};

enum { NEST_MAX = 8 };

static struct json *nested(const struct json *rows, enum hsds_table table,
                           const struct json *row, const char *by, int depth);

static void nest_member(const struct json *rows, const struct nest *how,
                        const struct json *row, struct json *out, int depth)
{
    const char *mine = how->single ? how->column : "id";
    const char *theirs = how->single ? "id" : how->column;
    const char *id = json_member_text(row, mine);
    struct json *list = json_new_list();
    size_t i;
    struct json *part;
    JSON_ITEMS (hsds_return_list(rows, how->table), i, part) {
        if (hsds_return_is(part, theirs, id))
            json_append(list, nested(rows, how->table, part,
                                     how->single ? "" : how->column, depth + 1));
    }
    if (how->single && json_count(list) > 0) {
        json_drop(out, how->column);
        json_put(out, how->member, json_share(json_item(list, 0)));
    } else if (json_count(list) > 0) {
        json_put(out, how->member, json_share(list));
    }
    json_free(list);
}

/* Whether a column names a row in which this one is nested. */
static bool is_said(const struct json *rows, enum hsds_table table, const char *column,
                    const char *id)
{
    size_t i;
    const struct json *row;
    enum hsds_table of = HSDS_NO_TABLE;
    for (i = 0; i < sizeof nests / sizeof nests[0]; i++)
        if (nests[i].table == table && !nests[i].single &&
            strcmp(nests[i].column, column) == 0)
            of = nests[i].above;
    if (of == HSDS_NO_TABLE)
        return false;
    JSON_ITEMS (hsds_return_list(rows, of), i, row) {
        if (hsds_return_is(row, "id", id))
            return true;
    }
    return false;
}

static struct json *nested(const struct json *rows, enum hsds_table table,
                           const struct json *row, const char *by, int depth)
{
    struct json *out = json_new_map();
    const char *name;
    struct json *member;
    JSON_MEMBERS (row, name, member) {
        if (strcmp(name, by) != 0 && !is_said(rows, table, name, json_text(member)))
            json_put(out, name, json_share(member));
    }
    for (size_t i = 0; depth < NEST_MAX && i < sizeof nests / sizeof nests[0]; i++)
        if (nests[i].above == table || nests[i].above == HSDS_NO_TABLE)
            nest_member(rows, &nests[i], row, out, depth);
    return out;
}

struct json *hsds_return_nested(const struct json *rows)
{
    return nested(rows, HSDS_SERVICE, json_item(hsds_return_list(rows, HSDS_SERVICE), 0),
                  "", 0);
}
