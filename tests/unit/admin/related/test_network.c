#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "related/network.h"

static void add(struct arena *arena, struct document *document, const char *id,
                const char *provider, const char *scope, const char *related)
{
    const char *const field[][2] = {
        {"id", id},          {"name", id},     {"provider", provider},
        {"topics", "money"}, {"scope", scope}, {"related", related}};
    records_add(arena, document, RECORD_OFFER, field, sizeof field / sizeof field[0]);
}

static void gathers_providers_and_links(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct network network = {0};
    add(&arena, &document, "a", "Kreis", "district", "b|c|gone|a");
    add(&arena, &document, "b", "Amt", "district", "a");
    add(&arena, &document, "c", "Kreis", "national", "");
    add(&arena, &document, "d", "Verein", "national", "");
    assert_true(network_make(&arena, &document, NULL, NULL, &network));
    assert_int_equal(network.offers, 4);
    assert_int_equal(network.providers, 3);
    assert_int_equal(network.left_out, 0);
    assert_string_equal(network.provider[0].name, "Amt");
    assert_int_equal(network.provider[1].count, 2);
    assert_int_equal(network.links, 2);
    for (size_t i = 0; i < 2; i++) {
        const struct network_link *link = &network.link[i];
        const char *to = record_id(network.offer[link->to].record);
        assert_int_equal(link->both, strcmp(to, "c") != 0);
    }
    assert_int_equal(network.provider[2].links, 0);
    assert_true(network_make(&arena, &document, NULL, "national", &network));
    assert_int_equal(network.offers, 2);
    assert_int_equal(network.links, 0);
    assert_true(network_make(&arena, &document, "work", NULL, &network));
    assert_int_equal(network.offers, 0);
    arena_free(&arena);
}

static void leaves_out_those_with_the_fewest_links(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct network network = {0};
    for (int i = 0; i < 300; i++)
        add(&arena, &document, arena_print(&arena, "o%d", i), "Kreis", "district",
            i >= 290 ? "o0" : "");
    assert_true(network_make(&arena, &document, NULL, NULL, &network));
    assert_int_equal(network.left_out, 300 - NETWORK_DRAWN_MOST);
    assert_int_equal(network.provider[0].drawn, NETWORK_DRAWN_MOST);
    for (size_t i = 0; i < network.offers; i++)
        if (network.offer[i].links > 0)
            assert_true(network.offer[i].drawn);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gathers_providers_and_links),
        cmocka_unit_test(leaves_out_those_with_the_fewest_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
