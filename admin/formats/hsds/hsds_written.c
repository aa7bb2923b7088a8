#include "formats/hsds/hsds_rows.h"

#define ID                                                                              \
    {                                                                                   \
        "id", "string", "uuid", true, false, "The identifier; the same in every export" \
    }
#define REF(name, required)                                              \
    {                                                                    \
        name, "string", "uuid", required, false, "The row it belongs to" \
    }
#define TEXT(name, description)                       \
    {                                                 \
        name, "string", "", false, false, description \
    }
#define MUST(name, description)                      \
    {                                                \
        name, "string", "", true, false, description \
    }
#define LIST(name, description)                      \
    {                                                \
        name, "string", "", false, true, description \
    }
#define DATE(name, description)                     \
    {                                               \
        name, "date", "", false, false, description \
    }
#define TIME(name, description)                     \
    {                                               \
        name, "time", "", false, false, description \
    }

static const struct hsds_written organization[] = {
    ID,
    MUST("name", "The provider"),
    MUST("description", "The provider's name again: ANNA keeps no more about it"),
};
static const struct hsds_written service[] = {
    ID,
    REF("organization_id", true),
    MUST("name", "The name of the service"),
    TEXT("description", "What it is, in plain words"),
    {"url", "string", "uri", false, false, "Its page"},
    {"email", "string", "email", false, false, "Its address"},
    MUST("status", "active"),
    TEXT("application_process", "What to do, one step a line"),
    TEXT("fees_description", "What it costs; 'free': nothing"),
    TEXT("eligibility_description", "Whom it is for"),
    DATE("assured_date", "The day on which somebody checked it"),
    TEXT("alert", "What everybody must know first"),
    MUST("x_id", "ANNA: its own id; marks the row as one that ANNA wrote"),
    LIST("x_topics", "ANNA: ids of topics in order, the main one first; a JSON list"),
    MUST("x_scope", "ANNA: whom it is for: a town, 'district', 'national'"),
    TEXT("x_address_street", "ANNA: part of an address that is not whole"),
    TEXT("x_address_postcode", "ANNA: part of an address that is not whole"),
    TEXT("x_address_city", "ANNA: part of an address that is not whole"),
    TEXT("x_lat", "ANNA: latitude without longitude"),
    TEXT("x_lon", "ANNA: longitude without latitude"),
    TEXT("x_hours", "ANNA: opening hours as OpenStreetMap's opening_hours; schedules "
                    "are made from it"),
    TEXT("x_access", "ANNA: walk_in, appointment, phone_first"),
    LIST("x_ways", "ANNA: online, phone, in_person, post; a JSON list"),
    TEXT("x_not_for", "ANNA: whom it is not for"),
    TEXT("x_with_child", "ANNA: whether a child may come along: yes, no, unknown"),
    LIST("x_related", "ANNA: x_id of services that go with it; a JSON list"),
    LIST("x_keywords", "ANNA: words that it is found by; a JSON list"),
    DATE("x_heads_up_until", "ANNA: the last day of the alert"),
    TEXT("x_source", "ANNA: where the facts stand"),
    TEXT("x_as_of", "ANNA: month or day of the source, 2026-11"),
    MUST("x_confidence", "ANNA: high, medium, low"),
};
static const struct hsds_written at[] = {
    ID,
    REF("service_id", true),
    REF("location_id", true),
};
static const struct hsds_written location[] = {
    ID,
    MUST("location_type", "physical"),
    REF("organization_id", false),
    {"latitude", "number", "", false, false, "WGS 84"},
    {"longitude", "number", "", false, false, "WGS 84"},
};
static const struct hsds_written address[] = {
    ID,
    REF("location_id", false),
    MUST("address_1", "Street and number"),
    MUST("city", "The town"),
    MUST("state_province", "ISO 3166-2 of North Rhine-Westphalia; unknown abroad"),
    MUST("postal_code", "The postcode"),
    MUST("country", "ISO 3166-1, by the phone number; DE"),
    MUST("address_type", "physical"),
};
static const struct hsds_written phone[] = {
    ID,
    REF("service_id", false),
    MUST("number", "E.164 or a short number"),
    TEXT("type", "voice"),
};
static const struct hsds_written schedule[] = {
    ID,
    REF("service_id", false),
    TEXT("freq", "WEEKLY"),
    TEXT("byday", "MO to SU"),
    TEXT("description", "The whole opening hours, as OpenStreetMap's opening_hours"),
    TIME("opens_at", "Wall clock, Europe/Berlin"),
    TIME("closes_at", "Wall clock, Europe/Berlin; 00:00 is the end of the day"),
};
static const struct hsds_written language[] = {
    ID,
    REF("service_id", false),
    TEXT("name", "The language, or how one is understood"),
};
static const struct hsds_written document[] = {
    ID,
    REF("service_id", false),
    TEXT("document", "What to bring along"),
};
static const struct hsds_written taxonomy[] = {
    ID,
    MUST("name", "Topics of ANNA, or A11yJSON"),
    MUST("description", "What it is"),
    {"uri", "string", "uri", false, false, "Where it is described"},
};
static const struct hsds_written term[] = {
    ID,
    TEXT("code", "Id of a topic; name of a fact"),
    MUST("name", "Name of the topic or fact"),
    MUST("description", "The name again"),
    TEXT("taxonomy", "ANNA or A11yJSON"),
    REF("taxonomy_id", false),
};
static const struct hsds_written attribute[] = {
    ID,
    REF("link_id", true),
    REF("taxonomy_term_id", true),
    TEXT("link_type", "topic or accessibility"),
    MUST("link_entity", "service"),
    TEXT("value", "yes, no, unknown of a fact"),
};
static const struct hsds_written x_text[] = {
    REF("service_id", true),
    MUST("lang", "Language, with level: en, de-simple"),
    MUST("made", "tested (by readers), human, automatic"),
    TEXT("source_hash", "Hash of the German text that it was made from"),
    TEXT("name", "As service.name"),
    TEXT("cost", "As service.fees_description"),
    LIST("what_you_bring", "As required_document.document; a JSON list"),
    TEXT("who", "As service.eligibility_description"),
    TEXT("not_for", "As service.x_not_for"),
    TEXT("summary", "As service.description"),
    LIST("steps", "As service.application_process; a JSON list"),
    TEXT("heads_up_text", "As service.alert"),
};

#define TABLE(columns)                                \
    {                                                 \
        columns, sizeof(columns) / sizeof(columns)[0] \
    }
static const struct {
    const struct hsds_written *column;
    size_t count;
} tables[HSDS_TABLE_COUNT] = {
    [HSDS_ORGANIZATION] = TABLE(organization),
    [HSDS_SERVICE] = TABLE(service),
    [HSDS_AT] = TABLE(at),
    [HSDS_LOCATION] = TABLE(location),
    [HSDS_ADDRESS] = TABLE(address),
    [HSDS_PHONE] = TABLE(phone),
    [HSDS_SCHEDULE] = TABLE(schedule),
    [HSDS_LANGUAGE] = TABLE(language),
    [HSDS_DOCUMENT] = TABLE(document),
    [HSDS_TAXONOMY] = TABLE(taxonomy),
    [HSDS_TERM] = TABLE(term),
    [HSDS_ATTRIBUTE] = TABLE(attribute),
    [HSDS_X_TEXT] = TABLE(x_text),
};

const struct hsds_written *hsds_written(enum hsds_table table, size_t *count)
{
    *count = tables[table].count;
    return tables[table].column;
}
