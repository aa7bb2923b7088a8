#include "formats/hsds/hsds_tables.h"

#include <string.h>

#define C(name)                \
    {                          \
        name, 0, HSDS_NO_TABLE \
    }
#define F(name, flags)             \
    {                              \
        name, flags, HSDS_NO_TABLE \
    }
#define OF(name, table) \
    {                   \
        name, 0, table  \
    }
#define LOST(name)                         \
    {                                      \
        name, HSDS_NO_PLACE, HSDS_NO_TABLE \
    }
#define PARENTS                                                       \
    OF("service_id", HSDS_SERVICE), OF("location_id", HSDS_LOCATION), \
        OF("service_at_location_id", HSDS_AT)

static const struct hsds_column organization[] = {
    F("id", HSDS_REQUIRED),
    F("name", HSDS_REQUIRED | HSDS_WORDS),
    C("alternate_name"),
    C("email"),
    C("website"),
    LOST("description"),
    LOST("tax_status"),
    LOST("tax_id"),
    LOST("year_incorporated"),
    F("date_incorporated", HSDS_NO_PLACE | HSDS_DATE),
    LOST("legal_status"),
    LOST("logo"),
    LOST("uri"),
    LOST("parent_organization_id"),
    LOST("accreditations"),
    LOST("funding_sources"),
    LOST("licenses"),
};
static const struct hsds_column program[] = {
    F("id", HSDS_REQUIRED),
    OF("organization_id", HSDS_ORGANIZATION),
    F("name", HSDS_REQUIRED | HSDS_WORDS),
    F("alternate_name", HSDS_NO_PLACE | HSDS_ASKED),
    LOST("description"),
};
static const struct hsds_column service[] = {
    F("id", HSDS_REQUIRED),
    OF("organization_id", HSDS_ORGANIZATION),
    OF("program_id", HSDS_PROGRAM),
    OF("location_id", HSDS_LOCATION),
    F("name", HSDS_REQUIRED | HSDS_WORDS),
    C("alternate_name"),
    F("description", HSDS_WORDS),
    C("url"),
    C("email"),
    C("status"),
    C("interpretation_services"),
    F("application_process", HSDS_WORDS),
    F("fees_description", HSDS_WORDS),
    C("fees"),
    F("eligibility_description", HSDS_WORDS),
    C("audience"),
    C("minimum_age"),
    C("maximum_age"),
    F("assured_date", HSDS_DATE),
    F("alert", HSDS_WORDS),
    F("last_modified", HSDS_DATE),
    C("taxonomy_ids"),
    C("keywords"),
    C("languages"),
    C("required_documents"),
    C("service_areas"),
    C("x_id"),
    F("x_offer", HSDS_WORDS),
    F("x_topics", HSDS_WORDS),
    F("x_scope", HSDS_WORDS),
    F("x_address_street", HSDS_WORDS),
    F("x_address_postcode", HSDS_WORDS),
    F("x_address_city", HSDS_WORDS),
    F("x_lat", HSDS_WORDS),
    F("x_lon", HSDS_WORDS),
    F("x_hours", HSDS_WORDS),
    F("x_access", HSDS_WORDS),
    F("x_ways", HSDS_WORDS),
    F("x_not_for", HSDS_WORDS),
    F("x_with_child", HSDS_WORDS),
    F("x_related", HSDS_WORDS),
    F("x_keywords", HSDS_WORDS),
    F("x_heads_up_until", HSDS_WORDS),
    F("x_source", HSDS_WORDS),
    F("x_as_of", HSDS_WORDS),
    F("x_confidence", HSDS_WORDS),
    LOST("wait_time"),
    LOST("accreditations"),
    LOST("licenses"),
    LOST("assurer_email"),
    LOST("funding_sources"),
    LOST("accepted_payments"),
};
static const struct hsds_column at[] = {
    F("id", HSDS_REQUIRED),
    OF("service_id", HSDS_SERVICE),
    OF("location_id", HSDS_LOCATION),
    F("x_offer", HSDS_WORDS),
    LOST("description"),
};
static const struct hsds_column location[] = {
    F("id", HSDS_REQUIRED),
    OF("organization_id", HSDS_ORGANIZATION),
    C("name"),
    C("location_type"),
    C("url"),
    C("transportation"),
    C("latitude"),
    C("longitude"),
    C("accessibility"),
    C("email"),
    C("languages"),
    C("virtual"),
    LOST("alternate_name"),
    LOST("description"),
    LOST("short_desc"),
    F("admin_emails", HSDS_NO_PLACE | HSDS_PERSON),
    LOST("external_identifier"),
    LOST("external_identifier_type"),
};
static const struct hsds_column address[] = {
    C("id"),
    OF("location_id", HSDS_LOCATION),
    F("address_1", HSDS_REQUIRED | HSDS_WORDS),
    F("address_2", HSDS_WORDS),
    C("address_3"),
    C("address_4"),
    F("city", HSDS_REQUIRED | HSDS_WORDS),
    F("postal_code", HSDS_WORDS),
    C("country"),
    C("address_type"),
    F("attention", HSDS_NO_PLACE | HSDS_PERSON),
    LOST("region"),
    LOST("state_province"),
};
static const struct hsds_column phone[] = {
    C("id"),
    PARENTS,
    OF("organization_id", HSDS_ORGANIZATION),
    OF("contact_id", HSDS_CONTACT),
    F("number", HSDS_REQUIRED),
    C("extension"),
    C("type"),
    C("country_prefix"),
    LOST("description"),
    LOST("department"),
    LOST("language"),
    LOST("vanity_number"),
};
static const struct hsds_column contact[] = {
    F("id", HSDS_REQUIRED),
    PARENTS,
    OF("organization_id", HSDS_ORGANIZATION),
    C("email"),
    F("name", HSDS_NO_PLACE | HSDS_PERSON),
    F("title", HSDS_NO_PLACE | HSDS_PERSON),
    F("department", HSDS_NO_PLACE | HSDS_PERSON),
};
static const struct hsds_column schedule[] = {
    C("id"),
    PARENTS,
    F("valid_from", HSDS_DATE),
    F("valid_to", HSDS_DATE),
    C("freq"),
    C("interval"),
    C("byday"),
    C("byweekno"),
    C("bymonthday"),
    C("byyearday"),
    F("until", HSDS_DATE),
    C("count"),
    F("description", HSDS_WORDS),
    C("opens_at"),
    C("closes_at"),
    C("weekday"),
    LOST("dtstart"),
    LOST("timezone"),
    LOST("wkst"),
    LOST("schedule_link"),
    LOST("attending_type"),
    LOST("notes"),
};
static const struct hsds_column holiday[] = {
    C("id"),
    PARENTS,
    C("closed"),
    C("opens_at"),
    C("closes_at"),
    F("start_date", HSDS_REQUIRED | HSDS_DATE),
    F("end_date", HSDS_DATE),
};
static const struct hsds_column language[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    OF("location_id", HSDS_LOCATION),
    OF("phone_id", HSDS_PHONE),
    F("name", HSDS_WORDS),
    C("code"),
    LOST("note"),
};
static const struct hsds_column document[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    F("document", HSDS_REQUIRED | HSDS_WORDS),
    LOST("uri"),
};
static const struct hsds_column accessibility[] = {
    C("id"),
    OF("location_id", HSDS_LOCATION),
    F("description", HSDS_WORDS),
    LOST("details"),
    LOST("url"),
};
static const struct hsds_column cost[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    F("valid_from", HSDS_DATE),
    F("valid_to", HSDS_DATE),
    C("option"),
    C("currency"),
    C("amount"),
    C("amount_description"),
};
static const struct hsds_column area[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    OF("service_at_location_id", HSDS_AT),
    C("name"),
    LOST("description"),
    LOST("extent"),
    LOST("extent_type"),
    LOST("uri"),
};
static const struct hsds_column taxonomy[] = {
    F("id", HSDS_REQUIRED), C("name"), LOST("description"), LOST("uri"), LOST("version"),
};
static const struct hsds_column term[] = {
    F("id", HSDS_REQUIRED),
    C("code"),
    F("name", HSDS_REQUIRED | HSDS_WORDS),
    C("taxonomy"),
    OF("parent_id", HSDS_TERM),
    OF("taxonomy_id", HSDS_TAXONOMY),
    LOST("description"),
    LOST("language"),
    LOST("term_uri"),
};
static const struct hsds_column attribute[] = {
    C("id"),    C("link_id"),      C("link_entity"), OF("taxonomy_term_id", HSDS_TERM),
    C("value"), LOST("link_type"), LOST("label"),    LOST("taxonomy_detail"),
};
static const struct hsds_column eligibility[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    C("eligibility"),
};
static const struct hsds_column x_text[] = {
    OF("service_id", HSDS_SERVICE),
    C("lang"),
    C("made"),
    C("source_hash"),
    F("name", HSDS_WORDS),
    F("cost", HSDS_WORDS),
    F("what_you_bring", HSDS_WORDS),
    F("who", HSDS_WORDS),
    F("not_for", HSDS_WORDS),
    F("summary", HSDS_WORDS),
    F("steps", HSDS_WORDS),
    F("heads_up_text", HSDS_WORDS),
};

