#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/booking.h"

static struct arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* "provider=ea|host=..." as a list. */
static struct texts link_of(const char *text)
{
    struct texts link = {arena_take_array(&arena, 32, sizeof *link.item), 0};
    char *rest = arena_copy(&arena, text);
    while (rest != NULL)
        link.item[link.count++] = strsep(&rest, "|");
    return link;
}

/* The forms stand in booking.h with where they come from. */
static void expands_every_form(void **state)
{
    (void)state;
    static const struct {
        const char *link;
        struct booking_ask ask;
        const char *url;
    } cases[] = {
        {"provider=ea|host=termine.example.org|serviceId=3|providerId=7",
         {"de", "an-offer"},
         "https://termine.example.org/index.php?service=3&provider=7"},
        {"provider=ea|host=termine.example.org|serviceId=3|providerId=7",
         {"tr", NULL},
         "https://termine.example.org/index.php?service=3&provider=7&language=turkish"},
        {"provider=ea|host=termine.example.org|serviceId=3|providerId=7",
         {"\xD0\xA3", NULL},
         "https://termine.example.org/index.php?service=3&provider=7"},
        {"provider=ea|host=a.example|serviceId=3&provider=9|providerId=7#x y",
         {NULL, NULL},
         "https://a.example/index.php?service=3%26provider%3D9&provider=7%23x%20y"},
        {"provider=calcom|coach=coach-c2|event-slug=30min",
         {"tr", NULL},
         "https://cal.com/coach-c2/30min"},
        {"provider=calcom|coach=coach-c2|event-slug=30min|host=cal.example.com",
         {"de", "waf-fruehe-hilfen"},
         "https://cal.example.com/coach-c2/30min?metadata%5Boffer%5D=waf-fruehe-hilfen"},
        {"provider=nc_calendar|host=wolke.example.net|token=aBcDeFgHiJkL",
         {"de", NULL},
         "https://wolke.example.net/index.php/apps/calendar/appointment/aBcDeFgHiJkL"},
        {"provider=nc_appointments|host=wolke.example.net|token=a+b/c=",
         {"de", NULL},
         "https://wolke.example.net/index.php/apps/appointments/pub/a%2Bb%2Fc%3D/form"},
        {"provider=zms_muc|page=https://stadt.example.org/termin.html/|serviceId=1063423|"
         "officeId=10546",
         {"de", NULL},
         "https://stadt.example.org/termin.html/#/services/1063423/locations/10546"},
        {"provider=zms_muc|page=https://stadt.example.org/termin.html/|serviceId=1063423|"
         "officeId=10546|exclusiveLocation=1",
         {"de", NULL},
         "https://stadt.example.org/termin.html/?exclusiveLocation=1#/services/1063423/"
         "locations/10546"},
        {"provider=zms_be|anliegen=120686|dienstleisterlist=122210,122217|"
         "herkunft=/terminvereinbarung/",
         {"de", NULL},
         "https://service.berlin.de/terminvereinbarung/termin/tag.php?termin=1"
         "&anliegen%5B%5D=120686&dienstleisterlist=122210,122217"
         "&herkunft=%2Fterminvereinbarung%2F"},
        {"provider=onlineberatung|registration=https://beratung.example.org/registration|"
         "consultantId=ab-12",
         {"de", NULL},
         "https://beratung.example.org/registration?cid=ab-12"},
        {"provider=onlineberatung|registration=https://beratung.example.org/registration|"
         "consultantId=ab-12|agencyId=5|topicId=Schulden & Geld|postcode=59320",
         {"ar", "an-offer"},
         "https://beratung.example.org/registration?cid=ab-12&aid=5"
         "&tid=Schulden%20%26%20Geld&postcode=59320&lang=ar"},
        {"provider=terminland|customer=stadt-x|planId=42",
         {"de", NULL},
         "https://www.terminland.de/stadt-x/?m=42"},
        {"provider=tevis|host=tevis.example.org|md=3",
         {"de", NULL},
         "https://tevis.example.org/select2?md=3"},
        {"provider=konsentas|stadt=musterstadt|form=1",
         {"de", NULL},
         "https://musterstadt.konsentas.de/form/1/?signup_new=1"},
        {"provider=etermin|webid=coach7", {"de", NULL}, "https://www.etermin.net/coach7"},
        {"provider=plain|url=https://stadt.example/t/7KQ3|shown_as=Coach",
         {"tr", "an-offer"},
         "https://stadt.example/t/7KQ3"},
        {"provider=ea|host=a.example|serviceId=\xC3\xA4|providerId=~-._",
         {NULL, NULL},
         "https://a.example/index.php?service=%C3%A4&provider=~-._"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct texts link = link_of(cases[i].link);
        struct err err = {""};
        const char *url = NULL;
        bool ok = booking_expand(&arena, &link, &cases[i].ask, &url, &err);
        assert_string_equal(err.text, "");
        assert_true(ok);
        assert_string_equal(url, cases[i].url);
    }
}

static void refuses_what_makes_no_address(void **state)
{
    (void)state;
    static const struct {
        const char *link;
        const char *why;
    } cases[] = {
        {"host=a.example", "no provider"},
        {"provider=nobody|host=a.example", "nobody"},
        {"provider=ea|host=a.example|serviceId=3", "providerId"},
        {"provider=ea|host=a.example|serviceId=3|providerId=", "providerId"},
        {"provider=ea|serviceId=3|providerId=7", "host"},
        {"provider=ea|host=a.example|serviceId=3|providerId=7|name=Anna", "name"},
        {"provider=ea|host=a.example|serviceId=3|providerId=7|email=a@b.de", "email"},
        {"provider=ea|host=a.example|serviceId=3|providerId=7|language=turkish",
         "language"},
        {"provider=ea|host=a.example/x|serviceId=3|providerId=7", "host"},
        {"provider=ea|host=a.example@evil.example|serviceId=3|providerId=7", "host"},
        {"provider=ea|host=a.example:81|serviceId=3|providerId=7", "host"},
        {"provider=ea|host=A.example|serviceId=3|providerId=7", "host"},
        {"provider=konsentas|stadt=evil.example/|form=1", "stadt"},
        {"provider=konsentas|stadt=evil.example|form=1", "stadt"},
        {"provider=plain|url=http://a.example/", "url"},
        {"provider=plain|url=https://a b.example/", "url"},
        {"provider=plain|url=javascript:alert(1)", "url"},
        {"provider=plain|url=https://a.example/\"x", "url"},
        {"provider=onlineberatung|registration=https://a.example/?x=1|consultantId=1",
         "registration"},
        {"provider=zms_muc|page=https://a.example/#x|serviceId=1|officeId=2", "page"},
        {"provider=nc_calendar|host=a.example", "token"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct texts link = link_of(cases[i].link);
        struct err err = {""};
        const char *url = "as it was";
        assert_false(booking_expand(&arena, &link, NULL, &url, &err));
        assert_string_equal(url, "as it was");
        if (strstr(err.text, cases[i].why) == NULL)
            fail_msg("%s: \"%s\" does not say %s", cases[i].link, err.text, cases[i].why);
    }
}

static void refuses_what_no_code_takes(void **state)
{
    (void)state;
    char text[400] = "provider=plain|url=https://a.example/";
    size_t len = strlen(text);
    struct texts link;
    struct err err = {""};
    const char *url = NULL;
    size_t head = strlen("provider=plain|url=");
    memset(text + len, 'x', 213 + head - len);
    text[213 + head] = '\0';
    link = link_of(text);
    assert_true(booking_expand(&arena, &link, NULL, &url, &err));
    assert_int_equal(strlen(url), 213);
    memcpy(text + 213 + head, "x", 2);
    link = link_of(text);
    assert_false(booking_expand(&arena, &link, NULL, &url, &err));
    assert_non_null(strstr(err.text, "214"));
}

static void knows_the_host_of_an_address(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        const char *host; /* NULL: none */
    } cases[] = {
        {"https://termine.example.org/index.php?a=b", "termine.example.org"},
        {"https://Termine.Example.ORG", "termine.example.org"},
        {"https://a.example?x", "a.example"},
        {"https://a.example#x", "a.example"},
        {"https://a.example:443/", NULL},
        {"https://user@a.example/", NULL},
        {"https://a.example\\@b.example/", NULL},
        {"https://a.example%2f.b.example/", NULL},
        {"https://localhost/", NULL},
        {"https:///x", NULL},
        {"https://-a.example/", NULL},
        {"https://a-.example/", NULL},
        {"https://a..example/", NULL},
        {"https://.example/", NULL},
        {"https://a.example./", NULL},
        {"http://a.example/", NULL},
        {"a.example", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char host[BOOKING_HOST_ROOM] = "as it was";
        bool found = booking_host(cases[i].url, host);
        assert_int_equal(found, cases[i].host != NULL);
        assert_string_equal(host, found ? cases[i].host : "as it was");
    }
}

static void leads_to_allowed_hosts_alone(void **state)
{
    (void)state;
    const char *item[] = {"termine.example.org", "a.example"};
    struct texts hosts = {item, 2};
    struct texts none = {NULL, 0};
    assert_true(booking_allowed("https://termine.example.org/x", &hosts));
    assert_true(booking_allowed("https://A.example/", &hosts));
    assert_false(booking_allowed("https://b.a.example/", &hosts));
    assert_false(booking_allowed("https://termine.example.org.evil.example/", &hosts));
    assert_false(booking_allowed("https://a.example@evil.example/", &hosts));
    assert_false(booking_allowed("http://a.example/", &hosts));
    assert_false(booking_allowed("https://a.example/", &none));
}

static void is_drawn_for_thirty_days(void **state)
{
    (void)state;
    static const struct {
        struct date checked;
        bool failed;
        bool clock;
        struct date today;
        bool drawn;
    } cases[] = {
        {{2026, 11, 20}, false, true, {2026, 11, 23}, true},
        {{2026, 11, 20}, false, true, {2026, 11, 20}, true},
        {{2026, 10, 24}, false, true, {2026, 11, 23}, true},
        {{2026, 10, 23}, false, true, {2026, 11, 23}, false},
        {{2026, 11, 20}, true, true, {2026, 11, 23}, false},
        {{2026, 11, 20}, false, false, {2026, 11, 23}, false},
        {{0, 0, 0}, false, true, {2026, 11, 23}, false},
        {{2026, 11, 24}, false, true, {2026, 11, 23}, true},
        {{2027, 11, 24}, false, true, {2026, 11, 23}, false},
    };
    const char *item[] = {"stadt.example"};
    struct texts hosts = {item, 1};
    struct texts other = {item, 0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct coach coach = {.last_checked_on = cases[i].checked,
                              .check_failed = cases[i].failed,
                              .booking =
                                  link_of("provider=plain|url=https://stadt.example/t")};
        struct now now = {cases[i].clock, {cases[i].today, 600}};
        struct booking_ask ask = {"de", NULL};
        const char *url = booking_drawn(&arena, &coach, &hosts, &ask, now);
        assert_int_equal(url != NULL, cases[i].drawn);
        assert_int_equal(booking_fresh(&coach, now), cases[i].drawn);
        assert_null(booking_drawn(&arena, &coach, &other, &ask, now));
    }
}

static void knows_who_wants_an_email_address(void **state)
{
    (void)state;
    static const struct {
        const char *link;
        bool wants;
    } cases[] = {{"provider=nc_calendar", true},
                 {"provider=nc_appointments", true},
                 {"provider=ea", false},
                 {"provider=nobody", false},
                 {"host=a.example", false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct texts link = link_of(cases[i].link);
        assert_int_equal(booking_needs_email(&link), cases[i].wants);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expands_every_form),
        cmocka_unit_test(refuses_what_makes_no_address),
        cmocka_unit_test(refuses_what_no_code_takes),
        cmocka_unit_test(knows_the_host_of_an_address),
        cmocka_unit_test(leads_to_allowed_hosts_alone),
        cmocka_unit_test(is_drawn_for_thirty_days),
        cmocka_unit_test(knows_who_wants_an_email_address),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
