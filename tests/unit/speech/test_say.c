#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "speech/say.h"

/* tests/speech/cases/LANG.tsv: shown, kind, spoken; each thought out by hand. "\n" and
 * "\u00AD" in what is shown are written so. What another voice says is in brackets:
 * "[de Warendorf]". */

static const char *const kinds[] = {"plain", "phone", "code", "address", "letter"};

static struct say_lexicon *lexicon_of(const char *lang)
{
    struct err err = {""};
    struct say_lexicon *lexicon = say_lexicon_new();
    assert_non_null(lexicon);
    if (!say_lexicon_load(lexicon, lang, &err))
        fail_msg("%s", err.text);
    return lexicon;
}

static enum say_kind kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(name, kinds[i]) == 0)
            return (enum say_kind)i;
    fail_msg("no kind: %s", name);
    return SAY_PLAIN;
}

/* What is heard, as the cases write it. */
static const char *heard(struct arena *arena, const char *lang,
                         const struct say_piece *piece, size_t count)
{
    struct buf out = {0};
    const char *voice = lang;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(voice, lang) != 0 && strcmp(voice, piece[i].lang) != 0)
            buf_add_text(&out, "]");
        if (i > 0)
            buf_add_text(&out, " ");
        if (strcmp(piece[i].lang, lang) != 0 && strcmp(voice, piece[i].lang) != 0)
            buf_print(&out, "[%s ", piece[i].lang);
        buf_add_text(&out, piece[i].words);
        voice = piece[i].lang;
    }
    if (strcmp(voice, lang) != 0)
        buf_add_text(&out, "]");
    const char *copy = arena_copy(arena, out.bytes != NULL ? out.bytes : "");
    buf_free(&out);
    return copy;
}

static void maps_back(const char *shown, const struct say_piece *piece, size_t count)
{
    size_t end = 0;
    const size_t len = strlen(shown);
    for (size_t i = 0; i < count; i++) {
        assert_true(piece[i].from >= end && piece[i].from < piece[i].to);
        assert_true(piece[i].to <= len);
        assert_true(((unsigned char)shown[piece[i].from] & 0xC0) != 0x80);
        assert_true(((unsigned char)shown[piece[i].to] & 0xC0) != 0x80);
        if (piece[i].words[0] == '\0' || piece[i].words[0] == ' ')
            fail_msg("\"%s\" of \"%s\"", piece[i].words, shown);
        assert_true(utf8_valid(piece[i].words, strlen(piece[i].words), NULL));
        end = piece[i].to;
    }
}

/* With what the escapes of the files of cases stand for. */
static const char *unescaped(struct arena *arena, const char *text)
{
    static const struct {
        const char *written, *meant;
    } escapes[] = {
        {"\\n", "\n"}, {"\\-", "\u00AD"}, {"\\_", "\u00A0"}, {"\\0", "\u200B"}};
    struct buf out = {0};
    while (*text != '\0') {
        size_t i = 0;
        while (i < 4 && strncmp(text, escapes[i].written, 2) != 0)
            i++;
        if (i < 4)
            buf_add_text(&out, escapes[i].meant);
        else
            buf_add(&out, text, 1);
        text += i < 4 ? 2 : 1;
    }
    const char *copy = arena_copy(arena, out.bytes);
    buf_free(&out);
    assert_non_null(copy);
    return copy;
}

static size_t play(const char *lang, size_t *bad)
{
    char path[512];
    struct err err = {""};
    struct buf file = {0};
    struct arena arena = {0};
    struct say_lexicon *lexicon = lexicon_of(lang);
    snprintf(path, sizeof path, "%s/../tests/speech/cases/%s.tsv", ANNA_ASSETS_DIR, lang);
    if (!buf_read_file(&file, path, 1 << 20, &err))
        fail_msg("%s", err.text);
    size_t cases = 0;
    for (char *rest = file.bytes, *line; (line = strsep(&rest, "\n")) != NULL;) {
        if (line[0] == '\0' || line[0] == '#')
            continue;
        const char *shown = unescaped(&arena, strsep(&line, "\t"));
        const char *kind = strsep(&line, "\t");
        assert_non_null(line);
        struct say_piece *piece = NULL;
        size_t count = say_text(&arena, lexicon, lang, shown, kind_of(kind), &piece);
        maps_back(shown, piece, count);
        const char *is = heard(&arena, lang, piece, count);
        if (strcmp(is, line) != 0) {
            print_message("%s: %s\n  is:   %s\n  must: %s\n", lang, shown, is, line);
            ++*bad;
        }
        cases++;
    }
    buf_free(&file);
    arena_free(&arena);
    say_lexicon_close(lexicon);
    return cases;
}

static void says_the_cases(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        size_t least;
    } langs[] = {{"de", 200}, {"en", 50}, {"tr", 50}, {"ar", 50}, {"uk", 50},
                 {"ru", 50},  {"pl", 50}, {"ro", 50}, {"fa", 50}, {"ku", 50}};
    size_t bad = 0;
    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++)
        assert_true(play(langs[i].lang, &bad) >= langs[i].least);
    assert_int_equal(bad, 0);
}

static void maps_random_text_back(void **state)
{
    (void)state;
    static const char *const part[] = {
        "8",  ":",  "30", " Uhr", "\u2013", "Mo", "z. B.",  "\u00AD", "\u200B", "48231 W",
        "\n", "\"", "(",  "0",    "+49",    "€",  "12,5",   "ä",      "Sprech", "الهاتف",
        " ",  "-",  ".",  "116",  "117",    "ї",  "waf.de", "@",      "\xFF",   "31.12."};
    struct say_lexicon *lexicon = lexicon_of("de");
    struct arena arena = {0};
    unsigned long seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct buf shown = {0};
        for (int i = 0; i < 12; i++) {
            seed = seed * 6364136223846793005ul + 1442695040888963407ul;
            buf_add_text(&shown, part[(seed >> 33) % (sizeof part / sizeof part[0])]);
        }
        struct say_piece *piece = NULL;
        size_t count = say_text(&arena, lexicon, "de", shown.bytes,
                                (enum say_kind)((seed >> 40) % 5), &piece);
        maps_back(shown.bytes, piece, count);
        buf_free(&shown);
        arena_reset(&arena);
    }
    arena_free(&arena);
    say_lexicon_close(lexicon);
}

/* The office's own words are said as soon as they are there. */
static void says_what_the_office_adds(void **state)
{
    (void)state;
    struct say_lexicon *lexicon = lexicon_of("tr");
    struct arena arena = {0};
    struct say_piece *piece = NULL;
    assert_int_equal(
        say_text(&arena, lexicon, "tr", "Haus Kunterbunt, Oelde", SAY_PLAIN, &piece), 3);
    assert_true(say_lexicon_add(lexicon, SAY_LAYER_OFFICE, "all", "Haus Kunterbunt", "de",
                                "Haus Kunter-bunt"));
    assert_int_equal(
        say_text(&arena, lexicon, "tr", "Haus Kunterbunt, Oelde", SAY_PLAIN, &piece), 2);
    assert_string_equal(piece[0].words, "Haus Kunter-bunt,");
    assert_string_equal(piece[0].lang, "de");
    assert_int_equal(piece[0].from, 0);
    assert_int_equal(piece[0].to, strlen("Haus Kunterbunt"));
    arena_free(&arena);
    say_lexicon_close(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_the_cases),
        cmocka_unit_test(maps_random_text_back),
        cmocka_unit_test(says_what_the_office_adds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
