/* A report's draft in the session: one can go back everywhere; leaving wipes it. What is
 * answered to the three questions. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "screens/card_words.h"
#include "screens/coach_words.h"
#include "screens/nav.h"

static struct session session;
static struct hall hall;
static const char *const langs[] = {"de"};

static int set_up(void **state)
{
    (void)state;
    hall = (struct hall){.session = &session, .langs = langs, .lang_count = 1};
    session_begin(&session, "de");
    session_home(&session);
    return 0;
}

static enum nav_result does(enum verb verb, int n, const char *arg)
{
    return nav_act(&hall, (struct action){(int)verb, n, arg, false}, 100);
}

/* To the last look, about the offer "kiz", with a text. */
static void write_draft(void)
{
    does(VERB_OPEN, SCREEN_OFFER, "kiz");
    does(VERB_OPEN, SCREEN_REPORT, "kiz");
    does(VERB_STEP, REPORT_GET_IN, NULL);
    does(VERB_BARRIER, 0, "forms");
    does(VERB_STAGE, STAGE_LOOK, NULL);
    does(VERB_STAGE, STAGE_WRITE, NULL);
    does(VERB_TYPE, 0, "Stufen");
}

static void check_draft(void)
{
    assert_true(session_reporting(&session));
    assert_string_equal(session.draft.offer, "kiz");
    assert_int_equal(session.draft.step, REPORT_GET_IN);
    assert_true(report_has_barrier(&session.draft, "forms"));
    assert_string_equal(session.draft.text, "Stufen");
}

static void check_wiped(void)
{
    struct report none;
    memset(&none, 0, sizeof none);
    assert_false(session_reporting(&session));
    assert_memory_equal(&session.draft, &none, sizeof none);
}

static void answers_are_chosen_and_forgotten(void **state)
{
    static const struct finder_answers none;
    (void)state;
    does(VERB_OPEN, SCREEN_FINDER, NULL);
    assert_int_equal(does(VERB_ANSWER, FINDER_AGES, "age_0_2"), NAV_CHANGED);
    does(VERB_ANSWER, FINDER_AGES, "pregnant");
    does(VERB_ANSWER, FINDER_AGES, "pregnant");
    does(VERB_ANSWER, FINDER_AGES, "any");
    assert_int_equal(session.finder.chosen[FINDER_AGES], 1u << FINDER_AGE_0_2);
    assert_false(session_confides(&session));
    does(VERB_ANSWER, FINDER_SITUATIONS, "danger");
    assert_true(session_confides(&session));
    does(VERB_BACK, 0, NULL);
    assert_int_equal(session.finder.chosen[FINDER_AGES], 1u << FINDER_AGE_0_2);
    does(VERB_HOME, 0, NULL);
    assert_memory_equal(&session.finder, &none, sizeof none);
}

/* A need of a topic is chosen, changed and taken back; another page begins with all. */
static void a_need_is_turned(void **state)
{
    (void)state;
    does(VERB_OPEN, SCREEN_TOPIC, "money");
    does(VERB_MORE, 0, NULL);
    assert_int_equal(does(VERB_NEED, FINDER_DEBTS, NULL), NAV_CHANGED);
    assert_int_equal(session_page(&session)->need, FINDER_DEBTS);
    assert_int_equal(session_page(&session)->shown, 0);
    does(VERB_NEED, FINDER_HOUSING, NULL);
    assert_int_equal(session_page(&session)->need, FINDER_HOUSING);
    does(VERB_NEED, FINDER_HOUSING, NULL);
    assert_int_equal(session_page(&session)->need, 0);
}

/* Each question has its page; who goes on without an answer takes the old one back. */
static void questions_can_be_skipped(void **state)
{
    (void)state;
    does(VERB_OPEN, SCREEN_FINDER, NULL);
    does(VERB_ANSWER, FINDER_AGES, "age_0_2");
    assert_int_equal(does(VERB_SKIP, FINDER_AGES, NULL), NAV_PAGE);
    assert_int_equal(session.finder.chosen[FINDER_AGES], 0);
    assert_string_equal(session_page(&session)->id, finder_page(FINDER_SITUATIONS));
    does(VERB_SKIP, FINDER_SITUATIONS, NULL);
    assert_string_equal(session_page(&session)->id, finder_page(FINDER_HARD));
    does(VERB_SKIP, FINDER_HARD, NULL);
    assert_int_equal(session_page(&session)->screen, SCREEN_FOUND);
    does(VERB_BACK, 0, NULL);
    assert_string_equal(session_page(&session)->id, finder_page(FINDER_HARD));
}

