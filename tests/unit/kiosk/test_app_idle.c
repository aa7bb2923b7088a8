#include "terminal.h"

/* Whether somebody is still there: the strip says what the words beside it say. */

/* How much of the strip is filled, from the two panels that it is made of. */
static double strip_part(struct terminal *t)
{
    const struct frame *frame = app_frame(t->app);
    for (size_t i = 1; i < frame->count; i++) {
        const struct element *ground = &frame->element[i - 1];
        const struct element *ink = &frame->element[i];
        if (ground->role == ROLE_PANEL && ink->role == ROLE_PANEL &&
            ground->rect.x == ink->rect.x && ground->rect.y == ink->rect.y &&
            ground->rect.h == ink->rect.h)
            return (double)ink->rect.w / ground->rect.w;
    }
    fail_msg("there is no strip on %s", app_screen(t->app));
    return 0;
}

static void assert_strip(struct terminal *t, int wipe_seconds)
{
    t->config.wipe_seconds = wipe_seconds;
    come(t);
    until_asked(t);
    assert_true(strip_part(t) > 0.94);
    pass(t, (int64_t)wipe_seconds * 500);
    assert_screen(t, "still_there");
    assert_true(strip_part(t) > 0.45 && strip_part(t) < 0.51);
    pass(t, (int64_t)wipe_seconds * 500);
    assert_screen(t, "attract");
}

static void the_strip_empties_in_the_time_that_is_set(void **state)
{
    struct terminal *t = *state;
    assert_strip(t, 30);
    assert_strip(t, 120);
    assert_strip(t, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_strip_empties_in_the_time_that_is_set, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
