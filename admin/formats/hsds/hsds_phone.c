#include "formats/hsds/hsds_phone.h"

#include <string.h>
#include <strings.h>

#include "formats/loose/phone_written.h"

enum { DIGITS_MAX = 40 };

/* Calling codes of ITU-T E.164; `trunk`: a 0 in front is dropped behind the code. */
static const struct country {
    const char *id;
    const char *names[4];
    const char *code;
    bool trunk;
} countries[] = {
    {"DE", {"Germany", "Deutschland", "D", "DEU"}, "49", true},
    {"US", {"USA", "United States", "U.S.", "United States of America"}, "1", false},
    {"CA", {"Canada", "CAN", NULL, NULL}, "1", false},
    {"GB", {"UK", "United Kingdom", "England", "GBR"}, "44", true},
    {"AT", {"Austria", "Österreich", "A", "AUT"}, "43", true},
    {"CH", {"Switzerland", "Schweiz", "CHE", NULL}, "41", true},
    {"NL", {"Netherlands", "Niederlande", "NLD", NULL}, "31", true},
    {"BE", {"Belgium", "Belgien", "BEL", NULL}, "32", true},
    {"FR", {"France", "Frankreich", "FRA", NULL}, "33", true},
    {"PL", {"Poland", "Polen", "POL", NULL}, "48", false},
    {"IE", {"Ireland", "Irland", "IRL", NULL}, "353", true},
    {"AU", {"Australia", "Australien", "AUS", NULL}, "61", true},
};

static const struct country *country_named(const char *text)
{
    for (size_t i = 0; text != NULL && i < sizeof countries / sizeof countries[0]; i++) {
        if (strcasecmp(countries[i].id, text) == 0)
            return &countries[i];
        for (size_t k = 0; k < 4 && countries[i].names[k] != NULL; k++)
            if (strcasecmp(countries[i].names[k], text) == 0)
                return &countries[i];
    }
    return NULL;
}

/* ITU-T E.161: the letters on the keys. */
static char key_of(char letter)
{
    static const char keys[] = "22233344455566677778889999";
    if (letter >= 'a' && letter <= 'z')
        return keys[letter - 'a'];
    return keys[letter - 'A'];
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where " ext. 123", "x123", "#123" begins, or the end. */
static size_t body_of(const char *text)
{
    for (size_t at = 1; text[0] != '\0' && text[at] != '\0'; at++) {
        if (!is_digit(text[at - 1]) && strchr(" .,)(/", text[at - 1]) == NULL)
            continue;
        size_t word = strncasecmp(text + at, "extension", 9) == 0 ? 9
                      : strncasecmp(text + at, "ext", 3) == 0     ? 3
                      : text[at] == 'x' || text[at] == '#'        ? 1
                                                                  : 0;
        const char *behind = text + at + word + strspn(text + at + word, ". :");
        if (word > 0 && is_digit(*behind))
            return at;
    }
    return strlen(text);
}

/* A local number with its country in front. */
static const char *whole(struct arena *arena, const struct country *country,
                         const char *digits, const char *prefix)
{
    size_t len = strlen(digits);
    if (strcmp(country->code, "1") == 0 && prefix == NULL) {
        if (len == 11 && digits[0] == '1')
            digits++;
        else if (len != 10)
            return NULL;
        return digits[0] < '2' ? NULL : arena_print(arena, "+1%s", digits);
    }
    if (country->trunk && digits[0] == '0')
        digits++;
    len = strlen(digits);
    return len < 5 || len > 13
               ? NULL
               : arena_print(arena, "+%s%s", prefix == NULL ? country->code : prefix,
                             digits);
}

static const char *german(struct arena *arena, const char *text, size_t len)
{
    char number[PHONE_WRITTEN_LEN];
    enum phone_written_loss loss;
    char *body = arena_copy_len(arena, text, len);
    return body != NULL && phone_written(body, number, &loss, NULL)
               ? arena_copy(arena, number)
               : NULL;
}

bool hsds_phone(struct arena *arena, const char *text, const char *country,
                const char *prefix, struct hsds_phone *out)
{
    char digits[DIGITS_MAX + 1];
    size_t len = 0;
    size_t body = body_of(text);
    bool plus = false;
    struct hsds_phone phone = {NULL, NULL, false};
    const struct country *home = country_named(country);
    for (size_t at = 0; at < body && len < DIGITS_MAX; at++) {
        plus = plus || (text[at] == '+' && len == 0);
        /* "+49 (0) 2582": the 0 is for those who call from inside. */
        if (plus && strncmp(text + at, "(0)", 3) == 0 && len > 0)
            at += 2;
        else if (is_digit(text[at]))
            digits[len++] = text[at];
        else if (is_letter(text[at]) && len >= 3) {
            digits[len++] = key_of(text[at]);
            phone.lettered = true;
        } else if (is_letter(text[at]))
            len = DIGITS_MAX;
    }
    digits[len < DIGITS_MAX ? len : 0] = '\0';
    if (text[body] != '\0') {
        const char *at = text + body + strcspn(text + body, "0123456789");
        phone.extension = arena_copy_len(arena, at, strspn(at, "0123456789"));
    }
    if (home == NULL)
        home = &countries[0];
    if (prefix != NULL)
        prefix += strspn(prefix, "+0 ");
    if (prefix != NULL && strcmp(prefix, home->code) == 0)
        prefix = NULL;
    if (digits[0] == '\0')
        phone.number = NULL;
    else if (home == &countries[0] && prefix == NULL && !phone.lettered)
        phone.number = german(arena, text, body);
    else if (plus)
        phone.number = arena_print(arena, "+%s", digits);
    else if (strncmp(digits, "00", 2) == 0)
        phone.number = arena_print(arena, "+%s", digits + 2);
    else
        phone.number = whole(arena, home, digits, prefix);
    if (arena->failed)
        return false;
    *out = phone;
    return true;
}
