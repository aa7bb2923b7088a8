#include "speech/say_words.h"

#include <string.h>

#include "base/utf8.h"
#include "speech/say_number.h"

enum { PHRASE_LEN = 64, PHRASE_BORDERS = 12, CAPITALS_MOST = 4, END_LEAST = 2 };

static size_t next_of(const struct say_line *line, size_t at)
{
    utf8_next(line->text, line->len, &at);
    return at;
}

/* The small letter of the capital at the front of `word`, in place; false: it is none.
 * ASCII, Latin-1 and Cyrillic, where both have one length. */
static bool make_small(char *word)
{
    size_t len = strlen(word);
    size_t at = 0;
    uint32_t code = utf8_next(word, len, &at);
    uint32_t small = code;
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
        (code >= 0x410 && code <= 0x42F))
        small = code + 0x20;
    else if (code >= 0x400 && code <= 0x40F)
        small = code + 0x50;
    if (small != code)
        utf8_put(word, small);
    return small != code;
}

static struct say_word known(const struct say_line *line, const char *word, size_t len)
{
    const struct say_word found = say_lexicon_find(line->lexicon, line->lang, word, len);
    char small[PHRASE_LEN + 1];
    if (found.said != NULL || len < 2 || len > PHRASE_LEN)
        return found;
    memcpy(small, word, len);
    small[len] = '\0';
    return make_small(small) ? say_lexicon_find(line->lexicon, line->lang, small, len)
                             : found;
}

size_t say_words_known(struct say_line *line, size_t at)
{
    char key[PHRASE_LEN + 1];
    size_t end[PHRASE_BORDERS];
    size_t key_end[PHRASE_BORDERS];
    size_t borders = 0;
    size_t len = 0;
    if (line->text[at] == '+' && say_line_digit(line, at + 1))
        return 0; /* of a phone number */
    for (size_t i = at; i < line->len && line->text[i] != '\n';) {
        size_t next = next_of(line, i);
        bool space = line->text[i] == ' ';
        if (len + (next - i) > PHRASE_LEN)
            break;
        if (line->text[i] != SAY_JOINT && !(space && len > 0 && key[len - 1] == ' ')) {
            memcpy(key + len, line->text + i, next - i);
            len += next - i;
        }
        i = next;
        if (space || line->text[i] == SAY_JOINT || !say_line_border(line, i))
            continue;
        if (borders == PHRASE_BORDERS)
            break;
        end[borders] = i;
        key_end[borders++] = len;
    }
    while (borders-- > 0) {
        const struct say_word word = known(line, key, key_end[borders]);
        if (word.said == NULL)
            continue;
        say_line_put(line, at, end[borders], word.voice,
                     arena_copy(line->arena, word.said));
        return end[borders];
    }
    return 0;
}

/* Letters, digits and what stands in an address. */
static size_t address_end(const struct say_line *line, size_t at)
{
    while (at < line->len && line->text[at] > ' ' &&
           (strchr("-_./:@?=&%+#", line->text[at]) != NULL || say_line_letter(line, at) ||
            say_line_digit(line, at)))
        at = next_of(line, at);
    while (at > 0 && strchr(".:?", line->text[at - 1]) != NULL)
        at--;
    return at;
}

/* "waf.de": ends of names that content has; others are known by www or http. */
static bool names_host(const char *text, size_t len)
{
    static const char *const end[] = {".de",   ".com", ".org", ".net",   ".eu",
                                      ".info", ".nrw", ".app", ".online"};
    size_t host = 0;
    while (host < len && text[host] != '/' && text[host] != '?')
        host++;
    for (size_t i = 0; i < sizeof end / sizeof end[0]; i++) {
        size_t end_len = strlen(end[i]);
        if (host > end_len + 1 && memcmp(text + host - end_len, end[i], end_len) == 0)
            return true;
    }
    return (len > 4 && memcmp(text, "www.", 4) == 0) ||
           (len > 7 && memcmp(text, "http", 4) == 0 && strstr(text, "://") != NULL);
}

