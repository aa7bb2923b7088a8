#include <string.h>
#include <strings.h>

#include "base/text_clean.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_offer.h"
#include "formats/hsds/hsds_text.h"

static const char *get(const struct hsds_row *row, const char *column)
{
    return row == NULL ? NULL : hsds_get(row, column);
}

static void put_from(struct hsds_making *making, enum offer_field field,
                     const struct hsds_row *row, const char *column)
{
    if (row != NULL)
        hsds_put(&making->fill, field, row, column, hsds_get(row, column));
}

static void put_who(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    const char *who = hsds_get(service, "eligibility_description");
    const char *low = hsds_get(service, "minimum_age");
    const char *high = hsds_get(service, "maximum_age");
    struct hsds_rows rows =
        hsds_of(making, HSDS_ELIGIBILITY, "service_id", hsds_get(service, "id"));
    for (size_t i = 0; i < rows.count; i++) {
        const char *more = hsds_get(&rows.item[i], "eligibility");
        if (more != NULL)
            who = who == NULL ? more : arena_print(making->arena, "%s\n%s", who, more);
    }
    if (who == NULL)
        who = hsds_get(service, "audience");
    if (low != NULL && (who == NULL || strstr(who, low) == NULL || high != NULL))
        who = arena_print(making->arena, "%s%s(%s%s%s)", who == NULL ? "" : who,
                          who == NULL ? "" : " ", low,
                          high == NULL ? "+" : "\xe2\x80\x93", high == NULL ? "" : high);
    hsds_put(&making->fill, OFFER_WHO, service, "eligibility_description", who);
}

static bool costs_nothing(const char *text)
{
    static const char *const words[] = {
        "none",           "no",        "no fee",  "no fees",     "free",
        "free of charge", "no charge", "no cost", "kostenlos",   "kostenfrei",
        "gratis",         "frei",      "keine",   "keine kosten"};
    size_t len = strlen(text);
    while (len > 0 && strchr(" .!", text[len - 1]) != NULL)
        len--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == len && strncasecmp(words[i], text, len) == 0)
            return true;
    return false;
}

static void put_cost(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    const char *column =
        hsds_get(service, "fees_description") != NULL ? "fees_description" : "fees";
    const char *cost = hsds_get(service, column);
    struct hsds_rows rows =
        hsds_of(making, HSDS_COST, "service_id", hsds_get(service, "id"));
    for (size_t i = 0; i < rows.count && !making->fill.own; i++) {
        static const char *const parts[] = {"option", "amount", "currency",
                                            "amount_description"};
        const char *option = "";
        struct date until;
        const char *end = hsds_get(&rows.item[i], "valid_to");
        if (end != NULL && hsds_date(end, &until) &&
            making->mapping->ask->today.year > 0 &&
            date_compare(until, making->mapping->ask->today) < 0) {
            hsds_note(making->mapping->notes, &rows.item[i], "valid_to", end,
                      "this price is over", INTAKE_VALUE_LEFT_OUT, NULL);
            continue;
        }
        for (size_t k = 0; option != NULL && k < 4; k++) {
            const char *part = hsds_get(&rows.item[i], parts[k]);
            if (part != NULL)
                option = arena_print(making->arena, "%s%s%s", option,
                                     option[0] == '\0' ? ""
                                     : k == 1          ? ": "
                                                       : " ",
                                     part);
        }
        if (option != NULL && option[0] != '\0')
            cost = cost == NULL ? option
                                : arena_print(making->arena, "%s; %s", cost, option);
    }
    if (cost != NULL && !making->fill.own) {
        char *clean = text_clean(making->arena, cost, false, NULL);
        if (clean != NULL && costs_nothing(clean))
            cost = "free";
    }
    hsds_put(&making->fill, OFFER_COST, service, column, cost);
}

static void put_languages(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    const struct {
        const char *column;
        const char *id;
    } from[] = {{"service_id", hsds_get(service, "id")},
                {"location_id", get(making->location, "id")}};
    hsds_put_list(&making->fill, OFFER_LANGUAGES, service, "languages",
                  hsds_get(service, "languages"));
    for (size_t k = 0; k < (making->fill.own ? 1 : 2); k++) {
        struct hsds_rows rows =
            hsds_of(making, HSDS_LANGUAGE, from[k].column, from[k].id);
        for (size_t i = 0; i < rows.count; i++) {
            const char *name = hsds_get(&rows.item[i], "name");
            hsds_put_item(&making->fill, OFFER_LANGUAGES, &rows.item[i], "name",
                          name != NULL ? name : hsds_get(&rows.item[i], "code"));
        }
    }
    if (making->location != NULL &&
        offer_value(making->fill.record, OFFER_LANGUAGES) == NULL)
        hsds_put_list(&making->fill, OFFER_LANGUAGES, making->location, "languages",
                      hsds_get(making->location, "languages"));
    hsds_put_item(&making->fill, OFFER_LANGUAGES, service, "interpretation_services",
                  hsds_get(service, "interpretation_services"));
}

