#include "../stage.h"

#include "ui/text/text_cache.h"

enum { SIDE = 16 };

/* A run of `n` with a picture that only it has. */
static const struct text_run *put(struct text_cache *cache, unsigned n, int ink_w)
{
    static char bytes[16];
    static uint8_t pixel[SIDE * SIDE];
    memset(pixel, 0, sizeof pixel);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < ink_w; x++)
            pixel[y * SIDE + x] = (uint8_t)(1 + (n + (unsigned)x) % 255);
    struct text_key key = {bytes, 0, 20, 0, 0, false};
    key.len = (uint16_t)snprintf(bytes, sizeof bytes, "%u", n);
    struct text_coverage coverage = {
        .pixel = pixel, .stride = SIDE, .width = SIDE, .height = SIDE, .advance = (int)n};
    return text_cache_put(cache, &key, text_key_hash(&key), &coverage);
}

static const struct text_run *get(struct text_cache *cache, unsigned n)
{
    char bytes[16];
    struct text_key key = {bytes, 0, 20, 0, 0, false};
    key.len = (uint16_t)snprintf(bytes, sizeof bytes, "%u", n);
    return text_cache_get(cache, &key, text_key_hash(&key));
}

/* Another limit holds at once, and what was used last stays. */
static void test_bound(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_open(1u << 20);
    for (unsigned n = 0; n < 100; n++)
        put(cache, n, SIDE);
    size_t all = text_cache_used(cache);
    text_cache_bound(cache, all / 2);
    assert_true(text_cache_used(cache) <= all / 2 && text_cache_used(cache) > all / 3);
    assert_non_null(get(cache, 99));
    assert_null(get(cache, 0));
    text_cache_bound(cache, 2 * all);
    for (unsigned n = 0; n < 100; n++)
        if (get(cache, n) == NULL)
            put(cache, n, SIDE);
    assert_int_equal(text_cache_used(cache), all);
    text_cache_close(cache);
}

/* Whatever comes, the bytes stay under the limit, and what was used last is there. */
static void test_limit(void **state)
{
    (void)state;
    static const size_t limits[] = {1000, 4000, 50000, 1u << 20};
    for (size_t l = 0; l < COUNT(limits); l++) {
        struct text_cache *cache = text_cache_open(limits[l]);
        uint32_t random = 3;
        for (int i = 0; i < 5000; i++) {
            unsigned n = thrown(&random, 700);
            if (get(cache, n) == NULL)
                put(cache, n, (int)thrown(&random, SIDE + 1));
            assert_int_equal(get(cache, n)->advance, n);
            if (text_cache_used(cache) > limits[l])
                fail_msg("%zu bytes are kept, allowed are %zu", text_cache_used(cache),
                         limits[l]);
        }
        assert_true(text_cache_used(cache) > limits[l] / 2 || limits[l] > 500000);
        text_cache_close(cache);
    }
}

static void test_oldest_goes_first(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_open(1u << 20);
    put(cache, 0, SIDE);
    size_t one = text_cache_used(cache);
    text_cache_close(cache);

    cache = text_cache_open(4 * one);
    for (unsigned n = 0; n < 4; n++)
        put(cache, n, SIDE);
    assert_non_null(get(cache, 0)); /* now 1 is the oldest */
    put(cache, 4, SIDE);
    assert_null(get(cache, 1));
    static const unsigned kept[] = {0, 2, 3, 4};
    for (size_t i = 0; i < COUNT(kept); i++)
        assert_non_null(get(cache, kept[i]));
    text_cache_close(cache);
}

/* What is larger than the limit is kept alone, until the next one comes. */
static void test_larger_than_the_limit(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_open(64);
    put(cache, 1, SIDE);
    assert_int_equal(get(cache, 1)->advance, 1);
    put(cache, 2, SIDE);
    assert_null(get(cache, 1));
    assert_non_null(get(cache, 2));
    text_cache_close(cache);
}

static void test_forget(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_open(1u << 20);
    for (unsigned n = 0; n < 100; n++)
        put(cache, n, (int)n % SIDE);
    text_cache_forget(cache);
    assert_int_equal(text_cache_used(cache), 0);
    for (unsigned n = 0; n < 100; n++)
        assert_null(get(cache, n));
    put(cache, 5, 3);
    assert_non_null(get(cache, 5));
    text_cache_close(cache);
    text_cache_close(NULL);
}

