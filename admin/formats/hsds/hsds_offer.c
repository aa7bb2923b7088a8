#include "formats/hsds/hsds_offer.h"

#include <string.h>
#include <strings.h>

#include "base/text_clean.h"
#include "formats/hsds/hsds_rest.h"
#include "formats/hsds/hsds_same.h"
#include "formats/hsds/hsds_phone.h"
#include "formats/hsds/hsds_text.h"

enum { PREFIX_CHARS = 24, ID_CHARS = 64 };

struct hsds_rows hsds_all_of(struct hsds_making *making, enum hsds_table table,
                             const char *column, const char *id)
{
    struct hsds_rows rows = {NULL, 0};
    if (!making->failed &&
        !hsds_found_where(&making->found, making->mapping->stage, making->arena, table,
                          column, id, &rows, making->err))
        making->failed = true;
    return making->failed ? (struct hsds_rows){NULL, 0} : rows;
}

struct hsds_rows hsds_of(struct hsds_making *making, enum hsds_table table,
                         const char *column, const char *id)
{
    struct hsds_rows rows = hsds_all_of(making, table, column, id);
    struct hsds_rows once = {
        arena_take_array(making->arena, rows.count, sizeof *once.item), 0};
    if (rows.count == 0 || once.item == NULL)
        return (struct hsds_rows){NULL, 0};
    /* What is nested in several places of the JSON comes once. */
    for (size_t i = 0; i < rows.count; i++) {
        const char *one = hsds_get(&rows.item[i], "id");
        bool again = false;
        for (size_t k = 0; one != NULL && k < once.count && !again; k++) {
            const char *other = hsds_get(&once.item[k], "id");
            again = other != NULL && strcmp(one, other) == 0 &&
                    hsds_same(&once.item[k], &rows.item[i], NULL) <= HSDS_SAME_MOVED;
        }
        hsds_sum_mark(&making->mapping->notes->sum, table, rows.item[i].rowid,
                      HSDS_MARK_USED);
        if (!again)
            once.item[once.count++] = rows.item[i];
    }
    return once;
}

const struct hsds_row *hsds_one(struct hsds_making *making, enum hsds_table table,
                                const char *id)
{
    struct hsds_rows rows = hsds_of(making, table, "id", id);
    return rows.count > 0 ? &rows.item[0] : NULL;
}

const char *hsds_uuid_of(struct arena *arena, const char *id)
{
    char small[37];
    if (strlen(id) != 36)
        return NULL;
    for (size_t i = 0; i < 36; i++) {
        small[i] = id[i] >= 'A' && id[i] <= 'F' ? (char)(id[i] - 'A' + 'a') : id[i];
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? small[i] != '-' : strchr("0123456789abcdef", small[i]) == NULL)
            return NULL;
    }
    small[36] = '\0';
    return arena_copy(arena, small);
}

/* An id of ours: a UUID as it is, else with the source's name in front. */
static const char *id_of(struct hsds_making *making, const char *id, bool own)
{
    const char *uuid = hsds_uuid_of(making->arena, id);
    if (own)
        return id;
    if (uuid != NULL)
        return uuid;
    const char *slug = hsds_text_slug(making->arena, id, ID_CHARS - PREFIX_CHARS - 2);
    return slug == NULL
               ? NULL
               : arena_print(making->arena, "%s-%s", making->mapping->prefix, slug);
}

static bool is_kind(const struct hsds_row *location, const char *kind)
{
    const char *type = hsds_get(location, "location_type");
    return type != NULL && strcasecmp(type, kind) == 0;
}

static void add_place(struct hsds_place *list, size_t *count, struct hsds_place place)
{
    for (size_t i = 0; i < *count; i++)
        if (place.location != NULL && list[i].location != NULL &&
            strcmp(hsds_get(place.location, "id"), hsds_get(list[i].location, "id")) == 0)
            return;
    if (*count < HSDS_PLACES_MAX)
        list[(*count)++] = place;
}

/* Where the service is given; at least one place, even if nothing is known of it. Places
 * that one cannot go to (postal, virtual) count only if there is no other. */
