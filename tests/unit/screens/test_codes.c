/* Goal: a code says what the content says, and coach, topic, wish and month; never what a
 * visitor typed, looked at or set, nor when exactly she was here. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/strings.h"
#include "help/folder.h"
#include "help/sample.h"
#include "screens/coach_words.h"
#include "screens/offer_codes.h"

static const char rows[] =
    "UPDATE service SET x_hours = 'Mo-Fr 08:00-12:00' WHERE id = 'kiz';"
    "INSERT INTO x_booking_host VALUES ('termine.example', 0, NULL), ('cal.example', 1, NULL);"
    "INSERT INTO x_coach VALUES"
    " ('c1', 0, 'Eins', '+49221', '+49171392000012', 'coach-of-a-long-name@beratung.example.org', 10, 3, '2026-11-01', 'ok'),"
    " ('c2', 1, 'Zwei', NULL, NULL, NULL, 10, 1, '2026-11-01', NULL),"
    " ('c3', 2, 'Drei', '+49223', NULL, NULL, 10, 0, NULL, NULL);"
    "INSERT INTO x_coach_list VALUES"
    " ('c1', 'language', 0, 'de'), ('c1', 'language', 1, 'tr'),"
    " ('c1', 'town', 0, 'ennigerloh'), ('c1', 'booking', 0, 'provider=ea'),"
    " ('c1', 'booking', 1, 'host=termine.example'), ('c1', 'booking', 2, 'serviceId=3'),"
    " ('c1', 'booking', 3, 'providerId=7'), ('c2', 'topic', 0, 'money'),"
    " ('c2', 'booking', 0, 'provider=calcom'), ('c2', 'booking', 1, 'host=cal.example'),"
    " ('c2', 'booking', 2, 'coach=c2'), ('c2', 'booking', 3, 'event-slug=termin');";

static struct content *content;
static struct arena arena;
static const char *folder;
static const char *langs[32];
static size_t lang_count;

static int set_up(void **state)
{
    (void)state;
    struct sample sample = {.sql = rows};
    struct err err = {""};
    const struct lang *lang = lang_all(&lang_count);
    for (size_t i = 0; i < lang_count; i++)
        langs[i] = lang[i].id;
    folder = strdup(folder_make());
    const char *path = folder_file(folder, "1.anna");
    sample_database(path, &sample);
    bool ok = strings_open(ANNA_STRINGS_DIR, &err) && content_open(&content, path, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    return ok ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    content_close(content);
    arena_free(&arena);
    folder_remove(folder);
    free((void *)(uintptr_t)folder);
    return 0;
}

static uint32_t seed = 20261123;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static struct hall hall_of(struct session *session)
{
    return (struct hall){.content = content,
                         .site = content_site(content, "ennigerloh"),
                         .session = session,
                         .now = {true, {{2026, 11, 23}, 600}},
                         .langs = langs,
                         .lang_count = lang_count,
                         .desk_phone = "+492214710120"};
}

static void speak(const char *lang)
{
    assert_true(strings_set_lang(lang, NULL));
    assert_true(content_set_lang(content, lang, NULL));
}

/* What a code may say: language, town, topic, wish; the offer or topic of the way here.
 */
