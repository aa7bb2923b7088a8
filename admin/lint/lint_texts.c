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
    const char *names = translation_field_words(arena, changed);
    const struct lang *lang = lang_find(part->lang);
    *out = (struct rule_said){.rule = RULE_OUTDATED_TEXT,
                              .place = {names, lang != NULL ? lang->name : part->lang}};
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

/* A finding about one field of a translation. */
static bool add_about(struct arena *arena, const struct record *offer, const char *lang,
                      enum source_field field, struct rule_said said,
                      const char *sentence, struct lint_findings *out)
{
    struct lint_finding finding = {
        .said = said,
        .kind = record_kind_name(offer->kind),
        .id = record_id(offer),
        .field = arena_print(arena, "text.%s.%s", lang, source_field_name(field)),
        .sentence = sentence};
    return lint_add(arena, out, NULL, finding);
}

/* What a field says in German, and in the translation. */
struct said_twice {
    enum source_field field;
    const char *german, *text;
};

static bool check_numbers(struct arena *arena, const struct record *offer,
                          const char *lang, const struct said_twice *both,
                          struct lint_findings *out)
{
    const char *only = number_difference(arena, both->german, both->text);
    return only != NULL &&
           (only[0] == '\0' ||
            add_about(arena, offer, lang, both->field,
                      (struct rule_said){.rule = RULE_OTHER_NUMBER}, only, out));
}

static bool check_terms(struct arena *arena, const struct record *offer, const char *lang,
                        const struct said_twice *both, const struct termbase *terms,
                        struct lint_findings *out)
{
    const struct term *term[TERMS_MOST];
    size_t count = termbase_find(arena, terms, both->german, term, TERMS_MOST);
    for (size_t i = 0; i < count; i++) {
        const char *words = termbase_words(terms, term[i], lang);
        struct rule_said said = {.rule = RULE_OTHER_TERM,
                                 .place = {term[i]->german, words}};
        if (words != NULL && !termbase_keeps(arena, term[i], words, both->text) &&
            !add_about(arena, offer, lang, both->field, said, both->text, out))
            return false;
    }
    return !arena->failed;
}

static bool check_fields(struct arena *arena, const struct record *offer,
                         const struct translation *part, const struct termbase *terms,
                         struct lint_findings *out)
{
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        enum source_field field = (enum source_field)i;
        const struct value *german = translation_value_const(offer->value, field);
        const struct value *value = translation_value_const(part->value, field);
        if (!german->set || !value->set)
            continue;
        struct said_twice both = {field, joined(arena, german), joined(arena, value)};
        if (both.german == NULL || both.text == NULL ||
            !check_numbers(arena, offer, part->lang, &both, out) ||
            !check_terms(arena, offer, part->lang, &both, terms, out))
            return false;
    }
    return true;
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
    if (!check_fields(arena, offer, part, terms, out))
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
    const char *names = translation_field_words(arena, tally->fields);
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
