#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/export_json.h"
#include "formats/gathering.h"
#include "formats/import_json.h"
#include "help/records.h"

#define GOOD                                                                                   \
    "\"name\": \"N\", \"provider\": \"P\", \"topics\": [\"money\"], \"scope\": \"national\", " \
    "\"summary\": \"S.\", \"confidence\": \"high\""

struct reading {
    struct gathering got;
    struct err err;
    bool ok;
};

static struct reading read_text(const char *text, size_t len)
{
    char path[] = "/tmp/anna-import-XXXXXX";
    struct reading out = {.err = {""}};
    struct intake intake = gathering_intake(&out.got);
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    fclose(file);
    out.ok = import_json(path, &intake, &out.err);
    unlink(path);
    return out;
}

static void done(struct reading *reading)
{
    gathering_free(&reading->got);
}

/* Each text has one thing wrong; the refusal must say where and what. */
static void refuses_broken_rows(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *where; /* ":LINE: PATH: " */
        const char *what;
    } cases[] = {
        {"[{\"id\": \"a\", " GOOD ",\n\"phone\": \"02582 88\"}]",
         ":2: offers[0].phone: ", "country code"},
        {"[{\"id\": \"a\", " GOOD "},\n{\"id\": \"a\", " GOOD "}]",
         ":2: offers[1].id: ", "come before"},
        {"{\"offers\": [{\"id\": \"a\", " GOOD ",\n\n\"hours\": \"Mo 25:00\"}]}",
         ":3: offers[0].hours: ", "opening hours"},
        {"[{" GOOD "}]", ":1: offers[0].id: ", "missing"},
        {"[{\"id\": 7, " GOOD "}]",
         ":1: offers[0].id: ", "must be a text and is a number"},
        {"[{\"id\": \"a\", " GOOD ", \"steps\": \"x\"}]",
         ":1: offers[0].steps: ", "must be a list"},
        {"[{\"id\": \"a\", " GOOD ", \"steps\": [\"x\", 3]}]",
         ":1: offers[0].steps[1]: ", "must be a text"},
        {"[{\"id\": \"a\", " GOOD ", \"related\": [\"x\", \"x\"]}]",
         ":1: offers[0].related[1]: ", "twice"},
        {"[{\"id\": \"a\", " GOOD ", \"addresss\": null}]",
         ":1: offers[0].addresss: ", "is \"address"},
        {"[{\"id\": \"a\", " GOOD ", \"address\": {\"strasse\": \"x\"}}]",
         ":1: offers[0].address.strasse: ", "no such field"},
        {"[{\"id\": \"a\", " GOOD ", \"address\": \"x\"}]",
         ":1: offers[0].address: ", "must be an object"},
        {"[{\"id\": \"a\", " GOOD ", \"lat\": \"51\"}]",
         ":1: offers[0].lat: ", "a number"},
        {"[{\"id\": \"a\", " GOOD ", \"lat\": 151}]",
         ":1: offers[0].lat: ", "from -90 to 90"},
        {"[{\"id\": \"a\", " GOOD ", \"as_of\": \"gestern\"}]",
         ":1: offers[0].as_of: ", "date"},
        {"[{\"id\": \"a\", " GOOD ", \"accessibility\": {\"isQuiet\": 3}}]",
         ":1: offers[0].accessibility: ", "yes no unknown"},
        {"[{\"id\": \"a\", " GOOD ", \"text\": {\"en\": {\"name\": \"N\"}}}]",
         ":1: offers[0].text.en.made: ", "tested, human or automatic"},
        {"[{\"id\": \"a\", " GOOD
         ", \"text\": {\"en\": {\"phone\": \"110\", \"made\": \"human\"}}}]",
         ":1: offers[0].text.en.phone: ", "same in all languages"},
        {"[{\"id\": \"a\", " GOOD ", \"text\": {\"en\": {\"name\": \"N\", \"made\": "
         "\"human\", \"source_hash\": \"name=12\"}}}]",
         ":1: offers[0].text.en.source_hash: ", "what an export writes"},
        {"[{\"id\": \"a\", " GOOD ", \"text\": {\"de\": {\"made\": \"human\"}}}]",
         ":1: offers[0].text.de: ", "language"},
        {"[{\"id\": \"a\", " GOOD ", \"address.city\": \"x\"}]",
         ":1: offers[0].address.city: ", "no such field"},
        {"[{\"id\": \"a\", " GOOD ", \"\": \"x\"}]", ":1: offers[0]: ", "no such field"},
        {"[7]", ":1: offers[0]: ", "must be an object"},
        {"{\"topics\": [{\"id\": \"t\", \"name\": \"T\", \"icon\": \"home\", \"tint\": \"red\", "
         "\"text\": {\"tr\": {\"made\": \"human\"}}}]}",
         ":1: topics[0].text.tr.made: ", "no such field"},
        {"{\"coaches\": [{\"id\": \"c\", \"name\": \"C\", \"capacity\": 1.5}]}",
         ":1: coaches[0].capacity: ", "whole number"},
        {"{\n\"topics\": {}}", ":2: topics: ", "must be a list"},
        {"{\"offer\": []}", ":1: offer: ", "nothing else"},
        {"{\"topics\": [{\"id\": \"t\", \"name\": \"T\", \"icon\": \"home\", \"tint\": \"red\", "
         "\"crisis\": 1}]}",
         ":1: topics[0].crisis: ", "true or false"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reading reading = read_text(cases[i].text, strlen(cases[i].text));
        assert_true(reading.ok);
        assert_int_equal(reading.got.refused, 1);
        if (strstr(reading.got.notes.bytes, cases[i].where) == NULL ||
            strstr(reading.got.notes.bytes, cases[i].what) == NULL)
            fail_msg("case %zu: %s", i, reading.got.notes.bytes);
        done(&reading);
    }
}

