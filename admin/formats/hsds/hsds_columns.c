#include "formats/hsds/hsds_tables.h"

/* A column that is read; that an offer has no field for; that is the id of a row of
 * another table; that is written as well, with what datapackage.json says of it. */
#define COLUMN(name, flags, of, type, written) \
    {                                          \
        name, flags, of, type, written         \
    }
#define F(name, flags) COLUMN(name, flags, HSDS_NO_TABLE, HSDS_STRING, NULL)
#define C(name) F(name, 0)
#define LOST(name) F(name, HSDS_NO_PLACE)
#define OF(name, table) COLUMN(name, 0, table, HSDS_STRING, NULL)
#define PUT_AS(type, name, flags, written) \
    COLUMN(name, flags, HSDS_NO_TABLE, type, written)
#define PUT(name, flags, written) PUT_AS(HSDS_STRING, name, flags, written)
#define PUT_OF(name, table, flags) \
    COLUMN(name, flags, table, HSDS_UUID, "The row it belongs to")

#define ID(flags)                                \
    PUT_AS(HSDS_UUID, "id", (flags) | HSDS_MUST, \
           "The identifier; the same in every export")
#define PLACES OF("location_id", HSDS_LOCATION), OF("service_at_location_id", HSDS_AT)
#define PARENTS OF("service_id", HSDS_SERVICE), PLACES

/* Of our own, as the table of an offer's fields has them (core/offer_field.h). */
#define OWN_TEXT(name, written) PUT(name, HSDS_WORDS, written)
#define OWN_MUST(name, written) PUT(name, HSDS_WORDS | HSDS_MUST, written)
#define OWN_LIST(name, written) PUT_AS(HSDS_LIST, name, HSDS_WORDS, written)
#define OWN_DATE(name, written) PUT_AS(HSDS_DAY, name, HSDS_WORDS, written)

