#include "formats/loose/hours_words.h"

#include <string.h>

#include "formats/loose/hours_table.h"

static const char *const weekdays[7][5] = {
    {"mo", "mon", "montag", "montags", "monday"},
    {"di", "die", "dienstag", "dienstags", "tusday"},
    {"mi", "mit", "mittwoch", "mittwochs", "wednesday"},
    {"do", "don", "donnerstag", "donnerstags", "thursday"},
    {"fr", "fre", "freitag", "freitags", "friday"},
    {"sa", "sam", "samstag", "samstags", "saturday"},
    {"so", "son", "sonntag", "sonntags", "sunday"},
};

static const struct {
    const char *word;
    int day;
} more_weekdays[] = {
    {"tu", 1},         {"tus", 1},        {"we", 2},      {"wed", 2},
    {"th", 3},         {"thu", 3},        {"thur", 3},    {"thurs", 3},
    {"fri", 4},        {"sat", 5},        {"su", 6},      {"sun", 6},
    {"sonnabend", 5},  {"sonnabends", 5}, {"mondays", 0}, {"tusdays", 1},
    {"wednesdays", 2}, {"thursdays", 3},  {"fridays", 4}, {"saturdays", 5},
    {"sundays", 6},
};

static const struct {
    const char *word;
    struct hours_token token;
} words[] = {
    {"feiertag", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"feiertage", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"feiertagen", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"feiertags", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"ph", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"holidays", {HOURS_TOKEN_DAYS, 1 << HOURS_TABLE_HOLIDAY}},
    {"taglich", {HOURS_TOKEN_DAYS, 0x7f}},
    {"daily", {HOURS_TOKEN_DAYS, 0x7f}},
    {"wochentags", {HOURS_TOKEN_DAYS, 0x1f}},
    {"weekdays", {HOURS_TOKEN_DAYS, 0x1f}},
    {"werktags", {HOURS_TOKEN_DAYS, 0x3f}},
    {"wochenende", {HOURS_TOKEN_DAYS, 0x60}},
    {"weekend", {HOURS_TOKEN_DAYS, 0x60}},
    {"weekends", {HOURS_TOKEN_DAYS, 0x60}},
    {"bis", {HOURS_TOKEN_DASH, 0}},
    {"to", {HOURS_TOKEN_DASH, 0}},
    {"until", {HOURS_TOKEN_DASH, 0}},
    {"und", {HOURS_TOKEN_AND, 0}},
    {"u", {HOURS_TOKEN_AND, 0}},
    {"oder", {HOURS_TOKEN_AND, 0}},
    {"sowie", {HOURS_TOKEN_AND, 0}},
    {"sonst", {HOURS_TOKEN_AND, 0}},
    {"and", {HOURS_TOKEN_AND, 0}},
    {"or", {HOURS_TOKEN_AND, 0}},
    {"zusatzlich", {HOURS_TOKEN_AND, 0}},
    {"geschlossen", {HOURS_TOKEN_CLOSED, 0}},
    {"closed", {HOURS_TOKEN_CLOSED, 0}},
    {"ruhetag", {HOURS_TOKEN_CLOSED, 0}},
    {"zu", {HOURS_TOKEN_CLOSED, 0}},
    {"off", {HOURS_TOKEN_CLOSED, 0}},
    {"vereinbarung", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"terminvereinbarung", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"absprache", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"terminabsprache", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"termin", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"termine", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"terminen", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"anfrage", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"anmeldung", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"voranmeldung", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"appointment", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"arrangement", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"nv", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"v", {HOURS_TOKEN_APPOINTMENT, 0}},
    {"nur", {HOURS_TOKEN_ONLY, 0}},
    {"ausschliesslich", {HOURS_TOKEN_ONLY, 0}},
    {"only", {HOURS_TOKEN_ONLY, 0}},
    {"ungerade", {HOURS_TOKEN_WEEK, 1}},
    {"ungeraden", {HOURS_TOKEN_WEEK, 1}},
    {"gerade", {HOURS_TOKEN_WEEK, 2}},
    {"geraden", {HOURS_TOKEN_WEEK, 2}},
    {"erste", {HOURS_TOKEN_NTH, 1}},
    {"ersten", {HOURS_TOKEN_NTH, 1}},
    {"erster", {HOURS_TOKEN_NTH, 1}},
    {"zweite", {HOURS_TOKEN_NTH, 2}},
    {"zweiten", {HOURS_TOKEN_NTH, 2}},
    {"zweiter", {HOURS_TOKEN_NTH, 2}},
    {"dritte", {HOURS_TOKEN_NTH, 3}},
    {"dritten", {HOURS_TOKEN_NTH, 3}},
    {"dritter", {HOURS_TOKEN_NTH, 3}},
    {"vierte", {HOURS_TOKEN_NTH, 4}},
    {"vierten", {HOURS_TOKEN_NTH, 4}},
    {"vierter", {HOURS_TOKEN_NTH, 4}},
    {"letzte", {HOURS_TOKEN_NTH, -1}},
    {"letzten", {HOURS_TOKEN_NTH, -1}},
    {"letzter", {HOURS_TOKEN_NTH, -1}},
    {"ferien", {HOURS_TOKEN_NO_SCHOOL, 0}},
    {"schulferien", {HOURS_TOKEN_NO_SCHOOL, 0}},
};

static const char *const passed_over[] = {
    "uhr",
    "h",
    "von",
    "vom",
    "am",
    "an",
    "im",
    "in",
    "der",
    "den",
    "dem",
    "des",
    "jeden",
    "jede",
    "jeder",
    "jedes",
    "nach",
    "mit",
    "monat",
    "monats",
    "woche",
    "wochen",
    "kalenderwoche",
    "kalenderwochen",
    "kw",
    "vormittags",
    "vormittag",
    "nachmittags",
    "nachmittag",
    "morgens",
    "mittags",
    "abends",
    "geoffnet",
    "offen",
    "offnungszeiten",
    "offnungszeit",
    "sprechzeiten",
    "sprechzeit",
    "sprechstunde",
    "sprechstunden",
    "burozeiten",
    "telefonischer",
    "telefonische",
    "telefonisch",
    "vorheriger",
    "vorherige",
    "vorher",
    "personlicher",
    "individuller",
    "from",
    "at",
    "on",
    "every",
    "by",
    "open",
    "oclock",
    "an",
    "ist",
    "sind",
    "auch",
    "wir",
    "haben",
    "n",
    "alle",
    "tag",
};

/* Most words differ in the first letter. */
static bool same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

int hours_words_weekday(const char *word)
{
    for (int day = 0; day < 7; day++)
        for (size_t i = 0; i < sizeof weekdays[0] / sizeof weekdays[0][0]; i++)
            if (same(word, weekdays[day][i]))
                return day;
    for (size_t i = 0; i < sizeof more_weekdays / sizeof more_weekdays[0]; i++)
        if (same(word, more_weekdays[i].word))
            return more_weekdays[i].day;
    return -1;
}

bool hours_words_token(const char *word, struct hours_token *out)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (same(word, words[i].word)) {
            *out = words[i].token;
            return true;
        }
    return false;
}

bool hours_words_say_nothing(const char *word)
{
    for (size_t i = 0; i < sizeof passed_over / sizeof passed_over[0]; i++)
        if (same(word, passed_over[i]))
            return true;
    return false;
}
