#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "help/hsds_reading.h"

/* Packages and JSON files made here, and what is taken of them: the offers as our JSON,
 * the notes as text. */

static void fields_come_from_their_columns(void **state)
{
    (void)state;
    static const struct {
        struct hsds_text file[2];
        const char *offer; /* a part of the JSON; NULL: no offer */
        const char *note;  /* NULL: nothing */
    } cases[] = {
        {{{NULL, NULL}}, "\"id\": \"town-7\"", "names no topic here"},
        {{{NULL, NULL}}, "\"provider\": \"Town\"", NULL},
        {{{NULL, NULL}}, "\"lat\": 39.3", NULL},
        {{{NULL, NULL}}, "\"source\": \"town\"", NULL},
        {{{"addresses.csv",
           "id,location_id,address_1,address_2,city,postal_code,country\n"
           "1,1,Main 1,Suite 2,T,9,us\n"}},
         "\"street\": \"Main 1, Suite 2\"",
         NULL},
        {{{"addresses.csv", "id,location_id,address_1,city,country\n1,1,A 1,T,us\n"},
          {"phones.csv", "id,service_id,number,number_type,extension\n"
                         "1,7,(410) 555-0100,fax,\n2,7,(410) 555-0123,voice,12\n"}},
         "\"phone\": \"+14105550123\"",
         "fax"},
        {{{"phones.csv", "id,service_id,number,extension\n2,7,02582 88,12\n"}},
         "Tel. +49258288, 12",
         NULL},
        {{{"mail_addresses.csv", "id,location_id,address_1,city\n1,1,Post 1,T\n"},
          {"addresses.csv", "id,location_id,address_1,city\n1,1,Real 1,T\n"}},
         "\"street\": \"Real 1\"",
         NULL},
        {{{"regular_schedules.csv",
           "id,location_id,service_id,weekday,opens_at,closes_at\n1,,7,Monday,9am,1pm\n"
           "2,,7,Tuesday,09:00,13:00\n3,,7,Monday,14:00,4:00 PM\n"}},
         "\"hours\": \"Mo 09:00-13:00,14:00-16:00; Tu 09:00-13:00\"",
         NULL},
        {{{"schedules.csv",
           "id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to\n"
           "1,7,WEEKLY,\"MO,TU,WE\",10:00:00,12:00:00,,\n"
           "2,7,MONTHLY,1TH,15:00,17:00,,\n3,7,WEEKLY,FR,1:00,2:00,2001-01-01,2002-01-01\n"}},
         "\"hours\": \"Mo-We 10:00-12:00; Th[1] 15:00-17:00\"",
         "these hours are over"},
        {{{"schedules.csv",
           "id,service_id,freq,byday,opens_at,closes_at,valid_from,valid_to\n"
           "1,7,WEEKLY,SA,10:00,12:00,2026-12-01,2026-12-24\n"}},
         "\"hours\": \"2026 Dec 01-2026 Dec 24 Sa 10:00-12:00\"",
         NULL},
        {{{"schedules.csv", "id,service_id,description\n1,7,By appointment\n"}},
         "\"hours\": \"\\\"By appointment\\\"\"",
         NULL},
        {{{"holiday_schedules.csv",
           "id,service_id,start_date,end_date,closed,opens_at,closes_at\n"
           "1,7,\"January 01, 0001\",\"January 01, 0001\",true,,\n"},
          {"regular_schedules.csv",
           "id,service_id,weekday,opens_at,closes_at\n1,7,Friday,8:00,9:00\n"}},
         "\"hours\": \"Fr 08:00-09:00; Jan 01 off\"",
         NULL},
        {{{"services.csv", "id,name,description,fees\n7,F,S,None.   \n"}},
         "\"cost\": \"free\"",
         "names no organization"},
        {{{"services.csv",
           "id,location_id,name,description,website\n7,1,F,S,town.org/x\n"}},
         "\"web\": \"https://town.org/x\"",
         "no scheme"},
        {{{"services.csv",
           "id,location_id,name,application_process\n7,1,F,Call. Come.\n"}},
         "\"Call.\"",
         "the name stands in its place"},
        {{{"services.csv", "id,location_id,name,description,required_documents\n"
                           "7,1,F,S,\"Passport,Licence\"\n"}},
         "\"Licence\"",
         NULL},
        {{{"services.csv",
           "id,location_id,name,description\n7,1,F,Caf\xe9 &amp; <b>tea</b>\n"}},
         "\"summary\": \"Caf\xc3\xa9 & tea\"",
         "HTML"},
        {{{"services.csv", "id,location_id,name,description,status\n7,1,F,S,defunct\n"}},
         NULL,
         "not offered any more"},
        {{{"services.csv", "id,location_id,name,description,minimum_age\n7,1,F,S,18\n"}},
         "\"who\": \"(18+)\"",
         NULL},
        {{{"services.csv", "id,location_id,name,description,alert,assured_date\n"
                           "7,1,F,S,Moved!,11/27/2014\n"}},
         "\"checked_on\": \"2014-11-27\"",
         NULL},
        {{{"services.csv", "id,organization_id,name,description\n"
                           "AC148810-D857-441C-9679-408F346DE14B,1,F,S\n"}},
         "\"id\": \"ac148810-d857-441c-9679-408f346de14b\"",
         NULL},
        {{{"services.csv", "id,organization_id,name,description\n7,1,F,S\n"},
          {"service_at_location.csv", "id,service_id,location_id\n1,7,1\n2,7,2\n"}},
         "\"name\": \"F, Barn\"",
         NULL},
        {{{"taxonomy.csv", "taxonomy_id,name,parent_id,parent_name\n1,Food,,\n"
                           "1-1,Soup,1,Food\n"},
          {"services.csv",
           "id,location_id,name,description,taxonomy_ids\n7,1,F,S,1-1\n"}},
         "\"Soup\"",
         NULL},
        {{{"taxonomy_terms.csv", "id,term\n1,Soup\n"},
          {"service_attributes.csv", "id,service_id,taxonomy_term_id\n1,7,1\n"}},
         "\"keywords\": [\n    \"Soup\"",
         NULL},
        {{{"accessibility_for_disabilities.csv",
           "id,location_id,accessibility\n1,1,Wheelchair ramp\n"}},
         "\"wheelchair\": \"yes\"",
         "A11yJSON"},
        {{{"languages.csv", "id,service_id,language\n1,7,Urdu\n"}}, "\"Urdu\"", NULL},
        {{{"eligibility.csv", "id,service_id,eligibility\n1,7,All\n"}},
         "\"who\": \"All\"",
         NULL},
        {{{"cost_options.csv", "id,service_id,option,amount,currency,valid_to\n"
                               "1,7,Adults,5,EUR,\n2,7,Old,1,EUR,2001-01-01\n"}},
         "\"cost\": \"Adults: 5 EUR\"",
         "this price is over"},
        {{{"payments_accepted.csv", "id,service_id,payment\n1,7,Cash\n"}},
         "Food",
         "no place for rows of this table"},
        {{{"notes.csv", "a,b\n1,2\n"}}, "Food", "no table of HSDS"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        hsds_read_with(&reading, cases[i].file, 2);
        bool offer = cases[i].offer == NULL
                         ? reading.taken == 0
                         : strstr(reading.offers.bytes, cases[i].offer) != NULL;
        bool said =
            cases[i].note == NULL || strstr(reading.notes.bytes, cases[i].note) != NULL;
        if (!reading.ok || !offer || !said)
            fail_msg("case %zu: %s\n%s\n%s", i, reading.err.text, reading.offers.bytes,
                     reading.notes.bytes);
        hsds_reading_done(&reading);
    }
}

/* Each has one thing wrong; the note says file, line, column and why. */
static void misfits_are_said(void **state)
{
    (void)state;
    static const struct {
        struct hsds_text file;
        const char *note;
        const char *done;
        size_t taken;
    } cases[] = {
        {{"services.csv", "id,location_id,name,description\n7,1,,S\n"},
         "services.csv:2: name: is missing",
         "row refused",
         0},
        {{"services.csv", "id,location_id,name,description\n,1,F,S\n"},
         "services.csv:2: id: is missing",
         "row refused",
         0},
        {{"services.csv", "id,location_id,name,description\n7,1,F,S\n7,1,G,S\n"},
         "services.csv:3: id: has come before (services.csv:2) with other content: name",
         "value changed",
         2},
        {{"services.csv", "id,location_id,name,description\n7,1,F,S\n7,1,F,S\n"},
         "services.csv:3: id: has come before with the same content",
         "left out",
         1},
        {{"services.csv", "id,location_id,name,description\n7,1,F,S\n7,1,F,\n"},
         "services.csv:3: id: has come before (services.csv:2) with other content",
         "value changed",
         2},
        {{"services.csv", "id,location_id,name,description\n7,100,F,S\n"},
         "services.csv:2: location_id: names a row that is not there",
         "left out",
         1},
        {{"services.csv", "id,location_id,name,description,email\n7,1,F,S,nobody\n"},
         "services.csv:2: email: is not an e-mail address",
         "left out",
         1},
        {{"services.csv", "id,location_id,name,description\n7,1,F,S,more\n"},
         "services.csv:2: the row has more fields",
         "left out",
         1},
        {{"services.csv", "id,location_id,name,description\n7,1,F,\"S\n"},
         "services.csv:",
         "file refused",
         0},
        {{"organizations.csv", "id,name\n1,\n"},
         "organizations.csv:2: name: is missing",
         "left out",
         1},
        {{"organizations.csv", "id,name,date_incorporated\n1,T,1/2/70\n"},
         "organizations.csv:2: date_incorporated: is not a date",
         "left out",
         1},
        {{"locations.csv", "id,organization_id,name\n1,100,Hall\n"},
         "locations.csv:2: organization_id: names a row that is not there",
         "left out",
         1},
        {{"locations.csv", "id,organization_id,name,latitude,longitude\n1,1,H,100,7\n"},
         "locations.csv:2: latitude: is not a number in the range",
         "left out",
         1},
        {{"addresses.csv", "id,location_id,address_1,city\n1,1,A 1,\n"},
         "addresses.csv:2: city: is missing",
         "left out",
         1},
        {{"phones.csv", "id,service_id,number\n1,,555\n"},
         "phones.csv:2: belongs to nothing",
         "left out",
         1},
        {{"phones.csv", "id,service_id,number\n1,7,(41\n"},
         "phones.csv:2: number: is not a phone number",
         "left out",
         1},
        {{"contacts.csv", "id,service_id,name\n1,,Jane\n"},
         "contacts.csv:2: belongs to nothing",
         "left out",
         1},
        {{"contacts.csv", "id,service_id,name\n1,7,Jane\n"},
         "contacts.csv:2: name: names of persons are not taken in",
         "left out",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,9:30,\n"},
         "regular_schedules.csv:2: closes_at: is missing",
         "left out",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Someday,9:30,10:00\n"},
         "regular_schedules.csv:2: weekday: is not a day",
         "left out",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,9am,3:00\n"},
         "regular_schedules.csv:2: closes_at: closes before it opens",
         "kept as words in hours_said",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,09:00,05:00\n"},
         "regular_schedules.csv:2: closes_at: closes before it opens",
         "kept as words in hours_said",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,21:00,19:00\n"},
         "regular_schedules.csv:2: closes_at: closes before it opens",
         "kept as words in hours_said",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,12:30,12:30\n"},
         "regular_schedules.csv:2: closes_at: closes before it opens",
         "kept as words in hours_said",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,02:00,05:00\n"},
         "regular_schedules.csv:2: closes_at: is in the night",
         "kept as words in hours_said",
         1},
        {{"regular_schedules.csv",
          "id,service_id,weekday,opens_at,closes_at\n1,,Monday,9,10\n"},
         "regular_schedules.csv:2: belongs to nothing",
         "left out",
         1},
        {{"holiday_schedules.csv",
          "id,service_id,start_date,end_date,closed,opens_at,closes_at\n"
          "1,7,1/2/14,1/12/14,TRUE,,\n"},
         "holiday_schedules.csv:2: start_date: is not a date",
         "left out",
         1},
        {{"holiday_schedules.csv",
          "id,service_id,start_date,end_date,closed,opens_at,closes_at\n"
          "1,7,12/24/2030,12/24/2030,,9:30,\n"},
         "holiday_schedules.csv:2: closed: is missing",
         "left out",
         1},
        {{"schedules.csv", "id,service_id,freq,byyearday,opens_at,closes_at\n"
                           "1,7,MONTHLY,3,10:00,12:00\n"},
         "schedules.csv:2: byyearday: hours of this kind",
         "left out",
         1},
        {{"taxonomy.csv", "taxonomy_id,name,parent_id,parent_name\n101-01,,,\n"},
         "taxonomy.csv:2: name: is missing",
         "left out",
         1},
        {{"taxonomy.csv", "taxonomy_id,name,parent_id,parent_name\n101-01,Disaster,0,\n"},
         "taxonomy.csv:2: parent_id: names a row that is not there",
         "left out",
         1},
        {{"programs.csv", "id,organization_id,name,alternate_name\n1,1,,\n"},
         "programs.csv:2: name: is missing",
         "left out",
         1},
        {{"programs.csv", "id,organization_id,name\n1,,Foo\n"},
         "programs.csv:2: belongs to nothing",
         "left out",
         1},
        {{"datapackage.json", "{"}, "datapackage.json: line", "file refused", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct hsds_reading reading = {.taken = 0};
        hsds_read_with(&reading, &cases[i].file, 1);
        const char *at = strstr(reading.notes.bytes, cases[i].note);
        const char *end = at == NULL ? NULL : strchr(at, '\n');
        const char *said = at == NULL ? NULL : strstr(at, cases[i].done);
        if (!reading.ok || said == NULL || said > end || reading.taken != cases[i].taken)
            fail_msg("case %zu: %zu taken, %s\n%s", i, reading.taken, reading.err.text,
                     reading.notes.bytes);
        hsds_reading_done(&reading);
    }
}

static void a_long_text_loses_nothing_silently(void **state)
{
    (void)state;
    struct buf text = {0};
    struct hsds_reading reading = {.taken = 0};
    buf_add_text(&text, "id,location_id,name,description\n7,1,F,\"");
    for (int i = 0; i < 450; i++)
        buf_add_text(&text, "Ten words. ");
    buf_add_text(&text, "THE END\"\n");
    const struct hsds_text file = {"services.csv", text.bytes};
    hsds_read_with(&reading, &file, 1);
    assert_int_equal(reading.taken, 1);
    assert_null(strstr(reading.offers.bytes, "THE END"));
    assert_non_null(strstr(reading.notes.bytes, "THE END"));
    assert_non_null(strstr(reading.notes.bytes, "4,000"));
    buf_free(&text);
    hsds_reading_done(&reading);
}

static void what_all_rows_have_is_said_once(void **state)
{
    (void)state;
    struct hsds_reading reading = {.taken = 0};
    const struct hsds_text file = {"services.csv",
                                   "id,location_id,name,description,wait_time\n"
                                   "1,1,A,S,long\n2,1,B,S,longer\n3,1,C,S,none\n"};
    hsds_read_with(&reading, &file, 1);
    const char *at = strstr(reading.notes.bytes, "wait_time");
    assert_non_null(at);
    assert_null(strstr(at + 1, "wait_time"));
    assert_non_null(strstr(at, "3 rows"));
    hsds_reading_done(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_come_from_their_columns),
        cmocka_unit_test(misfits_are_said),
        cmocka_unit_test(a_long_text_loses_nothing_silently),
        cmocka_unit_test(what_all_rows_have_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
