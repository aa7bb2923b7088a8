#include "formats/hsds/hsds_rows.h"

#include <stdio.h>
#include <string.h>

#include "core/hours/hours.h"
#include "base/json_write.h"
#include "base/uuid.h"

enum { NAME_ROOM = 64, DAY = 1440 };

static const char *const taxonomy_topics = "ANNA";
static const char *const taxonomy_facts = "A11yJSON";

struct making {
    struct arena *arena;
    const struct document *document;
    const struct record *offer;
    const char *service; /* ids */
    const char *organization;
    const char *location;
    void (*each)(void *context, const struct hsds_row *row);
    void *context;
};

static void set(struct hsds_row *row, const char *column, const char *text)
{
    int at = hsds_column(row->table, column);
    if (at >= 0)
        row->value[at] = text;
}

static void give(struct making *making, const struct hsds_row *row)
{
    making->each(making->context, row);
}

static const char *uuid_of(struct making *making, const char *kind, const char *id)
{
    char uuid[HSDS_UUID_ROOM];
    hsds_uuid(uuid, kind, id == NULL ? "" : id);
    return arena_copy(making->arena, uuid);
}

/* Of the `index`-th thing of a kind that the offer has. */
static const char *part_id(struct making *making, const char *kind, size_t index)
{
    return uuid_of(making, kind,
                   arena_print(making->arena, "%s:%zu", record_id(making->offer), index));
}

static const char *json_of(struct arena *arena, const struct texts *list)
{
    struct buf out = {0};
    buf_add_text(&out, "[");
    for (size_t i = 0; i < list->count; i++) {
        buf_add_text(&out, i > 0 ? ", " : "");
        json_write_text(&out, list->item[i]);
    }
    buf_add_text(&out, "]");
    const char *text = out.failed ? NULL : arena_copy(arena, out.bytes);
    buf_free(&out);
    return text;
}

/* Our fields into the columns that are called as they are, behind `prefix`. */
static void set_own(struct making *making, struct hsds_row *row, const char *prefix,
                    const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 1; i < count; i++) {
        char column[NAME_ROOM];
        snprintf(column, sizeof column, "%s%s", prefix, field[i].name);
        for (char *at = column; *at != '\0'; at++)
            *at = *at == '.' ? '_' : *at;
        if (value[i].set)
            set(row, column,
                field_is_list(&field[i]) ? json_of(making->arena, &value[i].list)
                                         : value[i].text);
    }
}

static const char *text_of(const struct making *making, enum offer_field field)
{
    return offer_text(making->offer, field);
}

static struct texts list_of(const struct making *making, enum offer_field field)
{
    const struct value *value = offer_value(making->offer, field);
    return value == NULL ? (struct texts){NULL, 0} : value->list;
}

static const char *joined(struct arena *arena, struct texts list)
{
    struct buf out = {0};
    for (size_t i = 0; i < list.count; i++)
        buf_print(&out, "%s%s", i > 0 ? "\n" : "", list.item[i]);
    const char *text =
        out.failed || list.count == 0 ? NULL : arena_copy(arena, out.bytes);
    buf_free(&out);
    return text;
}

/* Fields into the columns of the row's table that are their homes. */
static void set_homes(struct making *making, struct hsds_row *row)
{
    const char *table = hsds_table_name(row->table);
    for (int i = 0; i < OFFER_FIELD_COUNT; i++) {
        const struct field *field = &offer_fields[i];
        const struct value *value = &making->offer->value[i];
        if (field->home_table != NULL && value->set &&
            strcmp(field->home_table, table) == 0)
            set(row, field->home_column,
                field_is_list(field) ? joined(making->arena, value->list) : value->text);
    }
}

static void give_organization(struct making *making)
{
    struct hsds_row row = {.table = HSDS_ORGANIZATION};
    const char *name = text_of(making, OFFER_PROVIDER);
    making->organization = uuid_of(making, "organization", name);
    set(&row, "id", making->organization);
    set_homes(making, &row);
    set(&row, "description", name);
    give(making, &row);
}

static bool address_is_whole(const struct making *making)
{
    return text_of(making, OFFER_STREET) != NULL &&
           text_of(making, OFFER_POSTCODE) != NULL && text_of(making, OFFER_CITY) != NULL;
}

static bool position_is_whole(const struct making *making)
{
    return text_of(making, OFFER_LAT) != NULL && text_of(making, OFFER_LON) != NULL;
}

