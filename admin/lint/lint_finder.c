#include "lint/lint_finder.h"

#include <string.h>

#include "core/finder.h"

static bool ask_offer(struct arena *arena, const struct record *offer,
                      struct lint_findings *out)
{
    static const struct {
        enum offer_field field;
        const char *name;
    } needed[] = {
        {OFFER_AGES, "ages"}, {OFFER_SITUATIONS, "situations"}, {OFFER_HARD, "hard"}};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        const struct value *value = offer_value(offer, needed[i].field);
        if ((value == NULL || value->list.count == 0) &&
            !lint_add(arena, out, offer,
                      (struct lint_finding){.said = {.rule = RULE_NO_FIT},
                                            .field = needed[i].name,
                                            .sentence = ""}))
            return false;
    }
    return true;
}

static unsigned set_of(const struct record *record, enum offer_field field,
                       enum finder_question question)
{
    const struct value *value = offer_value(record, field);
    unsigned set = 0;
    for (size_t i = 0; value != NULL && i < value->list.count; i++)
        set |= finder_bit(question, value->list.item[i]);
    return set;
}

static struct finder_offer offer_of(const struct record *record)
{
    struct finder_offer offer = {.id = record_id(record)};
    const struct value *situations = offer_value(record, OFFER_SITUATIONS);
    for (size_t i = 0; situations != NULL && i < situations->list.count; i++)
        finder_fit_situation(&offer, situations->list.item[i]);
    offer.fits[FINDER_AGES] = set_of(record, OFFER_AGES, FINDER_AGES);
    offer.fits[FINDER_HARD] = set_of(record, OFFER_HARD, FINDER_HARD);
    offer.against = set_of(record, OFFER_NOT_SITUATIONS, FINDER_SITUATIONS);
    return offer;
}

static bool shown_in(const struct record *record, const char *town)
{
    const char *scope = offer_text(record, OFFER_SCOPE);
    const char *confidence = offer_text(record, OFFER_CONFIDENCE);
    bool checked = offer_text(record, OFFER_CHECKED_ON) != NULL;
    return scope != NULL &&
           (strcmp(scope, town) == 0 || strcmp(scope, "district") == 0 ||
            strcmp(scope, "national") == 0) &&
           (checked || confidence == NULL || strcmp(confidence, "low") != 0);
}

struct asking {
    struct arena *arena;
    const struct record *site;
    const char *town;
    const struct finder_offer *offer;
    size_t count;
    struct lint_findings *out;
};

/* How many offers fit a value of a question, for an age or (0) any. */
static size_t fitting(const struct asking *asking, enum finder_question question,
                      int value, int age)
{
    struct finder_answers answers = {{age == 0 ? 0 : 1u << age}};
    size_t found = 0;
    answers.chosen[question] |= 1u << value;
    for (size_t i = 0; i < asking->count; i++)
        if ((asking->offer[i].fits[question] >> value & 1) != 0 &&
            finder_may(&asking->offer[i], &answers))
            found++;
    return found;
}

static bool say(const struct asking *asking, enum finder_question question, int value,
                enum rule_message message, const char *lacks)
{
    struct rule_said said = {
        .rule = RULE_FEW_ANSWERS,
        .message = message,
        .place = {asking->town, finder_word(question, value), lacks}};
    return lacks != NULL &&
           lint_add(asking->arena, asking->out, asking->site,
                    (struct lint_finding){.said = said, .field = "", .sentence = ""});
}

/* Without a child few things are asked: that is no gap. */
static bool ask(const struct asking *asking, enum finder_question question, int value)
{
    const char *ages = "";
    size_t found = fitting(asking, question, value, 0);
    if (found < FINDER_LEAST)
        return say(asking, question, value, RULE_FEW_ANSWERS_ALL,
                   arena_print(asking->arena, "%zu", found));
    for (int age = 1; question == FINDER_SITUATIONS && age < FINDER_NO_CHILD; age++)
        if (fitting(asking, question, value, age) < FINDER_LEAST) {
            ages = arena_print(asking->arena, "%s%s%s", ages, ages[0] == '\0' ? "" : ", ",
                               finder_word(FINDER_AGES, age));
            if (ages == NULL)
                return false;
        }
    return ages[0] == '\0' || say(asking, question, value, RULE_FEW_ANSWERS_AGES, ages);
}

static bool ask_in(const struct document *document, struct asking *asking,
                   struct finder_offer *offer)
{
    asking->count = 0;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        if (shown_in(document->list[RECORD_OFFER].item[i], asking->town))
            offer[asking->count++] = offer_of(document->list[RECORD_OFFER].item[i]);
    for (int question = FINDER_SITUATIONS; question < FINDER_QUESTIONS; question++)
        for (int v = 1; v < finder_count((enum finder_question)question); v++)
            if (!ask(asking, (enum finder_question)question, v))
                return false;
    return true;
}

static bool fits_any_situation(const struct document *document)
{
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        if ((set_of(document->list[RECORD_OFFER].item[i], OFFER_SITUATIONS,
                    FINDER_SITUATIONS) &
             ~(unsigned)FINDER_ANY) != 0)
            return true;
    return false;
}

bool lint_finder(struct arena *arena, const struct document *document,
                 struct lint_findings *out)
{
    size_t count = document->list[RECORD_OFFER].count;
    if (!fits_any_situation(document))
        return true;
    struct finder_offer *offer = arena_take_array(arena, count, sizeof *offer);
    struct asking asking = {.arena = arena, .offer = offer, .out = out};
    if (offer == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!ask_offer(arena, document->list[RECORD_OFFER].item[i], out))
            return false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        asking.site = document->list[RECORD_SITE].item[i];
        asking.town = site_text(asking.site, SITE_TOWN);
        if (asking.town != NULL && !ask_in(document, &asking, offer))
            return false;
    }
    return true;
}
