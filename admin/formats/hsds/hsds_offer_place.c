#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text_clean.h"
#include "formats/hsds/hsds_dates.h"
#include "formats/hsds/hsds_hours.h"
#include "formats/hsds/hsds_offer.h"
#include "formats/hsds/hsds_phone.h"
#include "formats/hsds/hsds_text.h"

static const char *location_id(const struct hsds_making *making)
{
    return making->location == NULL ? NULL : hsds_get(making->location, "id");
}

static const char *at_id(const struct hsds_making *making)
{
    return making->at == NULL ? NULL : hsds_get(making->at, "id");
}

/* The first that one can go to, else the first. */
static const struct hsds_row *choose_address(const struct hsds_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const char *type = hsds_get(&rows->item[i], "address_type");
        if (type == NULL || strcasecmp(type, "postal") != 0)
            return &rows->item[i];
    }
    return rows->count > 0 ? &rows->item[0] : NULL;
}

static void put_address(struct hsds_making *making)
{
    static const char *const more[] = {"address_2", "address_3", "address_4"};
    struct hsds_rows rows =
        hsds_of(making, HSDS_ADDRESS, "location_id", location_id(making));
    const struct hsds_row *address = choose_address(&rows);
    if (address == NULL)
        return;
    const char *street = hsds_get(address, "address_1");
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++) {
        const char *part = hsds_get(address, more[i]);
        /* Some write the flat in both lines. */
        if (part != NULL && street != NULL && strcasestr(street, part) == NULL)
            street = arena_print(making->arena, "%s, %s", street, part);
        else if (part != NULL && street == NULL)
            street = part;
    }
    hsds_put(&making->fill, OFFER_STREET, address, "address_1", street);
    hsds_put(&making->fill, OFFER_POSTCODE, address, "postal_code",
             hsds_get(address, "postal_code"));
    hsds_put(&making->fill, OFFER_CITY, address, "city", hsds_get(address, "city"));
    const char *country = hsds_get(address, "country");
    if (country != NULL)
        making->country = country;
}

static void put_position(struct hsds_making *making)
{
    const struct hsds_row *location = making->location;
    if (location == NULL)
        return;
    const char *lat = hsds_get(location, "latitude");
    const char *lon = hsds_get(location, "longitude");
    if (lat == NULL || lon == NULL)
        return;
    /* One without the other is no place. */
    if (hsds_put(&making->fill, OFFER_LAT, location, "latitude", lat) &&
        !hsds_put(&making->fill, OFFER_LON, location, "longitude", lon) &&
        !making->fill.own)
        making->fill.record->value[OFFER_LAT] = (struct value){0};
}

/* Whether one talks to a person there. */
static bool is_voice(const struct hsds_row *phone)
{
    static const char *const others[] = {"fax", "pager", "textphone", "text",
                                         "sms", "tty",   "video",     "hotline fax"};
    const char *type = hsds_get(phone, "type");
    for (size_t i = 0; type != NULL && i < sizeof others / sizeof others[0]; i++)
        if (strcasecmp(type, others[i]) == 0)
            return false;
    return true;
}

/* True if it became the offer's number. */
static bool put_phone(struct hsds_making *making, const struct hsds_row *row)
{
    struct hsds_phone phone;
    const char *text = hsds_get(row, "number");
    if (text == NULL)
        return false;
    if (making->fill.own)
        return hsds_put(&making->fill, OFFER_PHONE, row, "number", text);
    char *clean = text_clean(making->arena, text, false, NULL);
    if (clean == NULL || !hsds_phone(making->arena, clean, making->country,
                                     hsds_get(row, "country_prefix"), &phone))
        return false;
    if (phone.number == NULL) {
        if (strspn(clean, " ()-") < strlen(clean))
            hsds_note(making->mapping->notes, row, "number", text,
                      "is not a phone number that can be called from everywhere",
                      INTAKE_VALUE_LEFT_OUT, NULL);
        return false;
    }
    if (!hsds_put(&making->fill, OFFER_PHONE, row, "number", phone.number))
        return false;
    if (phone.lettered)
        hsds_note(making->mapping->notes, row, "number", text,
                  "has letters; their keys were taken", INTAKE_VALUE_CHANGED,
                  phone.number);
    const char *extension = hsds_get(row, "extension");
    making->extension = extension != NULL ? extension : phone.extension;
    making->extension_row = row;
    return true;
}

static void put_languages_of(struct hsds_making *making, const struct hsds_row *phone)
{
    struct hsds_rows rows =
        hsds_of(making, HSDS_LANGUAGE, "phone_id", hsds_get(phone, "id"));
    for (size_t i = 0; i < rows.count && !making->fill.own; i++)
        hsds_put_item(&making->fill, OFFER_LANGUAGES, &rows.item[i], "name",
                      hsds_get(&rows.item[i], "name"));
}

