#include "core/strings.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "core/lang.h"

#define DOMAIN "anna"
#define FALLBACK "de"
#define ID_MAX 15

/* libintl's own counter: raising it makes the next look-up forget what it remembered of
 * the language before ("Being a gettext grok" in the manual of GNU gettext). */
extern int _nl_msg_cat_cntr;

static struct {
    char dir[PATH_MAX]; /* "" = not open */
    char lang[ID_MAX + 1];
} state;

static void choose(const char *lang)
{
    char list[2 * ID_MAX + 8];

    /* libintl takes the next language of the list for a message that the first one lacks.
     */
    snprintf(list, sizeof list, "%s:%s", lang, FALLBACK);
    setenv("LANGUAGE", strcmp(lang, FALLBACK) == 0 ? FALLBACK : list, 1);
    _nl_msg_cat_cntr++;
}

static bool id_valid(const char *lang)
{
    size_t len = strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    return len >= 2 && len <= ID_MAX && lang[len] == '\0';
}

/* A file that libintl cannot read is passed over in silence: its header tells whose words
 * come. */
static bool header_is_of(const char *lang)
{
    const char *header = dgettext(DOMAIN, "");
    char line[ID_MAX + 16];

    snprintf(line, sizeof line, "Language: %s\n", lang);
    return header != NULL && strstr(header, line) != NULL;
}

static bool take_words(const char *lang, struct err *err)
{
    char path[PATH_MAX + 64];

    if (!id_valid(lang))
        return err_set(err, "\"%s\" is not the id of a language, such as \"de\"", lang);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/" DOMAIN ".mo", state.dir, lang);
    if (access(path, R_OK) != 0)
        return err_set_errno(err, "cannot read the words in %s", path);
    choose(lang);
    if (!header_is_of(lang)) {
        if (state.lang[0] != '\0')
            choose(state.lang);
        return err_set(err, "%s is not a file of words in \"%s\"; build it anew", path,
                       lang);
    }
    return true;
}

/* libintl translates nothing in the locale "C". "C.UTF-8" is part of Debian's libc-bin,
 * so it is there without the package locales. */
static bool take_locale(void)
{
    static const char *const known[] = {"C.UTF-8", "C.utf8", "de_DE.UTF-8",
                                        "en_US.UTF-8"};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (setlocale(LC_MESSAGES, known[i]) != NULL)
            return true;
    return false;
}

bool strings_open(const char *dir, struct err *err)
{
    char whole[PATH_MAX];
    char before[sizeof state.dir];

    if (realpath(dir, whole) == NULL)
        return err_set_errno(err, "cannot open the folder of words %s", dir);
    if (!take_locale())
        return err_set(
            err, "this system lacks the locale C.UTF-8; install the package libc-bin");
    memcpy(before, state.dir, sizeof before);
    memcpy(state.dir, whole, sizeof whole);
    if (bindtextdomain(DOMAIN, state.dir) == NULL ||
        bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL) {
        memcpy(state.dir, before, sizeof before);
        return err_set_errno(err, "cannot use the folder of words %s", dir);
    }
    if (!take_words(FALLBACK, err)) {
        memcpy(state.dir, before, sizeof before);
        if (before[0] != '\0')
            bindtextdomain(DOMAIN, before);
        return false;
    }
    utf8_copy(state.lang, sizeof state.lang, FALLBACK);
    return true;
}

bool strings_set_lang(const char *lang, struct err *err)
{
    if (state.dir[0] == '\0')
        return err_set(err, "the words of the interface are not open");
    if (strcmp(lang, state.lang) == 0)
        return true;
    if (!take_words(lang, err))
        return false;
    utf8_copy(state.lang, sizeof state.lang, lang);
    return true;
}

const char *strings_lang(void)
{
    return state.lang[0] != '\0' ? state.lang : FALLBACK;
}

