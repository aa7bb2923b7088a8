#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "rules/rule.h"

static void every_row_is_whole(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = rule_row((enum rule)i);
        if (row->id == NULL || row->id[0] == '\0')
            fail_msg("row %d has no id", i);
        if (strspn(row->id, "abcdefghijklmnopqrstuvwxyz_1") != strlen(row->id))
            fail_msg("%s is no id", row->id);
        if (rule_find(row->id) != (enum rule)i)
            fail_msg("%s stands twice", row->id);
        if (rule_messages(row) == 0 || row->why[RULE_GERMAN] == NULL ||
            row->why[RULE_ENGLISH] == NULL)
            fail_msg("%s says nothing", row->id);
        if ((row->bad == NULL) != (row->good == NULL))
            fail_msg("%s has half an example", row->id);
    }
    assert_int_equal(rule_find("nothing"), RULE_COUNT);
    assert_int_equal(rule_find(""), RULE_COUNT);
}

/* Both languages say as much, with the same places: {0} is in one if it is in the other,
 * but for what English takes from somebody else as a whole. */
static void both_languages_say_the_same(void **state)
{
    (void)state;
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_row *row = rule_row((enum rule)i);
        for (int k = 0; k < RULE_MESSAGES; k++) {
            const char *german = row->message[RULE_GERMAN][k];
            const char *english = row->message[RULE_ENGLISH][k];
            if ((german == NULL) != (english == NULL))
                fail_msg("%s says %d in one language alone", row->id, k);
            for (int place = 0; german != NULL && place < 10; place++) {
                const char mark[] = {'{', (char)('0' + place), '}', '\0'};
                if ((strstr(german, mark) == NULL) != (strstr(english, mark) == NULL))
                    fail_msg("%s: %s stands in one language alone", row->id, mark);
                if (strstr(german, mark) != NULL && place >= RULE_PLACES)
                    fail_msg("%s: there is no place %s", row->id, mark);
            }
        }
    }
}

static void fills_in_the_places(void **state)
{
    (void)state;
    static const struct {
        struct rule_said said;
        const char *german;
        const char *english;
    } cases[] = {
        {{.rule = RULE_LONG_SENTENCE, .place = {"16", "12"}},
         "16 Wörter: Sagen Sie es in zwei Sätzen mit höchstens 12 Wörtern",
         "16 words: say it in two sentences of at most 12"},
        {{.rule = RULE_BAD_PHONE, .place = {"{1} {0} {"}},
         "Diese Nummer kann man nicht wählen: {1} {0} {",
         "{1} {0} {"},
        {{.rule = RULE_BAD_VALUE, .place = {NULL}}, "Das geht hier nicht: ", ""},
        {{.rule = RULE_PASSIVE, .message = RULE_PASSIVE_MUST},
         "Sagen Sie, wer es tun muss: \"Sie müssen ...\"",
         "say who has to do it: \"Sie müssen ...\""},
        {{.rule = RULE_DOUBLE,
          .message = RULE_DOUBLE_NAME,
          .tail = RULE_DOUBLE_TAIL,
          .place = {"a", "Hort"}},
         "Gleicher Name und Anbieter wie a (\"Hort\"): Ist es eins, nehmen Sie eins "
         "heraus. Sonst sagt der Name den Unterschied",
         "the same name and provider as a (\"Hort\"): if they are one, remove one; if "
         "not, let the name say how they differ"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct rule_said kept = cases[i].said;
        assert_true(rule_keep(&arena, &kept));
        assert_string_equal(rule_say(&arena, &cases[i].said, RULE_GERMAN),
                            cases[i].german);
        assert_string_equal(rule_say(&arena, &kept, RULE_ENGLISH), cases[i].english);
        assert_true(kept.place[0] == NULL || kept.place[0] != cases[i].said.place[0]);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(both_languages_say_the_same),
        cmocka_unit_test(fills_in_the_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
