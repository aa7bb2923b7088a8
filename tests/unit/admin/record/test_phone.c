#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "record/phone.h"

static void knows_what_can_be_one(void **state)
{
    (void)state;
    static const struct {
        const char *phone;
        const char *wrong; /* part of the reason; NULL: it can be one */
    } cases[] = {
        {"110", NULL},
        {"112", NULL},
        {"115", NULL},
        {"116111", NULL},
        {"116117", NULL},
        {"113", "country code"},
        {"11611", "country code"},
        {"116", "country code"},
        {"02582880", "country code"},
        {"", "country code"},
        {"+", "figures only"},
        {"+49 2582 880", "figures only"},
        {"+49-2582-880", "figures only"},
        {"+4902582880", "0 after +49"},
        {"+49110", "without +49"},
        {"+49116117", "without +49"},
        /* local: the shortest and the longest */
        {"+492582", "too few"},
        {"+4925828", NULL},
        {"+492582880", NULL},
        {"+4925815356012", NULL},
        {"+492581535601234", NULL},
        {"+4925815356012345", "too many"},
        /* mobile */
        {"+4915112345678", NULL},
        {"+491511234567", "too few"},
        {"+49151123456789", "too many"},
        {"+491701234567", NULL},
        {"+49170123456", "too few"},
        {"+4917612345678", NULL},
        {"+49176123456789", "too many"},
        /* services */
        {"+498004555530", NULL},
        {"+4980053334455", NULL},
        {"+49800455553", "too few"},
        {"+491806313031", NULL},
        {"+49180", "too few"},
        {"+491371234567", NULL},
        {"+49900123456", "too few"},
        {"+499001234567", NULL},
        {"+4970012345678", NULL},
        {"+49700123456", "too few"},
        {"+493212345678", NULL},
        /* ranges that are not there */
        {"+4912345678", "begins with 0"},
        {"+491411234567", "begins with 0"},
        {"+493112345678", "begins with 0"},
        /* elsewhere: E.164 */
        {"+31201234567", NULL},
        {"+902121234567", NULL},
        {"+0123456789", "country code"},
        {"+123456", "too few"},
        {"+31234567890123456", "15 figures"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct err err = {""};
        bool can = phone_possible(cases[i].phone, &err);
        if (can != (cases[i].wrong == NULL))
            fail_msg("%s: %s", cases[i].phone, can ? "taken" : err.text);
        if (!can && strstr(err.text, cases[i].wrong) == NULL)
            fail_msg("%s: \"%s\" has no \"%s\"", cases[i].phone, err.text,
                     cases[i].wrong);
    }
}

static void knows_the_numbers_of_films(void **state)
{
    (void)state;
    static const struct {
        const char *begin;
        int from;
        int to;
        int figures;
    } ranges[] = {
        {"+493023125", 0, 999, 3}, {"+496990009", 0, 999, 3}, {"+494066969", 0, 999, 3},
        {"+492214710", 0, 999, 3}, {"+498999998", 0, 999, 3}, {"+49176040690", 0, 99, 2},
        {"+4917139200", 0, 99, 2},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        for (int k = ranges[i].from; k <= ranges[i].to; k++) {
            char phone[32];
            snprintf(phone, sizeof phone, "%s%0*d", ranges[i].begin, ranges[i].figures,
                     k);
            if (!phone_fictional(phone))
                fail_msg("%s", phone);
            assert_true(phone_possible(phone, NULL));
        }
    static const char *const single[] = {"+4915228817386", "+4915228895456",
                                         "+4915254599371", "+491729925904",
                                         "+491749464308"};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++) {
        assert_true(phone_fictional(single[i]));
        assert_true(phone_possible(single[i], NULL));
    }
    static const char *const real[] = {
        "+492582880", "+4922147101101", "+492214711000", "+4917604069100", "+49221471099",
        "110",        "+491729925905"};
    for (size_t i = 0; i < sizeof real / sizeof real[0]; i++)
        if (phone_fictional(real[i]))
            fail_msg("%s", real[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_can_be_one),
        cmocka_unit_test(knows_the_numbers_of_films),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
