#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/loose/phone_written.h"

static void reads_numbers_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *number;
        enum phone_written_loss loss;
    } cases[] = {
        {"+492582880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"02582 / 88-0", "+492582880", PHONE_WRITTEN_WHOLE},
        {"(0 25 82) 88 123", "+49258288123", PHONE_WRITTEN_WHOLE},
        {"+49 (0)2582 880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"+49 (0) 2582 880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"+49 02582 880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"0049 2582 880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"0049(0)2582/880", "+492582880", PHONE_WRITTEN_WHOLE},
        {"Tel.: 02582–88–0", "+492582880", PHONE_WRITTEN_WHOLE},
        {"+492841 2 26 17", "+49284122617", PHONE_WRITTEN_WHOLE},
        {"0800 / 111 0 111", "+498001110111", PHONE_WRITTEN_WHOLE},
        {"+31 20 123 45 67", "+31201234567", PHONE_WRITTEN_WHOLE},
        {"112", "112", PHONE_WRITTEN_WHOLE},
        {"116 111", "116111", PHONE_WRITTEN_WHOLE},
        {"02582 880, 02582 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 oder 0171 1234567", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 / 0171 1234567", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880\n02582 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 88-0 02582 88-1", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 (02582) 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 +49 2582 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 Fax 02582 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 | 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"02582 880 & 881", "+492582880", PHONE_WRITTEN_SECOND},
        {"0221 471 0130", "+492214710130", PHONE_WRITTEN_WHOLE},
        {"0221/471/0130", "+492214710130", PHONE_WRITTEN_WHOLE},
        {"0800 11 10 333", "+498001110333", PHONE_WRITTEN_WHOLE},
        {"492582880123", "+492582880123", PHONE_WRITTEN_ZERO},
        {"492582880", "+492582880", PHONE_WRITTEN_ZERO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char number[PHONE_WRITTEN_LEN] = "";
        enum phone_written_loss loss = PHONE_WRITTEN_WHOLE;
        struct err err = {""};
        bool ok = phone_written(cases[i].text, number, &loss, &err);
        if (!ok || strcmp(number, cases[i].number) != 0 || loss != cases[i].loss)
            fail_msg("case %zu: %s: %s %d %s", i, cases[i].text, number, (int)loss,
                     err.text);
    }
}

static void refuses_what_cannot_be_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *why;
    } cases[] = {
        {"88-0", "no area code"},
        {"2582880", "no area code"},
        {"4,92582E+11", "spreadsheet"},
        {"02582 88 (Frau Meier)", "is not a phone number"},
        {"O2582 880", "is not a phone number"},
        {"02582 88O", "is not a phone number"},
        {"0800 BROT", "is not a phone number"},
        {"4925828", "no area code"},
        {"siehe oben", "is not a phone number"},
        {"", "no area code"},
        {"0", "not a phone number"},
        {"0123456789012345678901234567890", "too many digits"},
        {"+0 12345678", "not a phone number"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char number[PHONE_WRITTEN_LEN] = "same";
        enum phone_written_loss loss = PHONE_WRITTEN_WHOLE;
        struct err err = {""};
        if (phone_written(cases[i].text, number, &loss, &err) ||
            strstr(err.text, cases[i].why) == NULL)
            fail_msg("case %zu: %s: %s", i, cases[i].text, err.text);
        assert_string_equal(number, "same");
    }
}

static void a_typed_number_is_kept_as_e164(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"02582 88 102", "+49258288102"},
                                           {"0221 471 0130", "+492214710130"},
                                           {"02582 88-0", "+492582880"},
                                           {"+49 2582 880", "+492582880"},
                                           {"116 111", "116111"}};
    static const char *const refused[] = {"02582 880 oder 02582 881", "882", "frag Anna",
                                          ""};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *number = NULL;
        assert_true(phone_setting(&arena, cases[i][0], &number, NULL));
        assert_string_equal(number, cases[i][1]);
    }
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        const char *number = "as it was";
        struct err err = {""};
        assert_false(phone_setting(&arena, refused[i], &number, &err));
        assert_true(err.text[0] != '\0');
        assert_string_equal(number, "as it was");
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbers_as_people_write_them),
        cmocka_unit_test(a_typed_number_is_kept_as_e164),
        cmocka_unit_test(refuses_what_cannot_be_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