static void allowed(struct session *session)
{
    static const char *const offers[] = {"uhv", "kiz", "en", "notruf"};
    static const char *const topics[] = {"", "money", "crisis", SESSION_NO_TOPIC};
    session_begin(session, langs[draw((uint32_t)lang_count)]);
    session_home(session);
    if (draw(2) == 0)
        session_open(session, SCREEN_TOPIC, draw(2) == 0 ? "money" : "crisis");
    if (draw(3) > 0)
        session_open(session, SCREEN_OFFER, offers[draw(4)]);
    session_open(session, SCREEN_COACH, NULL);
    session_open(session, SCREEN_COACH, "c1");
    snprintf(session->coach.lang, SESSION_ID_LEN, "%s",
             draw(2) == 0 ? "" : langs[draw((uint32_t)lang_count)]);
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
        speak(plain.lang);
        struct hall one = hall_of(&plain);
        struct hall two = hall_of(&full);
        /* Another day and hour of the month, while the link is fresh. */
        two.now.moment.date.day = 1 + (int)draw(30);
        two.now.moment.minute = (int)draw(1440);
        assert_true(
            content_coach(content, &arena, i % 2 == 0 ? "c1" : "c2", &coach, NULL));
        struct coach_choice a = coach_choice(&one, &arena);
        struct coach_choice b = coach_choice(&two, &arena);
        same(coach_code(&one, &arena, &coach, &a), coach_code(&two, &arena, &coach, &b));
        for (int way = COACH_ONLINE; way < COACH_WAY_END; way++) {
            const char *text =
                coach_payload(&one, &arena, &coach, &a, (enum coach_way)way);
            same(text, coach_payload(&two, &arena, &coach, &b, (enum coach_way)way));
            said += text != NULL;
        }
        if (coach.sms != NULL)
            same(coach_message(&one, &arena, &coach, &a, COACH_SMS, plain.lang),
                 coach_message(&two, &arena, &coach, &b, COACH_SMS, plain.lang));
        arena_reset(&arena);
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
        speak(plain.lang);
        struct hall one = hall_of(&plain);
        struct hall two = hall_of(&full);
        uint64_t ticks = draw(4);
        for (size_t k = 0; k < 4; k++) {
            assert_true(offer_codes_read(&one, &arena, offers[k], &a[k]));
            assert_true(offer_codes_read(&two, &arena, offers[k], &b[k]));
            for (int kind = 1; kind < OFFER_CODE_END; kind++) {
                const char *p[OFFER_CODE_PAGES];
                const char *q[OFFER_CODE_PAGES];
                size_t n = offer_codes_pages(&one, &arena, &a[k], (enum offer_code)kind,
                                             ticks, p);
                assert_int_equal(n, offer_codes_pages(&two, &arena, &b[k],
                                                      (enum offer_code)kind, ticks, q));
                for (size_t j = 0; j < n; j++)
                    same(p[j], q[j]);
            }
        }
        size_t kept = 1 + draw(4);
        same(offer_codes_notepad(&arena, a, kept), offer_codes_notepad(&arena, b, kept));
        arena_reset(&arena);
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
    speak("de");
    struct hall sure = hall_of(&session);
    struct offer_whole whole;
    struct coach coach;
    const char *page[OFFER_CODE_PAGES];
    assert_true(offer_codes_read(&sure, &arena, "kiz", &whole));
    assert_true(content_coach(content, &arena, "c2", &coach, NULL));
    struct coach_choice choice = coach_choice(&sure, &arena);
    assert_int_equal(offer_codes_pages(&sure, &arena, &whole, OFFER_CODE_DATE, 0, page),
                     1);
    assert_non_null(coach_payload(&sure, &arena, &coach, &choice, COACH_ONLINE));
    struct code code;
    assert_true(code_read(coach_code(&sure, &arena, &coach, &choice), &code, NULL));
    assert_int_equal(code.month, 11);
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        struct hall hall = sure;
        struct hours_interval next;
        hall.now = (struct now){false, {shown[i], 600}};
        assert_int_equal(
            offer_codes_pages(&hall, &arena, &whole, OFFER_CODE_DATE, 0, page), 0);
        assert_false(offer_codes_next(&hall, &whole, &next));
        assert_null(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE));
        assert_true(code_read(coach_code(&hall, &arena, &coach, &choice), &code, NULL));
        assert_int_equal(code.month, 0);
    }
    arena_reset(&arena);
}

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
    struct hall hall = hall_of(&session);
    speak("de");
    assert_null(coach_choice(&hall, &arena).topic);
    assert_string_equal(coach_choice(&hall, &arena).town, "ennigerloh");
    assert_string_equal(coach_choice(&hall, &arena).lang, "de");
    session_open(&session, SCREEN_OFFER, "uhv");
    session_open(&session, SCREEN_COACH, NULL);
    assert_string_equal(coach_choice(&hall, &arena).topic->id, "money");
    assert_string_equal(coach_choice(&hall, &arena).offer, "uhv");
    session_open(&session, SCREEN_COACH, "c1");
    assert_string_equal(coach_choice(&hall, &arena).topic->id, "money");
    snprintf(session.coach.topic, SESSION_ID_LEN, "%s", "crisis");
    assert_string_equal(coach_choice(&hall, &arena).topic->id, "crisis");
    snprintf(session.coach.topic, SESSION_ID_LEN, "%s", SESSION_NO_TOPIC);
    assert_null(coach_choice(&hall, &arena).topic);
    snprintf(session.coach.lang, SESSION_ID_LEN, "%s", "tr");
    assert_string_equal(coach_choice(&hall, &arena).lang, "tr");
    session_home(&session);
    assert_string_equal(coach_choice(&hall, &arena).lang, "de");
    arena_reset(&arena);
}

