#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/qr.h"

/* A text of `len` bytes, ASCII or beginning with an umlaut. */
static const char *text_of(size_t len, bool ascii)
{
    static char text[512];
    memset(text, 'a', len);
    text[len] = '\0';
    if (!ascii)
        memcpy(text, "\xC3\xA4", 2);
    return text;
}

/* Versions at which ISO/IEC 18004 changes for byte mode at level M: 4 (33 modules) takes
 * 62 bytes, 6 takes 106, 8 takes 152, 10 takes 213; the ECI header takes three of them.
 */
static void takes_the_smallest_version(void **state)
{
    (void)state;
    static const struct {
        size_t len;
        bool ascii;
        int side; /* 0: refused */
    } cases[] = {
        {0, true, 0},     {1, true, 21},   {14, true, 21},   {15, true, 25},
        {62, true, 33},   {63, true, 37},  {106, true, 41},  {107, true, 45},
        {152, true, 49},  {153, true, 53}, {213, true, 57},  {214, true, 0},
        {11, false, 21},  {14, false, 25}, {103, false, 41}, {106, false, 45},
        {210, false, 57}, {211, false, 0}, {500, true, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct qr qr = {.side = -1};
        struct err err = {""};
        const char *text = text_of(cases[i].len, cases[i].ascii);
        assert_int_equal(qr_fits(text), cases[i].side > 0);
        assert_int_equal(qr_make(&qr, text, &err), cases[i].side > 0);
        assert_int_equal(qr.side, cases[i].side > 0 ? cases[i].side : -1);
        assert_int_equal(err.text[0] != '\0', cases[i].side == 0);
    }
}

/* Row 8 begins with the format: error correction level M is 00, masked with 10. */
static void is_of_level_m(void **state)
{
    (void)state;
    for (size_t len = 1; len <= QR_BYTES_MOST; len += 7) {
        struct qr qr;
        assert_true(qr_make(&qr, text_of(len, true), NULL));
        assert_int_equal(qr.module[8 * qr.side], 1);
        assert_int_equal(qr.module[8 * qr.side + 1], 0);
        for (int i = 0; i < qr.side * qr.side; i++)
            assert_true(qr.module[i] <= 1);
        for (int i = 0; i < 7; i++) /* the upper edge of a finder pattern */
            assert_int_equal(qr.module[i], 1);
    }
}

static void says_the_encoding(void **state)
{
    (void)state;
    struct qr plain;
    struct qr umlaut;
    /* 14 bytes fill version 1; two of them an umlaut, and the ECI header no longer fits.
     */
    assert_true(qr_make(&plain, "aaaaaaaaaaaaaa", NULL));
    assert_true(qr_make(&umlaut,
                        "\xC3\xA4"
                        "aaaaaaaaaaaa",
                        NULL));
    assert_int_equal(plain.side, 21);
    assert_int_equal(umlaut.side, 25);
    assert_int_equal(qr_room("Muenster"), QR_BYTES_MOST);
    assert_int_equal(qr_room("M\xC3\xBCnster"), QR_BYTES_MOST_ECI);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_smallest_version),
        cmocka_unit_test(is_of_level_m),
        cmocka_unit_test(says_the_encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
