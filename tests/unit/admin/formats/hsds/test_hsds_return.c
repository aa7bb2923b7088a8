#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "help/folder.h"
#include "formats/hsds/export_hsds.h"
#include "formats/gathering.h"
#include "formats/hsds/import_hsds.h"

/* A service that was taken in, changed in one field, and sent out: the field's value
 * stands, and everything else as it came. */

static const char came[] =
    "{\"id\": \"ac148810-d857-441c-9679-408f346de14b\", \"name\": \"Food\", \"description\": "
    "\"Warm soup.\", \"status\": \"active\", \"url\": \"https://a.example\", \"email\": "
    "\"a@a.example\", \"wait_time\": \"long\", \"minimum_age\": 12, \"fees_description\": "
    "\"3 Euro\", \"application_process\": \"Ring. Come.\", \"eligibility_description\": "
    "\"All\", \"alert\": \"New door\", \"assured_date\": \"2026-01-02\", \"organization\": "
    "{\"id\": \"d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\", \"name\": \"Town\", \"logo\": "
    "\"https://a.example/x.png\"}, \"phones\": [{\"id\": "
    "\"1554f2e2-a373-45db-a3fa-9fc48a61c15e\", \"number\": \"02582 1000\", "
    "\"description\": \"Desk\"}], \"languages\": [{\"id\": "
    "\"2989d3ed-c547-48f8-8f9d-432d81c7892e\", \"name\": \"Urdu\", \"note\": \"Mondays\"}], "
    "\"required_documents\": [{\"id\": \"3989d3ed-c547-48f8-8f9d-432d81c7892e\", "
    "\"document\": \"Pass\", \"uri\": \"https://a.example/p\"}], \"schedules\": [{\"id\": "
    "\"48102e86-bb50-41c4-8f1e-e269368c41d1\", \"freq\": \"WEEKLY\", \"byday\": \"MO\", "
    "\"opens_at\": \"10:00\", \"closes_at\": \"12:00\", \"notes\": \"Often full\"}], "
    "\"contacts\": [{\"id\": \"1e7efce3-639b-4880-940c-b95cd30cdb50\", \"name\": \"Ann\", "
    "\"email\": \"ann@a.example\"}], \"service_at_locations\": [{\"id\": "
    "\"e94c9f38-1e8f-4564-91d4-d53501ab1765\", \"description\": \"Upstairs\", \"location\": "
    "{\"id\": \"3a19ff88-4620-4d17-9830-ac1d859eb5d5\", \"name\": \"Hall\", "
    "\"location_type\": \"physical\", \"latitude\": 51.9, \"longitude\": 7.9, "
    "\"addresses\": [{\"id\": \"74706e55-df26-4b84-80fe-ecc30b5befb4\", \"attention\": "
    "\"Ann\", \"address_1\": \"Main 1\", \"city\": \"T\", \"state_province\": \"S\", "
    "\"postal_code\": \"12345\", \"country\": \"DE\", \"address_type\": \"physical\"}]}}]}";

/* What stands there, whatever is changed. */
static const char *const lasting[] = {"wait_time\": \"long\"", "Upstairs",
                                      "\"minimum_age\": 12", "ann@a.example", "Hall"};

struct office {
    struct gathering gathered;
    struct buf rest;
    size_t count;
};

static bool keep(void *context, const struct record *record, const char *json,
                 struct err *err)
{
    struct office *office = context;
    (void)record;
    (void)err;
    buf_reset(&office->rest);
    buf_add_text(&office->rest, json);
    office->count++;
    return true;
}

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct office *office = context;
    const struct intake intake = gathering_intake(&office->gathered);
    return intake.take(intake.context, record, err);
}

static void note(void *context, const struct intake_note *note)
{
    (void)context;
    (void)note;
}

static bool rest(void *context, const char *id, struct arena *arena, const char **out,
                 struct err *err)
{
    const struct office *office = context;
    (void)id;
    (void)err;
    *out = arena_copy(arena, office->rest.bytes);
    return *out != NULL;
}

static void take_in(struct office *office, const char *text)
{
    const char *folder = folder_make();
    const struct format_ask ask = {.today = {2026, 11, 23}, .source = "town"};
    const struct intake intake = {office, take, note, NULL, keep};
    struct err err = {""};
    const char *path = folder_file(folder, "in.json");
    file_write_text(path, text);
    if (!import_hsds(path, &ask, &intake, &err))
        fail_msg("%s", err.text);
    folder_remove(folder);
}

