#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/source_hash.h"

static void mark_of(const char *text, char out[SOURCE_FIELD_HASH_LEN])
{
    const char *item[] = {text};
    struct texts one = {item, 1};
    source_field_hash(out, &one);
}

static void says_the_same(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"Kinderzuschlag", "Kinderzuschlag", true},
        {"Kinderzuschlag", "Kinder-Zuschlag", true},
        {"Kinderzuschlag", "Kinder\u00adzuschlag", true},
        {"Kinderzuschlag", "Kinder-\u00adZuschlag", true},
        {"Wohnungsämter", "Wohnungs-Ämter", true},
        {"Großöltern", "Groß-Öltern", true},
        {"Das ist  gut.\n", " Das\tist\u00a0gut.", true},
        {"5-10 Euro", "510 Euro", false},
        {"5-10 Euro", "5 - 10 Euro", false},
        {"Montag - Freitag", "Montag Freitag", false},
        {"Sie zahlen nichts.", "Sie zahlen nicht.", false},
        {"Kinder Zuschlag", "Kinderzuschlag", false},
        {"sie", "Sie", false},
        {"Alt-", "Alt", false},
        {"-alt", "alt", false},
        {"0251 123", "0251 124", false},
        {"Öl", "Ol", false},
        {"Sie-\xC3", "Sie-\xC3", true}, /* cut UTF-8 is no reason to read on */
        {"", "-", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char a[SOURCE_FIELD_HASH_LEN];
        char b[SOURCE_FIELD_HASH_LEN];
        mark_of(rows[i].a, a);
        mark_of(rows[i].b, b);
        if ((strcmp(a, b) == 0) != rows[i].same)
            fail_msg("\"%s\" and \"%s\" are %s", rows[i].a, rows[i].b,
                     rows[i].same ? "told apart" : "not told apart");
    }
    (void)state;
}

/* The formula of the header, counted by hand:
 * printf 'Geld\0' | b2sum | head -c 8 */
static void known_marks(void **state)
{
    char mark[SOURCE_FIELD_HASH_LEN];
    const char *two[] = {"Rufen Sie an.", "Kommen Sie."};
    struct texts list = {two, 2};
    struct texts none = {NULL, 0};
    mark_of("Geld", mark);
    assert_string_equal(mark, "e6b37459");
    source_field_hash(mark, &list);
    assert_string_equal(mark, "87a5d427");
    source_field_hash(mark, &none);
    assert_string_equal(mark, "-");
    mark_of(" \u00ad", mark);
    assert_string_equal(mark, "-");
    (void)state;
}

/* Two items are not one, whatever stands at their ends. */
static void items_are_parted(void **state)
{
    char a[SOURCE_FIELD_HASH_LEN];
    char b[SOURCE_FIELD_HASH_LEN];
    const char *one[] = {"Geld Zeit"};
    const char *two[] = {"Geld", "Zeit"};
    const char *turned[] = {"Zeit", "Geld"};
    source_field_hash(a, &(struct texts){one, 1});
    source_field_hash(b, &(struct texts){two, 2});
    assert_string_not_equal(a, b);
    source_field_hash(a, &(struct texts){turned, 2});
    assert_string_not_equal(a, b);
    (void)state;
}

static void well_formed(void **state)
{
    static const struct {
        const char *hash;
        bool valid;
    } rows[] = {
        {"", true},
        {"name=1f0c2d9a", true},
        {"name=1f0c2d9a heads_up.text=-", true},
        {"steps=1f0c2d9a name=-", true},
        {"name", false},
        {"name=", false},
        {"name=1f0c2d9", false},
        {"name=1f0c2d9a0", false},
        {"name=1F0C2D9A", false},
        {"name=1f0c2d9a name=1f0c2d9a", false},
        {"phone=1f0c2d9a", false},
        {"name=1f0c2d9a ", false},
        {"name=1f0c2d9a  who=-", false},
        {" name=1f0c2d9a", false},
        {"=1f0c2d9a", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (source_hash_valid(rows[i].hash) != rows[i].valid)
            fail_msg("\"%s\" is %s", rows[i].hash,
                     rows[i].valid ? "not taken" : "taken for a source hash");
    (void)state;
}

static void finds_what_changed(void **state)
{
    const char *name[] = {"Frühe Hilfen"};
    const char *steps[] = {"Rufen Sie an.", "Kommen Sie vorbei."};
    const char *cost[] = {"5 Euro"};
    struct texts german[SOURCE_FIELD_COUNT] = {
        [SOURCE_NAME] = {name, 1}, [SOURCE_STEPS] = {steps, 2}};
    char hash[SOURCE_HASH_LEN] = "";
    char mark[SOURCE_FIELD_HASH_LEN];
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (i == SOURCE_NAME || i == SOURCE_COST || i == SOURCE_STEPS) {
            source_field_hash(mark, &german[i]);
            source_hash_add(hash, (enum source_field)i, mark);
        }
    assert_true(source_hash_valid(hash));
    assert_int_equal(source_hash_changed(hash, german), 0);
    assert_true(source_hash_find(hash, SOURCE_COST, mark));
    assert_string_equal(mark, "-");
    assert_false(source_hash_find(hash, SOURCE_WHO, mark));

    steps[1] = "Kommen Sie nicht vorbei.";
    assert_int_equal(source_hash_changed(hash, german), 1 << SOURCE_STEPS);
    german[SOURCE_COST] = (struct texts){cost, 1};
    assert_int_equal(source_hash_changed(hash, german),
                     1 << SOURCE_STEPS | 1 << SOURCE_COST);
    german[SOURCE_NAME] = (struct texts){NULL, 0};
    assert_int_equal(source_hash_changed(hash, german),
                     1 << SOURCE_STEPS | 1 << SOURCE_COST | 1 << SOURCE_NAME);
    german[SOURCE_WHO] = (struct texts){cost, 1};
    assert_int_equal(source_hash_changed(hash, german) & 1 << SOURCE_WHO, 0);
    assert_int_equal(source_hash_changed(NULL, german), 0);
    assert_int_equal(source_hash_changed("nonsense", german), 0);
    (void)state;
}

/* All fields with their marks fit. */
static void longest_fits(void **state)
{
    char hash[SOURCE_HASH_LEN] = "";
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        source_hash_add(hash, (enum source_field)i, "0123abcd");
        assert_int_equal(source_field_find(source_field_name((enum source_field)i)), i);
    }
    assert_true(source_hash_valid(hash));
    assert_int_equal(source_field_find("phone"), -1);
    char mark[SOURCE_FIELD_HASH_LEN];
    assert_true(source_hash_find(hash, SOURCE_HEADS_UP, mark));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_the_same),      cmocka_unit_test(known_marks),
        cmocka_unit_test(items_are_parted),   cmocka_unit_test(well_formed),
        cmocka_unit_test(finds_what_changed), cmocka_unit_test(longest_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
