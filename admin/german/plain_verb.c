#include "german/plain_verb.h"

#include <stddef.h>
#include <string.h>

#include "german/plain_word.h"

/* Prefixes that stay with the verb: its participle has no "ge". */
static const char *const inseparable[] = {"be",     "ver",    "er",   "ent",   "emp",
                                          "zer",    "miss",   "über", "unter", "wider",
                                          "wieder", "hinter", "voll", "um",    "durch"};

/* Prefixes that part from it: "ab-ge-geben", "ab-zu-geben". */
static const char *const separable[] = {
    "ab",         "an",     "auf",      "aus",      "bei",       "da",     "dar",
    "ein",        "fest",   "fort",     "frei",     "gegenüber", "her",    "heran",
    "heraus",     "herein", "herunter", "hin",      "hinaus",    "hinein", "hinzu",
    "los",        "mit",    "nach",     "nieder",   "statt",     "teil",   "um",
    "unter",      "vor",    "voran",    "voraus",   "vorbei",    "weg",    "weiter",
    "wieder",     "zu",     "zurück",   "zusammen", "über",      "durch",  "entgegen",
    "bereit",     "offen",  "sicher",   "herunter", "bekannt",   "wahr",   "kennen",
    "gut",        "nahe",   "richtig",  "still",    "hoch",      "gleich", "fern",
    "klar",       "fertig", "kaputt",   "herum",    "hervor",    "umher",  "auseinander",
    "aneinander", "herauf", "hinauf",   "hinunter", "zurecht",   "daran"};

/* Stems of strong and mixed participles that differ from the infinitive. */
static const char *const strong[] = {
    "boten",     "schrieben", "loren",   "schieden", "griffen", "gonnen",    "standen",
    "worben",    "nommen",    "funden",  "bunden",   "wiesen",  "zogen",     "hoben",
    "schoben",   "sprochen",  "brochen", "troffen",  "worfen",  "schlossen", "flossen",
    "gossen",    "stohlen",   "fohlen",  "wogen",    "logen",   "trieben",   "blieben",
    "liehen",    "schnitten", "litten",  "stritten", "rissen",  "wichen",    "strichen",
    "glichen",   "schwunden", "sungen",  "rungen",   "zwungen", "lungen",    "drungen",
    "trunken",   "gangen",    "dorben",  "storben",  "sonnen",  "schworen",  "froren",
    "nossen",    "holfen",    "bogen",   "flogen",   "rochen",  "schienen",  "stiegen",
    "schwiegen", "sessen"};

/* Written like the infinitive and yet nearly always passive behind "werden". */
static const char *const passive_by_use[] = {"beraten",     "vergeben", "entlassen",
                                             "überlassen",  "erlassen", "übergeben",
                                             "unterhalten", "befallen", "vertreten"};

/* Adjectives and adverbs with a participle's or a verb's ending. */
static const char *const not_verbs[] = {
    "nicht",     "leicht",     "recht",     "schlecht", "echt",        "gut",
    "laut",      "alt",        "kalt",      "bunt",     "hart",        "satt",
    "breit",     "weit",       "oft",       "jetzt",    "sonst",       "dort",
    "mit",       "seit",       "fast",      "erst",     "selbst",      "meist",
    "nächst",    "zuletzt",    "zuerst",    "statt",    "samt",        "bereit",
    "überhaupt", "vielleicht", "insgesamt", "zusammen", "neben",       "gegen",
    "wegen",     "zwischen",   "oben",      "unten",    "hinten",      "vorn",
    "außen",     "innen",      "drüben",    "morgen",   "gestern",     "eben",
    "offen",     "selten",     "eigen",     "trocken",  "verschieden", "zufrieden",
    "einen",     "meinen",     "ihren",     "seinen",   "keinen",      "unseren",
    "diesen",    "jeden",      "allen",     "vielen",   "einigen",     "beiden",
    "anderen",   "ersten",     "letzten",   "nächsten", "besten",      "meisten",
    "ihnen",     "denen",      "den",       "wen",      "angst",       "nächsten",
    "kurzen",    "neuen",      "alten",     "guten",    "kleinen",     "großen",
    "ganzen",    "eigenen",    "jungen",    "wenigen"};