/* What was sent stays in the phone: a crisis is not named there, nor in the link. */
static void a_crisis_is_not_named(void **state)
{
    (void)state;
    struct session session;
    struct coach coach;
    session_begin(&session, "de");
    session_home(&session);
    struct hall hall = hall_of(&session);
    speak("de");
    session_open(&session, SCREEN_OFFER, "notruf");
    assert_true(content_coach(content, &arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &arena);
    assert_true(choice.topic->crisis);
    assert_null(
        strstr(coach_payload(&hall, &arena, &coach, &choice, COACH_SMS), "Thema"));
    assert_null(
        strstr(coach_payload(&hall, &arena, &coach, &choice, COACH_EMAIL), "Thema"));
    assert_true(content_coach(content, &arena, "c2", &coach, NULL));
    assert_null(
        strstr(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE), "offer"));
    session_home(&session);
    session_open(&session, SCREEN_OFFER, "uhv");
    choice = coach_choice(&hall, &arena);
    assert_string_equal(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE),
                        "https://cal.example/c2/termin?metadata%5Boffer%5D=uhv");
    assert_true(content_coach(content, &arena, "c1", &coach, NULL));
    assert_non_null(strstr(coach_payload(&hall, &arena, &coach, &choice, COACH_SMS),
                           "Thema%3A%20Geld"));
    arena_reset(&arena);
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
    struct hall hall = hall_of(&session);
    speak("tr");
    session_open(&session, SCREEN_OFFER, "uhv");
    assert_true(content_coach(content, &arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &arena);
    choice.wishes = CODE_WISHES;
    const char *code = coach_code(&hall, &arena, &coach, &choice);
    const char *german = coach_message(&hall, &arena, &coach, &choice, COACH_EMAIL, "de");
    const char *turkish =
        coach_message(&hall, &arena, &coach, &choice, COACH_EMAIL, "tr");
    const char *all = coach_message(&hall, &arena, &coach, &choice, COACH_SMS, "de");
    assert_non_null(strstr(all, "Thema: Geld."));
    assert_non_null(strstr(german, code));
    assert_non_null(strstr(german, "Dolmetscher, Coach geht mit, Kind ist dabei."));
    assert_null(strstr(german, "Thema"));
    assert_non_null(strstr(turkish, code));
    assert_null(strstr(turkish, "Para"));
    assert_int_equal(strstr(german, "Sprache") != NULL, strstr(turkish, "Dil:") != NULL);
    arena_reset(&arena);
}

/* Nobody has checked the link, or nobody knows the day: number and code stand instead. */
static void an_old_link_is_no_way(void **state)
{
    (void)state;
    struct session session;
    struct coach coach;
    session_begin(&session, "de");
    session_home(&session);
    struct hall hall = hall_of(&session);
    assert_true(content_coach(content, &arena, "c1", &coach, NULL));
    struct coach_choice choice = coach_choice(&hall, &arena);
    assert_non_null(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE));
    hall.now.moment.date = (struct date){2026, 12, 2};
    assert_null(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE));
    assert_non_null(coach_payload(&hall, &arena, &coach, &choice, COACH_PHONE));
    hall.now.known = false;
    assert_null(coach_payload(&hall, &arena, &coach, &choice, COACH_ONLINE));
    assert_true(content_coach(content, &arena, "c2", &coach, NULL));
    assert_string_equal(coach_phone(&hall, &coach), "+492214710121");
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(coach_codes_say_nothing_else),
        cmocka_unit_test(offer_codes_say_nothing_else),
        cmocka_unit_test(without_a_clock_no_code_says_when),
        cmocka_unit_test(coaches_fit_or_do_not),
        cmocka_unit_test(takes_the_topic_of_the_way_here),
        cmocka_unit_test(a_crisis_is_not_named),
        cmocka_unit_test(a_message_is_as_long_as_fits),
        cmocka_unit_test(an_old_link_is_no_way),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
