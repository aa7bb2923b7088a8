#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/fingerprint.h"
#include "help/signer.h"

/* The list as it was when the first sheet was printed: FNV-1a over its words. */
#define LIST_HASH UINT64_C(0x5603e0526df7d2ad)

static void the_list_is_sorted_and_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < FINGERPRINT_LIST; i++) {
        const char *word = fingerprint_list[i];
        assert_non_null(word);
        size_t len = strlen(word);
        assert_true(len >= 3 && len <= 10);
        assert_true(word[0] >= 'A' && word[0] <= 'Z');
        assert_int_equal(strspn(word + 1, "abcdefghijklmnopqrstuvwxyz"), len - 1);
        if (i > 0)
            assert_true(strcmp(fingerprint_list[i - 1], word) < 0);
    }
}

/* One letter other, more or less, or two that have changed places. */
static bool near(const char *a, const char *b)
{
    size_t from = 0;
    while (a[from] != '\0' && a[from] == b[from])
        from++;
    const char *p = a + from;
    const char *q = b + from;
    if (*p == '\0' || *q == '\0')
        return strlen(p) + strlen(q) <= 1;
    bool swapped = p[1] != '\0' && p[0] == q[1] && p[1] == q[0];
    return strcmp(p + 1, q + 1) == 0 || strcmp(p + 1, q) == 0 || strcmp(p, q + 1) == 0 ||
           (swapped && strcmp(p + 2, q + 2) == 0);
}

static void a_lower(char *out, const char *word)
{
    snprintf(out, 16, "%s", word);
    out[0] = (char)(out[0] - 'A' + 'a');
}

static void no_two_are_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < FINGERPRINT_LIST; i++)
        for (size_t j = 0; j < i; j++) {
            char a[16];
            char b[16];
            a_lower(a, fingerprint_list[i]);
            a_lower(b, fingerprint_list[j]);
            if (near(a, b) || strstr(a, b) == a || strstr(b, a) == b)
                fail_msg("%s and %s", a, b);
        }
}

static void alike_is_what_it_should_be(void **state)
{
    (void)state;
    assert_true(near("haus", "maus") && near("rose", "rosen") &&
                near("hase", "asche") == 0);
    assert_true(near("rabe", "arbe") && near("gans", "gang") && near("aster", "auster"));
    assert_false(near("lampe", "lappen") || near("kamm", "kanne"));
}

/* Printed sheets hold for ever: neither the list nor the way to it may change. */
static void printed_words_stay(void **state)
{
    (void)state;
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < FINGERPRINT_LIST; i++)
        for (const char *p = fingerprint_list[i]; *p != '\0'; p++)
            hash = (hash ^ (unsigned char)*p) * UINT64_C(1099511628211);
    assert_int_equal(hash, LIST_HASH);
    struct signer signer;
    signer_make(&signer, 1);
    struct signature_key key = signer_key(&signer);
    char text[FINGERPRINT_TEXT];
    fingerprint_text(&key, text);
    assert_string_equal(text, "Versteck Nahrung Platz Pinsel Spielzeug Lokal");
}

static void every_bit_of_the_key_counts(void **state)
{
    (void)state;
    struct signer signer;
    char before[FINGERPRINT_TEXT];
    char after[FINGERPRINT_TEXT];
    signer_make(&signer, 7);
    struct signature_key key = signer_key(&signer);
    fingerprint_text(&key, before);
    for (size_t bit = 0; bit < sizeof key * 8; bit++) {
        unsigned char *byte = (unsigned char *)&key + bit / 8;
        *byte = (unsigned char)(*byte ^ (1U << bit % 8));
        fingerprint_text(&key, after);
        assert_string_not_equal(before, after);
        *byte = (unsigned char)(*byte ^ (1U << bit % 8));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_is_sorted_and_plain),
        cmocka_unit_test(no_two_are_alike),
        cmocka_unit_test(alike_is_what_it_should_be),
        cmocka_unit_test(printed_words_stay),
        cmocka_unit_test(every_bit_of_the_key_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
