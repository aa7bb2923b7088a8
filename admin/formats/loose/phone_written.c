#include "formats/loose/phone_written.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "record/record.h"

enum { DIGITS_MAX = 20, SECOND_MIN = 6 };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "Tel.:", "Telefon", "Fon", "Mobil", "Handy". */
static const char *behind_label(const char *at)
{
    static const char *const labels[] = {"telefon", "tel",   "fon",    "phone",
                                         "mobil",   "handy", "mobile", "ruf"};
    at += strspn(at, " \t\n");
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t len = strlen(labels[i]);
        if (strncasecmp(at, labels[i], len) == 0) {
            at += len;
            return at + strspn(at, ".: ");
        }
    }
    return at;
}

/* Length of a mark that may stand inside a number, 0 if there is none: spaces,
 * dashes, dots, brackets, slashes. */
static size_t mark_len(const char *at)
{
    static const char *const marks[] = {" ", "-",        ".",           "(", ")",
                                        "/", "\t",       "–",           "—", "‑",
                                        "−", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (*at == *marks[i] && strncmp(at, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static size_t digits_in(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += digit(*text);
    return count;
}

/* A second number begins: a mark or word between two, or a new area code behind a number
 * that is long enough: " / 0", or a blank and "02582", "(02582", "+49". What is too short
 * for a number with its area code belongs to the first: "0221 471 0130". */
static bool second_begins(const char *at, size_t digits)
{
    static const char *const between[] = {",",   ";",     "|",     "\n",    "&",
                                          "u.",  "oder",  "und",   "bzw",   "Fax",
                                          "fax", "Mobil", "mobil", "Handy", "or "};
    const char *next = at + strspn(at, " ");
    for (size_t i = 0; i < sizeof between / sizeof between[0]; i++)
        if (strncmp(next, between[i], strlen(between[i])) == 0)
            return digits >= 3;
    bool slash = *next == '/';
    if (digits < 7 || (!slash && next == at))
        return false;
    next += slash ? 1 + strspn(next + 1, " (") : strspn(next, "(");
    return *next == '+' || (*next == '0' && digits_in(next) >= SECOND_MIN &&
                            (slash || strspn(next, "0123456789") >= 4));
}

/* The digits of the first number; "+" first if it stands there. "(0)" behind a
 * country code is left out. */
static bool gather(const char *at, char out[DIGITS_MAX + 2], bool *second,
                   struct err *err)
{
    size_t len = 0;
    const char *text = at;
    *second = false;
    if (*at == '+')
        out[len++] = *at++;
    while (*at != '\0') {
        if (second_begins(at, len)) {
            *second = true;
            break;
        }
        bool foreign = out[0] == '+' || (len >= 2 && out[0] == '0' && out[1] == '0');
        size_t mark = mark_len(at);
        if (foreign && len >= 3 && len <= 6 && strncmp(at, "(0)", 3) == 0) {
            at += 3;
        } else if (digit(*at)) {
            if (len > DIGITS_MAX)
                return err_set(err, "\"%.40s\" has too many digits for a phone number",
                               text);
            out[len++] = *at++;
        } else if (mark > 0) {
            at += mark;
        } else {
            return err_set(
                err,
                "\"%.40s\" is not a phone number; write it as in 02582 88-0 or "
                "+49 2582 880",
                text);
        }
    }
    out[len] = '\0';
    return true;
}

static bool good(const char *number, struct err *err)
{
    static const struct field field = {.name = "phone", .type = FIELD_PHONE};
    return record_check(&field, number, err);
}

bool phone_written(const char *text, char out[PHONE_WRITTEN_LEN],
                   enum phone_written_loss *loss_out, struct err *err)
{
    char digits[DIGITS_MAX + 2] = "";
    char number[PHONE_WRITTEN_LEN + 4];
    struct err why = {""};
    bool second = false;
    enum phone_written_loss loss = PHONE_WRITTEN_WHOLE;
    const char *at = behind_label(text);
    if (strpbrk(at, "eE") != NULL && strchr(at, ',') != NULL && strchr(at, '+') > at)
        return err_set(err,
                       "\"%.40s\": a spreadsheet made this out of a phone number; format "
                       "the column as text and write it again",
                       text);
    if (!gather(at, digits, &second, err))
        return false;
    if (strncmp(digits, "00", 2) == 0)
        snprintf(number, sizeof number, "+%s", digits + 2);
    else if (digits[0] == '+' || good(digits, &why))
        snprintf(number, sizeof number, "%s", digits);
    else if (digits[0] == '0')
        snprintf(number, sizeof number, "+49%s", digits + 1);
    else if (strncmp(digits, "49", 2) == 0 && strlen(digits) >= 9) {
        snprintf(number, sizeof number, "+%s", digits);
        loss = PHONE_WRITTEN_ZERO;
    } else
        return err_set(
            err,
            "\"%.40s\" has no area code; write it as in 02582 88-0 or +49 2582 "
            "880",
            text);
    if (strncmp(number, "+490", 4) == 0)
        memmove(number + 3, number + 4, strlen(number + 4) + 1);
    if (!good(number, err))
        return false;
    snprintf(out, PHONE_WRITTEN_LEN, "%.*s", PHONE_WRITTEN_LEN - 1, number);
    *loss_out = second ? PHONE_WRITTEN_SECOND : loss;
    return true;
}

bool phone_setting(struct arena *arena, const char *text, const char **out,
                   struct err *err)
{
    char number[PHONE_WRITTEN_LEN];
    enum phone_written_loss loss;
    if (!phone_written(text, number, &loss, err))
        return false;
    if (loss == PHONE_WRITTEN_SECOND)
        return err_set(err, "\"%.40s\" holds two numbers; write one of them", text);
    *out = arena_copy(arena, number);
    return *out != NULL || err_set(err, "not enough memory");
}
