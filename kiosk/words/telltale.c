#include "words/telltale.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "core/fold.h"

/* The text as plain letters: digits of every script as '0' to '9', Latin letters small,
 * spaces and everything unknown as they come. Ended by 0. */
struct letters {
    uint32_t *at;
    size_t count;
};

static uint32_t plain(uint32_t code)
{
    if (code >= 'A' && code <= 'Z')
        return code - 'A' + 'a';
    if (code >= 0x660 && code <= 0x669)
        return code - 0x660 + '0';
    if (code >= 0x6F0 && code <= 0x6F9)
        return code - 0x6F0 + '0';
    if (code == 0xA0 || code == 0x202F)
        return ' ';
    return code == 0x2010 || code == 0x2011 || code == 0x2013 ? '-' : code;
}

static bool read_letters(struct arena *arena, const char *text, struct letters *out)
{
    size_t len = strlen(text);
    out->at = arena_take_array(arena, len + 1, sizeof *out->at);
    if (out->at == NULL)
        return false;
    for (size_t at = 0; at < len;)
        out->at[out->count++] = plain(utf8_next(text, len, &at));
    return true;
}

static bool digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool latin(uint32_t c)
{
    return c >= 'a' && c <= 'z';
}

static bool one_of(uint32_t c, const char *set)
{
    return c != 0 && c < 0x80 && strchr(set, (int)c) != NULL;
}

/* Figures and what people put between them, from `from`; ends behind the last figure. */
struct run {
    size_t end;
    size_t digits;
    size_t longest; /* figures without anything between */
};

static struct run take_run(const struct letters *l, size_t from)
{
    struct run run = {.end = from};
    size_t together = 0;
    size_t between = 0;
    for (size_t at = from; at < l->count; at++) {
        if (digit(l->at[at])) {
            run.digits++;
            together++;
            between = 0;
            run.end = at + 1;
            run.longest = together > run.longest ? together : run.longest;
        } else if (one_of(l->at[at], " -/()+") && between < 3) {
            between++;
            together = 0;
        } else {
            break;
        }
    }
    return run;
}

static bool find_email(const struct letters *l)
{
    for (size_t at = 1; at + 1 < l->count; at++) {
        if (l->at[at] == '@' && l->at[at - 1] != ' ' && l->at[at + 1] != ' ')
            return true;
        if (at + 3 < l->count && one_of(l->at[at], "([") && l->at[at + 1] == 'a' &&
            l->at[at + 2] == 't' && one_of(l->at[at + 3], ")]"))
            return true;
    }
    return false;
}

/* A number of at most `most` figures; 0 figures if there is none. */
static size_t take_figures(const struct letters *l, size_t at, size_t most, int *number)
{
    size_t count = 0;
    *number = 0;
    while (count < most && at + count < l->count && digit(l->at[at + count]))
        *number = *number * 10 + (int)(l->at[at + count++] - '0');
    return count;
}

static size_t skip_spaces(const struct letters *l, size_t at)
{
    while (at < l->count && l->at[at] == ' ')
        at++;
    return at;
}

/* "12.3.85", "12. 3. 1985", "12/03/1985", "12-3-1985": where it ends, 0 if it is none. */
static size_t date_at(const struct letters *l, size_t at)
{
    int day;
    int month;
    int year;
    size_t len = take_figures(l, at, 2, &day);
    if (len == 0 || day < 1 || day > 31 || at + len >= l->count)
        return 0;
    uint32_t mark = l->at[at + len];
    if (!one_of(mark, "./-"))
        return 0;
    at = skip_spaces(l, at + len + 1);
    len = take_figures(l, at, 2, &month);
    if (len == 0 || month < 1 || month > 12 || at + len >= l->count ||
        l->at[at + len] != mark)
        return 0;
    at = skip_spaces(l, at + len + 1);
    len = take_figures(l, at, 4, &year);
    bool ends = at + len >= l->count || !digit(l->at[at + len]);
    bool known = len == 2 || (len == 4 && year >= 1900 && year < 2100);
    return ends && known ? at + len : 0;
}

/* "1985-03-12". */
static size_t iso_date_at(const struct letters *l, size_t at)
{
    int year;
    int month;
    int day;
    if (take_figures(l, at, 4, &year) != 4 || year < 1900 || year >= 2100 ||
        at + 10 > l->count || l->at[at + 4] != '-' || l->at[at + 7] != '-')
        return 0;
    bool known = take_figures(l, at + 5, 2, &month) == 2 && month >= 1 && month <= 12 &&
                 take_figures(l, at + 8, 2, &day) == 2 && day >= 1 && day <= 31;
    return known ? at + 10 : 0;
}

/* Where a date that begins here ends, 0 if none does. */
static size_t any_date_at(const struct letters *l, size_t at)
{
    if (!digit(l->at[at]) || (at > 0 && digit(l->at[at - 1])))
        return 0;
    size_t end = date_at(l, at);
    return end > 0 ? end : iso_date_at(l, at);
}

static bool find_date(const struct letters *l)
{
    for (size_t at = 0; at < l->count; at++)
        if (any_date_at(l, at) > 0)
            return true;
    return false;
}

/* Six figures and more are a number to call, if some stand together ("8-12 14-16" are
 * hours) or it begins as numbers begin. */
