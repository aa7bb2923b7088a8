#include "core/lang.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/strings.h"

/* Russian and Ukrainian count alike. */
#define SLAVIC_PLURAL                                                                 \
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 " \
    "|| n%100>=20) ? 1 : 2);"

static const struct lang known[] = {
    {.id = "de",
     .name = "Deutsch",
     .word = "Sprache",
     .welcome = "Willkommen",
     .script = "Latn",
     .keyboard = "de",
     .collation = "de",
     .plural = "nplurals=2; plural=(n != 1);"},
    {.id = "en",
     .name = "English",
     .word = "Language",
     .welcome = "Welcome",
     .script = "Latn",
     .keyboard = "en",
     .collation = "en",
     .plural = "nplurals=2; plural=(n != 1);",
     .booking = "english"},
    {.id = "tr",
     .name = "Türkçe",
     .word = "Dil",
     .welcome = "Hoş geldiniz",
     .script = "Latn",
     .keyboard = "tr",
     .collation = "tr",
     .plural = "nplurals=2; plural=(n > 1);",
     .booking = "turkish"},
    {.id = "ar",
     .name = "العربية",
     .word = "لغة",
     .welcome = "أهلا وسهلا",
     .script = "Arab",
     .right_to_left = true,
     .keyboard = "ar",
     .collation = "ar",
     .plural = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
               "n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
     .booking = "arabic"},
    {.id = "uk",
     .name = "Українська",
     .word = "Мова",
     .welcome = "Ласкаво просимо",
     .script = "Cyrl",
     .keyboard = "uk",
     .collation = "uk",
     .plural = SLAVIC_PLURAL,
     .booking = "ukrainian"},
    {.id = "ru",
     .name = "Русский",
     .word = "Язык",
     .welcome = "Добро пожаловать",
     .script = "Cyrl",
     .keyboard = "ru",
     .collation = "ru",
     .plural = SLAVIC_PLURAL,
     .booking = "russian"},
    {.id = "pl",
     .name = "Polski",
     .word = "Język",
     .welcome = "Witamy",
     .script = "Latn",
     .keyboard = "pl",
     .collation = "pl",
     .plural = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
               "n%100>=20) ? 1 : 2);",
     .booking = "polish"},
    {.id = "ro",
     .name = "Română",
     .word = "Limba",
     .welcome = "Bun venit",
     .script = "Latn",
     .keyboard = "ro",
     .collation = "ro",
     .plural = "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : "
               "2);",
     .booking = "romanian"},
    {.id = "fa",
     .name = "فارسی",
     .word = "زبان",
     .welcome = "خوش آمدید",
     .script = "Arab",
     .right_to_left = true,
     .keyboard = "fa",
     .collation = "fa",
     .plural = "nplurals=2; plural=(n > 1);",
     .booking = "persian"},
    {.id = "ku",
     .name = "Kurdî",
     .word = "Ziman",
     .welcome = "Bi xêr hatin",
     .script = "Latn",
     .keyboard = "ku",
     .collation = "ku",
     .plural = "nplurals=2; plural=(n != 1);"},
};

const struct lang *lang_all(size_t *count)
{
    *count = sizeof known / sizeof known[0];
    return known;
}

const struct lang *lang_find(const char *id)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].id, id) == 0)
            return &known[i];
    return NULL;
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* --- times and dates
 * --------------------------------------------------------------------- */

static const char *time_name(int hour, int minute, bool end_of_day)
{
    if (minute == 0) {
        if (hour == 0)
            return end_of_day ? "time.midnight_end" : "time.midnight";
        if (hour == 12)
            return "time.noon";
        return hour < 12 ? "time.am" : "time.pm";
    }
    return hour < 12 ? "time.am_minutes" : "time.pm_minutes";
}

const char *lang_time(struct arena *arena, const char *lang, int minute)
{
    bool end_of_day = minute == 1440;
    int of_day = minute < 0 ? 0 : minute % 1440;
    int hour = of_day / 60;
    char part[4][12];
    const char *value[4] = {part[0], part[1], part[2], part[3]};
    const char *words = strings_get_in(lang, time_name(hour, of_day % 60, end_of_day));

    snprintf(part[0], sizeof part[0], "%d", hour);
    snprintf(part[1], sizeof part[1], "%02d", of_day % 60);
    snprintf(part[2], sizeof part[2], "%d", hour % 12 == 0 ? 12 : hour % 12);
    snprintf(part[3], sizeof part[3], "%02d", hour);
    return strings_fill_words(arena, lang, words, value, 4);
}

const char *lang_date(struct arena *arena, const char *lang, struct date date,
                      bool with_day)
{
    char name[24];
    char day[12];
    char year[12];
    const char *month;

    if (date.month < 1 || date.month > 12)
        return "";
    snprintf(name, sizeof name, "date.month.%d", date.month);
    month = strings_get_in(lang, name);
    snprintf(day, sizeof day, "%d", date.day);
    snprintf(year, sizeof year, "%d", date.year);
    if (with_day)
        return strings_fill_words(arena, lang, strings_get_in(lang, "date.full"),
                                  (const char *[]){day, month, year}, 3);
    return strings_fill_words(arena, lang, strings_get_in(lang, "date.month_year"),
                              (const char *[]){month, year}, 2);
}

