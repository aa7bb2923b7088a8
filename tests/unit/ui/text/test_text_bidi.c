#include "../text_help.h"

#include "ui/text/text_bidi.h"

static const char test_file[] = "/usr/share/unicode/BidiCharacterTest.txt";

enum { CASES = 91707, MOST = 256 };

/* Levels of a left-to-right (0) or right-to-left (1) paragraph, as digits. */
static void assert_levels(const char *utf8, enum text_bidi_base base,
                          const char *expected)
{
    struct arena scratch = {0};
    uint16_t unit[MOST] = {0};
    uint8_t level[MOST];
    char digits[MOST] = "";
    int count = to_units(utf8, unit);
    uint8_t base_level = 9;
    assert_true(text_bidi_levels(&scratch, unit, count, base, level, &base_level));
    for (int i = 0; i < count; i++)
        digits[i] = (char)('0' + level[i]);
    assert_string_equal(digits, expected);
    if (base != TEXT_BIDI_AUTO)
        assert_int_equal(base_level, base == TEXT_BIDI_RTL);
    arena_free(&scratch);
}

static void test_levels(void **state)
{
    (void)state;
    assert_levels("ab 12", TEXT_BIDI_LTR, "00000");
    assert_levels("ab 12", TEXT_BIDI_RTL, "22222");
    assert_levels("ab אב 12.", TEXT_BIDI_LTR, "000111220");
    assert_levels("אב 12.", TEXT_BIDI_RTL, "111221");
    assert_levels("אב", TEXT_BIDI_AUTO, "11");
    assert_levels("(ab)", TEXT_BIDI_RTL, "1221");
    assert_levels("א \u2066a-1\u2069", TEXT_BIDI_RTL, "1112221");
    assert_levels("", TEXT_BIDI_RTL, "");
}

static void test_order(void **state)
{
    (void)state;
    int32_t order[5];
    text_bidi_order((const uint8_t[]){1, 2, 2, 1, 0}, 5, order);
    const int32_t expected[] = {3, 1, 2, 0, 4};
    assert_memory_equal(order, expected, sizeof expected);
}

static void test_plain(void **state)
{
    (void)state;
    static const struct {
        const char *utf8;
        bool plain;
    } table[] = {
        {"Straße 12, ґанок — 50\u00A0€ „so“ 日本 😀", true},
        {"", true},
        {"مرحبا", false},
        {"שלום", false},
        {"a\u200Fb", false},
        {"a\u202Eb", false},
        {"a\u2067b", false},
        {"\U0001E900", false}, /* Adlam */
        {"\U00010800", false}, /* Cypriot */
        {"\uFEFB", false},     /* Arabic presentation form */
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        uint16_t unit[MOST];
        int count = to_units(table[i].utf8, unit);
        assert_int_equal(text_bidi_plain(unit, count), table[i].plain);
    }
}

/* One line of BidiCharacterTest.txt. */
struct test_case {
    uint32_t code[MOST];
    int count, base, base_level;
    int level[MOST]; /* -1: removed by X9 */
    int order[MOST];
    int order_count;
};

static bool read_case(char *line, struct test_case *out)
{
    char *field[5];
    if (line[0] == '#' || line[0] == '\n')
        return false;
    for (int i = 0; i < 5; i++) {
        field[i] = strsep(&line, ";\n");
        assert_non_null(field[i]);
    }
    *out = (struct test_case){.base = atoi(field[1]), .base_level = atoi(field[2])};
    for (char *w; (w = strsep(&field[0], " ")) != NULL;)
        out->code[out->count++] = (uint32_t)strtoul(w, NULL, 16);
    int levels = 0;
    for (char *w; (w = strsep(&field[3], " ")) != NULL;)
        out->level[levels++] = *w == 'x' ? -1 : atoi(w);
    assert_int_equal(levels, out->count);
    for (char *w; (w = strsep(&field[4], " ")) != NULL;)
        if (*w != '\0')
            out->order[out->order_count++] = atoi(w);
    return true;
}

static bool passes(struct arena *scratch, const struct test_case *test)
{
    uint16_t unit[2 * MOST];
    int char_of[2 * MOST];
    uint8_t level[2 * MOST], base_level, kept[MOST];
    int kept_char[MOST];
    int units = 0, count = 0;
    for (int i = 0; i < test->count; i++) {
        uint32_t code = test->code[i];
        char_of[units] = i;
        if (code > 0xFFFF) {
            unit[units++] = (uint16_t)(0xD7C0 + (code >> 10));
            char_of[units] = -1;
            code = 0xDC00 | (code & 0x3FF);
        }
        unit[units++] = (uint16_t)code;
    }
    arena_reset(scratch);
    if (!text_bidi_levels(scratch, unit, units, (enum text_bidi_base)test->base, level,
                          &base_level) ||
        base_level != test->base_level)
        return false;
    bool all_zero = true;
    for (int i = 0; i < units; i++) {
        all_zero &= level[i] == 0;
        if (char_of[i] < 0)
            continue;
        bool removed = text_bidi_removed(test->code[char_of[i]]);
        if (removed != (test->level[char_of[i]] < 0) ||
            (!removed && level[i] != test->level[char_of[i]]))
            return false;
        if (removed)
            continue;
        kept_char[count] = char_of[i];
        kept[count++] = level[i];
    }
    int32_t order[MOST];
    text_bidi_order(kept, count, order);
    for (int i = 0; i < count; i++)
        if (kept_char[order[i]] != test->order[i])
            return false;
    /* The short way round the algorithm may only be taken where nothing would come of it.
     */
    if (test->base == 0 && text_bidi_plain(unit, units) && !all_zero)
        return false;
    return count == test->order_count;
}

static void test_conformance(void **state)
{
    (void)state;
    NEED_FILE(file, test_file);
    struct arena scratch = {0};
    static struct test_case test;
    char line[8192];
    int seen_cases = 0, passed = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        char copy[8192];
        strcpy(copy, line);
        if (!read_case(line, &test))
            continue;
        seen_cases++;
        if (passes(&scratch, &test))
            passed++;
        else if (seen_cases - passed < 10)
            print_message("fails: %s", copy);
    }
    fclose(file);
    arena_free(&scratch);
    print_message("BidiCharacterTest: %d of %d\n", passed, seen_cases);
    assert_true(seen_cases >= CASES);
    assert_int_equal(passed, seen_cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_conformance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
