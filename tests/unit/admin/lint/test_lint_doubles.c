#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "lint/lint_doubles.h"

/* Two offers, by name, phone, street, city, scope, summary and provider. */
struct sketch {
    const char *name;
    const char *phone;
    const char *street;
    const char *city;
    const char *scope;
    const char *summary;
    const char *provider;
};

static void add_sketch(struct arena *arena, struct document *document, const char *id,
                       const struct sketch *sketch)
{
    const char *const field[][2] = {
        {"id", id},
        {"name", sketch->name},
        {"phone", sketch->phone == NULL ? "" : sketch->phone},
        {"address.street", sketch->street == NULL ? "" : sketch->street},
        {"address.city", sketch->city == NULL ? "" : sketch->city},
        {"scope", sketch->scope == NULL ? "district" : sketch->scope},
        {"summary", sketch->summary == NULL ? "." : sketch->summary},
        {"provider", sketch->provider == NULL ? id : sketch->provider}};
    records_add(arena, document, RECORD_OFFER, field, sizeof field / sizeof field[0]);
}

#define LONG                                                                              \
    "Hier bekommen Eltern mit einem Baby viele gute Tipps und einen warmen Kaffee dazu, " \
    "dazu kommt jede Woche eine Hebamme und hilft bei allen Fragen."

static void finds_pairs(void **state)
{
    (void)state;
    static const struct {
        struct sketch a;
        struct sketch b;
        const char *why; /* NULL: they are two */
    } cases[] = {
        {{.name = "Schuldner-Beratung", .phone = "+492582880"},
         {.name = "Schuldnerberatung", .phone = "+492582880"},
         "phone"},
        {{.name = "Schuldner\u00adberatung Ahlen",
          .phone = "+492582880",
          .city = "Ahlen"},
         {.name = "Schuldnerberatung", .phone = "+492582880"},
         "phone"},
        {{.name = "Kindergeld", .phone = "+498004555530"},
         {.name = "Kinderzuschlag", .phone = "+498004555530"},
         NULL},
        {{.name = "Jugendamt Kreis Warendorf", .phone = "+492582880"},
         {.name = "Jugendamt Kreis Warendorf, Pflege", .phone = "+492582880"},
         NULL},
        {{.name = "Kreis Warendorf, Hilfe f\u00fcr Frauen", .phone = "+492582880"},
         {.name = "Kreis Warendorf, Hilfe f\u00fcr M\u00e4nner", .phone = "+492582880"},
         NULL},
        {{.name = "Caritas Schuldnerberatung", .phone = "+492582880"},
         {.name = "Schuldnerberatung", .phone = "+492582880", .provider = "Caritas"},
         "phone"},
        {{.name = "Schuldnerberatungsstelle", .phone = "+492582880"},
         {.name = "Schuldnerberatung", .phone = "+492582880"},
         "phone"},
        {{.name = "Gruppe 1", .phone = "+492582880"},
         {.name = "Gruppe 2", .phone = "+492582880"},
         NULL},
        {{.name = "Notruf 112", .phone = "112"},
         {.name = "Notruf 112 ", .phone = "112"},
         NULL},
        {{.name = "Café Kinderwagen", .phone = "+492582880", .city = "Ahlen"},
         {.name = "Café Kinderwagen", .phone = "+492582880", .city = "Beckum"},
         NULL},
        {{.name = "Café Kinderwagen", .phone = "+492582880", .scope = "everswinkel"},
         {.name = "Café Kinderwagen", .phone = "+492582880", .scope = "ennigerloh"},
         NULL},
        {{.name = "Kleiderladen", .street = "Oststraße 13", .city = "Ahlen"},
         {.name = "Kleider-Laden", .street = "Oststrasse 13", .city = "Ahlen"},
         "address"},
        {{.name = "Kleiderladen", .street = "Oststraße 13", .city = "Ahlen"},
         {.name = "Kleider-Laden", .street = "Oststraße 13", .city = "Beckum"},
         NULL},
        {{.name = "Rathaus", .street = "Markt 1", .city = "Ahlen"},
         {.name = "Wohngeld", .street = "Markt 1", .city = "Ahlen"},
         NULL},
        {{.name = "Café", .summary = LONG},
         {.name = "Baby-Treff", .summary = LONG},
         "words"},
        {{.name = "Café", .summary = LONG},
         {.name = "Baby-Treff", .summary = LONG " Neu."},
         "words"},
        {{.name = "Café", .summary = LONG, .phone = "+492582880"},
         {.name = "Baby-Treff", .summary = LONG, .phone = "+492582881"},
         NULL},
        {{.name = "Café", .summary = LONG, .city = "Ahlen"},
         {.name = "Café", .summary = LONG, .city = "Beckum"},
         NULL},
        {{.name = "Hort", .provider = "AWO"},
         {.name = "Hort", .provider = "AWO"},
         "name"},
        {{.name = "Hort", .provider = "AWO"}, {.name = "Hort", .provider = "DRK"}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct lint_doubles doubles = {0};
        add_sketch(&arena, &document, "a", &cases[i].a);
        add_sketch(&arena, &document, "b", &cases[i].b);
        assert_true(lint_doubles_find(&arena, &document, &doubles));
        if (doubles.count != (cases[i].why != NULL))
            fail_msg("%s, %s: %zu", cases[i].a.name, cases[i].b.name, doubles.count);
        if (cases[i].why != NULL) {
            assert_non_null(strstr(rule_say(&arena, &doubles.item[0].why, RULE_ENGLISH),
                                   cases[i].why));
            assert_string_equal(record_id(doubles.item[0].record), "b");
            assert_string_equal(record_id(doubles.item[0].other), "a");
        }
        arena_free(&arena);
    }
}

/* A thousand offers of one phone and one name: each is looked at beside a few others. */
static void stays_bounded_in_a_crowd(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct lint_doubles doubles = {0};
    for (int i = 0; i < 1000; i++) {
        const struct sketch same = {.name = "Hort", .phone = "+492582880"};
        add_sketch(&arena, &document, arena_print(&arena, "o%d", i), &same);
    }
    assert_true(lint_doubles_find(&arena, &document, &doubles));
    assert_true(doubles.count >= 999);
    assert_true(doubles.count <= 3 * 1000);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_pairs),
        cmocka_unit_test(stays_bounded_in_a_crowd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
