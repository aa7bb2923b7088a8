#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "formats/csv/csv_rows.h"

/* A text with its length: some have zero bytes. */
#define TEXT(literal) (literal), sizeof(literal) - 1

/* Bytes that come a few at a time. */
struct drops {
    const char *bytes;
    size_t left;
    size_t drop;
};

static bool read_drops(void *context, char *bytes, size_t room, size_t *len_out,
                       struct err *err)
{
    (void)err;
    struct drops *drops = context;
    size_t len = drops->left < drops->drop ? drops->left : drops->drop;
    assert_true(len <= room);
    memcpy(bytes, drops->bytes, len);
    drops->bytes += len;
    drops->left -= len;
    *len_out = len;
    return true;
}

static void show_row(const struct csv_row *row, struct buf *out)
{
    buf_print(out, "%zu%s%s%s:", row->line,
              row->fit == CSV_ROW_SHORT  ? "<"
              : row->fit == CSV_ROW_LONG ? ">"
                                         : "",
              row->bad > 0 ? "!" : "", row->odd_quotes ? "?" : "");
    for (size_t i = 0; i < row->count; i++)
        buf_print(out, "%s%s", i == 0 ? "" : "~", row->field[i]);
    buf_add_text(out, "/");
}

/* "1:a~b/2:c~d/", or the words of the failure behind what was read before it. */
static struct buf show(const char *text, size_t len, size_t drop, char *separator_out)
{
    struct buf out = {0};
    struct err err = {""};
    struct csv_rows *rows = NULL;
    struct csv_row row;
    struct drops drops = {text, len, drop};
    enum csv_answer answer = CSV_BROKEN;
    if (csv_rows_open(&rows, (struct csv_source){&drops, read_drops, NULL}, &err)) {
        *separator_out = csv_rows_separator(rows);
        show_row(csv_rows_header(rows), &out);
        while ((answer = csv_rows_next(rows, &row, &err)) == CSV_ROW)
            show_row(&row, &out);
        assert_true(answer == CSV_BROKEN || csv_rows_read(rows) == len);
    }
    if (answer == CSV_BROKEN)
        buf_print(&out, "%s", err.text);
    csv_rows_close(rows);
    return out;
}