/* What is said on a card stays while it is about the same, also at its code, and is
 * forgotten with the way. */
static void a_card_is_forgotten(void **state)
{
    static const struct session_card none;
    (void)state;
    does(VERB_OPEN, SCREEN_CARD, "kiz");
    assert_int_equal(card_says(&session), 0);
    assert_int_equal(does(VERB_SAY, CARD_CHILD, NULL), NAV_CHANGED);
    assert_int_equal(does(VERB_TICK, 1, NULL), NAV_CHANGED);
    assert_int_equal(session_page(&session)->ticks, 0);
    does(VERB_OPEN, SCREEN_CARD_CODE, "kiz");
    does(VERB_BACK, 0, NULL);
    does(VERB_BACK, 0, NULL);
    does(VERB_OPEN, SCREEN_CARD, "kiz");
    assert_int_equal(session.card.ticks, 2);
    assert_int_equal(card_says(&session), CARD_CHILD);
    does(VERB_LANG, 0, "tr");
    assert_int_equal(card_says(&session), CARD_CHILD | CARD_LITTLE);
    does(VERB_SAY, CARD_LITTLE, NULL);
    assert_int_equal(card_says(&session), CARD_CHILD);
    does(VERB_OPEN, SCREEN_CARD, NULL);
    assert_memory_equal(&session.card, &none, sizeof none);
    does(VERB_COACH_WISH, CODE_INTERPRETER, NULL);
    assert_int_equal(card_says(&session), CARD_LITTLE | CARD_INTERPRETER);
    does(VERB_TICK, 0, NULL);
    does(VERB_HOME, 0, NULL);
    assert_memory_equal(&session.card, &none, sizeof none);
}

static void one_can_go_back_everywhere(void **state)
{
    (void)state;
    static const enum report_stage stage[] = {STAGE_LOOK, STAGE_WHAT, STAGE_WHERE};
    write_draft();
    check_draft();
    assert_true(session_writing(&session));
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(does(VERB_BACK, 0, NULL), NAV_PAGE);
        assert_int_equal(session_page(&session)->screen, SCREEN_REPORT);
        assert_int_equal(session_page(&session)->stage, stage[i]);
        assert_string_equal(session_page(&session)->id, "kiz");
        check_draft();
    }
    does(VERB_BACK, 0, NULL);
    assert_int_equal(session_page(&session)->screen, SCREEN_OFFER);
    check_wiped();
}

static void leaving_wipes_it(void **state)
{
    static const struct {
        enum verb verb;
        int n;
        const char *arg;
        enum screen_id then, back;
    } way[] = {
        {VERB_HOME, 0, NULL, SCREEN_HOME, SCREEN_HOME},
        {VERB_OPEN, SCREEN_SEARCH, NULL, SCREEN_SEARCH, SCREEN_OFFER},
        {VERB_OPEN, SCREEN_NOTEPAD, NULL, SCREEN_NOTEPAD, SCREEN_OFFER},
        {VERB_OPEN, SCREEN_COACH, NULL, SCREEN_COACH, SCREEN_OFFER},
        {VERB_CLEAR, 0, NULL, SCREEN_ATTRACT, SCREEN_HOME},
        {VERB_START, 0, NULL, SCREEN_HOME, SCREEN_HOME},
    };
    for (size_t i = 0; i < sizeof way / sizeof way[0]; i++) {
        set_up(state);
        write_draft();
        does(way[i].verb, way[i].n, way[i].arg);
        assert_int_equal(session_page(&session)->screen, way[i].then);
        check_wiped();
        does(VERB_BACK, 0, NULL);
        assert_int_equal(session_page(&session)->screen, way[i].back);
        check_wiped();
    }
}

