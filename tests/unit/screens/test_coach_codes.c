/* Goal: what a code for a coach says fits the way that it goes, and names no crisis. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "screens/coach_words.h"
#include "help/halls.h"

/* Who fits: town, topic, language, and room. */
static void coaches_fit_or_do_not(void **state)
{
    (void)state;
    const char *de[] = {"de"};
    const char *town[] = {"ennigerloh"};
    const char *about[] = {"money"};
    struct topic money = {.id = "money"};
    struct topic work = {.id = "work"};
    struct coach all = {.open_places = 1};
    struct coach some = {
        .open_places = 1, .languages = {de, 1}, .towns = {town, 1}, .topics = {about, 1}};
    struct coach full = some;
    full.open_places = 0;
    const struct {
        const struct coach *coach;
        struct coach_choice choice;
        bool any_lang;
        bool fits;
    } cases[] = {
        {&all, {"ar", "ahlen", &work, NULL, 0}, false, true},
        {&some, {"de", "ennigerloh", &money, NULL, 0}, false, true},
        {&some, {"de", "ennigerloh", NULL, NULL, 0}, false, true},
        {&some, {"de", NULL, &money, NULL, 0}, false, true},
        {&some, {"de", "ahlen", &money, NULL, 0}, false, false},
        {&some, {"de", "ennigerloh", &work, NULL, 0}, false, false},
        {&some, {"tr", "ennigerloh", &money, NULL, 0}, false, false},
        {&some, {"tr", "ennigerloh", &money, NULL, 0}, true, true},
        {&full, {"de", "ennigerloh", &money, NULL, 0}, false, false},
        {&full, {"de", "ennigerloh", &money, NULL, 0}, true, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (coach_fits(cases[i].coach, &cases[i].choice, cases[i].any_lang) !=
            cases[i].fits)
            fail_msg("case %zu", i);
}

static void takes_the_topic_of_the_way_here(void **state)
{
    (void)state;
    struct session session;
    session_begin(&session, "de");
    session_home(&session);
    struct hall hall = halls_of(&session);
    halls_speak("de");
    assert_null(coach_choice(&hall, &halls_arena).topic);
    assert_string_equal(coach_choice(&hall, &halls_arena).town, "ennigerloh");
    assert_string_equal(coach_choice(&hall, &halls_arena).lang, "de");
    session_open(&session, SCREEN_OFFER, "uhv");
    session_open(&session, SCREEN_COACH, NULL);
    assert_string_equal(coach_choice(&hall, &halls_arena).topic->id, "money");
    assert_string_equal(coach_choice(&hall, &halls_arena).offer, "uhv");
    session_open(&session, SCREEN_COACH, "c1");
    assert_string_equal(coach_choice(&hall, &halls_arena).topic->id, "money");
    snprintf(session.coach.topic, SESSION_ID_LEN, "%s", "crisis");
    assert_string_equal(coach_choice(&hall, &halls_arena).topic->id, "crisis");
    snprintf(session.coach.topic, SESSION_ID_LEN, "%s", SESSION_NO_TOPIC);
    assert_null(coach_choice(&hall, &halls_arena).topic);
    snprintf(session.coach.lang, SESSION_ID_LEN, "%s", "tr");
    assert_string_equal(coach_choice(&hall, &halls_arena).lang, "tr");
    session_home(&session);
    assert_string_equal(coach_choice(&hall, &halls_arena).lang, "de");
    arena_reset(&halls_arena);
}

/* What was sent stays in the phone: a crisis is not named there, nor in the link. */
static void a_crisis_is_not_named(void **state)
{
    (void)state;
    struct session session;
    struct coach coach;
    session_begin(&session, "de");
    session_home(&session);
    struct hall hall = halls_of(&session);
    halls_speak("de");
    session_open(&session, SCREEN_OFFER, "notruf");
    assert_true(content_coach(halls_content, &halls_arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &halls_arena);
    assert_true(choice.topic->crisis);
    assert_null(
        strstr(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_SMS), "Thema"));
    assert_null(strstr(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_EMAIL),
                       "Thema"));
    assert_true(content_coach(halls_content, &halls_arena, "c2", &coach, NULL));
    assert_null(strstr(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE),
                       "offer"));
    session_home(&session);
    session_open(&session, SCREEN_OFFER, "uhv");
    choice = coach_choice(&hall, &halls_arena);
    assert_string_equal(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE),
                        "https://cal.example/c2/termin?metadata%5Boffer%5D=uhv");
    assert_true(content_coach(halls_content, &halls_arena, "c1", &coach, NULL));
    assert_non_null(strstr(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_SMS),
                           "Thema%3A%20Geld"));
    arena_reset(&halls_arena);
}

/* A message is as long as a code takes, the code in front; what she reads says the same.
 */
static void a_message_is_as_long_as_fits(void **state)
{
    (void)state;
    struct session session;
    struct coach coach;
    session_begin(&session, "tr");
    session_home(&session);
    struct hall hall = halls_of(&session);
    halls_speak("tr");
    session_open(&session, SCREEN_OFFER, "uhv");
    assert_true(content_coach(halls_content, &halls_arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &halls_arena);
    choice.wishes = CODE_WISHES;
    const char *code = coach_code(&hall, &halls_arena, &coach, &choice);
    const char *german =
        coach_message(&hall, &halls_arena, &coach, &choice, COACH_EMAIL, "de");
    const char *turkish =
        coach_message(&hall, &halls_arena, &coach, &choice, COACH_EMAIL, "tr");
    const char *all =
        coach_message(&hall, &halls_arena, &coach, &choice, COACH_SMS, "de");
    assert_non_null(strstr(all, "Thema: Geld."));
    assert_non_null(strstr(german, code));
    assert_non_null(strstr(german, "Dolmetscher, Coach geht mit, Kind ist dabei."));
    assert_null(strstr(german, "Thema"));
    assert_non_null(strstr(turkish, code));
    assert_null(strstr(turkish, "Para"));
    assert_int_equal(strstr(german, "Sprache") != NULL, strstr(turkish, "Dil:") != NULL);
    arena_reset(&halls_arena);
}

/* Nobody has checked the link, or nobody knows the day: number and code stand instead. */
static void an_old_link_is_no_way(void **state)
{
    (void)state;
    struct session session;
    struct coach coach;
    session_begin(&session, "de");
    session_home(&session);
    struct hall hall = halls_of(&session);
    assert_true(content_coach(halls_content, &halls_arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &halls_arena);
    assert_non_null(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE));
    hall.now.moment.date = (struct date){2026, 12, 2};
    assert_null(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE));
    assert_non_null(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_PHONE));
    hall.now.known = false;
    assert_null(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE));
    assert_true(content_coach(halls_content, &halls_arena, "c2", &coach, NULL));
    assert_string_equal(coach_phone(&hall, &coach), "+492214710121");
    arena_reset(&halls_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coaches_fit_or_do_not),
        cmocka_unit_test(takes_the_topic_of_the_way_here),
        cmocka_unit_test(a_crisis_is_not_named),
        cmocka_unit_test(a_message_is_as_long_as_fits),
        cmocka_unit_test(an_old_link_is_no_way),
    };
    return cmocka_run_group_tests(tests, halls_set_up, halls_tear_down);
}