static void reads_what_programs_save(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        char separator;
        const char *rows;
    } cases[] = {
        {TEXT("a,b\n1,2\n"), ',', "1:a~b/2:1~2/"},
        {TEXT("a;b\r\n1;2\r\n"), ';', "1:a~b/2:1~2/"},
        {TEXT("a\tb\r1\t2\r"), '\t', "1:a~b/2:1~2/"},
        {TEXT("a|b\n1|2"), '|', "1:a~b/2:1~2/"},
        {TEXT("a;b\r\n1;2\n3;4\r5;6"), ';', "1:a~b/2:1~2/3:3~4/4:5~6/"},
        {TEXT("sep=;\r\na;b\r\n1;2\r\n"), ';', "2:a~b/3:1~2/"},
        {TEXT("\"sep=,\"\na,b;c;d\n1,2;3;4\n"), ',', "2:a~b;c;d/3:1~2;3;4/"},
        {TEXT("SEP=\t\na\tb\n"), '\t', "2:a~b/"},
        {TEXT("sep=,x\n1,2\n"), ',', "1:sep=~x/2:1~2/"},
        {TEXT("\xEF\xBB\xBF\"\xC3\xA4\";b\n"), ';', "1:ä~b/"},
        {TEXT("\xE4;b\n\xFC;\x80\n"), ';', "1:ä~b/2:ü~€/"},
        {TEXT("\xFF\xFE"
              "a\0;\0b\0\n\0\xE4\0;\0\x3D\xD8\x00\xDE\n\0"),
         ';', "1:a~b/2:ä~😀/"},
        {TEXT("\xFE\xFF"
              "\0a\0\t\0b\0\r\0\n\0\xE4\0\t\0c"),
         '\t', "1:a~b/2:ä~c/"},
        {TEXT("a;b\n\xC3\xA4\xC3\xB6;1\n\xFC;2\n"), ';', "1:a~b/2:äö~1/3!:ü~2/"},
        {TEXT("a;b\n\x81;1\n"), ';', "1:a~b/2!:\xEF\xBF\xBD~1/"},
        {TEXT("\xFF\xFE"
              "a\0;\0b\0\n\0\x00\xDC;\0c\0"),
         ';', "1:a~b/2!:\xEF\xBF\xBD~c/"},
        {TEXT("a;b\n\"1\n2\r\n3\r4\";x\n5;6\n"), ';', "1:a~b/2:1\n2\n3\n4~x/6:5~6/"},
        {TEXT("a;b\n\"1;\"\"2\"\"\";x\n"), ';', "1:a~b/2:1;\"2\"~x/"},
        {TEXT("a;b\n12\" Rohr;\"x\" y\n"), ';', "1:a~b/2?:12\" Rohr~x\" y/"},
        {TEXT("a;b\n1;5\"\n\"Haus \"Sonne\" Hof\";2\n\"3\";\"4\" \n"), ';',
         "1:a~b/2:1~5\"/3?:Haus \"Sonne\" Hof\"~2/4:3~4/"},
        {TEXT("a;b\n\"1\" \"2\";3\n\"4\n4\";5\n"), ';', "1:a~b/2?:1\" \"2\"~3/3:4\n4~5/"},
        {TEXT("a;b\n 1 ; \" 2 \" \n"), ';', "1:a~b/2:1~ 2 /"},
        {TEXT("\n\r\n  \na;b\n\n;;\n\"\";\n1;2\n\n"), ';', "4:a~b/8:1~2/"},
        {TEXT("a;b;c\n1\n1;2;3;;\n1;2;3;4\n"), ';', "1:a~b~c/2<:1/3:1~2~3/4>:1~2~3~4/"},
        {TEXT("a;b;;\n1;2;;\n"), ';', "1:a~b/2:1~2/"},
        {TEXT("Name;Text\nA;eins, zwei, drei\nB;vier, f\xC3\xBCnf, sechs\n"), ';',
         "1:Name~Text/2:A~eins, zwei, drei/3:B~vier, fünf, sechs/"},
        {TEXT("Name,Text\nA,\"eins; zwei; drei\"\n"), ',',
         "1:Name~Text/2:A~eins; zwei; drei/"},
        {TEXT("Angebote, Stand Mai\na;b;c\n1;2;3\n4;5;6\n"), ';',
         "1:Angebote, Stand Mai/2>:a~b~c/3>:1~2~3/4>:4~5~6/"},
        {TEXT("a\n1\n"), ',', "1:a/2:1/"},
        {TEXT("a;b\n1;\"2"), ';', "1:a~b/the quote that opens in line 2 is never closed"},
        {TEXT("a;b\n\"1\n\";\"2\n\n3;4\n"), ';',
         "1:a~b/the quote that opens in line 3 is never closed"},
        {TEXT("a;b\n1;\0\n"), ';',
         "1:a~b/line 2 has a zero byte: this is not text, or it is UTF-16 without a byte "
         "order mark; save it as CSV in UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (size_t drop = 1; drop <= 64; drop *= 4) {
            char separator = '?';
            struct buf out = show(cases[i].text, cases[i].len, drop, &separator);
            if (strcmp(out.bytes, cases[i].rows) != 0 || separator != cases[i].separator)
                fail_msg("case %zu in drops of %zu, separated by \"%c\": %s", i, drop,
                         separator, out.bytes);
            buf_free(&out);
        }
}

