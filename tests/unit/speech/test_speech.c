#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "speech/speech.h"

static const struct say_piece piece[] = {{0, 5, "de", "Guten"}, {6, 10, "de", "Tag."}};

static struct speech *pretended(void)
{
    struct err err = {""};
    struct speech *speech = NULL;
    const struct speech_options options = {.pretend = true};
    assert_true(speech_open(&speech, &options, &err));
    return speech;
}

static void pretends_sixty_ms_a_character(void **state)
{
    (void)state;
    size_t at;
    struct speech *speech = pretended();
    assert_int_equal(speech_next_ms(speech, 1000), -1);
    assert_false(speech_speaks(speech, 1000));
    speech_say(speech, piece, 2, &(struct speech_how){100, 3, 1000});
    assert_true(speech_at(speech, 1000, &at));
    assert_int_equal(at, 0);
    assert_int_equal(speech_next_ms(speech, 1100), 200);
    assert_true(speech_at(speech, 1300, &at));
    assert_int_equal(at, 1);
    assert_int_equal(speech_next_ms(speech, 1300), 240);
    assert_true(speech_speaks(speech, 1539));
    assert_false(speech_speaks(speech, 1540));
    assert_false(speech_at(speech, 1540, &at));
    assert_int_equal(speech_next_ms(speech, 1540), -1);
    speech_close(speech);
}

static void is_silent_after_hush_and_wipe(void **state)
{
    (void)state;
    size_t at;
    struct speech *speech = pretended();
    speech_say(speech, piece, 2, &(struct speech_how){100, 3, 0});
    speech_hush(speech);
    assert_false(speech_at(speech, 1, &at));
    assert_int_equal(speech_next_ms(speech, 1), -1);
    speech_say(speech, piece, 2, &(struct speech_how){100, 3, 0});
    assert_true(speech_speaks(speech, 1));
    speech_wipe(speech);
    assert_false(speech_speaks(speech, 1));
    speech_close(speech);
}

static void without_speech_nothing_is_said(void **state)
{
    (void)state;
    size_t at;
    struct err err = {""};
    speech_say(NULL, piece, 2, &(struct speech_how){100, 3, 0});
    speech_hush(NULL);
    speech_volume(NULL, 1);
    speech_wipe(NULL);
    assert_false(speech_at(NULL, 0, &at));
    assert_int_equal(speech_next_ms(NULL, 0), -1);
    assert_false(speech_works(NULL, &err));
    speech_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pretends_sixty_ms_a_character),
        cmocka_unit_test(is_silent_after_hush_and_wipe),
        cmocka_unit_test(without_speech_nothing_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