size_t say_words_web(struct say_line *line, size_t at)
{
    size_t end = address_end(line, at);
    if (end <= at + 3 || (!say_line_letter(line, at) && !say_line_digit(line, at)))
        return 0;
    const char *text = arena_copy_len(line->arena, line->text + at, end - at);
    if (text == NULL)
        return 0;
    const char *sign = strchr(text, '@');
    bool mail = sign != NULL && sign > text && strchr(sign, '.') != NULL;
    if (!mail && !names_host(text, end - at))
        return 0;
    const char *words = say_line_rule(line, mail ? "mail" : "web", 0);
    say_line_put(line, at, end, NULL, words != NULL ? words : text);
    return end;
}

enum script { LATIN, CYRILLIC, ARABIC, OTHER };

static enum script script_of(uint32_t code)
{
    if (code < 0x370 || (code >= 0x1E00 && code < 0x1F00))
        return LATIN;
    if (code >= 0x400 && code < 0x530)
        return CYRILLIC;
    return code >= 0x600 && code < 0x780 ? ARABIC : OTHER;
}

static bool has_any(const char *word, const char *letters)
{
    size_t letters_len = letters != NULL ? strlen(letters) : 0;
    for (size_t at = 0, next; at < letters_len; at = next) {
        char letter[5] = "";
        next = at;
        utf8_next(letters, letters_len, &next);
        memcpy(letter, letters + at, next - at);
        if (strstr(word, letter) != NULL)
            return true;
    }
    return false;
}

/* The voice of a word that nobody knows: by its script and letters. */
static const char *voice_of(const struct say_line *line, const char *word)
{
    static const char *const names[] = {"Latn", "Cyrl", "Arab"};
    const char *page = say_line_rule(line, "script", 0);
    size_t at = 0;
    enum script script = script_of(utf8_next(word, strlen(word), &at));
    if (script == OTHER)
        return NULL;
    if (script == LATIN && line->kind == SAY_ADDRESS)
        return "de";
    if (page == NULL || strcmp(page, names[script]) == 0)
        return has_any(word, say_line_rule(line, "foreign", 0)) ? "de" : NULL;
    if (script == CYRILLIC)
        return has_any(word, "іїєґІЇЄҐ") ? "uk" : "ru";
    if (script == ARABIC)
        return has_any(word, "پچژگکی") ? "fa" : "ar";
    return "de";
}

/* "OGS": a few capitals of ASCII and nothing else. */
static bool short_form(const struct say_line *line, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++)
        if (line->text[i] < 'A' || line->text[i] > 'Z')
            return false;
    return end - at > 1 && end - at <= CAPITALS_MOST;
}

/* Whether a hyphen parts words of which one is known, or a short form: "VHS-Kurs". */
static bool parts_known(const struct say_line *line, size_t at, size_t hyphen)
{
    size_t part = hyphen + 2;
    while (part < line->len && !say_line_border(line, part))
        part++;
    return known(line, line->text + hyphen + 1, part - hyphen - 1).said != NULL ||
           short_form(line, hyphen + 1, part) || short_form(line, at, hyphen);
}

/* Hyphens and apostrophes are inside of a word; and ":" as in "Berater:innen". */
static size_t word_end(const struct say_line *line, size_t at)
{
    size_t end = at;
    while (end < line->len) {
        if (end > at && say_line_border(line, end) && say_line_letter(line, end) &&
            say_line_letter(line, end - 1))
            break; /* of another script */
        if (say_line_letter(line, end) || say_line_digit(line, end) ||
            line->text[end] == SAY_JOINT) {
            end = next_of(line, end);
            continue;
        }
        bool inside = strchr("-':*_", line->text[end]) != NULL &&
                      say_line_letter(line, end + 1) && end > at;
        bool gender = strchr(":*_", line->text[end]) != NULL;
        if (!inside || (gender && say_line_begins(line, end + 1, "innen|in") == 0) ||
            (line->text[end] == '-' && parts_known(line, at, end)))
            break;
        end++;
    }
    while (end > at && line->text[end - 1] == SAY_JOINT)
        end--;
    return end;
}