static bool find_phone(const struct letters *l)
{
    for (size_t at = 0; at < l->count; at++) {
        if (!digit(l->at[at]))
            continue;
        size_t date = any_date_at(l, at);
        if (date > 0) {
            at = date - 1;
            continue;
        }
        struct run run = take_run(l, at);
        bool begins = l->at[at] == '0' || (at > 0 && l->at[at - 1] == '+');
        if (run.digits >= 6 && (run.longest >= 3 || begins))
            return true;
        at = run.end;
    }
    return false;
}

/* Two letters, two figures, then groups with figures in them: 15 characters at the least,
 * most of them figures. The check sum is not asked: one wrong figure still says whose it
 * is. */
static bool iban_at(const struct letters *l, size_t at)
{
    size_t letters = 0;
    size_t digits = 0;
    if (at + 4 > l->count || !latin(l->at[at]) || !latin(l->at[at + 1]) ||
        !digit(l->at[at + 2]) || !digit(l->at[at + 3]))
        return false;
    while (at < l->count) {
        size_t in_group = 0;
        for (; at < l->count && (latin(l->at[at]) || digit(l->at[at])); at++) {
            in_group += digit(l->at[at]);
            letters += latin(l->at[at]);
        }
        digits += in_group;
        if (in_group == 0 || at >= l->count || l->at[at] != ' ')
            break;
        at++;
    }
    return letters + digits >= 15 && digits >= 12;
}

static bool find_iban(const struct letters *l)
{
    for (size_t at = 0; at < l->count; at++)
        if ((at == 0 || !(latin(l->at[at - 1]) || digit(l->at[at - 1]))) &&
            iban_at(l, at))
            return true;
    return false;
}

/* Whether one of the phrases stands in the folded text, whole words. */
static bool says(struct arena *arena, const char *folded, const char *const *phrase,
                 size_t count)
{
    const char *padded = arena_print(arena, " %s ", folded);
    for (size_t i = 0; padded != NULL && i < count; i++) {
        const char *wanted = fold(arena, phrase[i], NULL);
        wanted = wanted == NULL ? NULL : arena_print(arena, " %s ", wanted);
        if (wanted != NULL && strstr(padded, wanted) != NULL)
            return true;
    }
    return false;
}

#define SAYS(arena, folded, phrases) \
    says(arena, folded, phrases, sizeof(phrases) / sizeof(phrases)[0])

static bool find_name(struct arena *arena, const char *folded)
{
    static const char *const phrase[] = {
        "ich heiße",   "heiße ich", "mein name ist", "mein name", "my name is",
        "i am called", "my name",   "benim adım",    "adım",      "ismim",
        "benim ismim", "اسمي",      "انا اسمي",
    };
    return SAYS(arena, folded, phrase);
}

static bool find_birth_words(struct arena *arena, const char *folded)
{
    static const char *const phrase[] = {
        "geboren",       "geburtsdatum", "geburtstag",    "geb am",     "born on",
        "date of birth", "birthday",     "doğum tarihi",  "doğumluyum", "doğdum",
        "ولدت",          "تاريخ ميلادي", "تاريخ الميلاد", "من مواليد",
    };
    return SAYS(arena, folded, phrase);
}

/* "12. März 1985", in whole or short words, with a year behind. */
static bool find_month_words(struct arena *arena, const char *folded)
{
    static const char *const month[] = {
        "januar", "februar",   "märz",    "april",    "mai",      "juni",     "juli",
        "august", "september", "oktober", "november", "dezember", "january",  "february",
        "march",  "may",       "june",    "july",     "october",  "december", "ocak",
        "şubat",  "mart",      "nisan",   "mayıs",    "haziran",  "temmuz",   "ağustos",
        "eylül",  "ekim",      "kasım",   "aralık",   "يناير",    "فبراير",   "مارس",
        "أبريل",  "مايو",      "يونيو",   "يوليو",    "أغسطس",    "سبتمبر",   "أكتوبر",
        "نوفمبر", "ديسمبر",
    };
    const char *padded = arena_print(arena, " %s ", folded);
    for (size_t i = 0; padded != NULL && i < sizeof month / sizeof month[0]; i++) {
        const char *word = fold(arena, month[i], NULL);
        word = word == NULL ? NULL : arena_print(arena, " %s ", word);
        const char *at = word == NULL ? NULL : strstr(padded, word);
        if (at == NULL || at == padded)
            continue;
        const char *behind = at + strlen(word);
        if (digit((unsigned char)at[-1]) && strspn(behind, "0123456789") == 4 &&
            (behind[0] == '1' || behind[0] == '2'))
            return true;
    }
    return false;
}

unsigned telltale_find(struct arena *arena, const char *text)
{
    struct letters letters = {0};
    const char *folded = fold(arena, text, NULL);
    unsigned found = 0;
    if (folded == NULL || !read_letters(arena, text, &letters))
        return 0;
    bool date = find_date(&letters);
    bool iban = find_iban(&letters);
    if (iban)
        found |= TELLTALE_IBAN;
    if (date || find_birth_words(arena, folded) || find_month_words(arena, folded))
        found |= TELLTALE_BIRTH;
    if (!iban && find_phone(&letters))
        found |= TELLTALE_PHONE;
    if (find_email(&letters))
        found |= TELLTALE_EMAIL;
    if (find_name(arena, folded))
        found |= TELLTALE_NAME;
    return found;
}
