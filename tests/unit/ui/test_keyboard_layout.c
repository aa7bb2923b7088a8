#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ui/keyboard_layout.h"

static bool has_text(const struct keyboard_layout *keys, const char *text, size_t len)
{
    for (size_t r = 0; r < keys->row_count; r++)
        for (size_t k = 0; k < keys->row[r].count; k++) {
            const char *put = keys->row[r].key[k].text;

            if (put != NULL && strlen(put) == len && memcmp(put, text, len) == 0)
                return true;
        }
    return false;
}

static size_t actions(const struct keyboard_layout *keys, enum keyboard_action action)
{
    size_t found = 0;

    for (size_t r = 0; r < keys->row_count; r++)
        for (size_t k = 0; k < keys->row[r].count; k++)
            found += keys->row[r].key[k].action == action;
    return found;
}

static void check_key(const struct keyboard_layout *keys, const struct keyboard_key *key,
                      bool narrow)
{
    bool puts_in = key->action == KEYBOARD_INSERT || key->action == KEYBOARD_SPACE;

    assert_non_null(key->id);
    assert_true(key->width >= 10);
    assert_true(key->label != NULL || key->words != NULL);
    assert_int_equal(key->text != NULL, puts_in);
    if (key->action != KEYBOARD_INSERT)
        assert_non_null(key->words);
    if (key->target != NULL) {
        assert_int_equal(key->action, KEYBOARD_SWITCH);
        assert_string_equal(keyboard_layout_find(key->target, narrow)->id, key->target);
        assert_string_not_equal(key->target, keys->id);
    }
}

static void check_ids_differ(const struct keyboard_layout *keys, const char *id)
{
    size_t found = 0;

    for (size_t r = 0; r < keys->row_count; r++)
        for (size_t k = 0; k < keys->row[r].count; k++)
            found += strcmp(keys->row[r].key[k].id, id) == 0;
    assert_int_equal(found, 1);
}

static void every_key_is_whole(void **state)
{
    static const char *const ids[] = {"de",     "en",     "tr",     "ar",     "uk",
                                      "ru",     "pl",     "ro",     "fa",     "ku",
                                      "de-123", "en-123", "tr-123", "ar-123", "uk-123",
                                      "ru-123", "pl-123", "ro-123", "fa-123", "ku-123"};

    (void)state;
    for (int narrow = 0; narrow < 2; narrow++) {
        for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
            const struct keyboard_layout *keys =
                keyboard_layout_find(ids[i], narrow != 0);
            int widest = 0;

            for (size_t r = 0; r < keys->row_count; r++) {
                int width = 0;

                for (size_t k = 0; k < keys->row[r].count; k++) {
                    check_key(keys, &keys->row[r].key[k], narrow != 0);
                    check_ids_differ(keys, keys->row[r].key[k].id);
                    width += keys->row[r].key[k].width;
                }
                widest = width > widest ? width : widest;
            }
            assert_int_equal(widest, keys->width);
            assert_true(keys->width <= (narrow ? 100 : 120));
            assert_int_equal(actions(keys, KEYBOARD_BACKSPACE), 1);
            assert_int_equal(actions(keys, KEYBOARD_SPACE), 1);
            assert_int_equal(actions(keys, KEYBOARD_DONE), 1);
            assert_true(actions(keys, KEYBOARD_SWITCH) >= 1);
        }
    }
}

/* Every letter of the alphabet is on the keys, or on the second page of the narrow ones.
 */
