#include "../text_help.h"

#include "ui/text/text_break.h"

enum { MOST = 256 };

/* The text with '|' where it may be divided (not at its end), as the break functions say.
 */
static void assert_parts(const char *utf8, bool graphemes, const char *expected)
{
    struct text_break *breaks = text_break_open();
    uint16_t unit[MOST];
    uint8_t ends[MOST];
    char divided[2 * MOST] = "";
    int count = to_units(utf8, unit);
    assert_true(graphemes ? text_break_graphemes(breaks, unit, count, ends)
                          : text_break_lines(breaks, unit, count, ends));
    size_t len = strlen(utf8), out = 0;
    int at_unit = 0;
    for (size_t at = 0; at < len;) {
        size_t from = at;
        at_unit += utf8_next(utf8, len, &at) > 0xFFFF ? 2 : 1;
        memcpy(divided + out, utf8 + from, at - from);
        out += at - from;
        if (at < len && ends[at_unit - 1])
            divided[out++] = '|';
    }
    divided[out] = '\0';
    assert_string_equal(divided, expected);
    if (count > 0)
        assert_int_equal(ends[count - 1], 1);
    text_break_close(breaks);
}

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        const char *utf8, *parts;
    } table[] = {
        {"Wer hilft mir?", "Wer |hilft |mir?"},
        {"Kita-Platz", "Kita-|Platz"},
        {"Mutter/Vater", "Mutter/|Vater"},
        {"50\u00A0€ im Monat", "50\u00A0€ |im |Monat"},
        {"3,50 Euro", "3,50 |Euro"},
        {"8:00–16:00", "8:00–|16:00"},
        {"Wohn\u00ADgeld", "Wohn\u00AD|geld"},
        {"a\u200Bb", "a\u200B|b"},
        {"a\u2060 b", "a\u2060 |b"},
        {"(02581) 53", "(02581) |53"},
        {"日本", "日|本"},
        {"من الساعة", "من |الساعة"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_parts(table[i].utf8, false, table[i].parts);
}

static void test_graphemes(void **state)
{
    (void)state;
    assert_parts("añ", true, "a|ñ");
    assert_parts("e\u0301x", true, "e\u0301|x");
    assert_parts("👩\u200D👧x", true, "👩\u200D👧|x");
    assert_parts("🇩🇪🇹🇷", true, "🇩🇪|🇹🇷");
}

/* A German word is parted among German words, and among Arabic ones only where it has no
 * line of its own. */
static void test_other_way(void **state)
{
    (void)state;
    static const struct {
        const char *first, *words;
        enum text_direction direction;
        bool parted;
    } table[] = {
        {"Geld vom Staat", "Geld vom Staat (Unterhalts\u00ADvorschuss)", TEXT_LTR, true},
        {"نفقة من الدولة", "نفقة من الدولة (Unterhalts\u00ADvorschuss)", TEXT_RTL, false},
    };
    struct text *text = open_text(1u << 20);
    struct arena arena = {0};
    struct text_style style = {.size_px = 30, .pitch_px = 42};
    int half = text_width(text, "(Unterhalts-", style);
    for (size_t i = 0; i < COUNT(table); i++) {
        int first = text_width(text, table[i].first, style);
        struct text_block *broad =
            text_layout(text, &arena, table[i].words, style, first + half + 20,
                        table[i].direction, TEXT_START, 0);
        assert_int_equal(broad->line_count, 2);
        assert_int_equal(broad->line[0].width > first, table[i].parted);
        struct text_block *narrow =
            text_layout(text, &arena, table[i].words, style, half + 4, table[i].direction,
                        TEXT_START, 0);
        assert_false(narrow->overflow);
        assert_true(narrow->line_count > 2);
    }
    arena_free(&arena);
    text_close(text);
}

/* A text that was looked at and given back does not come again. */
static void test_forget(void **state)
{
    (void)state;
    struct text_break *breaks = text_break_open();
    uint8_t ends[8];
    uint16_t *unit = malloc(4 * sizeof *unit);
    assert_int_equal(to_units("a b", unit), 3);
    text_break_forget(breaks);
    assert_true(text_break_lines(breaks, unit, 3, ends));
    text_break_forget(breaks);
    free(unit);
    const uint16_t other[] = {'x', '-', 'y'};
    assert_true(text_break_lines(breaks, other, 3, ends));
    assert_memory_equal(ends, "\0\1\1", 3);
    text_break_close(breaks);
}

/* Reads "× 0023 ÷ 0308 ÷" and compares; true if the breaks are those of the file. */
static bool passes(struct text_break *breaks, char *line, bool graphemes)
{
    uint16_t unit[MOST];
    uint8_t expected[MOST] = {0}, found[MOST];
    int count = 0;
    line[strcspn(line, "#\t\n")] = '\0';
    for (char *word; (word = strsep(&line, " ")) != NULL;) {
        if (strcmp(word, "÷") == 0 && count > 0) {
            expected[count - 1] = 1;
        } else if ((word[0] & 0x80) == 0 && word[0] != '\0') {
            unsigned long code = strtoul(word, NULL, 16);
            if (code > 0xFFFF) {
                unit[count++] = (uint16_t)(0xD7C0 + (code >> 10));
                code = 0xDC00 | (code & 0x3FF);
            }
            unit[count++] = (uint16_t)code;
        }
    }
    bool found_any = graphemes ? text_break_graphemes(breaks, unit, count, found)
                               : text_break_lines(breaks, unit, count, found);
    return found_any && memcmp(expected, found, (size_t)count) == 0;
}

static void run_file(FILE *file, bool graphemes, int *passed, int *all)
{
    struct text_break *breaks = text_break_open();
    char line[4096];
    *passed = *all = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        ++*all;
        *passed += passes(breaks, line, graphemes);
    }
    fclose(file);
    text_break_close(breaks);
}

static void test_line_conformance(void **state)
{
    (void)state;
    NEED_FILE(file, "/usr/share/unicode/auxiliary/LineBreakTest.txt");
    int passed, all;
    run_file(file, false, &passed, &all);
    print_message("LineBreakTest: %d of %d\n", passed, all);
    assert_true(all >= 7654);
    /* The file has numbers tailored in a way that the root rules of ICU do not have. */
    assert_true(all - passed <= 7654 - 7632);
}

static void test_grapheme_conformance(void **state)
{
    (void)state;
    NEED_FILE(file, "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt");
    int passed, all;
    run_file(file, true, &passed, &all);
    print_message("GraphemeBreakTest: %d of %d\n", passed, all);
    assert_true(all >= 602);
    assert_int_equal(passed, all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_graphemes),
        cmocka_unit_test(test_other_way),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_line_conformance),
        cmocka_unit_test(test_grapheme_conformance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
