#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "line/squeeze.h"

/* Not all the same, and not chance: bytes that can be squeezed. */
static struct buf made_of(unsigned seed, size_t len)
{
    struct buf out = {0};
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1664525U + 1013904223U;
        char sign = (char)('a' + (seed >> 28));
        buf_add(&out, &sign, 1);
    }
    return out;
}

static bool is_same(const struct buf *one, const struct buf *other)
{
    return one->len == other->len && memcmp(one->bytes, other->bytes, one->len) == 0;
}

static void what_is_squeezed_comes_back(void **state)
{
    struct buf plain = made_of(1, 100000);
    struct buf small = {0};
    struct buf back = {0};
    struct err err = {""};
    (void)state;
    assert_true(squeeze(&plain, NULL, &small, &err));
    assert_true(small.len < plain.len);
    assert_true(squeeze_back(&small, NULL, &back, &err));
    assert_true(is_same(&plain, &back));
    buf_free(&plain);
    buf_free(&small);
    buf_free(&back);
}

static void what_has_changed_is_small(void **state)
{
    struct buf was = made_of(2, 300000);
    struct buf now = made_of(2, 300000);
    struct buf patch = {0};
    struct buf back = {0};
    struct err err = {""};
    (void)state;
    memcpy(now.bytes + 150000, "something else", 14);
    assert_true(squeeze(&now, &was, &patch, &err));
    assert_true(patch.len < 1000);
    assert_true(squeeze_back(&patch, &was, &back, &err));
    assert_true(is_same(&now, &back));
    was.bytes[10]++;
    assert_false(squeeze_back(&patch, &was, &back, &err));
    assert_false(squeeze_back(&patch, NULL, &back, &err));
    assert_int_equal(back.len, 0);
    buf_free(&was);
    buf_free(&now);
    buf_free(&patch);
    buf_free(&back);
}

static void what_is_cut_or_changed_is_refused(void **state)
{
    struct buf plain = made_of(3, 5000);
    struct buf small = {0};
    struct buf back = {0};
    struct err err = {""};
    (void)state;
    assert_true(squeeze(&plain, NULL, &small, &err));
    for (size_t len = 0; len < small.len; len++) {
        struct buf cut = {.bytes = small.bytes, .len = len};
        assert_false(squeeze_back(&cut, NULL, &back, &err));
        assert_int_equal(back.len, 0);
    }
    for (size_t at = 0; at < small.len; at++) {
        small.bytes[at] = (char)(small.bytes[at] ^ 1);
        assert_false(squeeze_back(&small, NULL, &back, &err) && !is_same(&plain, &back));
        small.bytes[at] = (char)(small.bytes[at] ^ 1);
    }
    buf_add(&small, "x", 1);
    assert_false(squeeze_back(&small, NULL, &back, &err));
    buf_free(&plain);
    buf_free(&small);
    buf_free(&back);
}

/* A frame that says that it holds a thousand times more than there may be. */
static void what_would_be_too_much_is_refused_unread(void **state)
{
    static const unsigned char says[] = {0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0,
                                         0,    0,    0x10, 0,    0,    0, 0};
    static const char text[] = "<html>Bitte anmelden</html>";
    struct buf large = {.bytes = (char *)says, .len = sizeof says};
    struct buf page = {.bytes = (char *)text, .len = sizeof text - 1};
    struct buf back = {0};
    struct err err = {""};
    (void)state;
    assert_false(squeeze_back(&large, NULL, &back, &err));
    assert_non_null(strstr(err.text, "more than 64 MB"));
    assert_false(squeeze_back(&page, NULL, &back, &err));
    buf_free(&back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_squeezed_comes_back),
        cmocka_unit_test(what_has_changed_is_small),
        cmocka_unit_test(what_is_cut_or_changed_is_refused),
        cmocka_unit_test(what_would_be_too_much_is_refused_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
