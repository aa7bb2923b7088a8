#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/records.h"
#include "related/related.h"
#include "related/related_link.h"
#include "related/related_stems.h"

struct sketch {
    const char *id;
    const char *name;
    const char *scope;
    const char *topics;
    const char *who;
    const char *steps;
    const char *papers;
    const char *related;
};

static struct record *add(struct arena *arena, struct document *document,
                          const struct sketch *sketch)
{
    const char *const field[][2] = {{"id", sketch->id},
                                    {"name", sketch->name},
                                    {"scope", sketch->scope},
                                    {"topics", sketch->topics},
                                    {"who", sketch->who},
                                    {"steps", sketch->steps},
                                    {"what_you_bring", sketch->papers},
                                    {"related", sketch->related}};
    return records_add(arena, document, RECORD_OFFER, field,
                       sizeof field / sizeof field[0]);
}

/* Offers that have nothing in common, so that a word can be rare. */
static void add_crowd(struct arena *arena, struct document *document)
{
    static const char *const words[] = {"Fußball", "Bücher", "Zahnarzt", "Tanzen",
                                        "Suppe",   "Garten", "Klavier",  "Computer",
                                        "Umzug",   "Impfung"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const struct sketch one = {.id = arena_print(arena, "z%zu", i),
                                   .name = words[i],
                                   .scope = "national",
                                   .topics = "rest"};
        add(arena, document, &one);
    }
}

static const struct related_proposal *between(const struct related_proposals *all,
                                              const char *from, const char *to)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(record_id(all->item[i].from), from) == 0 &&
            strcmp(record_id(all->item[i].to), to) == 0)
            return &all->item[i];
    return NULL;
}

#define TOWN "everswinkel"

static void proposes_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        struct sketch a;
        struct sketch b;
        const char *reason; /* part of that of a to b; NULL: none */
        bool both;
    } cases[] = {
        {{"a", "Kita Sonne", TOWN, "care", NULL, "Melden Sie sich im Kita-Portal an.",
          NULL, NULL},
         {"b", "Kita-Portal", "district", "care", NULL, NULL, NULL, NULL},
         "next step: step 1 names \"Portal\"",
         false},
        {{"a", "Verein", TOWN, "care", NULL, "Kommen Sie.|Fragen Sie im Rathaus.", NULL,
          NULL},
         {"b", "Rathaus Everswinkel", TOWN, "money", NULL, NULL, NULL, NULL},
         "next step: step 2 names \"Rathaus\"",
         false},
        {{"a", "Verein", TOWN, "care", NULL, "Fragen Sie im Rathaus.", NULL, NULL},
         {"b", "Rathaus Ennigerloh", "ennigerloh", "money", NULL, NULL, NULL, NULL},
         NULL,
         false},
        {{"a", "Verein", "district", "care", NULL, "Fragen Sie im Rathaus.", NULL, NULL},
         {"b", "Rathaus Everswinkel", TOWN, "money", NULL, NULL, NULL, NULL},
         NULL,
         false},
        {{"a", "Wohngeld", "district", "money", NULL, NULL, "Ausweis|Lohnzettel", NULL},
         {"b", "Zuschlag", "national", "money", NULL, NULL,
          "Lohnzettel von 3 Monaten|Ihr Ausweis", NULL},
         "same papers: Ausweis, Lohnzettel",
         true},
        {{"a", "Vorschuss", "district", "money", "Für Alleinerziehende mit Kind.", NULL,
          NULL, NULL},
         {"b", "Hotline", "national", "money", "Für Alleinerziehende mit einem Kind.",
          NULL, NULL, NULL},
         "same situation: ",
         true},
        {{"a", "Vorschuss", TOWN, "money", "Für Alleinerziehende mit Kind.", NULL, NULL,
          NULL},
         {"b", "Hotline", "national", "money", "Für Alleinerziehende mit Kind.", NULL,
          NULL, NULL},
         "same situation: ",
         false},
        {{"a", "Vorschuss", TOWN, "money", "Für Alleinerziehende mit Kind.", NULL, NULL,
          "b"},
         {"b", "Hotline", "national", "money", "Für Alleinerziehende mit Kind.", NULL,
          NULL, NULL},
         NULL,
         false},
        {{"a", "Ahlen hilft", "district", "money", "Nur für Sie.", NULL, NULL, NULL},
         {"b", "Wir sind da", "district", "money", "Auch für Sie.", NULL, NULL, NULL},
         NULL,
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        struct document document = {0};
        struct related_proposals all = {0};
        const struct texts none = {0};
        add(&arena, &document, &cases[i].a);
        add(&arena, &document, &cases[i].b);
        add_crowd(&arena, &document);
        assert_true(related_propose(&arena, &document, &none, &all));
        const struct related_proposal *one = between(&all, "a", "b");
        if ((one != NULL) != (cases[i].reason != NULL))
            fail_msg("case %zu: %s", i, one == NULL ? "nothing" : one->reason);
        if (one == NULL) {
            arena_free(&arena);
            continue;
        }
        if (strstr(one->reason, cases[i].reason) == NULL || one->both != cases[i].both)
            fail_msg("case %zu: %s", i, one->reason);
        if (one->both)
            assert_null(between(&all, "b", "a"));
        const char *pair = related_link_pair(&arena, "b", "a");
        const struct texts refused = {&pair, 1};
        assert_string_equal(pair, "a b");
        assert_true(related_propose(&arena, &document, &refused, &all));
        assert_null(between(&all, "a", "b"));
        arena_free(&arena);
    }
}

