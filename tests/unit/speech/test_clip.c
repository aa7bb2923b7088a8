#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/opus_clip.h"
#include "speech/clip.h"
#include "speech/voice_wire.h"

static size_t length(const struct buf *clip, int rate_percent)
{
    int16_t *sample = NULL;
    size_t count = 0;
    assert_true(clip_open((const unsigned char *)clip->bytes, clip->len, rate_percent,
                          &sample, &count));
    clip_free(sample, count);
    return count * 1000 / VOICE_RATE_HZ;
}

static void is_as_long_as_it_was(void **state)
{
    (void)state;
    struct buf clip = {0};
    opus_clip_tone(&clip, 200, 2000);
    assert_in_range(length(&clip, 100), 1990, 2010);
    assert_in_range(length(&clip, 75), 2600, 2740);
    assert_in_range(length(&clip, 200), 970, 1040);
    buf_free(&clip);
}

/* A tone of 200 Hz crosses zero 400 times a second, at any rate. */
static void keeps_its_pitch(void **state)
{
    (void)state;
    struct buf clip = {0};
    int16_t *sample = NULL;
    size_t count = 0;
    opus_clip_tone(&clip, 200, 2000);
    for (int rate = 100; rate <= 200; rate += 50) {
        size_t crossed = 0;
        assert_true(clip_open((const unsigned char *)clip.bytes, clip.len, rate, &sample,
                              &count));
        for (size_t i = 1; i < count; i++)
            crossed += (sample[i - 1] < 0) != (sample[i] < 0);
        assert_in_range(crossed * VOICE_RATE_HZ / count, 380, 420);
        clip_free(sample, count);
    }
    buf_free(&clip);
}

static void what_is_no_clip_is_not_heard(void **state)
{
    (void)state;
    struct buf clip = {0};
    int16_t *sample = NULL;
    size_t count = 0;
    opus_clip_tone(&clip, 200, 100);
    unsigned char *bytes = (unsigned char *)clip.bytes;
    assert_false(clip_open(bytes, 0, 100, &sample, &count));
    assert_false(clip_open(bytes, 1, 100, &sample, &count));
    assert_false(clip_open(bytes, clip.len - 1, 100, &sample, &count));
    bytes[2] = 0x58; /* 60 ms in one packet */
    assert_false(clip_open(bytes, clip.len, 100, &sample, &count));
    buf_free(&clip);
    opus_clip_tone(&clip, 200, 60020); /* longer than any */
    assert_false(
        clip_open((const unsigned char *)clip.bytes, clip.len, 100, &sample, &count));
    assert_null(sample);
    buf_free(&clip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_as_long_as_it_was),
        cmocka_unit_test(keeps_its_pitch),
        cmocka_unit_test(what_is_no_clip_is_not_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