static void put_documents(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    struct hsds_rows rows =
        hsds_of(making, HSDS_DOCUMENT, "service_id", hsds_get(service, "id"));
    hsds_put_list(&making->fill, OFFER_BRING, service, "required_documents",
                  hsds_get(service, "required_documents"));
    for (size_t i = 0; i < rows.count; i++) {
        const char *text = hsds_get(&rows.item[i], "document");
        if (making->fill.own)
            hsds_put_item(&making->fill, OFFER_BRING, &rows.item[i], "document", text);
        else
            hsds_put_parts(&making->fill, OFFER_BRING, &rows.item[i], "document", text);
    }
}

/* A number on the terminal has no extension: it is said where one calls. */
static void put_extension(struct hsds_making *making)
{
    const char *number = offer_text(making->fill.record, OFFER_PHONE);
    if (number != NULL && making->extension != NULL && making->extension[0] != '\0')
        hsds_put_item(
            &making->fill, OFFER_STEPS, making->extension_row, "extension",
            arena_print(making->arena, "Tel. %s, %s", number, making->extension));
}

/* Our steps are lines; those of others are found in the text. */
static void put_steps(struct hsds_making *making)
{
    const char *text = hsds_get(making->service, "application_process");
    if (!making->fill.own) {
        hsds_put_parts(&making->fill, OFFER_STEPS, making->service, "application_process",
                       text);
        if (making->location != NULL)
            hsds_put_parts(&making->fill, OFFER_WAY_THERE, making->location,
                           "transportation",
                           hsds_get(making->location, "transportation"));
        put_extension(making);
        return;
    }
    for (const char *at = text; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        hsds_put_item(&making->fill, OFFER_STEPS, making->service, "application_process",
                      arena_copy_len(making->arena, at, len));
        at += len + (at[len] == '\n');
    }
}

/* A term that is a topic of ours, else a word to search for. */
static void put_term(struct hsds_making *making, const struct hsds_row *row,
                     const char *column, const char *id, const struct hsds_row *term)
{
    const struct hsds_topics *topics = making->mapping->topics;
    const char *name = term == NULL ? id : hsds_get(term, "name");
    const char *topic = hsds_topic(topics, name);
    if (topic == NULL)
        topic = hsds_topic(topics, id);
    if (topic == NULL && term != NULL)
        topic = hsds_topic(topics, hsds_get(term, "code"));
    /* What is above: "Emergency Food" belongs to "Food". */
    const struct hsds_row *above = term;
    for (int depth = 0; topic == NULL && above != NULL && depth < 8; depth++) {
        above = hsds_one(making, HSDS_TERM, hsds_get(above, "parent_id"));
        topic = above == NULL ? NULL : hsds_topic(topics, hsds_get(above, "name"));
    }
    if (topic != NULL)
        hsds_put_item(&making->fill, OFFER_TOPICS, row, column, topic);
    if (topic == NULL || strcasecmp(topic, name) != 0)
        hsds_put_item(&making->fill, OFFER_KEYWORDS, row, column, name);
}

static void put_terms(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    struct hsds_rows rows =
        hsds_of(making, HSDS_ATTRIBUTE, "link_id", hsds_get(service, "id"));
    struct texts ids = {NULL, 0};
    const char *list = hsds_get(service, "taxonomy_ids");
    if (making->fill.own)
        return;
    for (size_t i = 0; i < rows.count; i++) {
        const char *id = hsds_get(&rows.item[i], "taxonomy_term_id");
        const struct hsds_row *term = hsds_one(making, HSDS_TERM, id);
        if (term != NULL)
            put_term(making, &rows.item[i], "taxonomy_term_id", id, term);
    }
    if (list == NULL || !hsds_text_list(making->arena, list, &ids))
        return;
    for (size_t i = 0; i < ids.count; i++) {
        const struct hsds_row *term = hsds_one(making, HSDS_TERM, ids.item[i]);
        if (term == NULL)
            hsds_note(making->mapping->notes, service, "taxonomy_ids", ids.item[i],
                      "names a term that is not there", INTAKE_VALUE_LEFT_OUT, NULL);
        else
            put_term(making, service, "taxonomy_ids", ids.item[i], term);
    }
}

