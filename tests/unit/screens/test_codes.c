/* Goal: a code says what the content says, and coach, topic, wish and month; never what a
 * visitor typed, looked at or set, nor when exactly she was here. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "screens/coach_words.h"
#include "screens/offer_codes.h"
#include "help/halls.h"

static uint32_t seed = 20261123;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

/* What a code may say: language, town, topic, wish; the offer or topic of the way here.
 */
static void allowed(struct session *session)
{
    static const char *const offers[] = {"uhv", "kiz", "en", "notruf"};
    static const char *const topics[] = {"", "money", "crisis", SESSION_NO_TOPIC};
    session_begin(session, halls_langs[draw((uint32_t)halls_lang_count)]);
    session_home(session);
    if (draw(2) == 0)
        session_open(session, SCREEN_TOPIC, draw(2) == 0 ? "money" : "crisis");
    if (draw(3) > 0)
        session_open(session, SCREEN_OFFER, offers[draw(4)]);
    session_open(session, SCREEN_COACH, NULL);
    session_open(session, SCREEN_COACH, "c1");
    snprintf(session->coach.lang, SESSION_ID_LEN, "%s",
             draw(2) == 0 ? "" : halls_langs[draw((uint32_t)halls_lang_count)]);
    snprintf(session->coach.topic, SESSION_ID_LEN, "%s", topics[draw(4)]);
    session->coach.wishes = draw(8);
}

static void scribble(char *text, size_t room)
{
    size_t len = draw((uint32_t)room);
    for (size_t i = 0; i < len; i++)
        text[i] = (char)(1 + draw(255));
    text[len] = '\0';
}

static const char marker[] = "Zzyzx0815";

/* All else that a session can hold: what she typed, looked at, kept and set. */
static void anything(struct session *session)
{
    struct session own = *session;
    static const enum screen_id beside[] = {SCREEN_SEARCH, SCREEN_NOTEPAD, SCREEN_DISPLAY,
                                            SCREEN_REPORT, SCREEN_ANSWERS};
    /* Earlier pages, below those that led here. */
    session->page_count = 1;
    for (uint32_t n = draw(6); n > 0; n--) {
        session_open(session, beside[draw(5)], NULL);
        scribble(session_page(session)->id, SESSION_ID_LEN);
    }
    for (size_t i = 1; i < own.page_count; i++) {
        session_open(session, own.page[i].screen,
                     own.page[i].id[0] != '\0' ? own.page[i].id : NULL);
    }
    for (size_t i = 0; i < session->page_count; i++) {
        struct page *page = &session->page[i];
        page->filters = draw(16);
        page->shown = (int)draw(50);
        page->scroll_px = (int)draw(5000);
        page->keys_away = draw(2) == 0;
        page->way = (int)draw(9);
        page->ticks = (uint64_t)draw(UINT32_MAX) << 32 | draw(UINT32_MAX);
        page->stage = (enum report_stage)draw(5);
    }
    session->theme = (enum theme_id)draw(THEME_COUNT);
    session->percent = 100 + 50 * (int)draw(3);
    session->low = draw(2) == 0;
    session->note_count = draw(SESSION_NOTES + 1);
    for (size_t i = 0; i < session->note_count; i++)
        scribble(session->note[i], SESSION_ID_LEN);
    scribble(session->query, sizeof session->query);
    memcpy(session->query, marker, sizeof marker - 1);
    scribble(session->keyboard, sizeof session->keyboard);
    for (size_t i = 0; i < sizeof session->draft; i++)
        ((unsigned char *)&session->draft)[i] = (unsigned char)draw(256);
    snprintf(session->draft.text, sizeof session->draft.text, "%s", marker);
    session->visitor = draw(2) == 0;
    session->asked = draw(2) == 0;
}

static void same(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a == NULL || b == NULL)
        return;
    assert_string_equal(a, b);
    assert_null(strstr(a, marker));
}