/* A further number; the same one again is nothing to tell. */
static void note_further(struct hsds_making *making, const struct hsds_row *row)
{
    struct hsds_phone phone;
    const char *text = hsds_get(row, "number");
    const char *taken = offer_text(making->fill.record, OFFER_PHONE);
    if (text == NULL ||
        !hsds_phone(making->arena, text, making->country, hsds_get(row, "country_prefix"),
                    &phone) ||
        (phone.number != NULL && strcmp(phone.number, taken) == 0))
        return;
    hsds_note_count(making->mapping->notes, row, "number", text,
                    "an offer has one phone number; further ones are left out",
                    INTAKE_VALUE_LEFT_OUT);
}

/* One of several lists, the nearest to the service first. */
static void put_phones_of(struct hsds_making *making, const char *column, const char *id,
                          bool near)
{
    struct hsds_rows rows = hsds_of(making, HSDS_PHONE, column, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct hsds_row *row = &rows.item[i];
        bool taken = offer_text(making->fill.record, OFFER_PHONE) != NULL;
        if (!is_voice(row)) {
            if (near)
                hsds_note_count(making->mapping->notes, row, "number",
                                hsds_get(row, "number"),
                                "an offer has no field for fax and text numbers",
                                INTAKE_VALUE_LEFT_OUT);
        } else if (!taken) {
            if (put_phone(making, row))
                put_languages_of(making, row);
        } else if (near) {
            note_further(making, row);
        }
    }
}

static void put_contacts_of(struct hsds_making *making, const char *column,
                            const char *id)
{
    struct hsds_rows rows = hsds_of(making, HSDS_CONTACT, column, id);
    for (size_t i = 0; i < rows.count; i++)
        put_phones_of(making, "contact_id", hsds_get(&rows.item[i], "id"), false);
}

static void put_phones(struct hsds_making *making)
{
    const char *service = hsds_get(making->service, "id");
    const char *organization =
        making->organization == NULL ? NULL : hsds_get(making->organization, "id");
    put_phones_of(making, "service_id", service, true);
    put_phones_of(making, "service_at_location_id", at_id(making), true);
    put_contacts_of(making, "service_id", service);
    if (offer_text(making->fill.record, OFFER_PHONE) == NULL)
        put_phones_of(making, "location_id", location_id(making), true);
    if (offer_text(making->fill.record, OFFER_PHONE) == NULL) {
        put_contacts_of(making, "location_id", location_id(making));
        put_phones_of(making, "organization_id", organization, false);
        put_contacts_of(making, "organization_id", organization);
    }
}

static void put_email(struct hsds_making *making, const struct hsds_row *row)
{
    const char *text = row == NULL ? NULL : hsds_get(row, "email");
    if (text == NULL || offer_text(making->fill.record, OFFER_EMAIL) != NULL)
        return;
    size_t len = strcspn(text, ",; \n");
    const char *first = arena_copy_len(making->arena, text, len);
    if (text[len] != '\0' && strchr(text + len, '@') != NULL)
        hsds_note(making->mapping->notes, row, "email", text,
                  "has several addresses; an offer has one", INTAKE_VALUE_CHANGED, first);
    else if (text[len] != '\0')
        first = text;
    hsds_put(&making->fill, OFFER_EMAIL, row, "email", first);
}

static void put_web(struct hsds_making *making, const struct hsds_row *row,
                    const char *column)
{
    const char *text = row == NULL ? NULL : hsds_get(row, column);
    if (text == NULL || offer_text(making->fill.record, OFFER_WEB) != NULL)
        return;
    if (strncasecmp(text, "http://", 7) == 0 || strncasecmp(text, "https://", 8) == 0) {
        char *small = arena_copy(making->arena, text);
        for (size_t i = 0; small != NULL && small[i] != ':'; i++)
            small[i] |= 0x20;
        hsds_put(&making->fill, OFFER_WEB, row, column, small);
        return;
    }
    const char *whole = arena_print(making->arena, "https://%s", text);
    if (whole != NULL && strchr(text, '.') != NULL && strstr(text, "://") == NULL &&
        hsds_put(&making->fill, OFFER_WEB, row, column, whole))
        hsds_note_count(making->mapping->notes, row, column, text,
                        "has no scheme; https:// was put in front", INTAKE_VALUE_CHANGED);
    else if (offer_text(making->fill.record, OFFER_WEB) == NULL)
        hsds_note(making->mapping->notes, row, column, text, "is not a web address",
                  INTAKE_VALUE_LEFT_OUT, NULL);
}