static void language_and_display_keep_it(void **state)
{
    (void)state;
    write_draft();
    does(VERB_OPEN, SCREEN_DISPLAY, NULL);
    check_draft();
    assert_false(session_writing(&session));
    does(VERB_TYPE, 0, "x"); /* goes nowhere */
    does(VERB_BACK, 0, NULL);
    check_draft();
    does(VERB_OPEN, SCREEN_LANGUAGE, NULL);
    does(VERB_LANG, 0, "tr");
    assert_true(session_writing(&session));
    check_draft();
}

static void thanks_leave_nothing_of_it(void **state)
{
    (void)state;
    write_draft();
    assert_int_equal(does(VERB_SEND, 0, NULL), NAV_SEND);
    check_draft();
    session_thank(&session);
    check_wiped();
    assert_int_equal(session_page(&session)->screen, SCREEN_THANKS);
    does(VERB_BACK, 0, NULL);
    assert_int_equal(session_page(&session)->screen, SCREEN_OFFER);
}

static void letters_go_where_one_writes(void **state)
{
    (void)state;
    write_draft();
    does(VERB_BACKSPACE, 0, NULL);
    assert_string_equal(session.draft.text, "Stufe");
    assert_string_equal(session.query, "");
    does(VERB_CLEAR_FIELD, 0, NULL);
    assert_string_equal(session.draft.text, "");
    does(VERB_OPEN, SCREEN_SEARCH, NULL);
    does(VERB_TYPE, 0, "Miete");
    assert_string_equal(session.query, "Miete");
    assert_string_equal(session.draft.text, "");
}

static void without_a_report_its_verbs_do_nothing(void **state)
{
    (void)state;
    assert_int_equal(does(VERB_STEP, REPORT_FIND, NULL), NAV_NOTHING);
    assert_int_equal(does(VERB_BARRIER, 0, "forms"), NAV_NOTHING);
    assert_int_equal(does(VERB_STAGE, STAGE_LOOK, NULL), NAV_NOTHING);
    assert_int_equal(does(VERB_SEND, 0, NULL), NAV_NOTHING);
    check_wiped();
}

/* More pages than there is room for: home stays, and the report is whole. */
static void a_long_way_keeps_the_report_whole(void **state)
{
    (void)state;
    for (int i = 0; i < SESSION_PAGES + 5; i++)
        does(VERB_OPEN, SCREEN_OFFER, i % 2 == 0 ? "a" : "b");
    write_draft();
    check_draft();
    for (int i = 0; i < 3; i++)
        does(VERB_BACK, 0, NULL);
    assert_int_equal(session_page(&session)->stage, STAGE_WHERE);
    check_draft();
}

static void check_notes(const char *first, const char *second, const char *third)
{
    const char *const want[] = {first, second, third};
    size_t count = 0;
    for (size_t i = 0; i < 3 && want[i] != NULL; i++, count++)
        assert_string_equal(session.note[i], want[i]);
    assert_int_equal(session.note_count, count);
}

/* One by one or all at once, in their old order; who puts something new on the notepad,
 * or waits, can take back no more. */
static void what_was_taken_can_be_put_back(void **state)
{
    (void)state;
    does(VERB_KEEP, 0, "a");
    does(VERB_KEEP, 0, "b");
    does(VERB_KEEP, 0, "c");
    does(VERB_PUT_BACK, 0, NULL); /* nothing was taken */
    check_notes("a", "b", "c");
    does(VERB_REMOVE, 0, "a");
    assert_true(session.undo.begun);
    does(VERB_REMOVE, 0, "b");
    check_notes("c", NULL, NULL);
    does(VERB_PUT_BACK, 0, "b");
    check_notes("b", "c", NULL);
    does(VERB_PUT_BACK, 0, "a");
    check_notes("a", "b", "c");
    assert_int_equal(session.undo.count, 0);
    does(VERB_EMPTY_NOTEPAD, 0, NULL);
    check_notes(NULL, NULL, NULL);
    does(VERB_PUT_BACK, 0, NULL);
    check_notes("a", "b", "c");
    does(VERB_EMPTY_NOTEPAD, 0, NULL);
    does(VERB_KEEP, 0, "d");
    does(VERB_PUT_BACK, 0, NULL);
    check_notes("d", NULL, NULL);
    does(VERB_REMOVE, 0, "d");
    session_forget_undo(&session);
    does(VERB_PUT_BACK, 0, NULL);
    check_notes(NULL, NULL, NULL);
    static const struct session_undo none;
    assert_memory_equal(&session.undo, &none, sizeof none);
}

