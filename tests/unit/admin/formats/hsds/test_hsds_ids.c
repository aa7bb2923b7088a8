#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "formats/hsds/hsds_names.h"
#include "help/folder.h"
#include "help/hsds_reading.h"

/* Ids that are not unique, rows without one, and the sums that say what became of all. */

enum { FILES = 3 };

static void read_files(struct hsds_reading *reading, const struct hsds_text *file)
{
    const char *folder = folder_make();
    for (size_t i = 0; i < FILES && file[i].name != NULL; i++)
        file_write_text(folder_file(folder, "%s", file[i].name), file[i].text);
    hsds_read_path(reading, folder, NULL, NULL);
    folder_remove(folder);
}

/* Each line "TABLE: N read, N used[, N kept for the way back][, N left out ...]". */
static void sums_add_up(const struct hsds_reading *reading)
{
    for (const char *at = reading->told.bytes; *at != '\0';) {
        size_t read = 0;
        size_t used = 0;
        size_t kept = 0;
        size_t left = 0;
        size_t len = strcspn(at, "\n");
        char line[200];
        snprintf(line, sizeof line, "%.*s", (int)len, at);
        assert_int_equal(sscanf(line, "%*[^:]: %zu read, %zu used", &read, &used), 2);
        const char *more = strstr(line, " used, ");
        const char *out = strstr(line, " left out");
        if (more != NULL && strstr(line, " kept for") != NULL)
            sscanf(more, " used, %zu kept", &kept);
        while (out != NULL && out > line && out[-1] >= '0' && out[-1] <= '9')
            out--;
        if (out != NULL)
            sscanf(out, "%zu", &left);
        if (read != used + kept + left)
            fail_msg("%s", line);
        at += len + (at[len] != '\0');
    }
}

#define PAGE(text) "{\"total_items\": 2, \"contents\": [" text "]}"
#define ORG \
    "\"status\": \"active\", \"organization\": {\"id\": \"o\", \"name\": \"Town\"}"