/* Puts the rows that are dates and takes them out: the others are hours. */
static void put_dates(struct hsds_making *making, struct hsds_rows *schedules)
{
    struct hsds_row *kept =
        arena_take_array(making->arena, schedules->count, sizeof *kept);
    size_t count = 0;
    if (kept == NULL)
        return;
    for (size_t i = 0; i < schedules->count; i++) {
        const struct hsds_row *row = &schedules->item[i];
        const char *item =
            hsds_date_item(making->arena, row, making->mapping->ask->today);
        if (item == NULL ||
            !hsds_put_item(&making->fill, OFFER_DATES, row, "dtstart", item))
            kept[count++] = *row;
    }
    *schedules = (struct hsds_rows){kept, count};
}

/* Those of the service here, else of the service, else of the place. */
static void put_hours(struct hsds_making *making)
{
    struct {
        const char *column;
        const char *id;
    } level[] = {{"service_at_location_id", at_id(making)},
                 {"service_id", hsds_get(making->service, "id")},
                 {"location_id", location_id(making)}};
    const char *hours = NULL;
    const char *said = NULL;
    if (making->fill.own)
        return;
    for (size_t i = 0; i < 3 && hours == NULL && !making->failed; i++) {
        struct hsds_rows schedules =
            hsds_of(making, HSDS_SCHEDULE, level[i].column, level[i].id);
        struct hsds_rows holidays =
            hsds_of(making, HSDS_HOLIDAY, level[i].column, level[i].id);
        if (schedules.count + holidays.count == 0)
            continue;
        put_dates(making, &schedules);
        if (schedules.count + holidays.count == 0)
            continue;
        if (!hsds_hours(making->arena, making->mapping->notes, &schedules, &holidays,
                        making->mapping->ask->today, &hours, &said)) {
            making->failed = true;
            err_set(making->err, "not enough memory");
        }
        const struct hsds_row *row =
            schedules.count > 0 ? &schedules.item[0] : &holidays.item[0];
        hsds_put(&making->fill, OFFER_HOURS, row, "opens_at", hours);
        hsds_put(&making->fill, OFFER_HOURS_SAID, row, "opens_at", said);
    }
}

/* Words of HSDS 1.x and of free texts, as names of A11yJSON. */
static const struct fact {
    const char *word;
    const char *name;
} facts[] = {
    {"wheelchair", "wheelchair=yes"},           {"rollstuhl", "wheelchair=yes"},
    {"ramp", "Entrance.hasFixedRamp=yes"},      {"rampe", "Entrance.hasFixedRamp=yes"},
    {"induction loop", "hasInductionLoop=yes"}, {"hearing loop", "hasInductionLoop=yes"},
    {"step-free", "Entrance.isLevel=yes"},      {"stufenlos", "Entrance.isLevel=yes"},
};

static void put_access_text(struct hsds_making *making, const struct hsds_row *row,
                            const char *column)
{
    const char *text = hsds_get(row, column);
    bool any = false;
    if (text == NULL || making->fill.own)
        return;
    bool denies = strcasestr(text, "not ") != NULL || strcasestr(text, "no ") != NULL ||
                  strcasestr(text, "kein") != NULL || strcasestr(text, "nicht") != NULL;
    for (size_t i = 0; !denies && i < sizeof facts / sizeof facts[0]; i++)
        if (strcasestr(text, facts[i].word) != NULL)
            any = hsds_put_item(&making->fill, OFFER_ACCESSIBILITY, row, column,
                                facts[i].name) ||
                  any;
    hsds_note_count(making->mapping->notes, row, column, text,
                    any ? "what has a name in A11yJSON was taken (wheelchair, ramp, "
                          "loop); the other words have no field"
                        : "nothing of it has a name in A11yJSON; see for yourself and "
                          "put it into accessibility",
                    INTAKE_VALUE_LEFT_OUT);
}

static int compare_items(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void put_access(struct hsds_making *making)
{
    struct hsds_rows rows =
        hsds_of(making, HSDS_ACCESSIBILITY, "location_id", location_id(making));
    if (making->location != NULL)
        put_access_text(making, making->location, "accessibility");
    for (size_t i = 0; i < rows.count; i++)
        put_access_text(making, &rows.item[i], "description");
    struct value *value = &making->fill.record->value[OFFER_ACCESSIBILITY];
    if (value->set)
        qsort((void *)(uintptr_t)value->list.item, value->list.count, sizeof(char *),
              compare_items);
}

void hsds_offer_place(struct hsds_making *making)
{
    put_address(making);
    put_position(making);
    put_access(making);
    put_phones(making);
    put_email(making, making->service);
    put_web(making, making->service, "url");
    if (!making->fill.own) {
        put_email(making, making->location);
        put_web(making, making->location, "url");
        put_email(making, making->organization);
        put_web(making, making->organization, "website");
    }
    put_hours(making);
}