static bool is_one_of(const char *low, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(low, known[i]) == 0)
            return true;
    return false;
}
#define ONE_OF(low, known) is_one_of(low, known, sizeof(known) / sizeof(known)[0])

static bool is_t_form(const char *rest)
{
    return strlen(rest) >= 3 && plain_ends(rest, "t") && !plain_ends(rest, "heit") &&
           !plain_ends(rest, "keit");
}

static bool is_strong(const char *rest)
{
    for (size_t i = 0; i < sizeof strong / sizeof strong[0]; i++)
        if (plain_ends(rest, strong[i]))
            return true;
    return false;
}

/* "prüft", "geben", "boten" behind a "ge"; no "prüften", which is an adjective. */
static bool after_ge(const char *rest)
{
    static const char *const ten[] = {"halten", "beten", "treten", "raten"};
    bool strong_en = strlen(rest) >= 4 && plain_ends(rest, "en") &&
                     !plain_ends(rest, "enen") && !plain_ends(rest, "ten");
    for (size_t i = 0; i < sizeof ten / sizeof ten[0]; i++)
        strong_en = strong_en || plain_ends(rest, ten[i]);
    return strong_en || is_t_form(rest) || strcmp(rest, "tan") == 0 || is_strong(rest);
}

/* What follows a prefix that stays: "be-antragt", "über-nommen". */
static bool after_inseparable(const char *rest)
{
    return is_t_form(rest) || is_strong(rest);
}

static bool has_inseparable(const char *low)
{
    for (size_t i = 0; i < sizeof inseparable / sizeof inseparable[0]; i++)
        if (plain_begins(low, inseparable[i]) &&
            after_inseparable(low + strlen(inseparable[i])))
            return true;
    return false;
}

bool plain_is_participle(const char *low)
{
    if (strlen(low) < 5 || ONE_OF(low, not_verbs))
        return false;
    if (ONE_OF(low, passive_by_use) || plain_ends(low, "iert") || has_inseparable(low))
        return true;
    if (plain_begins(low, "ge") && after_ge(low + 2))
        return true;
    for (size_t i = 0; i < sizeof separable / sizeof separable[0]; i++) {
        if (!plain_begins(low, separable[i]))
            continue;
        const char *rest = low + strlen(separable[i]);
        if (plain_begins(rest, "ge") && after_ge(rest + 2))
            return true;
        if ((plain_begins(rest, "ver") || plain_begins(rest, "be") ||
             plain_begins(rest, "er") || plain_begins(rest, "ent")) &&
            has_inseparable(rest))
            return true;
    }
    return false;
}

bool plain_is_infinitive(const char *low)
{
    return strlen(low) >= 4 && !ONE_OF(low, not_verbs) &&
           (plain_ends(low, "en") || plain_ends(low, "ern") || plain_ends(low, "eln"));
}

bool plain_is_zu_infinitive(const char *low)
{
    for (size_t i = 0; i < sizeof separable / sizeof separable[0]; i++) {
        const char *rest = low + strlen(separable[i]);
        if (plain_begins(low, separable[i]) && plain_begins(rest, "zu") &&
            plain_is_infinitive(rest + 2))
            return true;
    }
    return false;
}

bool plain_may_be_finite(const char *low)
{
    static const char *const adjective[] = {"lich", "ig",   "bar",  "sam",  "haft",
                                            "los",  "isch", "heit", "keit", "weise"};
    if (strlen(low) < 3 || ONE_OF(low, not_verbs))
        return false;
    for (size_t i = 0; i < sizeof adjective / sizeof adjective[0]; i++)
        if (plain_ends(low, adjective[i]))
            return false;
    return plain_ends(low, "t") || plain_ends(low, "en") || plain_ends(low, "te") ||
           plain_ends(low, "ern") || plain_ends(low, "eln");
}