static void free_office(struct office *office)
{
    gathering_free(&office->gathered);
    buf_free(&office->rest);
}

static void the_offices_value_wins_and_the_rest_stays(void **state)
{
    (void)state;
    static const struct {
        const char *field; /* NULL: nothing is changed */
        const char *value;
        const char *stands;
        const char *gone; /* NULL: nothing */
    } cases[] = {
        {NULL, NULL, "\"fees_description\": \"3 Euro\"", "Ann\""},
        {NULL, NULL, "\"number\": \"02582 1000\"", "+4925821000"},
        {NULL, NULL, "\"application_process\": \"Ring. Come.\"", NULL},
        {"name", "Soup", "\"name\": \"Soup\"", "\"name\": \"Food\""},
        {"summary", "Cold.", "\"description\": \"Cold.\"", "Warm soup"},
        {"web", "https://b.example", "\"url\": \"https://b.example\"",
         "\"https://a.example\""},
        {"email", "b@b.example", "\"email\": \"b@b.example\"", "\"a@a.example\""},
        {"cost", "free", "\"fees_description\": \"free\"", "3 Euro"},
        {"cost", "", "\"cost\": null", "3 Euro"},
        {"who", "Some", "\"eligibility_description\": \"Some\"", "\"All\""},
        {"steps", "One|Two", "\"application_process\": \"One\\nTwo\"", "Ring. Come."},
        {"heads_up.text", "Old door", "\"alert\": \"Old door\"", "New door"},
        {"checked_on", "2026-03-04", "\"assured_date\": \"2026-03-04\"", "2026-01-02"},
        {"provider", "Club", "\"name\": \"Club\"", "x.png"},
        {NULL, NULL, "x.png", "x_hsds"},
        {"lat", "50.5", "\"latitude\": 50.5", "51.9"},
        {"phone", "+4925829999", "\"number\": \"+4925829999\"", "02582 1000"},
        {"hours", "Tu 09:00-11:00", "\"byday\": \"TU\"", "Often full"},
        {"languages", "Deutsch", "\"name\": \"Deutsch\"", "Mondays"},
        {"what_you_bring", "Card", "\"document\": \"Card\"", "\"Pass\""},
        {"address.street", "Side 2", "\"address_1\": \"Side 2\"", "Main 1"},
        {"topics", "money", "\"link_type\": \"topic\"", NULL},
        {"not_for", "Cats", "\"not_for\": \"Cats\"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct office office = {.count = 0};
        struct arena arena = {0};
        struct buf out = {0};
        struct err err = {""};
        const struct format_rest source = {&office, rest};
        take_in(&office, came);
        assert_int_equal(office.count, 1);
        struct record *offer = office.gathered.document.list[RECORD_OFFER].item[0];
        if (cases[i].field != NULL) {
            size_t count;
            int at = record_field(RECORD_OFFER, cases[i].field);
            assert_true(record_set(&arena, &record_fields(RECORD_OFFER, &count)[at],
                                   cases[i].value, &offer->value[at], &err));
        }
        if (!export_hsds_json(&office.gathered.document, &source, &out, &err))
            fail_msg("case %zu: %s", i, err.text);
        bool right = strstr(out.bytes, cases[i].stands) != NULL &&
                     (cases[i].gone == NULL || strstr(out.bytes, cases[i].gone) == NULL);
        for (size_t k = 0; k < sizeof lasting / sizeof lasting[0]; k++)
            right = right && strstr(out.bytes, lasting[k]) != NULL;
        if (!right)
            fail_msg("case %zu: %s", i, out.bytes);
        buf_free(&out);
        arena_free(&arena);
        free_office(&office);
    }
}

static void too_much_is_not_kept(void **state)
{
    (void)state;
    struct office office = {.count = 0};
    struct buf text = {0};
    buf_add_text(&text,
                 "{\"services\": [{\"id\": \"a\", \"name\": \"N\", \"wait_time\": \"");
    for (int i = 0; i < 30000; i++)
        buf_add_text(&text, "0123456789");
    buf_add_text(&text, "\"}]}");
    take_in(&office, text.bytes);
    assert_int_equal(office.count, 0);
    assert_int_equal(office.gathered.document.list[RECORD_OFFER].count, 1);
    buf_free(&text);
    free_office(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_offices_value_wins_and_the_rest_stays),
        cmocka_unit_test(too_much_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