static void refuses_files_that_are_no_documents(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *what;
    } cases[] = {
        {"", "not valid JSON"},
        {"nonsense", "not valid JSON"},
        {"[{\"id\": \"a\",]", "line 1"},
        {"[\n{\"id\": \"a\" \"b\"}]", "line 2"},
        {"[{\"id\": \"a\", \"id\": \"b\"}]", "duplicate"},
        {"\"x\"", "not valid JSON"},
        {"[\"\\u0000\"]", "not valid JSON"},
        {"[\"\xc3\x28\"]", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct reading reading = read_text(cases[i].text, strlen(cases[i].text));
        assert_false(reading.ok);
        if (strstr(reading.err.text, cases[i].what) == NULL ||
            strstr(reading.err.text, "/tmp/anna-import-") == NULL)
            fail_msg("case %zu: %s", i, reading.err.text);
        done(&reading);
    }
}

static void refuses_ten_megabytes_of_text(void **state)
{
    (void)state;
    static const char head[] = "[{\"id\": \"a\", " GOOD ", \"who\": \"";
    enum { LONG = 10 << 20 };
    char *text = malloc(LONG);
    assert_non_null(text);
    memset(text, 'a', LONG);
    memcpy(text, head, sizeof head - 1);
    memcpy(text + LONG - 3, "\"}]", 3);
    struct reading reading = read_text(text, LONG);
    free(text);
    assert_true(reading.ok);
    assert_int_equal(reading.got.refused, 1);
    assert_non_null(strstr(reading.got.notes.bytes, "offers[0].who: has 1048"));
    done(&reading);
}

static void lists_all_refusals_and_keeps_the_good(void **state)
{
    (void)state;
    static const char text[] =
        "{\"comment\": \"x\", \"offers\": [{\"id\": \"a\", " GOOD
        "},\n{\"id\": \"b\", " GOOD
        ", \"phone\": \"x\", \"email\": \"y\"},\n{\"id\": \"c\", " GOOD
        "}], \"sites\": [{\"id\": \"s\", \"name\": \"S\", \"town\": \"T\"}]}";
    struct reading reading = read_text(text, sizeof text - 1);
    assert_true(reading.ok);
    assert_int_equal(reading.got.refused, 3);
    assert_int_equal(reading.got.document.list[RECORD_OFFER].count, 2);
    assert_non_null(document_find(&reading.got.document, RECORD_OFFER, "c"));
    assert_null(document_find(&reading.got.document, RECORD_OFFER, "b"));
    assert_non_null(strstr(reading.got.notes.bytes, ":3: sites[0].town: "));
    done(&reading);
}

