#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json_stream.h"

static struct json_stream *open_text(const char *text, size_t len)
{
    char path[] = "/tmp/anna-stream-XXXXXX";
    struct json_stream *stream = NULL;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, len), len);
    close(fd);
    assert_true(json_stream_open(&stream, path, NULL));
    unlink(path);
    return stream;
}

static void knows_the_lines_of_records(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *frame;
        size_t count;
        size_t line[4];
        const char *list[4];
        const char *record[4];
    } cases[] = {
        {"[]", "[]", 0, {0}, {0}, {0}},
        {"[ ]", "[ ]", 0, {0}, {0}, {0}},
        {"[{}]", "[0]", 1, {1}, {""}, {"{}"}},
        {"\xef\xbb\xbf[{}]", "[0]", 1, {1}, {""}, {"{}"}},
        {"[\n{\"a\":[1,2]},\n {}\n]",
         "[\n0,\n 0\n]",
         2,
         {2, 3},
         {"", ""},
         {"{\"a\":[1,2]}", "{}"}},
        {"[{\n\n},{}]", "[0\n\n,0]", 2, {1, 3}, {"", ""}, {"{\n\n}", "{}"}},
        {"[1,\n\"x\",\n[]]",
         "[0,\n0,\n0]",
         3,
         {1, 2, 3},
         {"", "", ""},
         {"1", "\"x\"", "[]"}},
        {"{\"a\":\n[{}\n,{}],\"b\":[\n{}]}",
         "{\"a\":\n[0\n,0],\"b\":[\n0]}",
         3,
         {2, 3, 4},
         {"a", "a", "b"},
         {"{}", "{}", "{}"}},
        {"{\"a\": {\"b\": [1, 2]}}", "{\"a\": {\"b\": [1, 2]}}", 0, {0}, {0}, {0}},
        {"[\"a\\\"]\",\n{\"k\":\"[\\\\\"}]",
         "[0,\n0]",
         2,
         {1, 2},
         {"", ""},
         {"\"a\\\"]\"", "{\"k\":\"[\\\\\"}"}},
        {"[{} x]", "[0 x]", 1, {1}, {""}, {"{}"}},
        {"[{\"a\": 1", "[0", 1, {1}, {""}, {"{\"a\": 1"}},
        {"[7", "[0", 1, {1}, {""}, {"7"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json_stream *stream = open_text(cases[i].text, strlen(cases[i].text));
        struct json_record record;
        size_t count = 0;
        enum json_next next;
        while ((next = json_stream_next(stream, &record, NULL)) == JSON_RECORD) {
            assert_true(count < cases[i].count);
            assert_int_equal(record.line, cases[i].line[count]);
            assert_string_equal(record.list, cases[i].list[count]);
            assert_string_equal(record.text, cases[i].record[count]);
            count++;
        }
        assert_int_equal(next, JSON_END);
        assert_int_equal(count, cases[i].count);
        assert_string_equal(json_stream_frame(stream)->bytes, cases[i].frame);
        assert_int_equal(json_stream_done(stream), strlen(cases[i].text));
        assert_int_equal(json_stream_whole(stream), strlen(cases[i].text));
        json_stream_close(stream);
    }
}

/* Pieces of the file end anywhere: in a text, behind a backslash, in a word. */
static void reads_over_the_ends_of_pieces(void **state)
{
    (void)state;
    enum { LONG = 300000 };
    char *text = malloc(LONG + 64);
    assert_non_null(text);
    for (size_t shift = 0; shift < 4; shift++) {
        size_t len = (size_t)sprintf(text, "[{\"a\":\"%.*s", (int)shift, "xxxx");
        for (; len < LONG; len += 2)
            memcpy(text + len, "\\\"", 2);
        len += (size_t)sprintf(text + len, "\"},\n\"second\"]");
        struct json_stream *stream = open_text(text, len);
        struct json_record record;
        assert_int_equal(json_stream_next(stream, &record, NULL), JSON_RECORD);
        assert_int_equal(record.len, len - strlen(",\n\"second\"]") - 1);
        assert_int_equal(json_stream_next(stream, &record, NULL), JSON_RECORD);
        assert_string_equal(record.text, "\"second\"");
        assert_int_equal(record.line, 2);
        assert_int_equal(json_stream_next(stream, &record, NULL), JSON_END);
        json_stream_close(stream);
    }
    free(text);
}

static void finds_the_line_of_a_field(void **state)
{
    (void)state;
    static const char text[] =
        "{\"id\": \"x\",\n\"address\": {\n\"phone\": 1,\n\"city\": 2},\n"
        "\"phone\":\n3, \"steps\": [\n1]}";
    static const struct {
        const char *field;
        size_t line;
    } cases[] = {
        {"", 2},      {"id", 2},       {"address", 3}, {"address.city", 5},
        {"phone", 7}, {"steps[0]", 7}, {"nowhere", 2}, {"address.nowhere", 3},
        {"id.x", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(json_line(text, strlen(text), 2, cases[i].field), cases[i].line);
}

static void refuses_what_is_too_much(void **state)
{
    (void)state;
    enum { DEEP = 100000, LONG = JSON_RECORD_MAX + 100000 };
    static const struct {
        const char *head;
        char fill;
        size_t len;
        const char *what;
    } cases[] = {
        {"[\n", '[', DEEP, "line 2, column 16: nested"},
        {"", '[', JSON_DEPTH_MAX + 1, "line 1, column 17: nested"},
        {"{\"x\":", '[', DEEP, "nested"},
        {"[\n\"\xff\"]", ' ', 6, "line 2, byte 2"},
        {"[1,\n\n 2]\xff", ' ', 9, "line 3, byte 4"},
        {"[\n7", '7', LONG, "line 2: a record longer than 16 MB"},
        {"[\n{\"a\": 7", '\n', LONG, "line 2: a record longer than 16 MB"},
        {"{", ' ', LONG, "outside of any record"},
    };
    char *text = malloc(LONG);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {""};
        struct json_record record;
        enum json_next next;
        memset(text, cases[i].fill, cases[i].len);
        memcpy(text, cases[i].head, strlen(cases[i].head));
        struct json_stream *stream = open_text(text, cases[i].len);
        while ((next = json_stream_next(stream, &record, &err)) == JSON_RECORD) {
        }
        assert_int_equal(next, JSON_FAILED);
        if (strstr(err.text, cases[i].what) == NULL)
            fail_msg("case %zu: %s", i, err.text);
        json_stream_close(stream);
    }
    free(text);
    struct json_stream *stream = NULL;
    struct err err = {""};
    assert_false(json_stream_open(&stream, "/nowhere/x", &err));
    assert_false(json_stream_open(&stream, "/tmp", &err));
    assert_non_null(strstr(err.text, "/tmp"));
    assert_null(stream);
}

/* JSON lines whose first record ends around each multiple of what is read at once, with a
 * quote, an escape and a bracket at its end. */
static void lines_whatever_the_size_of_the_first(void **state)
{
    static const size_t sizes[] = {10,        65536 - 3, 65536 - 2, 65536 - 1, 65536,
                                   65536 + 1, 65536 + 2, 3 * 65536, 5000000};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct buf text = {0};
        struct json_record record;
        struct err err = {""};
        buf_add_text(&text, "{\"a\": \"");
        while (text.len + 6 < sizes[i])
            buf_add_text(&text, "x");
        buf_add_text(&text, "\\\"}{\"}");
        size_t first = text.len;
        buf_add_text(&text, "\n\n{\"b\": 1}\n");
        struct json_stream *stream = open_text(text.bytes, text.len);
        for (size_t k = 0; k < 2; k++) {
            if (json_stream_next(stream, &record, &err) != JSON_RECORD)
                fail_msg("size %zu, record %zu: %s", sizes[i], k, err.text);
            assert_int_equal(record.index, k);
            assert_int_equal(record.len, k == 0 ? first : 8);
            assert_int_equal(record.line, k == 0 ? 1 : 3);
        }
        assert_int_equal(json_stream_next(stream, &record, &err), JSON_END);
        assert_string_equal(json_stream_frame(stream)->bytes, "[0\n\n,0\n]");
        json_stream_close(stream);
        buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_lines_of_records),
        cmocka_unit_test(lines_whatever_the_size_of_the_first),
        cmocka_unit_test(reads_over_the_ends_of_pieces),
        cmocka_unit_test(finds_the_line_of_a_field),
        cmocka_unit_test(refuses_what_is_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