static const char *const vocabulary[] = {
    "Wohngeld", "Unterhalt",  "Trennung", "Kinder",    "Miete",
    "Ausweis",  "Lohnzettel", "Kleidung", "Spielen",   "Gespräch",
    "Familie",  "Geburt",     "Schule",   "Nachhilfe", "Sorgen",
    "Schulden", "Krankheit",  "Pause",    "Frühstück", "Alleinerziehend"};
enum { WORDS = sizeof vocabulary / sizeof vocabulary[0], OFFERS = 120 };

static const char *some_words(struct arena *arena, unsigned *chance, size_t count,
                              const char *between)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        *chance = *chance * 1103515245 + 12345;
        text = arena_print(arena, "%s%s%s%s", text, i == 0 ? "" : between,
                           vocabulary[(*chance >> 16) % WORDS],
                           vocabulary[(*chance >> 24) % 4]);
    }
    return text;
}

static const char *name_of(struct arena *arena, size_t i)
{
    return arena_print(arena, "Haus%s%s", vocabulary[i % WORDS], vocabulary[i / WORDS]);
}

/* Offers that have much in common, in two towns and everywhere. */
static void add_many(struct arena *arena, struct document *document)
{
    static const char *const scopes[] = {TOWN, "ennigerloh", "district", "national"};
    static const char *const topics[] = {"money", "care", "money|care", "health"};
    unsigned chance = 1;
    for (size_t i = 0; i < OFFERS; i++) {
        const struct sketch one = {
            .id = arena_print(arena, "o%zu", i),
            .name = name_of(arena, i),
            .scope = scopes[i % 4],
            .topics = topics[i / 3 % 4],
            .who = some_words(arena, &chance, 1 + i % 4, " "),
            .steps = arena_print(arena, "Gehen Sie zu %s.",
                                 name_of(arena, (i * 7 + 3) % OFFERS)),
            .papers = some_words(arena, &chance, i % 4, "|"),
            .related = i % 5 == 0 ? arena_print(arena, "o%zu", (i + 1) % OFFERS) : NULL};
        add(arena, document, &one);
    }
}

static bool leads(const struct related_proposal *one, const struct record *offer)
{
    return one->from == offer || (one->both && one->to == offer);
}

