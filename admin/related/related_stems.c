#include "related/related_stems.h"

#include <stdlib.h>
#include <string.h>

#include "base/likeness.h"
#include "base/text.h"

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

/* Folded, without their endings: what stands in any text. In order of their bytes. */
static const char *const fillers[] = {
    "aber",    "all",     "alle",       "allem",  "als",     "also",     "and",
    "ander",   "anderen", "angebot",    "art",    "auch",    "auf",      "aus",
    "bei",     "beim",    "bekomm",     "best",   "bis",     "bitt",     "brauch",
    "bring",   "dabei",   "dafur",      "damit",  "dann",    "das",      "dass",
    "dazu",    "dem",     "den",        "der",    "des",     "dich",     "die",
    "dies",    "direkt",  "dort",       "durch",  "egal",    "ein",      "eine",
    "einem",   "einen",   "einer",      "eines",  "einfach", "einig",    "erleb",
    "erst",    "extra",   "fall",       "find",   "for",     "frag",     "fruh",
    "fur",     "ganz",    "geb",        "geben",  "geh",     "geht",     "genau",
    "genug",   "gern",    "gibt",       "gilt",   "gleich",  "gross",    "gut",
    "hab",     "haben",   "hat",        "helf",   "hier",    "hilf",     "hilft",
    "hin",     "hor",     "hort",       "ihm",    "ihn",     "ihnen",    "ihr",
    "ihre",    "ihrem",   "ihren",      "ihrer",  "immer",   "internet", "ist",
    "jed",     "jede",    "jeden",      "jeder",  "jemand",  "kann",     "kannst",
    "karte",   "kein",    "keine",      "keinen", "klein",   "komm",     "konn",
    "kost",    "kurz",    "lass",       "leg",    "legen",   "mach",     "machen",
    "mal",     "mehr",    "meld",       "mit",    "mocht",   "muss",     "mussen",
    "nach",    "nah",     "nahe",       "nehm",   "neu",     "nicht",    "noch",
    "nur",     "oder",    "offn",       "ohn",    "ohne",    "ort",      "pass",
    "passen",  "passt",   "rat",        "ruf",    "rufen",   "sag",      "schon",
    "schreib", "seh",     "sehr",       "seid",   "sein",    "seine",    "selbst",
    "sich",    "sie",     "sind",       "sofort", "sol",     "soll",     "sprech",
    "steh",    "steht",   "stell",      "such",   "tag",     "the",      "tun",
    "uber",    "uhr",     "und",        "uns",    "unser",   "unter",    "vie",
    "viel",    "viele",   "vielleicht", "vom",    "von",     "vor",      "vorbe",
    "vorbei",  "vorher",  "wahl",       "wann",   "war",     "warten",   "was",
    "weg",     "weiter",  "welch",      "wen",    "wenig",   "wenn",     "wer",
    "werd",    "wichtig", "wie",        "wieder", "wil",     "wir",      "wird",
    "wiss",    "woll",    "wollen",     "zahl",   "zeig",    "zeit",     "zum",
    "zur",     "zurst",   "zusamm",     "zwisch"};

static bool is_filler(const char *stem)
{
    return bsearch(&stem, fillers, sizeof fillers / sizeof fillers[0], sizeof fillers[0],
                   text_order) != NULL;
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
