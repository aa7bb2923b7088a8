#include "related/related_stems.h"

#include <string.h>

#include "base/likeness.h"

enum { STEM_LEAST = 4 };

static void cut_ending(char *word)
{
    static const char *const endings[] = {"innen", "en", "er", "es", "em", "e", "n", "s"};
    size_t len = strlen(word);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t end = strlen(endings[i]);
        if (len >= end + STEM_LEAST && strcmp(word + len - end, endings[i]) == 0) {
            word[len - end] = '\0';
            return;
        }
    }
}

/* Folded, without their endings: what stands in any text. */
static const char *const fillers[] = {
    "aber",       "alle",    "all",      "allem",   "als",    "also",    "and",
    "ander",      "anderen", "auch",     "auf",     "aus",    "bei",     "beim",
    "bekomm",     "bis",     "bitt",     "brauch",  "bring",  "dabei",   "dafur",
    "damit",      "dann",    "das",      "dass",    "dazu",   "dem",     "den",
    "der",        "des",     "dich",     "die",     "dies",   "dort",    "durch",
    "ein",        "eine",    "einem",    "einen",   "einer",  "einfach", "eines",
    "einig",      "erleb",   "erst",     "fall",    "find",   "for",     "frag",
    "fur",        "geb",     "geben",    "geh",     "geht",   "genau",   "gern",
    "gibt",       "gilt",    "gut",      "hab",     "haben",  "hat",     "helf",
    "hier",       "hilf",    "hilft",    "hor",     "hort",   "ihm",     "ihn",
    "ihnen",      "ihr",     "ihre",     "ihrem",   "ihren",  "ihrer",   "immer",
    "ist",        "jed",     "jede",     "jeden",   "jeder",  "jemand",  "kann",
    "kannst",     "karte",   "kein",     "keine",   "keinen", "komm",    "konn",
    "kost",       "kurz",    "leg",      "mach",    "machen", "mehr",    "meld",
    "mit",        "mocht",   "muss",     "mussen",  "nach",   "nehm",    "neu",
    "nicht",      "noch",    "nur",      "oder",    "ohn",    "ohne",    "ort",
    "rat",        "rufen",   "ruf",      "sag",     "schon",  "sehr",    "seh",
    "seid",       "sein",    "seine",    "sich",    "sie",    "sind",    "sol",
    "soll",       "such",    "tag",      "the",     "tun",    "uber",    "uhr",
    "und",        "uns",     "unser",    "unter",   "vie",    "viel",    "viele",
    "vielleicht", "vom",     "von",      "vor",     "vorher", "wann",    "war",
    "warten",     "was",     "weg",      "weiter",  "welch",  "wen",     "wenig",
    "wenn",       "wer",     "werd",     "wie",     "wieder", "wil",     "wir",
    "wird",       "wiss",    "woll",     "wollen",  "zeig",   "zeit",    "zurst",
    "hin",        "vorbei",  "fruh",     "legen",   "egal",   "extra",   "genug",
    "vorbe",      "zum",     "zur",      "zusamm",  "zwisch", "passen",  "passt",
    "pass",       "stell",   "steh",     "steht",   "lass",   "schreib", "sprech",
    "wahl",       "offn",    "internet", "angebot", "selbst", "ganz",    "gross",
    "klein",      "best",    "nahe",     "nah",     "art",    "mal",     "sofort",
    "direkt",     "zahl",    "gleich",   "wichtig"};

static bool is_filler(const char *stem)
{
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
        if (strcmp(stem, fillers[i]) == 0)
            return true;
    return false;
}

static bool says_something(const char *word)
{
    return strlen(word) >= 3 && strpbrk(word, "0123456789") == NULL;
}

bool related_stems_and_words(struct arena *arena, const char *text, struct texts *words,
                             struct texts *stems)
{
    struct texts all;
    if (!likeness_words(arena, text, &all))
        return false;
    const char **item = arena_take_array(arena, all.count + 1, sizeof *item);
    if (item == NULL)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (!says_something(all.item[i]))
            continue;
        char *stem = arena_copy(arena, all.item[i]);
        if (stem == NULL)
            return false;
        cut_ending(stem);
        if (is_filler(all.item[i]) || is_filler(stem))
            continue;
        all.item[kept] = all.item[i];
        item[kept++] = stem;
    }
    *words = (struct texts){all.item, kept};
    *stems = (struct texts){item, kept};
    return true;
}

bool related_stems(struct arena *arena, const char *text, struct texts *out)
{
    struct texts words;
    return related_stems_and_words(arena, text, &words, out);
}
