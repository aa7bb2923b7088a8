#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/json_value.h"

static void kinds_are_told(void **state)
{
    static const struct {
        const char *text;
        enum json_kind kind;
        size_t count;
    } cases[] = {
        {"{\"a\": 1, \"b\": 2}", JSON_MAP, 2},
        {"[1]", JSON_LIST, 1},
        {"\"a\"", JSON_TEXT, 0},
        {"1.5", JSON_NUMBER, 0},
        {"true", JSON_FLAG, 0},
        {"null", JSON_NONE, 0},
        {"{", JSON_NOTHING, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json *json = json_parse_text(cases[i].text);
        long long whole;
        if (json_kind(json) != cases[i].kind || json_count(json) != cases[i].count)
            fail_msg("%s", cases[i].text);
        assert_false(json_whole(json, &whole));
        assert_true((json_text(json) != NULL) == json_is(json, JSON_TEXT));
        assert_null(json_member(json_item(json, 9), "a"));
        json_free(json);
    }
}

static void what_is_no_json_is_said(void **state)
{
    struct json_fault fault = {0};
    static const char twice[] = "{\"a\": 1,\n \"a\": 2}";
    (void)state;
    assert_null(json_parse(twice, strlen(twice), JSON_UNIQUE, &fault));
    assert_int_equal(fault.line, 2);
    assert_non_null(strstr(fault.text, "duplicate"));
    assert_null(json_parse("5", 1, 0, &fault));
    assert_null(json_parse(NULL, 0, 0, NULL));
    struct json *last = json_parse(twice, strlen(twice), 0, NULL);
    long long whole = 0;
    assert_true(json_whole(json_member(last, "a"), &whole));
    assert_int_equal(whole, 2);
    json_free(last);
}

static void a_value_is_made_and_written(void **state)
{
    struct arena arena = {0};
    struct json *map = json_new_map();
    struct json *list = json_new_list();
    struct json *other = json_parse_text("{\"b\": 9, \"c\": false}");
    const char *name;
    struct json *member;
    size_t names = 0;
    size_t i;
    (void)state;
    json_append(list, json_new_text("x"));
    json_append(list, json_new_none());
    json_append(list, NULL);
    json_put(map, "b", list);
    json_put_text(map, "a", "1");
    json_put_text(map, "nothing", NULL);
    json_fill(map, other);
    assert_string_equal(json_write(&arena, map, 0),
                        "{\"b\": [\"x\", null], \"a\": \"1\", \"c\": false}");
    json_cut(list, 1);
    json_drop(map, "c");
    assert_string_equal(json_write(&arena, map, JSON_DENSE | JSON_SORTED),
                        "{\"a\":\"1\",\"b\":[\"x\"]}");
    JSON_MEMBERS (map, name, member) {
        names += strlen(name);
        json_put_text(map, name, "new");
    }
    assert_int_equal(names, 2);
    assert_string_equal(json_member_text(map, "b"), "new");
    JSON_ITEMS (other, i, member) {
        fail();
    }
    assert_false(json_same(map, other));
    json_free(map);
    json_free(other);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told),
        cmocka_unit_test(what_is_no_json_is_said),
        cmocka_unit_test(a_value_is_made_and_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
