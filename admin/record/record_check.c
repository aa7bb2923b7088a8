#include "record/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hidden_sign.h"
#include "base/utf8.h"
#include "core/booking.h"
#include "core/dates/dates.h"
#include "core/hours/hours.h"
#include "record/phone.h"

/* What a single value must look like; see record.h. */

enum { ID_MAX = 64, SOUND_MAX = 64, LINE_MAX_CHARS = 300, TEXT_MAX_CHARS = 4000 };

static bool all_digits(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static bool check_phone(const char *text, struct err *err)
{
    size_t len = strlen(text);
    if (phone_is_short(text))
        return true;
    if (strncmp(text, "+490", 4) == 0)
        return err_set(err, "\"%.40s\" has a 0 after +49; leave it out, as in +492582880",
                       text);
    if (text[0] == '+' && text[1] != '0' && all_digits(text + 1) && len >= 8 && len <= 16)
        return true;
    return err_set(
        err,
        "\"%.40s\" is not a phone number; write it with country code and digits "
        "only, as in +492582880, or as a short number such as 112 or 116111",
        text);
}

static bool check_id(const char *text, struct err *err)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t len = strlen(text);
    if (len >= 1 && len <= ID_MAX && strspn(text, letters) == len && text[0] != '-')
        return true;
    return err_set(
        err,
        "\"%.40s\" is not an id; use small letters a to z, digits, - and _, at most "
        "%d",
        text, ID_MAX);
}

static bool check_email(const char *text, struct err *err)
{
    const char *at = strchr(text, '@');
    bool ok = at != NULL && at != text && strchr(at + 1, '@') == NULL &&
              strchr(at + 1, '.') != NULL && at[1] != '.' && strlen(text) <= 254 &&
              strpbrk(text, " \t\n<>\"\\,;") == NULL;
    return ok || err_set(err, "\"%.60s\" is not an e-mail address", text);
}

static bool check_web(const char *text, struct err *err)
{
    size_t head = strncmp(text, "https://", 8) == 0  ? 8
                  : strncmp(text, "http://", 7) == 0 ? 7
                                                     : 0;
    bool ok = head > 0 && text[head] != '\0' && text[head] != '/' &&
              strlen(text) <= 2000 && strpbrk(text, " \t\n<>\"\\`") == NULL;
    return ok || err_set(err,
                         "\"%.60s\" is not a web address that begins with https:// or "
                         "http://",
                         text);
}

static bool check_hours(const char *text, struct err *err)
{
    struct arena arena = {0};
    const struct hours *hours = NULL;
    bool ok = hours_parse(&arena, text, &hours, err);
    arena_free(&arena);
    return ok || err_prefix(err, "\"%.80s\" is not understood as opening hours", text);
}

static bool check_date(const char *text, bool whole, struct err *err)
{
    struct date date;
    if (date_parse(text, &date) && (!whole || strlen(text) == 10))
        return true;
    return whole
               ? err_set(err, "\"%.40s\" is not a date; write it as in 2026-11-23", text)
               : err_set(err,
                         "\"%.40s\" is not a date; write it as in 2026-11 or 2026-11-23",
                         text);
}

static bool check_choice(const char *choices, const char *text, struct err *err)
{
    size_t len = strlen(text);
    for (const char *at = choices; *at != '\0';) {
        size_t word = strcspn(at, " ");
        if (word == len && strncmp(at, text, len) == 0)
            return true;
        at += word + (at[word] == ' ');
    }
    return err_set(err, "\"%.40s\" is none of: %s", text, choices);
}

static bool check_number(const struct field *field, const char *text, struct err *err)
{
    char *end = NULL;
    double number = strtod(text, &end);
    bool plain = text[0] != '\0' && text[strspn(text, "0123456789+-.eE")] == '\0';
    if (plain && *end == '\0' && number >= field->low && number <= field->high)
        return true;
    return err_set(err, "\"%.40s\" is not a number from %g to %g", text, field->low,
                   field->high);
}

static bool check_count(const struct field *field, const char *text, struct err *err)
{
    if (all_digits(text) && strlen(text) <= 6 && strtod(text, NULL) <= field->high)
        return true;
    return err_set(err, "\"%.40s\" is not a whole number from 0 to %g", text,
                   field->high);
}

