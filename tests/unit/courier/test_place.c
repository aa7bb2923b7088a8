#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/courier.h"
#include "courier/place.h"
#include "help/folder.h"

static const struct buf bundle = {.bytes = (char *)"bundle", .len = 6};
static const struct buf signature = {.bytes = (char *)"signature", .len = 9};
static const struct buf clips = {.bytes = (char *)"clips", .len = 5};
static const struct buf none = {.bytes = NULL, .len = 0};

static void a_pair_takes_the_place_of_the_others(void **state)
{
    struct err err = {""};
    struct place_pair pair = {9, &bundle, &signature, &clips};
    assert_int_equal(courier_newest(*state), 0);
    assert_true(place_put(*state, &pair, &err));
    assert_int_equal(courier_newest(*state), 9);
    assert_true(file_is_there(folder_file(*state, "content/anna-9.voice")));
    assert_true(place_has_signature(*state, 9, &signature));
    assert_false(place_has_signature(*state, 9, &bundle));
    assert_false(place_has_signature(*state, 8, &signature));
    /* A lower number too: which one is newer is for the terminal to say. */
    pair.number = 8;
    pair.clips = &none;
    assert_true(place_put(*state, &pair, &err));
    assert_int_equal(courier_newest(*state), 8);
    assert_int_equal(folder_count(folder_file(*state, "content"), ""), 2);
}

static void without_its_signature_there_is_nothing(void **state)
{
    struct err err = {""};
    const struct place_pair pair = {7, &bundle, &signature, &none};
    assert_true(place_put(*state, &pair, &err));
    file_write_text(folder_file(*state, "content/anna-12.anna"), "");
    file_write_text(folder_file(*state, "content/anna-13.anna.minisig"), "");
    file_write_text(folder_file(*state, "content/anna-014.anna.minisig"), "");
    file_write_text(folder_file(*state, "content/anna-.anna.minisig"), "");
    file_write_text(folder_file(*state, "content/anna-99999999999999999999.anna.minisig"),
                    "");
    assert_int_equal(courier_newest(*state), 7);
}

static void a_tag_is_kept_and_forgotten(void **state)
{
    char tag[LINE_TAG];
    place_tag_read(*state, tag);
    assert_string_equal(tag, "");
    place_tag_write(*state, "\"abc\"");
    place_tag_read(*state, tag);
    assert_string_equal(tag, "\"abc\"");
    place_tag_write(*state, "");
    place_tag_read(*state, tag);
    assert_string_equal(tag, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_pair_takes_the_place_of_the_others,
                                        folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(without_its_signature_there_is_nothing,
                                        folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(a_tag_is_kept_and_forgotten, folder_set_up,
                                        folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
