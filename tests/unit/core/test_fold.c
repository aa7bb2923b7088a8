#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/fold.h"

static void one_way_of_writing(void **state)
{
    static const struct {
        const char *text;
        const char *folded;
    } rows[] = {
        {"", ""},
        {"Kindergeld", "kindergeld"},
        {"ABCXYZ 0189", "abcxyz 0189"},
        /* umlauts and ß in every spelling */
        {"Müller", "muller"},
        {"Mueller", "muller"},
        {"MUELLER", "muller"},
        {"Muller", "muller"},
        {"Mu\u0308ller", "muller"},
        {"MÜLLER", "muller"},
        {"Väter", "vater"},
        {"Vaeter", "vater"},
        {"Öl", "ol"},
        {"Oel", "ol"},
        {"Straße", "strasse"},
        {"STRASSE", "strasse"},
        {"STRAẞE", "strasse"},
        {"neue", "neu"},
        {"neu", "neu"},
        {"Auer", "aur"},
        {"Bauamt", "bauamt"},
        {"ae\u0301", "a"},
        {"äe", "ae"}, /* the umlaut has its e already */
        {"a-e", "a e"},
        {"a\u00ADe", "a"}, /* a soft hyphen parts nothing */
        {"a\u0308e", "ae"},
        /* accents, strokes, ligatures */
        {"Café Ñandú", "cafe nandu"},
        {"ŁÓDŹ", "lodz"},
        {"Đặng Ðorđe", "dang dorde"},
        {"æ Œ", "a o"},
        {"Þór þ", "thor th"},
        {"ﬁnden ﬂ ﬀ ﬅ Ĳ", "finden fl ff st ij"},
        {"Ｆｕｌｌ　１２", "full 12"},
        {"x² 1ª º", "x2 1a o"},
        /* Turkish */
        {"İstanbul ISPARTA ısı", "istanbul isparta isi"},
        {"Çocuk yardımı ŞĞ", "cocuk yardimi sg"},
        {"Azərbaycan Ə", "azerbaycan e"},
        /* Cyrillic, Greek, Armenian, Georgian */
        {"ЙОД Ёлка Їжак", "иод елка іжак"},
        {"м'який м’який мʼякий мякий", "мякии мякии мякии мякии"},
        {"Ґанок 'слово' сім'", "ганок слово сім"},
        {"Anna's м' а", "anna s м а"},
        {"Nefeqeyê zarokê, Şîret û Çand", "nefeqeye zaroke siret u cand"},
        {"Mănăstirea Țară ţară șş", "manastirea tara tara ss"},
        {"خانه\u200Cها می\u200Cشود", "خانهها ميشود"},
        {"Άνθρωπος ΟΔΌΣ", "ανθρωποσ οδοσ"},
        {"Երևան", "երևան"},
        /* Arabic: marks and tatweel off, letters in one form, digits */
        {"مُسَاعَدَة", "مساعده"},
        {"أطفال إعانة آباء", "اطفال اعانه اباء"},
        {"كـــتاب", "كتاب"},
        {"کتابی ی", "كتابي ي"},
        {"٠١٢ ۳۴", "012 34"},
        {"مساعدة، مال؟", "مساعده مال"},
        /* marks and spaces */
        {"  Geld,  und -- mehr!  ", "geld und mehr"},
        {"Kinder-Zuschlag", "kinder zuschlag"},
        {"Kinder\u00ADzuschlag", "kinderzuschlag"},
        {"Allein\u200Berziehend", "alleinerziehend"},
        {"Kita\u00A0St.\u202FMagnus", "kita st magnus"},
        {"„Hilfe“ – 24/7 (neu)", "hilfe 24 7 neu"},
        {"...", ""},
        {"\u00AD\u0301", ""},
        {"😀 ok 👨‍👩‍👧", "ok"},
        /* bytes that are no UTF-8 */
        {"caf\xE9 x", "caf x"},
        {"\xFF\xFE", ""},
        {"a\xC3", "a"},
        {"\xED\xA0\x80z", "z"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *folded = fold(&arena, rows[i].text, NULL);
        if (strcmp(folded, rows[i].folded) != 0)
            fail_msg("\"%s\" became \"%s\", not \"%s\"", rows[i].text, folded,
                     rows[i].folded);
    }
    arena_free(&arena);
}

static void offsets_say_where_letters_come_from(void **state)
{
    struct arena arena = {0};
    size_t *offset = NULL;
    (void)state;
    /*              01 2345 67 8 */
    assert_string_equal(fold(&arena, "  Öße-x. ", &offset), "osse x");
    static const size_t want[] = {2, 4, 4, 6, 7, 8, 9};
    assert_memory_equal(offset, want, sizeof want);
    fold(&arena, "", &offset);
    assert_int_equal(offset[0], 0);
    fold(&arena, "abc", &offset);
    assert_int_equal(offset[3], 3);
    arena_free(&arena);
}

/* What holds for every text. */
static void check_text(struct arena *arena, const char *text)
{
    size_t *offset;
    size_t len = strlen(text);
    char *folded = fold(arena, text, &offset);
    size_t folded_len = strlen(folded);
    assert_true(folded_len <= len);
    assert_true(utf8_valid(folded, folded_len, NULL));
    for (size_t i = 0; i < folded_len; i++) {
        assert_true(offset[i] <= offset[i + 1] && offset[i] < len);
        assert_true(folded[i] != ' ' ||
                    (i > 0 && folded[i + 1] != '\0' && folded[i + 1] != ' '));
    }
    assert_true(offset[folded_len] <= len);
    /* Half typed, it is the beginning of what it will become. */
    for (size_t at = 0; at < len;) {
        char begun[64];
        utf8_next(text, len, &at);
        memcpy(begun, text, at);
        begun[at] = '\0';
        const char *half = fold(arena, begun, NULL);
        if (strncmp(half, folded, strlen(half)) != 0)
            fail_msg("\"%s\" is \"%s\", \"%s\" is \"%s\"", begun, half, text, folded);
    }
}

static void laws_hold_for_random_texts(void **state)
{
    static const char *const piece[] = {
        "a", "e",    "o",      "u",      "E",      "x",        "ä",      "ü", "ß", "ẞ",
        " ", "-",    "\u00AD", "\u0301", "\u0308", "\u200D",   "İ",      "ı", "é", "1",
        "ﬁ", "\xC3", "\x80",   "\xFF",   "م",      "\u064E",   "\u0640", "ة", "Й", "ｅ",
        ".", "Ĳ",    "😀",      "Þ",      "٣",      "\xE2\x82", "n",      "Ə",
    };
    struct arena arena = {0};
    (void)state;
    srand48(7);
    for (int round = 0; round < 100000; round++) {
        char text[64] = "";
        long count = lrand48() % 12;
        for (long i = 0; i < count; i++)
            strcat(text, piece[(size_t)lrand48() % (sizeof piece / sizeof piece[0])]);
        check_text(&arena, text);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

/* No character makes more bytes than it has, none stays a capital that has a small one.
 */
static void laws_hold_for_every_character(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (uint32_t code = 1; code < 0x110000; code++) {
        char text[8];
        size_t *offset;
        size_t len = utf8_put(text, code);
        text[len] = '\0';
        char *folded = fold(&arena, text, &offset);
        assert_true(strlen(folded) <= len && utf8_valid(folded, strlen(folded), NULL));
        if (strcmp(fold(&arena, folded, NULL), folded) != 0)
            fail_msg("U+%04X: \"%s\" folds on", code, folded);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_way_of_writing),
        cmocka_unit_test(offsets_say_where_letters_come_from),
        cmocka_unit_test(laws_hold_for_random_texts),
        cmocka_unit_test(laws_hold_for_every_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