static void refuses_what_is_no_table(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *why;
    } cases[] = {
        {TEXT(""), "there is no row in it"},
        {TEXT("\xEF\xBB\xBF"), "there is no row in it"},
        {TEXT("\n;;;\n \n"), "there is no row in it"},
        {TEXT("sep=;\n"), "there is no row in it"},
        {TEXT("PK\x03\x04stuff"), "save it as CSV"},
        {TEXT("\xD0\xCF\x11\xE0stuff"), "old workbook"},
        {TEXT("%PDF-1.7"), "is a PDF"},
        {TEXT("a\0b\0"), "line 1 has a zero byte"},
        {TEXT("\"a;b\n"), "the quote that opens in line 1 is never closed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct csv_rows *rows = NULL;
        struct err err = {""};
        assert_false(csv_rows_open_bytes(&rows, cases[i].text, cases[i].len, &err));
        assert_null(rows);
        if (strstr(err.text, cases[i].why) == NULL)
            fail_msg("case %zu: %s", i, err.text);
    }
}

static void says_what_it_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
        const char *found;
    } cases[] = {
        {TEXT("a;b\n"), "ASCII (no byte above 127), separated by semicolon, 2 columns"},
        {TEXT("\xEF\xBB\xBF"
              "a\n"),
         "UTF-8 (byte order mark), separated by comma, 1 column"},
        {TEXT("a\t\xC3\xA4\n"), "UTF-8 (everything fits), separated by tab, 2 columns"},
        {TEXT("a|\xC3\xA4\xFC\n"),
         "UTF-8 (most of it fits), separated by pipe, 2 columns"},
        {TEXT("a,\xFC\n"),
         "Windows-1252 (it does not fit into UTF-8), separated by comma, 2 columns"},
        {TEXT("\xFF\xFE"
              "a\0"),
         "UTF-16, little endian (byte order mark), separated by comma, 1 column"},
        {TEXT("sep=^\na^b^c\n"),
         "ASCII (no byte above 127), separated by \"^\", 3 columns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct csv_rows *rows = NULL;
        struct err err = {""};
        assert_true(csv_rows_open_bytes(&rows, cases[i].text, cases[i].len, &err));
        assert_string_equal(csv_rows_found(rows), cases[i].found);
        csv_rows_close(rows);
    }
}

static void add_many(struct buf *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_add_text(out, text);
}

static char *show_long(struct buf *text)
{
    char separator = '?';
    struct buf out = show(text->bytes, text->len, 1 << 14, &separator);
    buf_free(text);
    return out.bytes;
}

static void keeps_its_limits(void **state)
{
    (void)state;
    struct buf text = {0};
    add_many(&text, "x;", 999);
    add_many(&text, "x\n", 1);
    add_many(&text, "y;", 999);
    add_many(&text, "y;;\n", 1);
    char *out = show_long(&text);
    assert_non_null(strstr(out, "/2:y~y"));
    assert_null(strstr(out, "columns"));
    free(out);

    add_many(&text, "a;b\n", 1);
    add_many(&text, "x;", 1000);
    add_many(&text, "x\n", 1);
    out = show_long(&text);
    assert_string_equal(out, "1:a~b/line 2 has more than 1000 columns");
    free(out);

    add_many(&text, "a;b\n1;2\n\"x\n", 1);
    add_many(&text, "0123456789;\n", 100000);
    out = show_long(&text);
    assert_string_equal(out, "1:a~b/2:1~2/the row that begins in line 3 is longer than "
                             "1 MB: is the quote that opens in line 3 never closed?");
    free(out);

    add_many(&text, "a;b\n", 1);
    add_many(&text, "0123456789", 110000);
    out = show_long(&text);
    assert_string_equal(out, "1:a~b/the row that begins in line 2 is longer than 1 MB");
    free(out);

    add_many(&text, "a;b\n", 1);
    add_many(&text, "0123456789", 100000);
    add_many(&text, ";x\n", 1);
    out = show_long(&text);
    assert_non_null(strstr(out, "9~x/"));
    free(out);
}

/* The first byte above 127 stands far behind what was looked at first; a CR LF, a
 * character and a quote lie across the edges of what is read at a time. */
