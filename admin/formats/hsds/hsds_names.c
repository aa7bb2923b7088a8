#include "formats/hsds/hsds_names.h"

#include <string.h>
#include <strings.h>

/* Of a table. */
static const struct other_table {
    const char *name;
    enum hsds_table table;
    const char *kind;
} other_tables[] = {
    {"services_at_location", HSDS_AT, NULL},
    {"service_at_locations", HSDS_AT, NULL},
    {"services_at_locations", HSDS_AT, NULL},
    {"physical_address", HSDS_ADDRESS, "physical"},
    {"physical_addresses", HSDS_ADDRESS, "physical"},
    {"postal_address", HSDS_ADDRESS, "postal"},
    {"postal_addresses", HSDS_ADDRESS, "postal"},
    {"mail_address", HSDS_ADDRESS, "postal"},
    {"mail_addresses", HSDS_ADDRESS, "postal"},
    {"regular_schedule", HSDS_SCHEDULE, NULL},
    {"regular_schedules", HSDS_SCHEDULE, NULL},
    {"accessibility_for_disabilities", HSDS_ACCESSIBILITY, NULL},
    {"required_document", HSDS_DOCUMENT, NULL},
    {"eligibilities", HSDS_ELIGIBILITY, NULL},
    {"service_taxonomy", HSDS_ATTRIBUTE, NULL},
    {"service_taxonomies", HSDS_ATTRIBUTE, NULL},
    {"services_taxonomy", HSDS_ATTRIBUTE, NULL},
    {"services_taxonomies", HSDS_ATTRIBUTE, NULL},
    {"service_attribute", HSDS_ATTRIBUTE, NULL},
    {"service_attributes", HSDS_ATTRIBUTE, NULL},
    {"other_attribute", HSDS_ATTRIBUTE, NULL},
    {"other_attributes", HSDS_ATTRIBUTE, NULL},
    {"payments_accepted", HSDS_PAYMENT, NULL},
    {"taxonomy_detail", HSDS_TAXONOMY, NULL},
    {"fundings", HSDS_FUNDING, NULL},
    {"urls", HSDS_URL, NULL},
    {"additional_urls", HSDS_URL, NULL},
    {"additional_websites", HSDS_URL, NULL},
    {"capacities", HSDS_CAPACITY, NULL},
    {"service_capacities", HSDS_CAPACITY, NULL},
};

static const struct other_column {
    enum hsds_table table;
    const char *name;
    const char *now;
} other_columns[] = {
    {HSDS_ORGANIZATION, "url", "website"},
    {HSDS_SERVICE, "website", "url"},
    {HSDS_SERVICE, "eligibility", "eligibility_description"},
    {HSDS_SERVICE, "program", "program_id"},
    {HSDS_LOCATION, "website", "url"},
    {HSDS_PHONE, "number_type", "type"},
    {HSDS_PHONE, "phone_number", "number"},
    {HSDS_LANGUAGE, "language", "name"},
    {HSDS_ACCESSIBILITY, "accessibility", "description"},
    {HSDS_AREA, "service_area", "name"},
    {HSDS_TERM, "term", "name"},
    {HSDS_TERM, "vocabulary", "taxonomy"},
    {HSDS_ATTRIBUTE, "service_id", "link_id"},
    {HSDS_ATTRIBUTE, "taxonomy_id", "taxonomy_term_id"},
    {HSDS_ADDRESS, "address", "address_1"},
    {HSDS_ADDRESS, "state", "state_province"},
    {HSDS_ADDRESS, "zip", "postal_code"},
};

int hsds_column_of_any(enum hsds_table table, const char *name)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(table, &count);
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(column[i].name, name) == 0)
            return (int)i;
    for (size_t i = 0; i < sizeof other_columns / sizeof other_columns[0]; i++)
        if (other_columns[i].table == table &&
            strcasecmp(other_columns[i].name, name) == 0)
            return hsds_column(table, other_columns[i].now);
    return -1;
}

static bool is_called(const char *called, const char *name, size_t len)
{
    return strlen(called) == len && strncasecmp(called, name, len) == 0;
}

enum hsds_table hsds_table_find(const char *name, const char **kind_out)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash == NULL ? name : slash + 1;
    const char *dot = strrchr(base, '.');
    size_t len = dot == NULL ? strlen(base) : (size_t)(dot - base);
    *kind_out = NULL;
    for (int i = 0; i < HSDS_TABLE_COUNT; i++) {
        enum hsds_table table = (enum hsds_table)i;
        if (is_called(hsds_table_name(table), base, len) ||
            is_called(hsds_table_file(table), base, len))
            return table;
    }
    for (size_t i = 0; i < sizeof other_tables / sizeof other_tables[0]; i++)
        if (is_called(other_tables[i].name, base, len)) {
            *kind_out = other_tables[i].kind;
            return other_tables[i].table;
        }
    return HSDS_NO_TABLE;
}

bool hsds_table_is_terms(const char *column)
{
    return strcasecmp(column, "parent_id") == 0 || strcasecmp(column, "parent_name") == 0;
}