const char *strings_get(const char *name)
{
    if (name[0] == '\0' || state.dir[0] == '\0')
        return name;
    return dgettext(DOMAIN, name);
}

const char *strings_get_in(const char *lang, const char *name)
{
    const char *words;

    if (state.dir[0] == '\0' || strcmp(lang, state.lang) == 0 || !id_valid(lang))
        return strings_get(name);
    choose(lang);
    words = strings_get(name);
    choose(state.lang);
    return words;
}

/* --- putting values in
 * ------------------------------------------------------------------- */

#define FSI "\xE2\x81\xA8" /* U+2068 */
#define PDI "\xE2\x81\xA9" /* U+2069 */

static bool is_right_to_left(uint32_t code)
{
    return (code >= 0x0590 && code <= 0x08FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFE) || (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF);
}

static bool is_left_to_right_or_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z') || (code >= 0x00C0 && code <= 0x058F);
}

/* Isolates are written only where they change something: a German label with a German
 * time in it stays the plain text that a script expects. A lone number is whole by
 * itself, and must stay beside the colon of a time for "8:30" to be one number. */
static bool wants_isolate(const char *value, bool right_to_left)
{
    size_t len = strlen(value);
    size_t at = strspn(value, "0123456789");

    if (at == len)
        return false;
    at = 0;
    while (at < len) {
        uint32_t code = utf8_next(value, len, &at);

        if (right_to_left ? is_left_to_right_or_digit(code) : is_right_to_left(code))
            return true;
    }
    return false;
}

static size_t put_bytes(char *out, size_t at, const char *text, size_t len)
{
    if (out != NULL)
        memcpy(out + at, text, len);
    return at + len;
}

static size_t put_value(char *out, size_t at, const char *value, bool right_to_left)
{
    bool isolate = wants_isolate(value, right_to_left);

    if (isolate)
        at = put_bytes(out, at, FSI, strlen(FSI));
    at = put_bytes(out, at, value, strlen(value));
    if (isolate)
        at = put_bytes(out, at, PDI, strlen(PDI));
    return at;
}

/* Writes to `out`, or only measures while `out` is NULL. */
static size_t fill_into(char *out, const char *words, const char *const *value,
                        size_t count, bool right_to_left)
{
    size_t at = 0;

    while (*words != '\0') {
        size_t plain = strcspn(words, "{");

        at = put_bytes(out, at, words, plain);
        words += plain;
        if (words[0] != '{')
            continue;
        if (words[1] >= '0' && words[1] <= '3' && words[2] == '}' &&
            (size_t)(words[1] - '0') < count) {
            const char *text = value[words[1] - '0'];

            if (text != NULL)
                at = put_value(out, at, text, right_to_left);
            words += 3;
        } else {
            at = put_bytes(out, at, words, 1);
            words += 1;
        }
    }
    return at;
}

const char *strings_fill_words(struct arena *arena, const char *lang, const char *words,
                               const char *const *value, size_t count)
{
    const struct lang *known = lang_find(lang);
    bool right_to_left = known != NULL && known->right_to_left;
    size_t len = fill_into(NULL, words, value, count, right_to_left);
    char *out = arena_take(arena, len + 1);

    if (out == NULL)
        return words;
    fill_into(out, words, value, count, right_to_left);
    return out;
}

const char *strings_fill(struct arena *arena, const char *name, const char *const *value,
                         size_t count)
{
    return strings_fill_words(arena, strings_lang(), strings_get(name), value, count);
}

const char *strings_count(struct arena *arena, const char *name, unsigned long count)
{
    const char *words = name;
    const char *mark;
    const char *out;

    if (name[0] != '\0' && state.dir[0] != '\0')
        words = dngettext(DOMAIN, name, name, count);
    mark = strstr(words, "%n");
    if (mark == NULL)
        return words;
    out = arena_print(arena, "%.*s%lu%s", (int)(mark - words), words, count, mark + 2);
    return out != NULL ? out : words;
}