static bool check_map(const char *text, struct err *err)
{
    const char *equals = strchr(text, '=');
    size_t name = equals == NULL ? 0 : (size_t)(equals - text);
    if (name == 0 || name > ID_MAX ||
        strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.") !=
            name)
        return err_set(err, "\"%.40s\" is not a name of A11yJSON with yes, no or unknown",
                       text);
    return check_choice("yes no unknown", equals + 1, err);
}

static bool check_words(const char *text, size_t most, bool lines, struct err *err)
{
    size_t bad = 0;
    size_t len = strlen(text);
    if (!utf8_valid(text, len, &bad))
        return err_set(err, "byte %zu is not valid UTF-8", bad + 1);
    for (const char *at = text; *at != '\0'; at++)
        if (((unsigned char)*at < 0x20 && !(lines && *at == '\n')) || *at == 0x7f)
            return err_set(err, "has a control character (code %d); take it out",
                           (unsigned char)*at);
    if (!hidden_sign_none(text, err))
        return false;
    size_t length = len <= most ? len : utf8_length(text); /* no more than it has bytes */
    return length <= most ||
           err_set(err, "has %zu characters; at most %zu are allowed", length, most);
}

static bool check_link(const char *text, struct err *err)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    const char *equals = strchr(text, '=');
    size_t name = equals == NULL ? 0 : (size_t)(equals - text);
    if (name == 0 || name > ID_MAX || strspn(text, letters) != name || equals[1] == '\0')
        return err_set(err, "\"%.40s\" is not a name with its value, as in provider=ea",
                       text);
    return check_words(equals + 1, LINE_MAX_CHARS, false, err);
}

/* A colon in front is a rule of a language, a hyphen the end of words (say_lexicon.h). */
static bool check_sound(const char *text, struct err *err)
{
    if (!check_words(text, SOUND_MAX, false, err))
        return false;
    return (strlen(text) <= SOUND_MAX && text[0] != ' ' && text[0] != ':') ||
           err_set(err,
                   "\"%.40s\" is not a word or a few; write at most %d letters, without "
                   "a blank or a colon in front",
                   text, SOUND_MAX);
}

/* U+200B, U+FEFF and soft hyphens are blanks too. */
bool record_check_blank(const char *text)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(text, len, &at);
        bool blank = code == ' ' || code == '\n' || code == '\t' || code == 0xa0 ||
                     code == 0xad || code == 0x1680 ||
                     (code >= 0x2000 && code <= 0x200f) || code == 0x2028 ||
                     code == 0x2029 || code == 0x202f || code == 0x205f ||
                     code == 0x2060 || code == 0x3000 || code == 0xfeff;
        if (!blank)
            return false;
    }
    return true;
}

bool record_check(const struct field *field, const char *text, struct err *err)
{
    if (field->required && text[0] != '\0' && record_check_blank(text))
        return err_set(err, "has nothing in it that anybody sees; write what it is");
    if (field->type == FIELD_LINE || field->type == FIELD_TEXTS)
        return check_words(text, LINE_MAX_CHARS, false, err);
    if (!check_words(text, TEXT_MAX_CHARS, true, err))
        return false;
    switch (field->type) {
    case FIELD_ID:
    case FIELD_IDS:
        return check_id(text, err);
    case FIELD_TEXT:
    case FIELD_LINE:
    case FIELD_TEXTS:
        return true;
    case FIELD_PHONE:
        return check_phone(text, err);
    case FIELD_EMAIL:
        return check_email(text, err);
    case FIELD_HOST:
        return booking_host_valid(text) ||
               err_set(err,
                       "\"%.60s\" is not a host such as termine.example.org: small "
                       "letters, no https:// and no port",
                       text);
    case FIELD_WEB:
        return check_web(text, err);
    case FIELD_SOUND:
        return check_sound(text, err);
    case FIELD_HOURS:
        return check_hours(text, err);
    case FIELD_DATES:
        return dates_check(text, err) ||
               err_prefix(err, "\"%.80s\" is not understood as dates", text);
    case FIELD_MONTH:
        return check_date(text, false, err);
    case FIELD_DAY:
        return check_date(text, true, err);
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return check_choice(field->choices, text, err);
    case FIELD_FLAG:
        return check_choice("true false", text, err);
    case FIELD_NUMBER:
        return check_number(field, text, err);
    case FIELD_COUNT:
        return check_count(field, text, err);
    case FIELD_MAP:
        return check_map(text, err);
    case FIELD_LINK:
        return check_link(text, err);
    }
    return err_set(err, "is of no known type");
}
