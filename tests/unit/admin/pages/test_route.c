#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pages/route.h"

static void paths_find_their_page(void **state)
{
    (void)state;
    bool known;
    assert_ptr_equal(route_find("GET", "/", &known)->page, page_today);
    assert_ptr_equal(route_find("GET", "/offer/a-b", &known)->page, page_offer);
    assert_ptr_equal(route_find("POST", "/offer/a-b", &known)->page, page_offer_save);
    static const char *const nowhere[] = {
        "",           "//",       "/offer/",    "/offer",  "/offer/a/",
        "/offer/a/b", "/offers/", "/../offers", "/Offers", "/undo/"};
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++)
        if (route_find("GET", nowhere[i], &known) != NULL || known)
            fail_msg("\"%s\" is a page", nowhere[i]);
    assert_null(route_find("POST", "/", &known));
    assert_true(known);
}

static void whoever_only_looks_may_not_write(void **state)
{
    (void)state;
    for (size_t i = 0; i < route_count; i++) {
        const struct route *route = &routes[i];
        bool known;
        assert_int_not_equal(route->roles, 0);
        if (strcmp(route->path, "/account") == 0)
            assert_int_equal(route->roles, SESSION_ALL); /* her own */
        else if (strcmp(route->method, "POST") == 0)
            assert_int_equal(route->roles & (SESSION_COMMITTEE | SESSION_TECHNICIAN), 0);
        else
            assert_string_equal(route->method, "GET");
        if (route->path[strlen(route->path) - 1] != '/' || route->path[1] == '\0')
            assert_ptr_equal(route_find(route->method, route->path, &known), route);
    }
}

/* Released counts, and the page that leads there. */
static void the_committee_sees_numbers_alone(void **state)
{
    (void)state;
    size_t seen = 0;
    for (size_t i = 0; i < route_count; i++) {
        if ((routes[i].roles & SESSION_COMMITTEE) == 0 ||
            strcmp(routes[i].path, "/account") == 0 || strcmp(routes[i].path, "/") == 0)
            continue;
        seen++;
        if (strncmp(routes[i].path, "/numbers", 8) != 0)
            fail_msg("the committee sees %s", routes[i].path);
    }
    assert_int_equal(seen, 2);
    bool known;
    assert_int_equal(route_find("POST", "/numbers", &known)->roles, SESSION_COORDINATOR);
}

static void what_is_asked_beside_the_path_is_no_matter(void **state)
{
    (void)state;
    const struct session editor = {.roles = SESSION_EDITOR};
    const struct session committee = {.roles = SESSION_COMMITTEE};
    struct page page = {.session = &editor};
    assert_true(page_may(&page, "POST", "/answers/new?group="));
    assert_true(page_may(&page, "POST", "/offer/x?lang=ar"));
    assert_false(page_may(&page, "POST", "/coach/c1?lang=ar"));
    assert_false(page_may(&page, "POST", "/nowhere?lang=ar"));
    page.session = &committee;
    assert_false(page_may(&page, "POST", "/answers/new?group="));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_find_their_page),
        cmocka_unit_test(the_committee_sees_numbers_alone),
        cmocka_unit_test(what_is_asked_beside_the_path_is_no_matter),
        cmocka_unit_test(whoever_only_looks_may_not_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