static void same_as_of_all(struct arena *arena, const struct document *document,
                           struct related_book *book, const struct texts *refused,
                           size_t *told)
{
    struct related_proposals all = {0};
    assert_true(related_propose(arena, document, refused, &all));
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        struct record *offer = document->list[RECORD_OFFER].item[i];
        struct related_proposals own = {0};
        size_t at = 0;
        assert_true(related_propose_for(arena, document, book, refused, offer, &own));
        for (size_t k = 0; k < all.count; k++) {
            if (!leads(&all.item[k], offer))
                continue;
            while (at < own.count && !leads(&own.item[at], offer))
                at++;
            if (at == own.count || own.item[at].to != all.item[k].to ||
                own.item[at].from != all.item[k].from ||
                own.item[at].score != all.item[k].score ||
                strcmp(own.item[at].reason, all.item[k].reason) != 0)
                fail_msg("%s: not as of all", record_id(offer));
            at++;
            ++*told;
        }
        for (; at < own.count; at++)
            assert_false(leads(&own.item[at], offer));
    }
}

/* One offer's proposals are those of all that are its; the book is made anew when a text
 * has become another. */
static void of_one_as_of_all(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct related_book book = {0};
    size_t told = 0;
    add_many(&arena, &document);
    const char *pair[] = {related_link_pair(&arena, "o2", "o3"),
                          related_link_pair(&arena, "o7", "o11")};
    const struct texts refused = {pair, 2};
    same_as_of_all(&arena, &document, &book, &refused, &told);
    assert_true(told > OFFERS);
    const void *words = book.words;
    struct record *offer = document.list[RECORD_OFFER].item[4];
    same_as_of_all(&arena, &document, &book, &(struct texts){0}, &told);
    assert_ptr_equal(book.words, words);
    uint64_t of = book.of;
    offer->value[OFFER_WHO].text = "Pause von Sorgen und Schulden";
    same_as_of_all(&arena, &document, &book, &refused, &told);
    assert_true(book.of != of);
    of = book.of;
    offer->value[OFFER_TOPICS].list.count = 0;
    same_as_of_all(&arena, &document, &book, &refused, &told);
    assert_true(book.of != of);
    related_book_free(&book);
    arena_free(&arena);
}

/* What says nothing in any text leads nowhere: the list is looked up by its order. */
static void fillers_say_nothing(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct texts stems;
    assert_true(related_stems(&arena,
                              "Aber dann fragen Sie bitte vielleicht auch dort, wichtig: "
                              "Zeigen, zusammen, zwischen, zum Zahlen",
                              &stems));
    assert_int_equal(stems.count, 0);
    assert_true(related_stems(&arena, "Wohngeld", &stems));
    assert_int_equal(stems.count, 1);
    arena_free(&arena);
}

static void fills_the_field(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct err err = {""};
    const struct sketch first = {.id = "first", .name = "N", .scope = "national"};
    struct record *from = add(&arena, &document, &first);
    for (size_t i = 0; i < 65; i++) {
        const struct sketch other = {
            .id = arena_print(&arena, "o%zu", i), .name = "N", .scope = "national"};
        struct record *to = add(&arena, &document, &other);
        assert_false(related_link_is(from, to));
        assert_int_equal(related_link_add(&arena, from, to, &err), i < 64);
        assert_int_equal(related_link_is(from, to), i < 64);
        assert_int_equal(related_link_add(&arena, from, to, &err), i < 64);
    }
    assert_int_equal(records_value(from, "related")->list.count, 64);
    assert_non_null(strstr(err.text, "64"));
    arena_free(&arena);
}

static void nothing_comes_of_nothing(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct related_proposals all = {0};
    const struct texts none = {0};
    assert_true(related_propose(&arena, &document, &none, &all));
    assert_int_equal(all.count, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proposes_with_a_reason),   cmocka_unit_test(of_one_as_of_all),
        cmocka_unit_test(fillers_say_nothing),      cmocka_unit_test(fills_the_field),
        cmocka_unit_test(nothing_comes_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
