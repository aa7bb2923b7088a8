/* Pages of dots as a PDF: the table names where each object begins, and each row comes
 * out of its run lengths as it went in. What draws it is tested by tests/print. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device/slip_pdf.h"

enum { W = 2100, H = 40, ROW = (W + 7) / 8 };

static uint8_t dots[H][W];

/* Rows of every kind: empty, full, single dots, noise. */
static void fill_dots(void)
{
    uint32_t seed = 7;
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++) {
            seed = seed * 1664525u + 1013904223u;
            dots[y][x] = (uint8_t)(y % 4 == 0   ? 0u
                                   : y % 4 == 1 ? 1u
                                   : y % 4 == 2 ? (unsigned)(x % 37 == 0)
                                                : seed >> 31);
        }
}

static const char *find(const struct buf *pdf, const char *words, size_t from)
{
    return memmem(pdf->bytes + from, pdf->len - from, words, strlen(words));
}

/* Unpacks (ISO 32000-1, 7.4.5); returns how many bytes came out. */
static size_t unpack(const uint8_t *in, uint8_t *out, size_t room)
{
    size_t done = 0;
    while (*in != 128) {
        size_t count = *in < 128 ? *in + 1u : 257u - *in;
        assert_true(done + count <= room);
        if (*in < 128)
            memcpy(out + done, in + 1, count);
        else
            memset(out + done, in[1], count);
        done += count;
        in += *in < 128 ? count + 1 : 2;
    }
    return done;
}

static void rows_come_out_as_they_went_in(void **state)
{
    static uint8_t out[H * ROW];
    struct buf pdf = {0};
    struct slip_pdf slip;
    struct err err = {""};
    (void)state;
    fill_dots();
    slip_pdf_begin(&slip, &pdf, W, 300);
    for (int y = 0; y < H; y++)
        slip_pdf_row(&slip, dots[y]);
    slip_pdf_page(&slip);
    slip_pdf_page(&slip); /* without a row: none */
    assert_true(slip_pdf_end(&slip, &err));
    assert_non_null(find(&pdf, "/Count 1 ", 0));
    assert_non_null(find(&pdf, "/MediaBox [0 0 504.000 9.600]", 0));
    const char *at = find(&pdf, "stream\n", 0);
    assert_int_equal(unpack((const uint8_t *)at + 7, out, sizeof out), sizeof out);
    for (int y = 0; y < H; y++)
        for (int x = 0; x < W; x++)
            assert_int_equal((out[y * ROW + x / 8] >> (7 - x % 8) & 1) == 0,
                             dots[y][x] != 0);
    buf_free(&pdf);
}

static void the_table_names_each_object(void **state)
{
    struct buf pdf = {0};
    struct slip_pdf slip;
    struct err err = {""};
    (void)state;
    slip_pdf_begin(&slip, &pdf, W, 203);
    for (int page = 0; page < SLIP_PDF_PAGES + 2; page++) {
        slip_pdf_row(&slip, dots[0]);
        slip_pdf_page(&slip);
    }
    assert_true(slip_pdf_end(&slip, &err));
    char words[48];
    snprintf(words, sizeof words, "/Count %d ", SLIP_PDF_PAGES);
    assert_non_null(find(&pdf, words, 0));
    const char *table = find(&pdf, "startxref\n", 0) + strlen("startxref\n");
    size_t from = strtoul(table, NULL, 10);
    assert_memory_equal(pdf.bytes + from, "xref\n", 5);
    const char *line = strchr(pdf.bytes + from + 5, '\n') + 1 + 20;
    for (int i = 1; i <= 2 + 3 * SLIP_PDF_PAGES; i++, line += 20) {
        snprintf(words, sizeof words, "%d 0 obj\n", i);
        assert_memory_equal(pdf.bytes + strtoul(line, NULL, 10), words, strlen(words));
    }
    buf_free(&pdf);
}

static void nothing_is_no_file(void **state)
{
    struct buf pdf = {0};
    struct slip_pdf slip;
    struct err err = {""};
    (void)state;
    slip_pdf_begin(&slip, &pdf, W, 203);
    assert_false(slip_pdf_end(&slip, &err));
    assert_string_equal(err.text, "there is nothing to print");
    buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_out_as_they_went_in),
        cmocka_unit_test(the_table_names_each_object),
        cmocka_unit_test(nothing_is_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