static const struct hsds_column organization[] = {
    ID(HSDS_REQUIRED),
    PUT("name", HSDS_REQUIRED | HSDS_WORDS | HSDS_MUST, "The provider"),
    C("alternate_name"),
    C("email"),
    C("website"),
    PUT("description", HSDS_NO_PLACE | HSDS_MUST,
        "The provider's name again: ANNA keeps no more about it"),
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
    ID(HSDS_REQUIRED),
    PUT_OF("organization_id", HSDS_ORGANIZATION, HSDS_MUST),
    OF("program_id", HSDS_PROGRAM),
    OF("location_id", HSDS_LOCATION),
    PUT("name", HSDS_REQUIRED | HSDS_WORDS | HSDS_MUST, "The name of the service"),
    C("alternate_name"),
    PUT("description", HSDS_WORDS, "What it is, in plain words"),
    PUT_AS(HSDS_URI, "url", 0, "Its page"),
    PUT_AS(HSDS_EMAIL, "email", 0, "Its address"),
    PUT("status", HSDS_MUST, "active"),
    C("interpretation_services"),
    PUT("application_process", HSDS_WORDS, "What to do, one step a line"),
    PUT("fees_description", HSDS_WORDS, "What it costs; 'free': nothing"),
    C("fees"),
    PUT("eligibility_description", HSDS_WORDS, "Whom it is for"),
    C("audience"),
    C("minimum_age"),
    C("maximum_age"),
    PUT_AS(HSDS_DAY, "assured_date", HSDS_DATE, "The day on which somebody checked it"),
    PUT("alert", HSDS_WORDS, "What everybody must know first"),
    F("last_modified", HSDS_DATE),
    C("taxonomy_ids"),
    C("keywords"),
    C("languages"),
    C("required_documents"),
    C("service_areas"),
    PUT("x_id", HSDS_MUST, "ANNA: its own id; marks the row as one that ANNA wrote"),
    F("x_offer", HSDS_WORDS),
#define OFFER_FIELD(id, field, since, place, said, hsds, ...) hsds
#define OFFER_TEXT(id, field, since, place, text, said, hsds, ...) hsds
#define HSDS_OWN(column, kind, words) OWN_##kind(column, words),
#include "core/offer_rows.h"
    LOST("wait_time"),
    LOST("accreditations"),
    LOST("licenses"),
    LOST("assurer_email"),
    LOST("funding_sources"),
    LOST("accepted_payments"),
};
static const struct hsds_column at[] = {
    ID(HSDS_REQUIRED),
    PUT_OF("service_id", HSDS_SERVICE, HSDS_MUST),
    PUT_OF("location_id", HSDS_LOCATION, HSDS_MUST),
    F("x_offer", HSDS_WORDS),
    LOST("description"),
};
static const struct hsds_column location[] = {
    ID(HSDS_REQUIRED),
    PUT("location_type", HSDS_MUST, "physical"),
    PUT_OF("organization_id", HSDS_ORGANIZATION, 0),
    C("name"),
    C("url"),
    C("transportation"),
    PUT_AS(HSDS_NUMBER, "latitude", 0, "WGS 84"),
    PUT_AS(HSDS_NUMBER, "longitude", 0, "WGS 84"),
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
    ID(0),
    PUT_OF("location_id", HSDS_LOCATION, 0),
    PUT("address_1", HSDS_REQUIRED | HSDS_WORDS | HSDS_MUST, "Street and number"),
    F("address_2", HSDS_WORDS),
    C("address_3"),
    C("address_4"),
    PUT("city", HSDS_REQUIRED | HSDS_WORDS | HSDS_MUST, "The town"),
    F("attention", HSDS_NO_PLACE | HSDS_PERSON),
    LOST("region"),
    PUT("state_province", HSDS_NO_PLACE | HSDS_MUST,
        "ISO 3166-2 of North Rhine-Westphalia; unknown abroad"),
    PUT("postal_code", HSDS_WORDS | HSDS_MUST, "The postcode"),
    PUT("country", HSDS_MUST, "ISO 3166-1, by the phone number; DE"),
    PUT("address_type", HSDS_MUST, "physical"),
};
static const struct hsds_column phone[] = {
    ID(0),
    PUT_OF("service_id", HSDS_SERVICE, 0),
    PLACES,
    OF("organization_id", HSDS_ORGANIZATION),
    OF("contact_id", HSDS_CONTACT),
    PUT("number", HSDS_REQUIRED | HSDS_MUST, "E.164 or a short number"),
    C("extension"),
    PUT("type", 0, "voice"),
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
    ID(0),
    PUT_OF("service_id", HSDS_SERVICE, 0),
    PLACES,
    F("valid_from", HSDS_DATE),
    F("valid_to", HSDS_DATE),
    PUT("freq", 0, "WEEKLY"),
    C("interval"),
    PUT("byday", 0, "MO to SU"),
    C("byweekno"),
    C("bymonthday"),
    C("byyearday"),
    F("until", HSDS_DATE),
    C("count"),
    PUT("description", HSDS_WORDS,
        "The whole opening hours, as OpenStreetMap's opening_hours"),
    PUT_AS(HSDS_TIME, "opens_at", 0, "Wall clock, Europe/Berlin"),
    PUT_AS(HSDS_TIME, "closes_at", 0,
           "Wall clock, Europe/Berlin; 00:00 is the end of the day"),
    C("weekday"),
    F("dtstart", HSDS_DATE),
    LOST("timezone"),
    C("wkst"),
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
    ID(0),
    PUT_OF("service_id", HSDS_SERVICE, 0),
    OF("location_id", HSDS_LOCATION),
    OF("phone_id", HSDS_PHONE),
    PUT("name", HSDS_WORDS, "The language, or how one is understood"),
    C("code"),
    LOST("note"),
};
static const struct hsds_column document[] = {
    ID(0),
    PUT_OF("service_id", HSDS_SERVICE, 0),
    PUT("document", HSDS_REQUIRED | HSDS_WORDS, "What to bring along"),
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
    ID(HSDS_REQUIRED),
    PUT("name", HSDS_MUST, "Topics of ANNA, or A11yJSON"),
    PUT("description", HSDS_NO_PLACE | HSDS_MUST, "What it is"),
    PUT_AS(HSDS_URI, "uri", HSDS_NO_PLACE, "Where it is described"),
    LOST("version"),
};
static const struct hsds_column term[] = {
    ID(HSDS_REQUIRED),
    PUT("code", 0, "Id of a topic; name of a fact"),
    PUT("name", HSDS_REQUIRED | HSDS_WORDS | HSDS_MUST, "Name of the topic or fact"),
    PUT("description", HSDS_NO_PLACE | HSDS_MUST, "The name again"),
    PUT("taxonomy", 0, "ANNA or A11yJSON"),
    OF("parent_id", HSDS_TERM),
    PUT_OF("taxonomy_id", HSDS_TAXONOMY, 0),
    LOST("language"),
    LOST("term_uri"),
};
static const struct hsds_column attribute[] = {
    ID(0),
    PUT_AS(HSDS_UUID, "link_id", HSDS_MUST, "The row it belongs to"),
    PUT_OF("taxonomy_term_id", HSDS_TERM, HSDS_MUST),
    PUT("link_type", HSDS_NO_PLACE, "topic or accessibility"),
    PUT("link_entity", HSDS_MUST, "service"),
    PUT("value", 0, "yes, no, unknown of a fact"),
    LOST("label"),
    LOST("taxonomy_detail"),
};
static const struct hsds_column eligibility[] = {
    C("id"),
    OF("service_id", HSDS_SERVICE),
    C("eligibility"),
};
static const struct hsds_column x_text[] = {
    PUT_OF("service_id", HSDS_SERVICE, HSDS_MUST),
    PUT("lang", HSDS_MUST, "Language, with level: en, de-simple"),
    PUT("made", HSDS_MUST, "tested (by readers), human, automatic"),
    PUT("source_hash", 0, "Hash of the German text that it was made from"),
#define OFFER_FIELD(...)
#define OFFER_TEXT(id, field, since, place, text, said, hsds, ...) hsds
#define HSDS_TEXT(column, kind, words) OWN_##kind(column, words),
#include "core/offer_rows.h"
};
static const struct hsds_column url_or_funding[] = {
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
static const struct hsds_column id_alone[] = {
    C("id"),
};
static const struct hsds_column identifier[] = {
    C("id"),
    OF("organization_id", HSDS_ORGANIZATION),
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
const struct hsds_table_row hsds_table_row[HSDS_TABLE_COUNT] = {
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
    [HSDS_URL] = TABLE("url", "url", url_or_funding),
    [HSDS_FUNDING] = TABLE("funding", "funding", url_or_funding),
    [HSDS_PAYMENT] = TABLE("payment_accepted", "payment_accepted", payment),
    [HSDS_METADATA] = TABLE("metadata", "metadata", metadata),
    [HSDS_META_TABLE] =
        TABLE("meta_table_description", "meta_table_descriptions", id_alone),
    [HSDS_IDENTIFIER] =
        TABLE("organization_identifier", "organization_identifiers", identifier),
    [HSDS_UNIT] = TABLE("unit", "units", id_alone),
    [HSDS_CAPACITY] = TABLE("service_capacity", "service_capacity", capacity),
};