/* "Bahnhofstr.": the lexicon has "-str." */
static const char *with_end(const struct say_line *line, size_t at, size_t end)
{
    for (size_t from = at + 1; end < line->len && from + END_LEAST <= end; from++) {
        char key[PHRASE_LEN];
        if (line->text[end] != '.' || end - from > 8)
            continue;
        size_t len = end - from + 2;
        key[0] = '-';
        memcpy(key + 1, line->text + from, len - 1);
        const char *said = say_lexicon_find(line->lexicon, line->lang, key, len).said;
        if (said != NULL)
            return arena_print(line->arena, "%.*s%s", (int)(from - at), line->text + at,
                               said);
    }
    return NULL;
}

/* A word that the lexicon knows behind what its language writes to the front of words. */
static const char *joined(const struct say_line *line, const char *word)
{
    const char *list = say_line_rule(line, "joined", 0);
    for (int i = 0; list != NULL; i++) {
        size_t len = strcspn(list, "=");
        if (list[len] == '\0')
            break;
        size_t said_len = strcspn(list + len + 1, "|");
        if (strncmp(word, list, len) == 0 && word[len] != '\0') {
            const struct say_word rest = say_lexicon_find(line->lexicon, line->lang,
                                                          word + len, strlen(word + len));
            if (rest.said != NULL && rest.voice == NULL)
                return arena_print(line->arena, "%.*s%s", (int)said_len, list + len + 1,
                                   rest.said);
        }
        list += len + 1 + said_len;
        if (*list++ == '\0')
            break;
    }
    return NULL;
}

/* The word with its joints as its language wants them: of another it is German. */
static const char *with_joints(const struct say_line *line, const char *word,
                               const char *voice)
{
    const char *joint = voice != NULL ? "-" : say_line_rule(line, "joint", 0);
    char *out = arena_copy(line->arena, word);
    size_t len = 0;
    for (; out != NULL && *word != '\0'; word++)
        if (*word == ':' || *word == '*' || *word == '_')
            out[len++] = '-';
        else if (*word != SAY_JOINT)
            out[len++] = *word;
        else if (joint != NULL)
            out[len++] = joint[0];
    if (out != NULL)
        out[len] = '\0';
    return out;
}

size_t say_words(struct say_line *line, size_t at)
{
    if (!say_line_letter(line, at))
        return 0;
    size_t end = say_number_code(line, at);
    if (end != 0)
        return end;
    end = word_end(line, at);
    const char *word = arena_copy_len(line->arena, line->text + at, end - at);
    if (word == NULL)
        return end;
    const char *voice = voice_of(line, word);
    const char *said = with_end(line, at, end);
    if (said != NULL) {
        say_line_put(line, at, end + 1, voice, said);
        return end + 1;
    }
    said = joined(line, word);
    if (said == NULL)
        said = short_form(line, at, end) ? say_line_apart(line, at, end)
                                         : with_joints(line, word, voice);
    say_line_put(line, at, end, voice, said);
    return end;
}

size_t say_words_letter(struct say_line *line, size_t at)
{
    size_t end = next_of(line, at);
    char key[16] = ":letter.";
    size_t len = strlen(key);
    memcpy(key + len, line->text + at, end - at);
    len += end - at;
    struct say_word word = say_lexicon_find(line->lexicon, line->lang, key, len);
    if (word.said == NULL && line->text[at] > ' ' && !say_line_letter(line, at) &&
        !say_line_digit(line, at))
        word = say_lexicon_find(line->lexicon, line->lang, line->text + at, end - at);
    const bool named = word.said != NULL;
    const char *said = named ? arena_copy(line->arena, word.said)
                             : arena_copy_len(line->arena, line->text + at, end - at);
    bool heard = named || say_line_letter(line, at) || say_line_digit(line, at);
    if (heard && said != NULL)
        say_line_put(line, at, end, named ? NULL : voice_of(line, said), said);
    return end;
}
