#include "formats/loose/postcode_written.h"

#include <stdio.h>
#include <string.h>

enum { CHARS_MOST = 10, DIGITS = 5 };

static const char digits[] = "0123456789";
static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static const char *behind_country(const char *text)
{
    static const char *const countries[] = {"DE-", "DE ", "D-", "D "};
    for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++)
        if (strncmp(text, countries[i], strlen(countries[i])) == 0)
            return text + strlen(countries[i]) + strspn(text + strlen(countries[i]), " ");
    return text;
}

/* "48 351", "48.351": digits parted as in a number. */
static bool parted(const char *text, char *out)
{
    size_t len = 0;
    size_t marks = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr(digits, *at) != NULL && len < DIGITS)
            out[len++] = *at;
        else if ((*at == ' ' || *at == '.') && len >= 2)
            marks++;
        else
            return false;
    }
    out[len] = '\0';
    return len == DIGITS && marks == 1;
}

/* Of another country. In five signs, which a German one has, a letter is a misspelling.
 */
static bool foreign(const char *text)
{
    size_t len = strlen(text);
    size_t numbers = 0;
    size_t row = 0;
    size_t row_most = 0;
    bool beside = false;
    bool letters = false;
    size_t marks = 0;
    for (size_t i = 0; i < len; i++) {
        bool digit = strchr(digits, text[i]) != NULL;
        bool capital = strchr(capitals, text[i]) != NULL;
        if (!digit && !capital && text[i] != ' ' && text[i] != '-')
            return false;
        if (i > 0 && capital && strchr(digits, text[i - 1]) != NULL)
            beside = true;
        letters = letters || capital;
        marks += !digit && !capital;
        numbers += digit;
        row = digit ? row + 1 : 0;
        row_most = row > row_most ? row : row_most;
    }
    if (len > CHARS_MOST || numbers < 2)
        return false;
    if (!letters)
        return numbers >= 4 && marks <= 1;
    return (row_most >= 4 && len != DIGITS) ||
           (beside && row_most < 4 && strchr(capitals, text[0]) != NULL);
}

bool postcode_written(const char *text, char out[POSTCODE_WRITTEN_LEN],
                      const char **note_out)
{
    char code[POSTCODE_WRITTEN_LEN] = "";
    const char *note = NULL;
    const char *at = behind_country(text);
    size_t len = strspn(at, digits);
    bool number = (len == DIGITS || len == DIGITS - 1) && at[len] == '.' &&
                  at[len + 1] == '0' && at[len + 1 + strspn(at + len + 1, "0")] == '\0';
    if (number || ((len == DIGITS || len == DIGITS - 1) && at[len] == '\0')) {
        snprintf(code, sizeof code, "%s%.*s", len < DIGITS ? "0" : "", DIGITS, at);
        code[DIGITS] = '\0';
        note = len < DIGITS ? "a spreadsheet took the 0 in front away"
               : number     ? "a spreadsheet made a number of it"
                            : NULL;
    } else if (parted(at, code)) {
        note = "a postcode has five digits without a blank";
    } else if (foreign(at)) {
        snprintf(code, sizeof code, "%s", at);
    } else {
        return false;
    }
    memcpy(out, code, sizeof code);
    *note_out = note;
    return true;
}