static void ids_need_not_be_unique(void **state)
{
    (void)state;
    static const struct {
        struct hsds_text file[FILES];
        size_t taken;
        const char *offers[2]; /* parts of the JSON */
        const char *note;      /* NULL: none about an id */
        const char *sum;
    } cases[] = {
        /* Two services of one id in two files are two offers. */
        {{{"a.json",
           "{\"id\": \"7\", \"name\": \"Food\", \"description\": \"Soup.\", " ORG "}"},
          {"b.json",
           "{\"id\": \"7\", \"name\": \"Beds\", \"email\": \"a@b.de\", " ORG "}"}},
         2,
         {"\"name\": \"Food\"", "\"name\": \"Beds\""},
         "b.json:1: service.id: has come before (a.json:1) with other content: name; both are kept",
         "services: 2 read, 2 used\n"},
        /* The same service, of which each file says a part. */
        {{{"a.json",
           "{\"id\": \"7\", \"name\": \"Food\", \"description\": \"Soup.\", " ORG "}"},
          {"b.json",
           "{\"id\": \"7\", \"name\": \"Food\", \"email\": \"a@b.de\", " ORG "}"}},
         1,
         {"\"summary\": \"Soup.\"", "\"email\": \"a@b.de\""},
         NULL,
         "services: 2 read, 1 used, 1 left out (1 in several places"},
        /* Schedules that somebody numbered alike. */
        {{{"a.json",
           "{\"id\": \"7\", \"name\": \"Food\", \"description\": \"Soup.\", " ORG
           ", \"schedules\": [{\"id\": \"7\", \"freq\": \"WEEKLY\", \"byday\": \"MO\", "
           "\"opens_at\": \"09:00\", \"closes_at\": \"10:00\"}, {\"id\": \"7\", \"freq\": "
           "\"WEEKLY\", \"byday\": \"TU\", \"opens_at\": \"10:00\", \"closes_at\": "
           "\"11:00\"}, {\"id\": \"7\", \"freq\": \"WEEKLY\", \"byday\": \"WE\", "
           "\"opens_at\": \"11:00\", \"closes_at\": \"12:00\"}]}"}},
         1,
         {"Mo 09:00-10:00; Tu 10:00-11:00; We 11:00-12:00", ""},
         NULL,
         "schedules: 3 read, 3 used\n"},
        {{{"services.csv", "id,name,description\n7,Food,Soup.\n"},
          {"schedules.csv", "id,service_id,freq,byday,opens_at,closes_at\n"
                            "7,7,WEEKLY,MO,09:00,10:00\n7,7,WEEKLY,TU,10:00,11:00\n"}},
         1,
         {"Mo 09:00-10:00; Tu 10:00-11:00", ""},
         NULL,
         "schedules: 2 read, 2 used\n"},
        /* A place of each service under one id: the phone stays with its service. */
        {{{"a.json",
           PAGE(
               "{\"id\": \"1\", \"name\": \"Food\", \"description\": \"S.\", " ORG
               ", \"service_at_locations\": [{\"id\": \"9\", \"location\": {\"id\": \"3\", "
               "\"name\": \"Hall\", \"location_type\": \"physical\", \"phones\": [{\"id\": "
               "\"4\", \"number\": \"+49 2582 880\"}]}}]}, "
               "{\"id\": \"2\", \"name\": \"Beds\", \"description\": \"S.\", " ORG
               ", \"service_at_locations\": [{\"id\": \"9\", \"location\": {\"id\": \"3\", "
               "\"name\": \"Barn\", \"location_type\": \"physical\", \"phones\": [{\"id\": "
               "\"4\", \"number\": \"+49 2582 881\"}]}}]}")}},
         2,
         {"\"phone\": \"+492582880\"", "\"phone\": \"+492582881\""},
         "[1].location.id: has come before (a.json:1) with other content: name",
         "locations: 2 read, 2 used\n"},
        /* A place without an id. */
        {{{"a.json",
           "{\"id\": \"1\", \"name\": \"Food\", \"description\": \"S.\", " ORG
           ", \"service_at_locations\": [{\"location\": {\"name\": \"Hall\", "
           "\"location_type\": \"physical\", \"phones\": [{\"number\": \"+49 2582 "
           "880\"}]}}]}"}},
         1,
         {"\"phone\": \"+492582880\"", ""},
         "location.id: is missing",
         "phones: 1 read, 1 used\n"},
        /* Services without id or name are told, each. */
        {{{"a.json",
           PAGE("{\"name\": \"Food\", " ORG "}, {\"id\": \"2\", " ORG
                "}, {\"id\": \"3\", " ORG "}, {\"id\": \"4\", \"name\": \"Beds\", " ORG
                "}, {\"name\": \"What\"}")}},
         1,
         {"\"name\": \"Beds\"", ""},
         "[0].service.id: is missing",
         "services: 4 read, 1 used, 3 left out (3 without id or name)\n"},
        {{{"a.json", PAGE("{\"id\": \"2\", " ORG "}, {\"id\": \"3\", " ORG
                          "}, {\"id\": \"4\", \"name\": \"Beds\", " ORG "}")}},
         1,
         {"\"name\": \"Beds\"", ""},
         "[1].service.name: is missing",
         "services: 3 read, 1 used, 2 left out (2 without id or name)\n"},
        {{{"a.json",
           PAGE("{\"name\": \"What\"}, {\"id\": \"4\", \"name\": \"Beds\", " ORG "}")}},
         1,
         {"\"name\": \"Beds\"", ""},
         "[0]: has nothing by which HSDS could be known",
         "services: 1 read, 1 used\n"},
        /* Places that no service is at. */
        {{{"services.csv",
           "id,name,description,status\n7,Food,Soup.,\n8,Old,S.,defunct\n"},
          {"locations.csv", "id,name\n1,Hall\n2,Barn\n"},
          {"service_at_location.csv", "id,service_id,location_id\n1,7,1\n2,8,2\n"}},
         1,
         {"\"name\": \"Food\"", ""},
         NULL,
         "locations: 2 read, 1 used, 1 left out (1 of no service"},
        /* Terms of 1.1, and its name for the file between. */
        {{{"services.csv", "id,name,description\n7,Food,Soup.\n"},
          {"taxonomy.csv", "id,name,parent_id,parent_name,vocabulary\n1,Meals,,,Open "
                           "Eligibility\n2,Soup kitchen,1,Meals,Open Eligibility\n"},
          {"services_taxonomy.csv",
           "id,service_id,taxonomy_id,taxonomy_detail\n1,7,2,\n"}},
         1,
         {"\"Soup kitchen\"", ""},
         NULL,
         "taxonomy_terms: 2 read, 2 used\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        read_files(&reading, cases[i].file);
        bool said = cases[i].note == NULL
                        ? strstr(reading.notes.bytes, "has come before") == NULL
                        : strstr(reading.notes.bytes, cases[i].note) != NULL;
        if (!reading.ok || reading.taken != cases[i].taken || !said ||
            strstr(reading.offers.bytes, cases[i].offers[0]) == NULL ||
            strstr(reading.offers.bytes, cases[i].offers[1]) == NULL ||
            strstr(reading.told.bytes, cases[i].sum) == NULL)
            fail_msg("case %zu: %zu taken, %s\n%s\n%s\n%s", i, reading.taken,
                     reading.err.text, reading.told.bytes, reading.notes.bytes,
                     reading.offers.bytes);
        sums_add_up(&reading);
        hsds_reading_done(&reading);
    }
}

/* Many rows of one id are not compared with each other. */
static void one_id_for_all_is_no_burden(void **state)
{
    (void)state;
    struct buf text = {0};
    struct hsds_reading reading = {.taken = 0};
    const char *folder = folder_make();
    buf_add_text(&text, "id,name,description\n");
    for (int i = 0; i < 2000; i++)
        buf_print(&text, "1,Service %d,S.\n", i);
    file_write_text(folder_file(folder, "services.csv"), text.bytes);
    file_write_text(folder_file(folder, "locations.csv"), "id,name\n");
    hsds_read_path(&reading, folder, NULL, NULL);
    assert_int_equal(reading.taken, 2000);
    assert_non_null(strstr(reading.told.bytes, "services: 2000 read, 2000 used\n"));
    folder_remove(folder);
    buf_free(&text);
    hsds_reading_done(&reading);
}

static void files_of_all_versions_are_known(void **state)
{
    (void)state;
    static const char *const files[] = {"organizations",
                                        "programs",
                                        "services",
                                        "services_taxonomy",
                                        "service_taxonomy",
                                        "services_at_location",
                                        "locations",
                                        "phones",
                                        "contacts",
                                        "physical_addresses",
                                        "postal_addresses",
                                        "regular_schedules",
                                        "holiday_schedules",
                                        "funding",
                                        "eligibility",
                                        "service_areas",
                                        "required_documents",
                                        "payments_accepted",
                                        "languages",
                                        "accessibility_for_disabilities",
                                        "taxonomy",
                                        "metadata",
                                        "meta_table_description"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char name[64];
        const char *kind;
        snprintf(name, sizeof name, "data/%s.csv", files[i]);
        if (hsds_table_find(name, &kind) == HSDS_NO_TABLE)
            fail_msg("%s", name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_need_not_be_unique),
        cmocka_unit_test(one_id_for_all_is_no_burden),
        cmocka_unit_test(files_of_all_versions_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
