#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "help/hsds_reading.h"

/* When a service is there, as HSDS says it: hours of a week, words, dates. */

static void closed_days_alone_are_no_hours(void **state)
{
    (void)state;
    struct hsds_reading reading = {.taken = 0};
    const struct hsds_text file = {
        "holiday_schedules.csv",
        "id,service_id,start_date,end_date,closed,opens_at,closes_at\n"
        "1,7,\"January 01, 0001\",,true,,\n"};
    hsds_read_with(&reading, &file, 1);
    assert_int_equal(reading.taken, 1);
    assert_null(strstr(reading.offers.bytes, "\"hours\""));
    hsds_reading_done(&reading);
}

/* Times that are refused stay for the office, in the words of the file. */
static void refused_hours_are_kept_as_text(void **state)
{
    (void)state;
    static const struct hsds_text file = {
        "regular_schedules.csv",
        "id,service_id,weekday,opens_at,closes_at\n1,7,Monday,09:00,05:00\n"
        "2,7,Tuesday,09:00,12:00\n3,7,Friday,21:00,19:00\n"};
    struct hsds_reading reading = {.taken = 0};
    hsds_read_with(&reading, &file, 1);
    assert_non_null(strstr(reading.offers.bytes, "\"hours\": \"Tu 09:00-12:00\""));
    assert_non_null(
        strstr(reading.offers.bytes,
               "\"hours_said\": \"Monday 09:00 - 05:00\\nFriday 21:00 - 19:00\""));
    hsds_reading_done(&reading);
}

/* What a week cannot say is dates, from the first one that is meant; the rest stays
 * hours. */
static void schedules_are_dates(void **state)
{
    (void)state;
    static const struct hsds_text file = {
        "schedules.csv",
        "id,service_id,freq,interval,byday,bymonthday,dtstart,until,count,opens_at,closes_at\n"
        "1,7,WEEKLY,2,TU,,2026-11-30,2026-12-31,,09:30,11:30\n"
        "2,7,,,,,2026-12-24,,,,\n"
        "3,7,MONTHLY,,,3,2026-12-01,,4,22:00,01:00\n"
        "4,7,WEEKLY,1,MO,,2026-01-01,,,08:00,12:00\n"
        "5,7,\"DAILY\nEND:VEVENT\",2,,,2026-12-01,,,08:00,12:00\n"};
    struct hsds_reading reading = {.taken = 0};
    hsds_read_with(&reading, &file, 1);
    const char *offers = reading.offers.bytes;
    assert_non_null(strstr(offers, "\"DTSTART:20261201T093000 DTEND:20261201T113000 "
                                   "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;"
                                   "UNTIL=20261231\""));
    assert_non_null(strstr(offers, "\"DTSTART;VALUE=DATE:20261224\""));
    assert_non_null(strstr(offers, "\"DTSTART:20261203T220000 DTEND:20261204T010000 "
                                   "RRULE:FREQ=MONTHLY;BYMONTHDAY=3;COUNT=4\""));
    assert_non_null(strstr(offers, "\"hours\": \"Mo 08:00-12:00\""));
    assert_null(strstr(offers, "VEVENT"));
    hsds_reading_done(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_days_alone_are_no_hours),
        cmocka_unit_test(refused_hours_are_kept_as_text),
        cmocka_unit_test(schedules_are_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
