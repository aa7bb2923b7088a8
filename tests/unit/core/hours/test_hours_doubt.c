/* Goal: hours that are hardly meant are noticed, and those of night shelters and pubs are
 * believed. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/hours/hours_doubt.h"

static void doubts(void **state)
{
    (void)state;
    static const struct {
        const char *hours;
        enum hours_doubt doubt;
    } row[] = {
        {"Mo-Fr 08:00-12:00", HOURS_SURE},
        {"24/7", HOURS_SURE},
        {"Mo-Su 00:00-24:00", HOURS_SURE},
        {"Sa 00:00-06:00", HOURS_SURE},
        {"Mo-Sa 05:00-12:00", HOURS_SURE},
        {"Mo-Sa 04:30-18:00", HOURS_SURE},
        {"Fr 22:00-02:00", HOURS_SURE},
        {"Mo-Su 20:00-08:00", HOURS_SURE},
        {"Mo-Su 18:00-09:00", HOURS_SURE},
        {"Mo 08:00-00:00", HOURS_SURE},
        {"Mo-Th 11:00-23:00; Fr 11:00-01:00", HOURS_SURE},
        {"Mo 08:00-12:00; We off", HOURS_SURE},
        {"Mo 08:00-12:00; We \"nach Vereinbarung\"", HOURS_SURE},
        {"Mo 02:00-05:00 off", HOURS_SURE},
        {"Mo-Fr 09:00-05:00", HOURS_DOUBT_BEFORE},
        {"Mo 08:00-12:00; Tu 21:00-19:00", HOURS_DOUBT_BEFORE},
        {"Mo-Fr 11:00-01:00", HOURS_DOUBT_BEFORE},
        {"Mo-Fr 10:00-02:00; Th 14:00-18:00", HOURS_DOUBT_BEFORE},
        {"Mo 12:30-12:30", HOURS_DOUBT_BEFORE},
        {"Mo 09:00-12:00,02:00-05:00", HOURS_DOUBT_NIGHT},
        {"Mo 03:00-12:00", HOURS_DOUBT_NIGHT},
        {"Mo-Fr", HOURS_DOUBT_NO_TIMES},
        {"Apr-Oct", HOURS_DOUBT_NO_TIMES},
        {"Mo 08:00-12:00; week 40-53", HOURS_DOUBT_NO_TIMES},
    };
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct arena arena = {0};
        struct err err = {""};
        const struct hours *hours = NULL;
        if (!hours_parse(&arena, row[i].hours, &hours, &err))
            fail_msg("%s: %s", row[i].hours, err.text);
        if (hours_doubt(hours) != row[i].doubt)
            fail_msg("%s: %d", row[i].hours, (int)hours_doubt(hours));
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
