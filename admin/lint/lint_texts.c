#include "lint/lint_texts.h"

#include <string.h>

#include "core/lang.h"
#include "record/numbers.h"
#include "record/translation.h"

enum { MOST_LANGS = 64 };

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

const char *lint_outdated(struct arena *arena, const struct record *offer,
                          const struct translation *part)
{
    unsigned changed = translation_changed(offer, part);
    const char *names = translation_field_names(arena, changed);
    return changed == 0 || names == NULL
               ? NULL
               : arena_print(arena, "the German of %s has changed since", names);
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
        const char *only = a == NULL || b == NULL ? NULL : numbers_differ(arena, a, b);
        if (only == NULL)
            return false;
        struct lint_finding finding = {
            .level = LINT_WARNING,
            .rule = "other_number",
            .kind = record_kind_name(offer->kind),
            .id = record_id(offer),
            .field =
                arena_print(arena, "text.%s.%s", part->lang, source_field_name(field)),
            .sentence = only,
            .advice = "this number stands either in the German or in the translation "
                      "only"};
        if (only[0] != '\0' && !lint_add(arena, out, NULL, finding))
            return false;
    }
    return true;
}

static bool count_text(struct arena *arena, const struct record *offer,
                       const struct translation *part, struct tallies *tallies,
                       struct lint_findings *out)
{
    struct tally *tally = tally_of(tallies, part->lang);
    unsigned missing = translation_missing(offer, part);
    const char *what = lint_outdated(arena, offer, part);
    if (tally != NULL) {
        tally->with++;
        tally->lacking += missing != 0;
        tally->fields |= missing;
    }
    if (!check_numbers(arena, offer, part, out))
        return false;
    if (what == NULL)
        return !arena->failed;
    struct lint_finding finding = {
        .level = LINT_WARNING,
        .rule = "outdated_text",
        .kind = record_kind_name(offer->kind),
        .id = record_id(offer),
        .field = arena_print(arena, "text.%s", part->lang),
        .sentence = "",
        .advice = arena_print(arena,
                              "%s: have the text looked at (export --format xliff "
                              "--lang %s)",
                              what, part->lang)};
    return lint_add(arena, out, NULL, finding);
}

static bool add_language(struct arena *arena, const struct tally *tally, const char *rule,
                         const char *advice, struct lint_findings *out)
{
    struct lint_finding finding = {.level = LINT_WARNING,
                                   .rule = rule,
                                   .kind = "language",
                                   .id = tally->lang,
                                   .field = "",
                                   .sentence = "",
                                   .advice = advice};
    return lint_add(arena, out, NULL, finding);
}

/* `offers` there are in all. */
static bool tell_language(struct arena *arena, const struct tally *tally, size_t offers,
                          struct lint_findings *out)
{
    if (tally->with < offers &&
        !add_language(arena, tally, "missing_texts",
                      arena_print(arena, "%zu of %zu offers have no text in it",
                                  offers - tally->with, offers),
                      out))
        return false;
    if (tally->lacking == 0)
        return true;
    const char *names = translation_field_names(arena, tally->fields);
    return names != NULL &&
           add_language(arena, tally, "missing_fields",
                        arena_print(arena, "%zu of %zu texts leave fields in German (%s)",
                                    tally->lacking, tally->with, names),
                        out);
}

bool lint_texts(struct arena *arena, const struct document *document,
                struct lint_findings *out)
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
            if (!count_text(arena, offer, &offer->translation[k], &tallies, out))
                return false;
    }
    for (size_t i = 0; i < tallies.count; i++)
        if (!tell_language(arena, &tallies.item[i], offers, out))
            return false;
    return true;
}