static size_t find_places(struct hsds_making *making, struct hsds_place *list)
{
    struct hsds_rows at =
        hsds_of(making, HSDS_AT, "service_id", hsds_get(making->service, "id"));
    size_t count = 0;
    for (int pass = 0; pass < 2 && count == 0; pass++)
        for (size_t i = 0; i < at.count; i++) {
            const struct hsds_row *location =
                hsds_one(making, HSDS_LOCATION, hsds_get(&at.item[i], "location_id"));
            bool reached = location != NULL && !is_kind(location, "postal") &&
                           !is_kind(location, "virtual");
            if (reached || pass == 1)
                add_place(list, &count, (struct hsds_place){&at.item[i], location});
        }
    const struct hsds_row *location =
        hsds_one(making, HSDS_LOCATION, hsds_get(making->service, "location_id"));
    if (location != NULL)
        add_place(list, &count, (struct hsds_place){NULL, location});
    if (count == 0)
        list[count++] = (struct hsds_place){NULL, NULL};
    if (at.count > HSDS_PLACES_MAX)
        hsds_note(making->mapping->notes, making->service, "", "",
                  "is given at more than 100 places; the others are left out",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    return count;
}

/* The offers of one service at several places are told apart by the place. */
static void name_place(struct hsds_making *making, struct record *record)
{
    int at = OFFER_NAME;
    const char *name = record->value[at].text;
    const char *place =
        making->location == NULL ? NULL : hsds_get(making->location, "name");
    if (place == NULL || (name != NULL && strcasestr(name, place) != NULL))
        place = offer_text(record, OFFER_CITY);
    if (name == NULL || place == NULL || strcasestr(name, place) != NULL)
        return;
    const char *whole = arena_print(making->arena, "%s, %s", name, place);
    const char *rest;
    const char *fits =
        whole == NULL ? NULL : hsds_text_fit(making->arena, whole, 300, &rest);
    if (fits != NULL)
        record->value[at].text = text_clean(making->arena, fits, false, NULL);
}

static bool set(struct record *record, enum offer_field field, const char *text)
{
    if (record->value[field].set || text == NULL)
        return false;
    record->value[field] = (struct value){.set = true, .text = text};
    return true;
}

/* What names no topic gets none, unless the map says where the rest goes. */
static void put_default_topic(struct hsds_making *making)
{
    const struct value *words = offer_value(making->fill.record, OFFER_KEYWORDS);
    const char *topic = hsds_topic_default(making->mapping->topics);
    if (topic != NULL)
        hsds_put_item(&making->fill, OFFER_TOPICS, making->service, "taxonomy_term",
                      topic);
    else
        hsds_note_count(making->mapping->notes, making->service, "taxonomy_term",
                        words == NULL ? "" : words->list.item[0],
                        "names no topic here, so the offer is only found by searching; "
                        "say where it belongs with --map FILE, lines \"TERM = topic\"",
                        INTAKE_VALUE_LEFT_OUT);
}

/* What an offer must have and the package does not say. */
static void fill_up(struct hsds_making *making)
{
    struct hsds_filling *fill = &making->fill;
    struct record *record = fill->record;
    struct hsds_notes *notes = making->mapping->notes;
    const char *name = offer_text(record, OFFER_NAME);
    if (offer_text(record, OFFER_PROVIDER) == NULL && name != NULL) {
        hsds_note(notes, making->service, "organization_id",
                  hsds_get(making->service, "organization_id"),
                  "names no organization that is there", INTAKE_VALUE_CHANGED, name);
        set(record, OFFER_PROVIDER, name);
    }
    if (offer_text(record, OFFER_SUMMARY) == NULL && name != NULL) {
        hsds_note(notes, making->service, "description", "",
                  "is missing; the name stands in its place", INTAKE_VALUE_CHANGED, name);
        set(record, OFFER_SUMMARY, name);
    }
    if (!fill->own && offer_value(record, OFFER_TOPICS) == NULL)
        put_default_topic(making);
    set(record, OFFER_SCOPE,
        making->mapping->ask->scope != NULL ? making->mapping->ask->scope : "district");
    set(record, OFFER_CONFIDENCE, "medium");
    if (!fill->own)
        set(record, OFFER_SOURCE, making->mapping->source);
}

static bool give_away(struct hsds_making *making, const char *rest)
{
    const struct intake *intake = making->mapping->notes->intake;
    struct err why = {""};
    const char *missing = NULL;
    if (!intake_whole(making->fill.record, &missing)) {
        hsds_note(making->mapping->notes, making->service, missing, "",
                  "is missing, and an offer needs it", INTAKE_ROW_REFUSED, NULL);
        return true;
    }
    enum intake_answer answer = intake->take(intake->context, making->fill.record, &why);
    if (answer == INTAKE_TAKEN)
        hsds_sum_mark(&making->mapping->notes->sum, HSDS_SERVICE, making->service->rowid,
                      HSDS_MARK_USED);
    if (answer == INTAKE_NOT_TAKEN)
        hsds_note(making->mapping->notes, making->service, "id",
                  record_id(making->fill.record), why.text, INTAKE_ROW_REFUSED, NULL);
    if (answer == INTAKE_TAKEN && rest != NULL &&
        !intake->rest(intake->context, making->fill.record, rest, &why))
        answer = INTAKE_BROKEN;
    if (answer == INTAKE_BROKEN)
        *making->err = why;
    return answer != INTAKE_BROKEN;
}

/* The id of a further place's offer: it stays if the places come in another order. */
static const char *id_there(struct hsds_making *making, const char *id,
                            const struct hsds_place *place)
{
    const char *at = place->at == NULL ? NULL : hsds_get(place->at, "id");
    const char *uuid = at == NULL ? NULL : hsds_uuid_of(making->arena, at);
    if (uuid != NULL)
        return uuid;
    const char *location = place->location == NULL ? at : hsds_get(place->location, "id");
    const char *slug =
        hsds_text_slug(making->arena, location == NULL ? "" : location, 18);
    return slug == NULL ? NULL : arena_print(making->arena, "%.44s-%s", id, slug);
}

/* What the service says beyond our fields; NULL if nobody keeps it. Then what the office
 * had changed before it sent the offer out. */
static const char *keep_and_change(struct hsds_making *making)
{
    const char *rest = NULL;
    const char *x_id = hsds_get(making->service, "x_id");
    if (making->mapping->notes->intake->rest != NULL && x_id == NULL)
        rest = hsds_rest(making);
    if (x_id == NULL)
        hsds_rest_changes(making);
    return rest;
}

static bool begin(struct hsds_making *making)
{
    struct record *record = arena_take(making->arena, sizeof *record);
    const struct hsds_place *place = &making->place[making->which];
    const char *x_id = hsds_get(making->service, "x_id");
    const char *id = id_of(making, x_id != NULL ? x_id : hsds_get(making->service, "id"),
                           x_id != NULL);
    if (id != NULL && making->which > 0)
        id = id_there(making, id, place);
    if (record == NULL || id == NULL)
        return err_set(making->err, "not enough memory");
    record->kind = RECORD_OFFER;
    making->fill = (struct hsds_filling){making->arena, making->mapping->notes, record,
                                         x_id != NULL};
    making->at = place->at;
    making->extension = NULL;
    making->location = place->location;
    hsds_put(&making->fill, OFFER_ID, making->service, "id", id);
    const char *organization = hsds_get(making->service, "organization_id");
    if (organization == NULL && place->location != NULL)
        organization = hsds_get(place->location, "organization_id");
    making->organization = hsds_one(making, HSDS_ORGANIZATION, organization);
    return true;
}

/* The offer of the place `which`. */
static bool make(struct hsds_making *making)
{
    if (!begin(making))
        return false;
    if (making->fill.own)
        hsds_offer_own(making);
    hsds_offer_place(making);
    hsds_offer_words(making);
    if (making->place_count > 1)
        name_place(making, making->fill.record);
    if (making->failed)
        return false;
    fill_up(making);
    const char *rest = keep_and_change(making);
    if (making->failed)
        return false;
    if (making->arena->failed)
        return err_set(making->err, "not enough memory");
    return give_away(making, rest);
}

bool hsds_offers(struct hsds_mapping *mapping, struct arena *arena,
                 const struct hsds_row *service, struct err *err)
{
    struct hsds_place place[HSDS_PLACES_MAX];
    struct hsds_making making = {.mapping = mapping,
                                 .arena = arena,
                                 .service = service,
                                 .country = mapping->country,
                                 .err = err};
    const char *status = hsds_get(service, "status");
    if (status != NULL &&
        (strcasecmp(status, "inactive") == 0 || strcasecmp(status, "defunct") == 0)) {
        hsds_note(mapping->notes, service, "status", status,
                  "the service is not offered any more, so it is not taken in",
                  INTAKE_VALUE_LEFT_OUT, NULL);
        return true;
    }
    making.place_count = find_places(&making, place);
    making.place = place;
    bool ok = !making.failed;
    for (; ok && making.which < making.place_count; making.which++)
        ok = make(&making);
    return ok;
}
