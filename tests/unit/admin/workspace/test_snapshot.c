#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/crypt.h"
#include "workspace/snapshot.h"

static struct record *offer_of(struct arena *arena, const char *name, const char *english)
{
    struct record *offer = arena_take(arena, sizeof *offer);
    struct translation *text = arena_take(arena, sizeof *text);
    assert_true(offer != NULL && text != NULL);
    offer->kind = RECORD_OFFER;
    offer->value[OFFER_ID] = (struct value){.set = true, .text = "a"};
    offer->value[OFFER_NAME] = (struct value){.set = true, .text = name};
    text->lang = "en";
    text->made = "human";
    text->value[OFFER_NAME] = (struct value){.set = true, .text = english};
    offer->translation = text;
    offer->translation_count = 1;
    return offer;
}

/* Whether `there` is what was written of `then`. */
static bool is(struct arena *arena, bool whole, const struct record *then,
               const struct record *there)
{
    struct buf text = {0};
    struct err err = {""};
    bool same = false;
    if (whole)
        snapshot_write(then, 7, "{\"rest\":1}", &text);
    else
        snapshot_fingerprint(then, &text);
    if (!snapshot_is(arena, text.bytes, there, &same, &err))
        fail_msg("%s", err.text);
    buf_free(&text);
    return same;
}

static void tells_one_state_from_others(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_true(crypt_init(NULL));
    const struct record *then = offer_of(&arena, "Geld\t1\n\\", "Money");
    for (int whole = 0; whole < 2; whole++) {
        assert_true(is(&arena, whole, then, offer_of(&arena, "Geld\t1\n\\", "Money")));
        assert_false(is(&arena, whole, then, offer_of(&arena, "Geld 1\n\\", "Money")));
        assert_false(is(&arena, whole, then, offer_of(&arena, "Geld\t1\n\\", "money")));
    }
    arena_free(&arena);
}

static void fingerprints_are_short(void **state)
{
    struct arena arena = {0};
    struct buf text = {0};
    char name[4000];
    (void)state;
    assert_true(crypt_init(NULL));
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    snapshot_fingerprint(offer_of(&arena, name, "Money"), &text);
    assert_memory_equal(text.bytes, "fingerprint\t\t", 13);
    assert_int_equal(text.len, 13 + 64 + 1);
    buf_free(&text);
    arena_free(&arena);
}

static void what_is_neither_is_said(void **state)
{
    struct arena arena = {0};
    struct err err = {""};
    bool same = true;
    (void)state;
    assert_false(snapshot_is(&arena, "fingerprints\t\tx\n",
                             offer_of(&arena, "Geld", "Money"), &same, &err));
    assert_true(err.text[0] != '\0' && same);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_one_state_from_others),
        cmocka_unit_test(fingerprints_are_short),
        cmocka_unit_test(what_is_neither_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