static void give_service(struct making *making)
{
    struct hsds_row row = {.table = HSDS_SERVICE};
    set_own(making, &row, "x_", making->offer->value);
    if (address_is_whole(making)) {
        set(&row, "x_address_street", NULL);
        set(&row, "x_address_postcode", NULL);
        set(&row, "x_address_city", NULL);
    }
    if (position_is_whole(making)) {
        set(&row, "x_lat", NULL);
        set(&row, "x_lon", NULL);
    }
    set(&row, "id", making->service);
    set(&row, "x_id", record_id(making->offer));
    set(&row, "organization_id", making->organization);
    set_homes(making, &row);
    set(&row, "status", "active");
    give(making, &row);
}

/* ISO 3166-1 of where the phone is; the rest of the offer does not say. */
static const char *country_of(const char *phone)
{
    static const char *const codes[][2] = {{"+1", "US"},  {"+44", "GB"}, {"+43", "AT"},
                                           {"+41", "CH"}, {"+31", "NL"}, {"+32", "BE"},
                                           {"+33", "FR"}, {"+48", "PL"}};
    for (size_t i = 0; phone != NULL && i < sizeof codes / sizeof codes[0]; i++)
        if (strncmp(phone, codes[i][0], strlen(codes[i][0])) == 0)
            return codes[i][1];
    return "DE";
}

static void give_address(struct making *making)
{
    struct hsds_row row = {.table = HSDS_ADDRESS};
    const char *country = country_of(text_of(making, OFFER_PHONE));
    set(&row, "id", part_id(making, "address", 0));
    set(&row, "location_id", making->location);
    set_homes(making, &row);
    set(&row, "state_province", strcmp(country, "DE") == 0 ? "DE-NW" : "unknown");
    set(&row, "country", country);
    set(&row, "address_type", "physical");
    give(making, &row);
}

static void give_place(struct making *making)
{
    struct hsds_row location = {.table = HSDS_LOCATION};
    struct hsds_row at = {.table = HSDS_AT};
    if (!address_is_whole(making) && !position_is_whole(making))
        return;
    making->location = part_id(making, "location", 0);
    set(&location, "id", making->location);
    set(&location, "location_type", "physical");
    set(&location, "organization_id", making->organization);
    if (position_is_whole(making))
        set_homes(making, &location);
    give(making, &location);
    set(&at, "id", part_id(making, "service_at_location", 0));
    set(&at, "service_id", making->service);
    set(&at, "location_id", making->location);
    give(making, &at);
    if (address_is_whole(making))
        give_address(making);
}

static void give_phone(struct making *making)
{
    struct hsds_row row = {.table = HSDS_PHONE};
    if (text_of(making, OFFER_PHONE) == NULL)
        return;
    set(&row, "id", part_id(making, "phone", 0));
    set(&row, "service_id", making->service);
    set_homes(making, &row);
    set(&row, "type", "voice");
    give(making, &row);
}

/* Each item of a list is a row of its own. */
static void give_items(struct making *making, enum offer_field field,
                       enum hsds_table table)
{
    struct texts list = list_of(making, field);
    for (size_t i = 0; i < list.count; i++) {
        struct hsds_row row = {.table = table};
        set(&row, "id", part_id(making, hsds_table_name(table), i));
        set(&row, "service_id", making->service);
        set(&row, offer_fields[field].home_column, list.item[i]);
        give(making, &row);
    }
}

static const char *time_of(struct arena *arena, int minute)
{
    minute %= DAY;
    return arena_print(arena, "%02d:%02d:00", minute / 60, minute % 60);
}

static const char *days_of(struct arena *arena, unsigned days)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    char text[24] = "";
    for (int day = 0; day < 7; day++)
        if ((days & 1u << day) != 0)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s",
                     text[0] == '\0' ? "" : ",", names[day]);
    return arena_copy(arena, text);
}

static void give_schedule(struct making *making, size_t index, unsigned days, int from,
                          int to)
{
    struct hsds_row row = {.table = HSDS_SCHEDULE};
    set(&row, "id", part_id(making, "schedule", index));
    set(&row, "service_id", making->service);
    set_homes(making, &row);
    if (days != 0) {
        set(&row, "freq", "WEEKLY");
        set(&row, "byday", days_of(making->arena, days));
        set(&row, "opens_at", time_of(making->arena, from));
        set(&row, "closes_at", time_of(making->arena, to));
    }
    give(making, &row);
}