static const struct hsds_column url[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    OF("organization_id", HSDS_ORGANIZATION),
};
static const struct hsds_column funding[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    OF("organization_id", HSDS_ORGANIZATION),
};
static const struct hsds_column payment[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
};
static const struct hsds_column metadata[] = {
    C("id"),
    C("resource_id"),
    C("resource_type"),
    F("updated_by", HSDS_NO_PLACE | HSDS_PERSON),
};
static const struct hsds_column meta_table[] = {
    C("id"),
};
static const struct hsds_column identifier[] = {
    C("id"),
    OF("organization_id", HSDS_ORGANIZATION),
};
static const struct hsds_column unit[] = {
    C("id"),
};
static const struct hsds_column capacity[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    OF("unit_id", HSDS_UNIT),
};

#define TABLE(name, file, columns)                                \
    {                                                             \
        name, file, columns, sizeof(columns) / sizeof(columns)[0] \
    }
static const struct table {
    const char *name;
    const char *file;
    const struct hsds_column *column;
    size_t count;
} tables[HSDS_TABLE_COUNT] = {
    [HSDS_ORGANIZATION] = TABLE("organization", "organizations", organization),
    [HSDS_PROGRAM] = TABLE("program", "programs", program),
    [HSDS_SERVICE] = TABLE("service", "services", service),
    [HSDS_AT] = TABLE("service_at_location", "service_at_location", at),
    [HSDS_LOCATION] = TABLE("location", "locations", location),
    [HSDS_ADDRESS] = TABLE("address", "addresses", address),
    [HSDS_PHONE] = TABLE("phone", "phones", phone),
    [HSDS_CONTACT] = TABLE("contact", "contacts", contact),
    [HSDS_SCHEDULE] = TABLE("schedule", "schedules", schedule),
    [HSDS_HOLIDAY] = TABLE("holiday_schedule", "holiday_schedules", holiday),
    [HSDS_LANGUAGE] = TABLE("language", "languages", language),
    [HSDS_DOCUMENT] = TABLE("required_document", "required_documents", document),
    [HSDS_ACCESSIBILITY] = TABLE("accessibility", "accessibility", accessibility),
    [HSDS_COST] = TABLE("cost_option", "cost_options", cost),
    [HSDS_AREA] = TABLE("service_area", "service_areas", area),
    [HSDS_TAXONOMY] = TABLE("taxonomy", "taxonomies", taxonomy),
    [HSDS_TERM] = TABLE("taxonomy_term", "taxonomy_terms", term),
    [HSDS_ATTRIBUTE] = TABLE("attribute", "attributes", attribute),
    [HSDS_ELIGIBILITY] = TABLE("eligibility", "eligibility", eligibility),
    [HSDS_X_TEXT] = TABLE("x_service_text", "x_service_text", x_text),
    [HSDS_URL] = TABLE("url", "url", url),
    [HSDS_FUNDING] = TABLE("funding", "funding", funding),
    [HSDS_PAYMENT] = TABLE("payment_accepted", "payment_accepted", payment),
    [HSDS_METADATA] = TABLE("metadata", "metadata", metadata),
    [HSDS_META_TABLE] =
        TABLE("meta_table_description", "meta_table_descriptions", meta_table),
    [HSDS_IDENTIFIER] =
        TABLE("organization_identifier", "organization_identifiers", identifier),
    [HSDS_UNIT] = TABLE("unit", "units", unit),
    [HSDS_CAPACITY] = TABLE("service_capacity", "service_capacity", capacity),
};

const char *hsds_table_name(enum hsds_table table)
{
    return tables[table].name;
}

const char *hsds_table_file(enum hsds_table table)
{
    return tables[table].file;
}

const struct hsds_column *hsds_columns(enum hsds_table table, size_t *count)
{
    *count = tables[table].count;
    return tables[table].column;
}

int hsds_column(enum hsds_table table, const char *name)
{
    for (size_t i = 0; i < tables[table].count; i++)
        if (strcmp(tables[table].column[i].name, name) == 0)
            return (int)i;
    return -1;
}

bool hsds_table_has_id(enum hsds_table table)
{
    return table == HSDS_ORGANIZATION || table == HSDS_PROGRAM || table == HSDS_SERVICE ||
           table == HSDS_AT || table == HSDS_LOCATION || table == HSDS_CONTACT ||
           table == HSDS_TAXONOMY || table == HSDS_TERM;
}
