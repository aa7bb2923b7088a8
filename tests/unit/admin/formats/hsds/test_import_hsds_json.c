#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "formats/gathering.h"
#include "formats/import_json.h"
#include "help/hsds_reading.h"

static void json_is_read_nested(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *offer;
    } cases[] = {
        {"{\"id\": \"a\", \"name\": \"N\", \"status\": \"active\", \"description\": \"S\", "
         "\"organization\": {\"id\": \"o\", \"name\": \"Org\"}, \"phones\": [{\"id\": \"p\", "
         "\"number\": \"02582 88\"}]}",
         "\"phone\": \"+49258288\""},
        {"{\"total_items\": 1, \"contents\": [{\"id\": \"a\", \"name\": \"N\", \"status\": "
         "\"active\", \"organization\": {\"id\": \"o\", \"name\": \"Org\"}}]}",
         "\"provider\": \"Org\""},
        {"[{\"id\": \"a\", \"name\": \"N\", \"status\": \"active\"}]", "\"name\": \"N\""},
        {"{\"id\": \"o\", \"name\": \"Org\", \"website\": \"https://o.org\", \"services\": "
         "[{\"id\": \"a\", \"name\": \"N\", \"status\": \"active\"}]}",
         "\"web\": \"https://o.org\""},
        {"{\"id\": \"x\", \"service\": {\"id\": \"a\", \"name\": \"N\", \"status\": "
         "\"active\"}, \"location\": {\"id\": \"l\", \"location_type\": \"physical\", "
         "\"latitude\": 51.5, \"longitude\": 8, \"addresses\": [{\"id\": \"d\", \"address_1\": "
         "\"A 1\", \"city\": \"T\", \"country\": \"DE\"}]}}",
         "\"street\": \"A 1\""},
        {"{\"services\": [{\"id\": \"a\", \"name\": \"N\", \"organization_id\": \"o\"}], "
         "\"organizations\": [{\"id\": \"o\", \"name\": \"Org\"}]}",
         "\"provider\": \"Org\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        const char *folder = folder_make();
        const char *path = folder_file(folder, "in.json");
        file_write_text(path, cases[i].text);
        hsds_read_path(&reading, path, NULL, NULL);
        folder_remove(folder);
        if (!reading.ok || reading.taken != 1 ||
            strstr(reading.offers.bytes, cases[i].offer) == NULL)
            fail_msg("case %zu: %s\n%s\n%s", i, reading.err.text, reading.offers.bytes,
                     reading.notes.bytes);
        hsds_reading_done(&reading);
    }
}

static void what_is_no_hsds_is_refused(void **state)
{
    (void)state;
    static const struct hsds_text cases[] = {
        {"x.json", "{\"id\": 1"},  {"x.json", "[1, 2]"},
        {"x.json", "{\"a\": {}}"}, {"x.json", ""},
        {"x.csv", "a,b\n1,2\n"},   {"services.csv", "id,name\n"},
        {"services.csv", ""},      {"phones.csv", "id,number\n1,2\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        const char *folder = folder_make();
        file_write_text(folder_file(folder, "%s", cases[i].name), cases[i].text);
        hsds_read_path(&reading, folder, NULL, NULL);
        folder_remove(folder);
        if (reading.taken != 0 || strstr(reading.notes.bytes, "[file refused]") == NULL)
            fail_msg("case %zu: %s", i, reading.notes.bytes);
        hsds_reading_done(&reading);
    }
    struct hsds_reading reading = {.taken = 0};
    const char *folder = folder_make();
    hsds_read_path(&reading, folder, NULL, NULL);
    assert_false(reading.ok);
    assert_non_null(strstr(reading.err.text, "no .csv"));
    folder_remove(folder);
    hsds_reading_done(&reading);
}

static void terms_go_where_a_person_says(void **state)
{
    (void)state;
    static const struct {
        const char *map;
        const char *topic; /* NULL: the map is refused */
    } cases[] = {
        {"Foot = money\n", "\"provider\": \"N\",\n   \"scope\"" /* no topics */},
        {"Food = money\n", "\"money\""},
        {"# remark\n\n 1 = money \n* = crisis\n", "\"money\""},
        {"* = crisis\n", "\"crisis\""},
        {"Food money\n", NULL},
        {"Food = Money!\n", NULL},
        {"Food = nowhere\n", NULL},
    };
    static const char topics[] =
        "{\"topics\": [{\"id\": \"money\", \"name\": \"Geld\", \"icon\": \"a\", \"tint\": "
        "\"b\"}, {\"id\": \"crisis\", \"name\": \"X\", \"icon\": \"a\", \"tint\": \"b\"}]}";
    const char *folder = folder_make();
    struct gathering known = {.note_count = 0};
    const struct intake intake = gathering_intake(&known);
    struct err err = {""};
    const char *path = folder_file(folder, "topics.json");
    file_write_text(path, topics);
    assert_true(import_json(path, &intake, &err));
    const char *in = folder_file(folder, "in.json");
    file_write_text(
        in, "{\"services\": [{\"id\": \"a\", \"name\": \"N\", \"taxonomy_ids\": "
            "\"1\"}], \"taxonomy_terms\": [{\"id\": \"1\", \"name\": \"Food\"}]}");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        const char *map = folder_file(folder, "map");
        file_write_text(map, cases[i].map);
        hsds_read_path(&reading, in, &known.document, map);
        bool right = cases[i].topic == NULL
                         ? !reading.ok && strstr(reading.err.text, "line 1") != NULL
                         : strstr(reading.offers.bytes, cases[i].topic) != NULL;
        if (!right)
            fail_msg("case %zu: %s %s", i, reading.err.text, reading.offers.bytes);
        hsds_reading_done(&reading);
    }
    gathering_free(&known);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_is_read_nested),
        cmocka_unit_test(what_is_no_hsds_is_refused),
        cmocka_unit_test(terms_go_where_a_person_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