static void the_alphabet_is_there(void **state)
{
    static const struct {
        const char *id;
        const char *page;
        const char *letters;
    } rows[] = {
        {"de", "de-123", "abcdefghijklmnopqrstuvwxyzäöüß0123456789"},
        {"en", "en-123", "abcdefghijklmnopqrstuvwxyz0123456789"},
        {"tr", "tr-123", "abcçdefgğhıijklmnoöprsştuüvyzqwx0123456789"},
        {"ar", "ar-123", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىؤئ0123456789"},
        {"uk", "uk-123", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼ0123456789"},
        {"ru", "ru-123", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789"},
        {"pl", "pl-123", "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż0123456789"},
        {"ro", "ro-123", "aăâbcdefghiîjklmnopqrsștțuvwxyz0123456789"},
        {"fa", "fa-123", "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءؤئ0123456789"},
        {"ku", "ku-123", "abcçdeêfghiîjklmnopqrsştuûvwxyz0123456789"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *at = rows[i].letters;

        while (*at != '\0') {
            size_t len = (*at & 0x80) != 0 ? 2 : 1;

            assert_true(has_text(keyboard_layout_find(rows[i].id, false), at, len));
            assert_true(has_text(keyboard_layout_find(rows[i].id, true), at, len) ||
                        has_text(keyboard_layout_find(rows[i].page, true), at, len));
            at += len;
        }
    }
}

/* Whoever writes sentences has capitals where there are any, and the marks that end one.
 */
static void sentences_have_capitals_and_marks(void **state)
{
    static const char *const ids[] = {"de", "en", "tr", "ar", "uk",
                                      "ru", "pl", "ro", "fa", "ku"};

    (void)state;
    for (int narrow = 0; narrow < 2; narrow++)
        for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
            const struct keyboard_layout *keys =
                keyboard_layout_find_text(ids[i], narrow != 0);
            char page[8] = {ids[i][0], ids[i][1], '-', '1', '2', '3', '\0'};
            const struct keyboard_layout *more =
                keyboard_layout_find_text(page, narrow != 0);
            size_t capitals =
                strcmp(ids[i], "ar") == 0 || strcmp(ids[i], "fa") == 0 ? 0 : 1;

            assert_int_equal(actions(keys, KEYBOARD_SHIFT), capitals);
            assert_true(has_text(keys, "!", 1) || has_text(more, "!", 1));
            assert_true(has_text(keys, ".", 1) || has_text(more, ".", 1));
            assert_int_equal(
                actions(keyboard_layout_find(ids[i], narrow != 0), KEYBOARD_SHIFT), 0);
            for (size_t r = 0; r < keys->row_count; r++) {
                int width = 0;
                for (size_t k = 0; k < keys->row[r].count; k++)
                    width += keys->row[r].key[k].width;
                assert_true(width <= keys->width);
            }
        }
}

/* Persian sentences need what stands close and is not joined; words of a search do not.
 */
static void persian_has_its_half_space(void **state)
{
    (void)state;
    for (int narrow = 0; narrow < 2; narrow++) {
        assert_true(has_text(keyboard_layout_find_text("fa", narrow != 0), "\u200C", 3));
        assert_false(has_text(keyboard_layout_find("fa", narrow != 0), "\u200C", 3));
        assert_false(has_text(keyboard_layout_find_text("ar", narrow != 0), "\u200C", 3));
    }
}

static void german_is_one_key_away(void **state)
{
    static const char *const ids[] = {"en", "tr", "ar", "uk", "ru",
                                      "pl", "ro", "fa", "ku"};

    (void)state;
    for (int narrow = 0; narrow < 2; narrow++)
        for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
            const struct keyboard_layout *keys =
                keyboard_layout_find(ids[i], narrow != 0);
            size_t found = 0;

            for (size_t r = 0; r < keys->row_count; r++)
                for (size_t k = 0; k < keys->row[r].count; k++) {
                    const char *target = keys->row[r].key[k].target;

                    found += target != NULL && strcmp(target, "de") == 0;
                }
            assert_int_equal(found, 1);
        }
}

static void keys_are_found_by_id(void **state)
{
    static const struct {
        const char *id;
        bool narrow;
        const char *found;
    } rows[] = {
        {"de", false, "de"},        {"tr", false, "tr"},     {"tr", true, "tr"},
        {"tr-123", true, "tr-123"}, {"tr-123", false, "tr"}, {"fr", false, "de"},
        {"", true, "de"},           {"d", false, "de"},      {"ar-xyz", true, "ar"},
        {"uk-123", true, "uk-123"}, {"ku", true, "ku"},      {"fa", false, "fa"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(keyboard_layout_find(rows[i].id, rows[i].narrow)->id,
                            rows[i].found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_whole),
        cmocka_unit_test(the_alphabet_is_there),
        cmocka_unit_test(sentences_have_capitals_and_marks),
        cmocka_unit_test(persian_has_its_half_space),
        cmocka_unit_test(german_is_one_key_away),
        cmocka_unit_test(keys_are_found_by_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