static void put_keywords(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    const struct hsds_row *program;
    if (making->fill.own)
        return;
    hsds_put_list(&making->fill, OFFER_KEYWORDS, service, "keywords",
                  hsds_get(service, "keywords"));
    const char *other = hsds_get(service, "alternate_name");
    const char *name = offer_text(making->fill.record, OFFER_NAME);
    if (other != NULL && (name == NULL || strcasecmp(other, name) != 0))
        hsds_put_item(&making->fill, OFFER_KEYWORDS, service, "alternate_name", other);
    other = get(making->organization, "alternate_name");
    if (other != NULL)
        hsds_put_item(&making->fill, OFFER_KEYWORDS, making->organization,
                      "alternate_name", other);
    program = hsds_one(making, HSDS_PROGRAM, hsds_get(service, "program_id"));
    if (program != NULL)
        hsds_put_item(&making->fill, OFFER_KEYWORDS, program, "name",
                      hsds_get(program, "name"));
}

/* A town that has a terminal; other areas say nothing that a terminal could use. */
static void put_scope(struct hsds_making *making)
{
    const struct hsds_row *service = making->service;
    struct hsds_rows rows =
        hsds_of(making, HSDS_AREA, "service_id", hsds_get(service, "id"));
    const char *list = hsds_get(service, "service_areas");
    struct texts areas = {NULL, 0};
    if (making->fill.own)
        return;
    for (size_t i = 0; i < rows.count; i++) {
        const char *name = hsds_get(&rows.item[i], "name");
        const char *town =
            name == NULL ? NULL : hsds_scope(making->mapping->topics, name);
        if (town != NULL)
            hsds_put(&making->fill, OFFER_SCOPE, &rows.item[i], "name", town);
        else
            hsds_note_count(making->mapping->notes, &rows.item[i], "name", name,
                            "no town that has a terminal; --scope says whom it is for",
                            INTAKE_VALUE_LEFT_OUT);
    }
    if (list == NULL || !hsds_text_list(making->arena, list, &areas))
        return;
    for (size_t i = 0; i < areas.count; i++) {
        const char *town = hsds_scope(making->mapping->topics, areas.item[i]);
        if (town != NULL)
            hsds_put(&making->fill, OFFER_SCOPE, service, "service_areas", town);
        else
            hsds_note_count(making->mapping->notes, service, "service_areas",
                            areas.item[i],
                            "no town that has a terminal; --scope says whom it is for",
                            INTAKE_VALUE_LEFT_OUT);
    }
}

static void put_day(struct hsds_making *making, enum offer_field field,
                    const char *column)
{
    struct date date;
    const char *text = hsds_get(making->service, column);
    if (text != NULL && !making->fill.own && hsds_date(text, &date))
        text =
            arena_print(making->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    hsds_put(&making->fill, field, making->service, column, text);
}

static void put_alert(struct hsds_making *making)
{
    const char *status = hsds_get(making->service, "status");
    put_from(making, OFFER_HEADS_UP, making->service, "alert");
    if (status != NULL && strcasecmp(status, "temporarily closed") == 0)
        hsds_put(&making->fill, OFFER_HEADS_UP, making->service, "status", status);
    else if (status != NULL && strcasecmp(status, "active") != 0)
        hsds_note_count(making->mapping->notes, making->service, "status", status,
                        "is none of active, inactive, defunct, temporarily closed; taken "
                        "as active",
                        INTAKE_VALUE_LEFT_OUT);
}

void hsds_offer_words(struct hsds_making *making)
{
    put_from(making, OFFER_NAME, making->service, "name");
    put_from(making, OFFER_PROVIDER, making->organization, "name");
    put_from(making, OFFER_SUMMARY, making->service, "description");
    put_who(making);
    put_cost(making);
    put_languages(making);
    put_documents(making);
    put_steps(making);
    put_terms(making);
    put_keywords(making);
    put_scope(making);
    put_alert(making);
    put_day(making, OFFER_CHECKED_ON, "assured_date");
    if (!making->fill.own)
        put_day(making, OFFER_AS_OF, "last_modified");
}