/* The usual week, a row for the same times; the whole stands in the description. */
static void give_schedules(struct making *making)
{
    struct hours_line line[7];
    const struct hours *hours = NULL;
    const char *text = text_of(making, OFFER_HOURS);
    bool special = false;
    size_t index = 0;
    if (text == NULL || !hours_parse(making->arena, text, &hours, NULL))
        return;
    size_t count = hours_week(hours, line, &special);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < line[i].span_count; k++)
            give_schedule(making, index++, line[i].days, line[i].span[k].from_minute,
                          line[i].span[k].to_minute);
    if (index == 0)
        give_schedule(making, 0, 0, 0, 0);
}

static void give_taxonomy(struct making *making, const char *name, const char *words,
                          const char *uri)
{
    struct hsds_row row = {.table = HSDS_TAXONOMY};
    set(&row, "id", uuid_of(making, "taxonomy", name));
    set(&row, "name", name);
    set(&row, "description", words);
    set(&row, "uri", uri);
    give(making, &row);
}

static void give_attribute(struct making *making, const char *taxonomy, const char *code,
                           const char *name, const char *type, const char *value)
{
    struct hsds_row term = {.table = HSDS_TERM};
    struct hsds_row row = {.table = HSDS_ATTRIBUTE};
    const char *id = uuid_of(making, "taxonomy_term",
                             arena_print(making->arena, "%s:%s", taxonomy, code));
    set(&term, "id", id);
    set(&term, "code", code);
    set(&term, "name", name);
    set(&term, "description", name);
    set(&term, "taxonomy", taxonomy);
    set(&term, "taxonomy_id", uuid_of(making, "taxonomy", taxonomy));
    give(making, &term);
    set(&row, "id",
        uuid_of(making, "attribute",
                arena_print(making->arena, "%s:%s:%s", record_id(making->offer), taxonomy,
                            code)));
    set(&row, "link_id", making->service);
    set(&row, "taxonomy_term_id", id);
    set(&row, "link_type", type);
    set(&row, "link_entity", "service");
    set(&row, "value", value);
    give(making, &row);
}

static void give_attributes(struct making *making)
{
    struct texts topics = list_of(making, OFFER_TOPICS);
    struct texts facts = list_of(making, OFFER_ACCESSIBILITY);
    if (topics.count > 0)
        give_taxonomy(making, taxonomy_topics, "The topics of the terminal", NULL);
    for (size_t i = 0; i < topics.count; i++) {
        const struct record *topic =
            document_find(making->document, RECORD_TOPIC, topics.item[i]);
        const char *name = topic == NULL ? NULL : topic_text(topic, TOPIC_NAME);
        give_attribute(making, taxonomy_topics, topics.item[i],
                       name == NULL ? topics.item[i] : name, "topic", NULL);
    }
    if (facts.count > 0)
        give_taxonomy(making, taxonomy_facts, "Facts about access: yes, no, unknown",
                      "https://sozialhelden.github.io/a11yjson/");
    for (size_t i = 0; i < facts.count; i++) {
        size_t len = strcspn(facts.item[i], "=");
        const char *name = arena_copy_len(making->arena, facts.item[i], len);
        give_attribute(making, taxonomy_facts, name, name, "accessibility",
                       facts.item[i] + len + 1);
    }
}

static void give_texts(struct making *making)
{
    for (size_t i = 0; i < making->offer->translation_count; i++) {
        const struct translation *part = &making->offer->translation[i];
        struct hsds_row row = {.table = HSDS_X_TEXT};
        set(&row, "service_id", making->service);
        set(&row, "lang", part->lang);
        set(&row, "made", part->made);
        set(&row, "source_hash", part->source_hash);
        set_own(making, &row, "", part->value);
        give(making, &row);
    }
}

bool hsds_rows_of(struct arena *arena, const struct document *document,
                  const struct record *offer,
                  void (*each)(void *context, const struct hsds_row *row), void *context)
{
    struct making making = {.arena = arena,
                            .document = document,
                            .offer = offer,
                            .each = each,
                            .context = context};
    making.service = uuid_of(&making, "service", record_id(offer));
    give_organization(&making);
    give_service(&making);
    give_place(&making);
    give_phone(&making);
    give_schedules(&making);
    give_items(&making, OFFER_LANGUAGES, HSDS_LANGUAGE);
    give_items(&making, OFFER_BRING, HSDS_DOCUMENT);
    give_attributes(&making);
    give_texts(&making);
    return !arena->failed;
}
