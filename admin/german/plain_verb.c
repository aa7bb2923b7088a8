#include "german/plain_verb.h"

#include <stddef.h>
#include <string.h>

#include "german/plain_word.h"

static bool is_one(const struct plain_lexicon *lexicon, enum plain_list list,
                   const char *low)
{
    return plain_listed(lexicon, list, low, strlen(low));
}

static bool ends_with_one(const struct plain_lexicon *lexicon, enum plain_list list,
                          const char *low)
{
    const struct plain_words words = plain_list(lexicon, list);
    for (size_t i = 0; i < words.count; i++)
        if (plain_ends(low, words.item[i]))
            return true;
    return false;
}

static bool is_t_form(const char *rest)
{
    return strlen(rest) >= 3 && plain_ends(rest, "t") && !plain_ends(rest, "heit") &&
           !plain_ends(rest, "keit");
}

/* "prüft", "geben", "boten" behind a "ge"; no "prüften", which is an adjective. */
static bool after_ge(const struct plain_lexicon *lexicon, const char *rest)
{
    bool strong_en = strlen(rest) >= 4 && plain_ends(rest, "en") &&
                     !plain_ends(rest, "enen") && !plain_ends(rest, "ten");
    return strong_en || ends_with_one(lexicon, PLAIN_LIST_TEN_PARTICIPLE, rest) ||
           is_t_form(rest) || strcmp(rest, "tan") == 0 ||
           ends_with_one(lexicon, PLAIN_LIST_STRONG_PARTICIPLE, rest);
}

/* What follows a prefix that stays: "be-antragt", "über-nommen". */
static bool after_inseparable(const struct plain_lexicon *lexicon, const char *rest)
{
    return is_t_form(rest) || ends_with_one(lexicon, PLAIN_LIST_STRONG_PARTICIPLE, rest);
}

static bool has_inseparable(const struct plain_lexicon *lexicon, const char *low)
{
    const struct plain_words prefix = plain_list(lexicon, PLAIN_LIST_INSEPARABLE);
    for (size_t i = 0; i < prefix.count; i++)
        if (plain_begins(low, prefix.item[i]) &&
            after_inseparable(lexicon, low + strlen(prefix.item[i])))
            return true;
    return false;
}

bool plain_is_participle(const struct plain_lexicon *lexicon, const char *low)
{
    const struct plain_words separable = plain_list(lexicon, PLAIN_LIST_SEPARABLE);
    if (strlen(low) < 5 || is_one(lexicon, PLAIN_LIST_NOT_VERB, low))
        return false;
    if (is_one(lexicon, PLAIN_LIST_PASSIVE_BY_USE, low) || plain_ends(low, "iert") ||
        has_inseparable(lexicon, low))
        return true;
    if (plain_begins(low, "ge") && after_ge(lexicon, low + 2))
        return true;
    for (size_t i = 0; i < separable.count; i++) {
        if (!plain_begins(low, separable.item[i]))
            continue;
        const char *rest = low + strlen(separable.item[i]);
        if (plain_begins(rest, "ge") && after_ge(lexicon, rest + 2))
            return true;
        if ((plain_begins(rest, "ver") || plain_begins(rest, "be") ||
             plain_begins(rest, "er") || plain_begins(rest, "ent")) &&
            has_inseparable(lexicon, rest))
            return true;
    }
    return false;
}

bool plain_is_infinitive(const struct plain_lexicon *lexicon, const char *low)
{
    return strlen(low) >= 4 && !is_one(lexicon, PLAIN_LIST_NOT_VERB, low) &&
           (plain_ends(low, "en") || plain_ends(low, "ern") || plain_ends(low, "eln"));
}

bool plain_is_zu_infinitive(const struct plain_lexicon *lexicon, const char *low)
{
    const struct plain_words separable = plain_list(lexicon, PLAIN_LIST_SEPARABLE);
    for (size_t i = 0; i < separable.count; i++) {
        if (!plain_begins(low, separable.item[i]))
            continue;
        const char *rest = low + strlen(separable.item[i]);
        if (plain_begins(rest, "zu") && plain_is_infinitive(lexicon, rest + 2))
            return true;
    }
    return false;
}

bool plain_may_be_finite(const struct plain_lexicon *lexicon, const char *low)
{
    if (strlen(low) < 3 || is_one(lexicon, PLAIN_LIST_NOT_VERB, low) ||
        ends_with_one(lexicon, PLAIN_LIST_ADJECTIVE_ENDING, low))
        return false;
    return plain_ends(low, "t") || plain_ends(low, "en") || plain_ends(low, "te") ||
           plain_ends(low, "ern") || plain_ends(low, "eln");
}
