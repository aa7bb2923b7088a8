#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "shop.h"

/* Bytes that rot: each flip is found before anything is shown, and the bundle before it
 * is back. */
static void ten_thousand_flips_are_all_found(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    const char *path = folder_file(shop->state, "content/8.anna");
    put(shop, 7);
    put(shop, 8);
    point(shop, "8.anna");
    srand48(20261123);
    for (int i = 0; i < 10000; i++) {
        struct err err = {""};
        long at = lrand48() % SAMPLE_LEN;
        int bit = (int)(lrand48() % 8);
        flip(path, at, bit);
        if (!find(shop, &found, &err) || !found.previous || found.label.sequence != 7)
            fail_msg("bit %d of byte %ld was not noticed", bit, at);
        flip(path, at, bit);
    }
    struct err err = {""};
    assert_true(find(shop, &found, &err) && !found.previous);
}

/* Of the signature only the words of the first line, which nobody sees, may rot. */
static void every_flip_of_the_signature_is_found(void **state)
{
    const struct shop *shop = *state;
    struct shelf_bundle found;
    struct err err = {""};
    const char *signature = folder_file(shop->state, "content/8.anna.minisig");
    put(shop, 7);
    put(shop, 8);
    point(shop, "8.anna");
    struct buf text = file_read(signature);
    long free_from = (long)strlen("untrusted comment: ");
    long free_to = (long)(strchr(text.bytes, '\n') - text.bytes);
    for (long at = 0; at < (long)text.len; at++)
        for (int bit = 0; bit < 8; bit++) {
            flip(signature, at, bit);
            bool ok = find(shop, &found, &err);
            if (!ok || (!found.previous && (at < free_from || at >= free_to)))
                fail_msg("bit %d of byte %ld of the signature", bit, at);
            flip(signature, at, bit);
        }
    buf_free(&text);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(ten_thousand_flips_are_all_found),
        IN_A_FOLDER(every_flip_of_the_signature_is_found),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