/* Every part of a key counts. */
static void test_keys(void **state)
{
    (void)state;
    struct text_cache *cache = text_cache_open(1u << 20);
    static const struct text_key keys[] = {
        {"ab", 2, 20, 0, 0, false}, {"ab", 1, 20, 0, 0, false},
        {"ab", 2, 21, 0, 0, false}, {"ab", 2, 20, 1, 0, false},
        {"ab", 2, 20, 0, 1, false}, {"ab", 2, 20, 0, 0, true},
        {"aB", 2, 20, 0, 0, false}, {"ab", 2, 20, -1, 0, false},
    };
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct text_coverage coverage = {.advance = (int)i};
        assert_null(text_cache_get(cache, &keys[i], text_key_hash(&keys[i])));
        text_cache_put(cache, &keys[i], text_key_hash(&keys[i]), &coverage);
    }
    for (size_t i = 0; i < COUNT(keys); i++)
        assert_int_equal(
            text_cache_get(cache, &keys[i], text_key_hash(&keys[i]))->advance, i);
    text_cache_close(cache);
}

/* A row of masks and groups back to coverage; returns where the next one begins. */
static const uint8_t *unpack_row(const uint8_t *at, int width, uint8_t *out)
{
    for (int x = 0; x < width; x += TEXT_MASK_PIXELS) {
        uint32_t mask;
        memcpy(&mask, at, sizeof mask);
        at += sizeof mask;
        for (int i = 0; i < TEXT_MASK_PIXELS; i++) {
            if ((mask >> i / TEXT_GROUP & 1) == 0)
                continue;
            if (x + i < width)
                out[x + i] = *at;
            else
                assert_int_equal(*at, 0);
            at++;
        }
    }
    return at;
}

/* The pixels of a run as they went in. */
static void test_pixels(void **state)
{
    (void)state;
    enum { WIDE = 2 * TEXT_MASK_PIXELS + 50, HIGH = 12 };
    struct text_cache *cache = text_cache_open(1u << 20);
    uint32_t random = 11;
    for (int round = 0; round < 500; round++) {
        uint8_t pixel[HIGH * WIDE];
        for (size_t i = 0; i < sizeof pixel; i++)
            pixel[i] = thrown(&random, 8) == 0 ? (uint8_t)thrown(&random, 256) : 0;
        int width = 1 + (int)thrown(&random, WIDE);
        int height = 1 + (int)thrown(&random, HIGH);
        struct text_coverage coverage = {
            .pixel = pixel, .stride = WIDE, .width = width, .height = height, .left = -2};
        char bytes[16];
        struct text_key key = {bytes, 0, 20, 0, 0, false};
        key.len = (uint16_t)snprintf(bytes, sizeof bytes, "r%d", round);
        const struct text_run *run =
            text_cache_put(cache, &key, text_key_hash(&key), &coverage);
        uint8_t back[HIGH * WIDE] = {0};
        const uint8_t *at = run->rows;
        for (int y = 0; y < run->height; y++)
            at = unpack_row(at, run->width, back + (y - run->top) * WIDE + run->left + 2);
        for (int y = 0; y < height; y++)
            assert_memory_equal(back + y * WIDE, pixel + y * WIDE, (size_t)width);
    }
    text_cache_close(cache);
}

/* The whole text engine keeps to its limit as well, whatever is drawn. */
static void test_engine(void **state)
{
    (void)state;
    enum { LIMIT = 200000 };
    struct text *text = open_text(LIMIT);
    struct arena arena = {0};
    static uint32_t canvas[200 * 100];
    struct text_target target = {canvas, 200, 0, 0, 200, 100};
    for (int i = 0; i < 2000; i++) {
        char words[64];
        snprintf(words, sizeof words, "Wort%d und %d مرحبا%d", i, i * 7, i);
        struct text_style style = {i % 2 ? TEXT_BOLD : TEXT_REGULAR, 12 + i % 40, 60};
        struct text_block *block =
            text_layout(text, &arena, words, style, 200, TEXT_LTR, TEXT_START, 0);
        text_draw(text, &target, block, 0, 0, 0);
        assert_true(text_cache_bytes(text) <= LIMIT);
        arena_reset(&arena);
    }
    assert_true(text_cache_bytes(text) > LIMIT / 2);
    text_forget(text);
    assert_int_equal(text_cache_bytes(text), 0);
    arena_free(&arena);
    text_close(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_oldest_goes_first),
        cmocka_unit_test(test_larger_than_the_limit),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_pixels),
        cmocka_unit_test(test_engine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
