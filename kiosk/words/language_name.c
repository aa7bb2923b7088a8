#include "words/language_name.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "core/fold.h"
#include "words/capital.h"

/* ICU calls by a name whatever looks like a language; a list may also say "Deutsch". */
static bool is_id(const char *id)
{
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz");
    return (len == 2 || len == 3) && id[len] == '\0';
}

/* Which languages a list in a German office names by a word: those that families speak
 * most there (Statistisches Bundesamt, Mikrozensus 2023), and of the interface. */
static const char *const named[] = {
    "de", "en", "tr", "ar", "uk", "ru", "pl", "ro", "fa", "ku", "bg", "sq", "fr", "es",
    "it", "pt", "nl", "el", "sr", "hr", "bs", "mk", "hu", "cs", "sk", "sl", "ka", "hy",
    "az", "ti", "am", "so", "sw", "ur", "ps", "vi", "zh", "ja", "ko", "th", "ta", "hi",
    "pa", "bn", "da", "sv", "no", "fi", "et", "lv", "lt", "he", "rom"};

const char *language_named(size_t number)
{
    return number < sizeof named / sizeof named[0] ? named[number] : NULL;
}

enum { MOST = 96, NAME_LEN = MOST * 3 + 1, REMEMBERED = 8 };

/* False: ICU has no name. */
static bool name_of(const char *id, const char *in, char out[NAME_LEN])
{
    UChar wide[MOST];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    int32_t wide_len = uloc_getDisplayLanguage(id, in, wide, MOST, &status);
    if (U_FAILURE(status) || wide_len <= 0 || wide_len >= MOST)
        return false;
    u_strToUTF8(out, NAME_LEN, &len, wide, wide_len, &status);
    return U_SUCCESS(status);
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static const char *search_folded(struct arena *arena, const char *words)
{
    const char *wanted = fold(arena, words, NULL);
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        const char *const in[] = {"de", named[i], "en"};
        char name[NAME_LEN];
        for (size_t j = 0; j < sizeof in / sizeof in[0]; j++)
            if (wanted != NULL && name_of(named[i], in[j], name) &&
                strcmp(or_empty(fold(arena, name, NULL)), wanted) == 0)
                return named[i];
    }
    return NULL;
}

static const char *search_id(const char *words)
{
    struct arena arena = {0};
    const char *id = search_folded(&arena, words);
    arena_free(&arena);
    return id;
}

/* "Ukrainisch", "Українська" and "Ukrainian" are "uk"; NULL: no language that is known.
 * The last ones are remembered: 159 names of ICU are more than a frame has time for. */
static const char *id_of(const char *words)
{
    static struct {
        char words[64];
        const char *id;
    } last[REMEMBERED];
    static size_t next;
    if (words[0] == '\0' || strlen(words) >= sizeof last[0].words)
        return NULL;
    for (size_t i = 0; i < REMEMBERED; i++)
        if (strcmp(last[i].words, words) == 0)
            return last[i].id;
    const char *id = search_id(words);
    snprintf(last[next].words, sizeof last[next].words, "%s", words);
    last[next].id = id;
    next = (next + 1) % REMEMBERED;
    return id;
}

/* Many languages write names of languages small; here they stand alone. */
static const char *with_capital(struct arena *arena, const char *name, const char *in)
{
    size_t first = 0;
    size_t len = strlen(name);
    utf8_next(name, len, &first);
    const char *letter = arena_copy_len(arena, name, first);
    return letter != NULL
               ? arena_print(arena, "%s%s", capital_of(arena, letter, in), name + first)
               : NULL;
}

const char *language_name(struct arena *arena, const char *lang, const char *in)
{
    char name[NAME_LEN];
    const char *id = is_id(lang) ? lang : id_of(lang);
    const char *copy =
        id != NULL && name_of(id, in, name) ? with_capital(arena, name, in) : NULL;
    return copy != NULL ? copy : lang;
}