static void reads_far_behind_the_first_look(void **state)
{
    (void)state;
    for (size_t shift = 0; shift < 4; shift++)
        for (int utf8 = 0; utf8 < 2; utf8++) {
            struct buf text = {0};
            struct csv_rows *rows = NULL;
            struct csv_row row;
            struct err err = {""};
            size_t count = 0;
            buf_add_text(&text, "a;b\r\n");
            add_many(&text, "x", shift);
            add_many(&text, ";0123456\r\n", 20000);
            add_many(&text,
                     utf8 ? "\"\xC3\xA4\xE2\x82\xAC\";0\r\n" : "\"\xE4\x80\";0\r\n",
                     20000);
            assert_true(csv_rows_open_bytes(&rows, text.bytes, text.len, &err));
            assert_string_equal(
                csv_rows_found(rows),
                "ASCII (no byte above 127), separated by semicolon, 2 columns");
            while (csv_rows_next(rows, &row, &err) == CSV_ROW) {
                count++;
                assert_int_equal(row.line, count + 1);
                assert_int_equal(row.fit, CSV_ROW_FITS);
                assert_int_equal(row.bad, 0);
                assert_string_equal(row.field[1], count <= 20000 ? "0123456" : "0");
                if (count > 20000)
                    assert_string_equal(row.field[0], "ä€");
            }
            assert_string_equal(err.text, "");
            assert_int_equal(count, 40000);
            csv_rows_close(rows);
            buf_free(&text);
        }
}

static void begins_below_a_title(void **state)
{
    (void)state;
    struct csv_rows *rows = NULL;
    struct csv_row row;
    struct err err = {""};
    assert_true(csv_rows_open_bytes(&rows, TEXT("Titel;\nName;Ort\nA;B\nC\n"), &err));
    assert_int_equal(csv_rows_header(rows)->count, 1);
    assert_int_equal(csv_rows_next(rows, &row, &err), CSV_ROW);
    assert_true(csv_rows_begin_at(rows, &row, &err));
    assert_int_equal(csv_rows_header(rows)->count, 2);
    assert_int_equal(csv_rows_header(rows)->line, 2);
    assert_int_equal(csv_rows_next(rows, &row, &err), CSV_ROW);
    assert_int_equal(row.fit, CSV_ROW_FITS);
    assert_int_equal(csv_rows_next(rows, &row, &err), CSV_ROW);
    assert_int_equal(row.fit, CSV_ROW_SHORT);
    assert_string_equal(row.field[1], "");
    assert_string_equal(csv_rows_header(rows)->field[1], "Ort");
    assert_int_equal(csv_rows_next(rows, &row, &err), CSV_END);
    assert_int_equal(csv_rows_next(rows, &row, &err), CSV_END);
    csv_rows_close(rows);
}

static bool read_broken(void *context, char *bytes, size_t room, size_t *len_out,
                        struct err *err)
{
    (void)room;
    size_t *calls = context;
    memcpy(bytes, "a;b\n", 4);
    *len_out = 4;
    return --*calls > 0 || err_set(err, "the zip is broken");
}

static void count_closes(void *context)
{
    size_t *calls = context;
    *calls += 100;
}

static void says_when_the_source_breaks(void **state)
{
    (void)state;
    struct csv_rows *rows = NULL;
    struct err err = {""};
    size_t calls = 1;
    struct csv_source source = {&calls, read_broken, count_closes};
    assert_false(csv_rows_open(&rows, source, &err));
    assert_string_equal(err.text, "the zip is broken");
    assert_int_equal(calls, 100);

    struct csv_row row;
    enum csv_answer answer;
    calls = 20000;
    assert_true(csv_rows_open(&rows, source, &err));
    while ((answer = csv_rows_next(rows, &row, &err)) == CSV_ROW)
        ;
    assert_int_equal(answer, CSV_BROKEN);
    csv_rows_close(rows);
    assert_int_equal(calls, 100);
    assert_false(csv_rows_open_file(&rows, "/nowhere/x.csv", &err));
    assert_non_null(strstr(err.text, "could not be opened"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_programs_save),
        cmocka_unit_test(refuses_what_is_no_table),
        cmocka_unit_test(says_what_it_found),
        cmocka_unit_test(keeps_its_limits),
        cmocka_unit_test(reads_far_behind_the_first_look),
        cmocka_unit_test(begins_below_a_title),
        cmocka_unit_test(says_when_the_source_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
