#include "lint/lint_texts.h"

#include <string.h>

#include "core/lang.h"
#include "record/number_difference.h"
#include "record/translation.h"

enum { MOST_LANGS = 64, TERMS_MOST = 32 };

/* What one language has and lacks. */
struct tally {
    const char *lang;
    size_t with;     /* offers that have a text */
    size_t lacking;  /* of these, with fields left in German */
    unsigned fields; /* which */
};

struct tallies {
    struct tally item[MOST_LANGS];
    size_t count;
};

static struct tally *tally_of(struct tallies *tallies, const char *lang)
{
    for (size_t i = 0; i < tallies->count; i++)
        if (strcmp(tallies->item[i].lang, lang) == 0)
            return &tallies->item[i];
    if (tallies->count == MOST_LANGS)
        return NULL;
    tallies->item[tallies->count] = (struct tally){.lang = lang};
    return &tallies->item[tallies->count++];
}

bool lint_outdated(struct arena *arena, const struct record *offer,
                   const struct translation *part, struct rule_said *out)
{
    unsigned changed = translation_changed(offer, part);
    const char *names = translation_field_names(arena, changed);
    *out = (struct rule_said){.rule = RULE_OUTDATED_TEXT, .place = {names, part->lang}};
    return changed != 0 && names != NULL;
}

/* All words of a field as one text. */
static const char *joined(struct arena *arena, const struct value *value)
{
    const char *text = value->text != NULL ? value->text : "";
    for (size_t i = 0; text != NULL && i < value->list.count; i++)
        text = arena_print(arena, "%s\n%s", text, value->list.item[i]);
    return text;
}

static bool check_numbers(struct arena *arena, const struct record *offer,
                          const struct translation *part, struct lint_findings *out)
{
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        enum source_field field = (enum source_field)i;
        const struct value *german = translation_value_const(offer->value, field);
        const struct value *value = translation_value_const(part->value, field);
        if (!german->set || !value->set)
            continue;
        const char *a = joined(arena, german);
        const char *b = joined(arena, value);
        const char *only = a == NULL || b == NULL ? NULL : number_difference(arena, a, b);
        if (only == NULL)
            return false;
        struct lint_finding finding = {
            .said = {.rule = RULE_OTHER_NUMBER},
            .kind = record_kind_name(offer->kind),
            .id = record_id(offer),
            .field =
                arena_print(arena, "text.%s.%s", part->lang, source_field_name(field)),
            .sentence = only};
        if (only[0] != '\0' && !lint_add(arena, out, NULL, finding))
            return false;
    }
    return true;
}

static bool check_terms(struct arena *arena, const struct record *offer,
                        const struct translation *part, const struct termbase *terms,
                        struct lint_findings *out)
{
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        enum source_field field = (enum source_field)i;
        const struct value *german = translation_value_const(offer->value, field);
        const struct value *value = translation_value_const(part->value, field);
        if (!german->set || !value->set)
            continue;
        const struct term *term[TERMS_MOST];
        const char *from = joined(arena, german);
        const char *to = joined(arena, value);
        size_t count = from == NULL || to == NULL
                           ? 0
                           : termbase_find(arena, terms, from, term, TERMS_MOST);
        for (size_t k = 0; k < count; k++) {
            const char *words = termbase_words(terms, term[k], part->lang);
            if (words == NULL || termbase_keeps(arena, term[k], words, to))
                continue;
            struct lint_finding finding = {
                .said = {.rule = RULE_OTHER_TERM, .place = {term[k]->german, words}},
                .kind = record_kind_name(offer->kind),
                .id = record_id(offer),
                .field = arena_print(arena, "text.%s.%s", part->lang,
                                     source_field_name(field)),
                .sentence = to};
            if (!lint_add(arena, out, NULL, finding))
                return false;
        }
    }
    return !arena->failed;
}

static bool count_text(struct arena *arena, const struct record *offer,
                       const struct translation *part, struct tallies *tallies,
                       const struct termbase *terms, struct lint_findings *out)
{
    struct tally *tally = tally_of(tallies, part->lang);
    unsigned missing = translation_missing(offer, part);
    struct rule_said said;
    bool outdated = lint_outdated(arena, offer, part, &said);
    if (tally != NULL) {
        tally->with++;
        tally->lacking += missing != 0;
        tally->fields |= missing;
    }
    if (!check_numbers(arena, offer, part, out) ||
        !check_terms(arena, offer, part, terms, out))
        return false;
    if (!outdated)
        return !arena->failed;
    said.tail = RULE_OUTDATED_TAIL;
    struct lint_finding finding = {.said = said,
                                   .kind = record_kind_name(offer->kind),
                                   .id = record_id(offer),
                                   .field = arena_print(arena, "text.%s", part->lang),
                                   .sentence = ""};
    return lint_add(arena, out, NULL, finding);
}

/* `some` of `all`, and which. */
static bool add_language(struct arena *arena, const struct tally *tally, enum rule rule,
                         size_t some, size_t all, const char *names,
                         struct lint_findings *out)
{
    struct lint_finding finding = {
        .said = {.rule = rule,
                 .place = {arena_print(arena, "%zu", some),
                           arena_print(arena, "%zu", all), names}},
        .kind = "language",
        .id = tally->lang,
        .field = "",
        .sentence = ""};
    return !arena->failed && lint_add(arena, out, NULL, finding);
}

/* `offers` there are in all. */
static bool tell_language(struct arena *arena, const struct tally *tally, size_t offers,
                          struct lint_findings *out)
{
    if (tally->with < offers && !add_language(arena, tally, RULE_MISSING_TEXTS,
                                              offers - tally->with, offers, NULL, out))
        return false;
    if (tally->lacking == 0)
        return true;
    const char *names = translation_field_names(arena, tally->fields);
    return names != NULL && add_language(arena, tally, RULE_MISSING_FIELDS,
                                         tally->lacking, tally->with, names, out);
}

bool lint_texts(struct arena *arena, const struct document *document,
                const struct termbase *terms, struct lint_findings *out)
{
    struct tallies tallies = {.count = 0};
    size_t offers = document->list[RECORD_OFFER].count;
    size_t count;
    const struct lang *lang = lang_all(&count);
    for (size_t i = 0; i < count && offers > 0; i++)
        if (strcmp(lang[i].id, "de") != 0)
            tally_of(&tallies, lang[i].id);
    for (size_t i = 0; i < offers; i++) {
        const struct record *offer = document->list[RECORD_OFFER].item[i];
        for (size_t k = 0; k < offer->translation_count; k++)
            if (!count_text(arena, offer, &offer->translation[k], &tallies, terms, out))
                return false;
    }
    for (size_t i = 0; i < tallies.count; i++)
        if (!tell_language(arena, &tallies.item[i], offers, out))
            return false;
    return true;
}
