#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "office/json_scan.h"

static void knows_the_lines_of_records(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        size_t line[4];
    } cases[] = {
        {"[]", 0, {0}},
        {"[ ]", 0, {0}},
        {"[{}]", 1, {1}},
        {"[\n{\"a\":[1,2]},\n {}\n]", 2, {2, 3}},
        {"[1,\n\"x\",\n[]]", 3, {1, 2, 3}},
        {"{\"a\":\n[{}\n,{}],\"b\":[\n{}]}", 3, {2, 3, 4}},
        {"{\"a\": {\"b\": [1, 2]}}", 0, {0}},
        {"[\"a\\\"]\",\n{\"k\":\"[\\\\\"}]", 2, {1, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct json_places places;
        assert_true(
            json_scan(&arena, cases[i].text, strlen(cases[i].text), &places, NULL));
        assert_int_equal(places.count, cases[i].count);
        for (size_t k = 0; k < places.count; k++)
            assert_int_equal(places.item[k].line, cases[i].line[k]);
        arena_free(&arena);
    }
}

static void finds_the_line_of_a_field(void **state)
{
    (void)state;
    static const char text[] =
        "[\n{\"id\": \"x\",\n\"address\": {\n\"phone\": 1,\n\"city\": 2},\n"
        "\"phone\":\n3, \"steps\": [\n1]}]";
    static const struct {
        const char *field;
        size_t line;
    } cases[] = {
        {"", 2},      {"id", 2},       {"address", 3}, {"address.city", 5},
        {"phone", 7}, {"steps[0]", 7}, {"nowhere", 2}, {"address.nowhere", 3},
        {"id.x", 2},
    };
    struct arena arena = {0};
    struct json_places places;
    assert_true(json_scan(&arena, text, strlen(text), &places, NULL));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(json_line(text, strlen(text), places.item[0], cases[i].field),
                         cases[i].line);
    arena_free(&arena);
}

static void refuses_depth_and_bad_utf8(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct json_places places = {0};
    struct err err = {""};
    enum { DEEP = 100000 };
    char *deep = malloc(DEEP);
    assert_non_null(deep);
    memset(deep, '[', DEEP);
    deep[1] = '\n';
    assert_false(json_scan(&arena, deep, DEEP, &places, &err));
    assert_non_null(strstr(err.text, "line 2, column 16"));
    free(deep);
    assert_false(json_scan(&arena, "[\n\"\xff\"]", 6, &places, &err));
    assert_non_null(strstr(err.text, "line 2, byte 2"));
    assert_int_equal(places.count, 0);
    assert_true(json_scan(&arena, "[[[[[[[[[[[[[[[[", JSON_DEPTH_MAX, &places, &err));
    assert_true(json_scan(&arena, "]]]\"\\", 5, &places, &err));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_lines_of_records),
        cmocka_unit_test(finds_the_line_of_a_field),
        cmocka_unit_test(refuses_depth_and_bad_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