#define EACH(test) cmocka_unit_test_setup(test, set_up)

/* Her words stay as long as thanks are said, and no longer. */
static void words_go_with_the_thanks(void **state)
{
    (void)state;
    const struct phrase none = {{0}};
    write_draft();
    session_back(&session);
    does(VERB_ASK, 0, NULL);
    does(VERB_ASK, 0, NULL);
    assert_false(session.draft.asks);
    does(VERB_ASK, 0, NULL);
    assert_true(session.draft.asks);
    session.draft.phrase = (struct phrase){{1, 2, 3}};
    session_thank(&session);
    check_wiped();
    assert_true(session.has_words && session_worded(&session));
    assert_int_equal(session.words.word[2], 3);
    does(VERB_OPEN, SCREEN_LANGUAGE, NULL);
    does(VERB_BACK, 0, NULL);
    assert_true(session.has_words);
    does(VERB_BACK, 0, NULL);
    assert_false(session.has_words || session_worded(&session));
    assert_memory_equal(&session.words, &none, sizeof none);
    /* Who wants none gets none. */
    write_draft();
    session_thank(&session);
    assert_false(session.has_words);
}

static void nine_choices_are_three_words(void **state)
{
    (void)state;
    const struct outcome_wish none = {.news = OUTCOME_CHOOSING};
    static const int choice[SESSION_CHOICES] = {0, 0, 0, 15, 15, 7, 1, 2, 3};
    does(VERB_OPEN, SCREEN_REPORT, NULL);
    does(VERB_OUTCOME, 0, NULL);
    check_wiped();
    for (int i = 0; i < SESSION_CHOICES; i++) {
        assert_int_equal(session_choices(session_page(&session)), i);
        assert_int_equal(does(VERB_CHOOSE, choice[i], NULL),
                         i + 1 < SESSION_CHOICES ? NAV_PAGE : NAV_OUTCOME);
    }
    assert_int_equal(session.outcome.news, OUTCOME_WAITING);
    struct phrase phrase = session_phrase(&session);
    assert_int_equal(phrase.word[0], 0);
    assert_int_equal(phrase.word[1], PHRASE_LIST - 1);
    assert_int_equal(phrase.word[2], (1 * 16 + 2) * 8 + 3);
    /* A tenth is none; back is the last choice again. */
    assert_int_equal(does(VERB_CHOOSE, 1, NULL), NAV_PAGE);
    assert_int_equal(session.outcome.news, OUTCOME_WAITING);
    does(VERB_BACK, 0, NULL);
    assert_int_equal(session.outcome.news, OUTCOME_CHOOSING);
    assert_int_equal(does(VERB_CHOOSE, 4, NULL), NAV_OUTCOME);
    assert_int_equal(session_phrase(&session).word[2], (1 * 16 + 2) * 8 + 4);
    /* Anew: nothing of it is left; nor at home. */
    does(VERB_OUTCOME, 0, NULL);
    assert_memory_equal(&session.outcome, &none, sizeof none);
    does(VERB_CHOOSE, 5, NULL);
    does(VERB_HOME, 0, NULL);
    assert_memory_equal(&session.outcome, &none, sizeof none);
    assert_int_equal(does(VERB_CHOOSE, 5, NULL), NAV_PAGE);
    assert_string_equal(screen_get(session_page(&session)->screen)->name, "home");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(words_go_with_the_thanks, set_up),
        cmocka_unit_test_setup(nine_choices_are_three_words, set_up),
        cmocka_unit_test_setup(answers_are_chosen_and_forgotten, set_up),
        cmocka_unit_test_setup(questions_can_be_skipped, set_up),
        cmocka_unit_test_setup(a_need_is_turned, set_up),
        cmocka_unit_test_setup(a_card_is_forgotten, set_up),
        EACH(one_can_go_back_everywhere),
        EACH(leaving_wipes_it),
        EACH(language_and_display_keep_it),
        EACH(thanks_leave_nothing_of_it),
        EACH(letters_go_where_one_writes),
        EACH(without_a_report_its_verbs_do_nothing),
        EACH(a_long_way_keeps_the_report_whole),
        EACH(what_was_taken_can_be_put_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