static void coach_codes_say_nothing_else(void **state)
{
    (void)state;
    size_t said = 0;
    for (int i = 0; i < 6000; i++) {
        struct session plain;
        struct session full;
        struct coach coach;
        allowed(&plain);
        full = plain;
        anything(&full);
        halls_speak(plain.lang);
        struct hall one = halls_of(&plain);
        struct hall two = halls_of(&full);
        /* Another day and hour of the month, while the link is fresh. */
        two.now.moment.date.day = 1 + (int)draw(30);
        two.now.moment.minute = (int)draw(1440);
        assert_true(content_coach(halls_content, &halls_arena, i % 2 == 0 ? "c1" : "c2",
                                  &coach, NULL));
        struct coach_choice a = coach_choice(&one, &halls_arena);
        struct coach_choice b = coach_choice(&two, &halls_arena);
        same(coach_code(&one, &halls_arena, &coach, &a),
             coach_code(&two, &halls_arena, &coach, &b));
        for (int way = COACH_ONLINE; way < COACH_WAY_END; way++) {
            const char *text =
                coach_payload(&one, &halls_arena, &coach, &a, (enum coach_way)way);
            same(text,
                 coach_payload(&two, &halls_arena, &coach, &b, (enum coach_way)way));
            said += text != NULL;
        }
        if (coach.sms != NULL)
            same(coach_message(&one, &halls_arena, &coach, &a, COACH_SMS, plain.lang),
                 coach_message(&two, &halls_arena, &coach, &b, COACH_SMS, plain.lang));
        arena_reset(&halls_arena);
    }
    assert_true(said > 10000);
}

static void offer_codes_say_nothing_else(void **state)
{
    (void)state;
    static const char *const offers[] = {"uhv", "kiz", "en", "notruf"};
    for (int i = 0; i < 3000; i++) {
        struct session plain;
        struct session full;
        struct offer_whole a[4];
        struct offer_whole b[4];
        allowed(&plain);
        full = plain;
        anything(&full);
        halls_speak(plain.lang);
        struct hall one = halls_of(&plain);
        struct hall two = halls_of(&full);
        uint64_t ticks = draw(4);
        for (size_t k = 0; k < 4; k++) {
            assert_true(offer_codes_read(&one, &halls_arena, offers[k], &a[k]));
            assert_true(offer_codes_read(&two, &halls_arena, offers[k], &b[k]));
            for (int kind = 1; kind < OFFER_CODE_END; kind++) {
                const char *p[OFFER_CODE_PAGES];
                const char *q[OFFER_CODE_PAGES];
                size_t n = offer_codes_pages(&one, &halls_arena, &a[k],
                                             (enum offer_code)kind, ticks, p);
                assert_int_equal(n, offer_codes_pages(&two, &halls_arena, &b[k],
                                                      (enum offer_code)kind, ticks, q));
                for (size_t j = 0; j < n; j++)
                    same(p[j], q[j]);
            }
        }
        size_t kept = 1 + draw(4);
        same(offer_codes_notepad(&halls_arena, a, kept),
             offer_codes_notepad(&halls_arena, b, kept));
        arena_reset(&halls_arena);
    }
}

/* A clock that is not believed: no date for the calendar, no booking page called fresh,
 * no month in a short code, whatever the clock shows. */
static void without_a_clock_no_code_says_when(void **state)
{
    (void)state;
    static const struct date shown[] = {
        {1970, 1, 1}, {2000, 1, 1}, {2026, 11, 23}, {2099, 5, 1}};
    struct session session;
    session_begin(&session, "de");
    session_home(&session);
    halls_speak("de");
    struct hall sure = halls_of(&session);
    struct offer_whole whole;
    struct coach coach;
    const char *page[OFFER_CODE_PAGES];
    assert_true(offer_codes_read(&sure, &halls_arena, "kiz", &whole));
    assert_true(content_coach(halls_content, &halls_arena, "c2", &coach, NULL));
    struct coach_choice choice = coach_choice(&sure, &halls_arena);
    assert_int_equal(
        offer_codes_pages(&sure, &halls_arena, &whole, OFFER_CODE_DATE, 0, page), 1);
    assert_non_null(coach_payload(&sure, &halls_arena, &coach, &choice, COACH_ONLINE));
    struct code code;
    assert_true(code_read(coach_code(&sure, &halls_arena, &coach, &choice), &code, NULL));
    assert_int_equal(code.month, 11);
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        struct hall hall = sure;
        struct dates_one next[OFFER_CODE_DATES];
        hall.now = (struct now){false, {shown[i], 600}};
        assert_int_equal(
            offer_codes_pages(&hall, &halls_arena, &whole, OFFER_CODE_DATE, 0, page), 0);
        assert_int_equal(offer_codes_dates(&hall, &whole, next), 0);
        assert_null(coach_payload(&hall, &halls_arena, &coach, &choice, COACH_ONLINE));
        assert_true(
            code_read(coach_code(&hall, &halls_arena, &coach, &choice), &code, NULL));
        assert_int_equal(code.month, 0);
    }
    arena_reset(&halls_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coach_codes_say_nothing_else),
        cmocka_unit_test(offer_codes_say_nothing_else),
        cmocka_unit_test(without_a_clock_no_code_says_when),
    };
    return cmocka_run_group_tests(tests, halls_set_up, halls_tear_down);
}