const char *lang_weekday(struct arena *arena, const char *lang, int weekday, bool brief)
{
    char name[32];

    (void)arena;
    if (weekday < 0 || weekday > 6)
        return "";
    snprintf(name, sizeof name, brief ? "date.weekday_brief.%d" : "date.weekday.%d",
             weekday);
    return strings_get_in(lang, name);
}

/* --- phone numbers
 * ----------------------------------------------------------------------- */

#define NBSP "\xC2\xA0"
#define FIGURES_MAX 20

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* 4-figure area codes that do not end in 1. */
static const char *const four_figures[] = {"0202", "0203", "0208", "0209", "0212", "0214",
                                           "0228", "0234", "0335", "0340", "0345", "0355",
                                           "0365", "0375", "0385", "0395", "0906"};

/* How many figures of a national number, its 0 included, are said before the first pause.
 */
static size_t area_length(const char *national)
{
    static const char *const three[] = {"030", "040", "069", "089", "032"};
    static const char *const service[] = {"0800", "0900", "0700", "016", "017"};

    for (size_t i = 0; i < sizeof three / sizeof three[0]; i++)
        if (starts(national, three[i]))
            return 3;
    for (size_t i = 0; i < sizeof service / sizeof service[0]; i++)
        if (starts(national, service[i]))
            return 4;
    /* 015.. mobile, 018.. shared cost, 013.. many callers: the fifth figure belongs to
     * them. */
    if (starts(national, "01"))
        return 5;
    for (size_t i = 0; i < sizeof four_figures / sizeof four_figures[0]; i++)
        if (starts(national, four_figures[i]))
            return 4;
    return national[0] != '\0' && national[1] != '\0' && national[2] != '\0' &&
                   national[3] == '1'
               ? 4
               : 5;
}

/* ITU-T E.164 assigned country codes: one figure, these with two, all others three. */
static size_t country_length(const char *figures)
{
    static const char two[] =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 "
        "55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";
    char code[4] = {figures[0], figures[0] != '\0' ? figures[1] : '\0', ' ', '\0'};

    if (figures[0] == '1' || figures[0] == '7')
        return 1;
    return code[1] != '\0' && strstr(two, code) != NULL ? 2 : 3;
}

static size_t put_group(char *out, size_t at, const char *figures, size_t len)
{
    if (at > 0 && len > 0) {
        memcpy(out + at, NBSP, strlen(NBSP));
        at += strlen(NBSP);
    }
    memcpy(out + at, figures, len);
    return at + len;
}

/* Up to four figures stay together; more are divided so that each group can be kept in
 * mind. */
static size_t put_figures(char *out, size_t at, const char *figures)
{
    static const char *const groups[] = {"",    "",     "",     "",     "",    "23",
                                         "33",  "34",   "44",   "333",  "334", "344",
                                         "444", "3334", "3344", "3444", "4444"};
    size_t len = strlen(figures);

    if (len <= 4 || len >= sizeof groups / sizeof groups[0])
        return put_group(out, at, figures, len);
    for (const char *group = groups[len]; *group != '\0'; group++) {
        size_t size = (size_t)(*group - '0');

        at = put_group(out, at, figures, size);
        figures += size;
    }
    return at;
}

/* The number without signs between its figures; false if it is none. */
static bool take_figures(const char *text, char out[FIGURES_MAX + 2])
{
    size_t len = 0;

    for (; *text != '\0'; text++) {
        if (strchr(" -/()", *text) != NULL)
            continue;
        if (!(*text >= '0' && *text <= '9') && !(*text == '+' && len == 0))
            return false;
        if (len >= FIGURES_MAX)
            return false;
        out[len++] = *text;
    }
    out[len] = '\0';
    return len > (out[0] == '+' ? 3u : 0u);
}

static const char *unbroken(struct arena *arena, const char *text)
{
    size_t spaces = 0;
    size_t at = 0;
    char *out;

    for (const char *c = text; *c != '\0'; c++)
        spaces += *c == ' ';
    out = arena_take(arena, strlen(text) + spaces + 1);
    if (out == NULL)
        return "";
    for (; *text != '\0'; text++) {
        if (*text == ' ') {
            memcpy(out + at, NBSP, strlen(NBSP));
            at += strlen(NBSP);
        } else {
            out[at++] = *text;
        }
    }
    return out;
}

const char *lang_phone(struct arena *arena, const char *e164)
{
    char figures[FIGURES_MAX + 2];
    char national[FIGURES_MAX + 2];
    char out[4 * FIGURES_MAX] = "";
    size_t at = 0;

    if (!take_figures(e164, figures))
        return unbroken(arena, e164);
    if (starts(figures, "00"))
        snprintf(national, sizeof national, "+%s", figures + 2);
    else
        snprintf(national, sizeof national, "%s", figures);
    if (starts(national, "+49"))
        snprintf(figures, sizeof figures, "0%s", national + 3);
    else
        memcpy(figures, national, sizeof figures);

    if (figures[0] == '+') {
        size_t country = 1 + country_length(figures + 1);

        if (country > strlen(figures))
            country = strlen(figures);
        at = put_group(out, at, figures, country);
        at = put_figures(out, at, figures + country);
    } else if (figures[0] == '0') {
        size_t area = area_length(figures);

        if (area > strlen(figures))
            area = strlen(figures);
        at = put_group(out, at, figures, area);
        at = put_figures(out, at, figures + area);
    } else {
        at = put_figures(out, at, figures);
    }
    return or_empty(arena_copy_len(arena, out, at));
}
