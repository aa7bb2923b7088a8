#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "web/form.h"
#include "web/http.h"

static bool reads(const char *body, size_t len, struct http_fields *out,
                  struct arena *arena)
{
    *out = (struct http_fields){0};
    return form_read(out, arena, body, len);
}

static void fields_are_decoded(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct http_fields fields;
    static const char body[] =
        "name=M%C3%BCtter+%26+Kinder&steps=eins%0D%0Azwei&empty=&bare&&last=%25";
    assert_true(reads(body, sizeof body - 1, &fields, &arena));
    assert_int_equal(fields.count, 5);
    assert_string_equal(http_find(&fields, "name"), "Mütter & Kinder");
    assert_string_equal(http_find(&fields, "steps"), "eins\r\nzwei");
    assert_string_equal(http_find(&fields, "empty"), "");
    assert_string_equal(http_find(&fields, "bare"), "");
    assert_string_equal(http_find(&fields, "last"), "%");
    assert_null(http_find(&fields, "Name"));
    arena_free(&arena);
}

static void what_no_browser_sends_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct http_fields fields;
    static const char *const bad[] = {
        "a=%",         "a=%4",     "a=%4g",    "a=%00",         "%00=a",  "a=%1B%5Bm",
        "a=%C2%9B31m", "a=%FF",    "a=%C3",    "a=%ED%A0%80",   "a=\xFF", "a=%7F",
        "a=x%08",      "%E2%82=a", "a=%C0%AF", "a=%F5%80%80%80"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (reads(bad[i], strlen(bad[i]), &fields, &arena))
            fail_msg("%s is taken", bad[i]);
    assert_false(reads("a=\0b", 4, &fields, &arena));
    arena_free(&arena);
}

static void fields_without_end_are_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct http_fields fields;
    struct buf body = {0};
    for (int i = 0; i < HTTP_FIELDS; i++)
        buf_add_text(&body, "a=b&");
    assert_true(reads(body.bytes, body.len, &fields, &arena));
    assert_int_equal(fields.count, HTTP_FIELDS);
    buf_add_text(&body, "a=b");
    assert_false(reads(body.bytes, body.len, &fields, &arena));
    buf_free(&body);
    arena_free(&arena);
}

static void only_forms_are_forms(void **state)
{
    (void)state;
    assert_true(form_is("application/x-www-form-urlencoded"));
    assert_true(form_is("application/x-www-form-urlencoded; charset=UTF-8"));
    assert_false(form_is("application/x-www-form-urlencodedx"));
    assert_false(form_is("text/plain"));
    assert_false(form_is("application/json"));
    assert_false(form_is("multipart/form-data; boundary=x"));
    assert_false(form_is(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_decoded),
        cmocka_unit_test(what_no_browser_sends_is_refused),
        cmocka_unit_test(fields_without_end_are_refused),
        cmocka_unit_test(only_forms_are_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