/* What was written is read again as the same, and written as the same bytes. */
static void loses_nothing_on_the_way_round(void **state)
{
    (void)state;
    static const char text[] =
        "\xef\xbb\xbf{\"sites\": [{\"id\": \"s\", \"name\": \"S\", \"town\": \"t\", \"phone\": "
        "\"+492214710110\"}],"
        "\"topics\": [{\"id\": \"money\", \"name\": \"Geld\", \"icon\": \"payments\", "
        "\"tint\": \"teal\", \"crisis\": true, \"text\": {\"tr\": {\"name\": \"Para\"}}}],"
        "\"coaches\": [{\"id\": \"c\", \"name\": \"C\", \"capacity\": 10}],"
        "\"offers\": [{\"id\": \"a\", " GOOD
        ", \"address\": {\"city\": \"E\", \"street\": null}, \"lat\": 51.93, \"lon\": 8, "
        "\"accessibility\": {\"isQuiet\": false, \"hasInductionLoop\": \"unknown\"}, "
        "\"who\": \"a \\\"b\\\" \\\\ c\\nd\", \"steps\": [\"1.\", \"2.\"], \"keywords\": [], "
        "\"heads_up\": {\"text\": \"H\", \"until\": \"2026-12-24\"}, \"email\": \"\", "
        "\"text\": {\"en\": {\"steps\": [\"One.\"], \"heads_up\": {\"text\": \"U\"}, "
        "\"made\": \"tested\"}, \"de-simple\": {\"who\": \"W\", \"made\": \"automatic\"}}}]}";
    struct reading first = read_text(text, sizeof text - 1);
    struct buf once = {0};
    struct buf twice = {0};
    assert_true(first.ok);
    assert_int_equal(first.got.note_count, 0);
    const struct record *offer = document_find(&first.got.document, RECORD_OFFER, "a");
    assert_non_null(offer);
    assert_string_equal(records_text(offer, "lat"), "51.93");
    assert_string_equal(records_text(offer, "lon"), "8");
    assert_null(records_text(offer, "email"));
    assert_null(records_value(offer, "keywords"));
    assert_string_equal(records_value(offer, "accessibility")->list.item[1],
                        "isQuiet=no");
    assert_string_equal(offer->translation[0].lang, "de-simple");
    export_json(&first.got.document, &once);
    struct reading second = read_text(once.bytes, once.len);
    assert_true(second.ok);
    assert_int_equal(second.got.note_count, 0);
    export_json(&second.got.document, &twice);
    assert_string_equal(once.bytes, twice.bytes);
    assert_non_null(strstr(once.bytes, "\"lat\": 51.93"));
    assert_non_null(strstr(once.bytes, "\"who\": \"a \\\"b\\\" \\\\ c\\nd\""));
    buf_free(&once);
    buf_free(&twice);
    done(&first);
    done(&second);
}

/* Linked in front of json_line, which reads its text from the beginning: how much of it
 * that is, in all. */
static size_t looked_for;

size_t __wrap_json_line(const char *text, size_t len, size_t line, const char *field);
size_t __real_json_line(const char *text, size_t len, size_t line, const char *field);
size_t __wrap_json_line(const char *text, size_t len, size_t line, const char *field)
{
    looked_for++;
    return __real_json_line(text, len, line, field);
}

/* Each of the keys is refused, but their lines are looked for a fixed number of times. */
static void many_unknown_keys_are_not_quadratic(void **state)
{
    static const char *const forms[][3] = {
        {"[{\"id\": \"a\"", "", "}]"},
        {"{\"comment\": \"\"", "", "}"},
        {"[{\"id\": \"a\", \"address\": {\"city\": \"x\"", "address.", "}}]"},
    };
    enum { KEYS = 300000 };
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct buf text = {0};
        char last[64];
        buf_add_text(&text, forms[i][0]);
        for (int key = 0; key < KEYS; key++)
            buf_print(&text, ",\"k%d\":1", key);
        buf_add_text(&text, forms[i][2]);
        looked_for = 0;
        struct reading reading = read_text(text.bytes, text.len);
        assert_true(reading.ok);
        assert_true(reading.got.note_count >= KEYS);
        snprintf(last, sizeof last, "%sk%d: ", forms[i][1], KEYS - 1);
        assert_non_null(strstr(reading.got.notes.bytes, last));
        assert_true(looked_for > 0 && looked_for <= 1000);
        done(&reading);
        buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_broken_rows),
        cmocka_unit_test(refuses_files_that_are_no_documents),
        cmocka_unit_test(refuses_ten_megabytes_of_text),
        cmocka_unit_test(lists_all_refusals_and_keeps_the_good),
        cmocka_unit_test(loses_nothing_on_the_way_round),
        cmocka_unit_test(many_unknown_keys_are_not_quadratic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
