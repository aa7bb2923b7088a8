/* What leaves the office gives nobody away: whoever knows the rules and goes through all
 * histories of a small town that tell the same learns no small number. The attacker on
 * large towns is test_suppress_attacker.c. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "help/telling_office.h"

/* --- all histories of a small town --- */

enum { KEYS = 1 << 17, STEPS_MOST = 3 };

/* What one reading of all releases allows: a bit for each value that a count may have. */
struct reading {
    uint64_t key;
    uint64_t worlds;
    uint64_t count[STEPS_MOST][2];
    uint64_t growth[STEPS_MOST][2]; /* since the release before */
    uint64_t whole[2];              /* from the first to the last */
    size_t told[STEPS_MOST][2];
};

static struct reading *readings;

static struct reading *reading_of(uint64_t key)
{
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> 40) % KEYS;
    while (readings[at].key != 0 && readings[at].key != key)
        at = (at + 1) % KEYS;
    readings[at].key = key;
    return &readings[at];
}

struct town {
    int releases;
    size_t most;  /* new reports before each of them */
    bool barrier; /* the second table is one of barriers */
    struct office office[STEPS_MOST + 1];
    size_t count[STEPS_MOST][2];
};

static void note(const struct town *town)
{
    uint64_t key = 1;
    for (int k = 1; k <= town->releases; k++) {
        const struct office *o = &town->office[k];
        size_t second = town->barrier ? MULTIPLE : 1;
        const size_t seen[] = {o->total, o->told[0][0], o->told[0][1], o->told[second][0],
                               o->told[second][1]};
        for (size_t i = 0; i < 5; i++)
            key = key * 8 + seen[i] / 5;
    }
    struct reading *r = reading_of(key);
    r->worlds++;
    for (size_t c = 0; c < 2; c++) {
        for (int k = 0; k < town->releases; k++) {
            size_t before = k > 0 ? town->count[k - 1][c] : 0;
            r->count[k][c] |= (uint64_t)1 << town->count[k][c];
            r->growth[k][c] |= (uint64_t)1 << (town->count[k][c] - before);
            r->told[k][c] = town->office[k + 1].told[0][c];
        }
        r->whole[c] |= (uint64_t)1
                       << (town->count[town->releases - 1][c] - town->count[0][c]);
    }
}

static void live(struct town *town, int k)
{
    if (k == town->releases) {
        note(town);
        return;
    }
    for (size_t n = 0; n <= town->most; n++)
        for (size_t site = 0; site <= n; site++)
            for (size_t other = 0; other <= n; other++) {
                size_t second = town->barrier ? MULTIPLE : 1;
                struct office *o = &town->office[k + 1];
                *o = town->office[k];
                o->reports += n;
                o->count[0][0] += site;
                o->count[0][1] += n - site;
                o->count[second][0] += other;
                o->count[second][1] += town->barrier ? n : n - other;
                office_publish(o, false);
                for (size_t c = 0; c < 2; c++)
                    town->count[k][c] = o->count[0][c];
                live(town, k + 1);
            }
}

static const uint64_t few = 0x1E; /* 1, 2, 3, 4 */

static void check_reading(const struct reading *r, int releases)
{
    for (size_t c = 0; c < 2; c++) {
        assert_true((r->whole[c] & ~few) != 0);
        for (int k = 0; k < releases; k++) {
            uint64_t all = (uint64_t)0x1F << r->told[k][c];
            assert_true((r->growth[k][c] & ~few) != 0);
            assert_true((r->count[k][c] & all) == all);
        }
    }
}

static void prove_town(int releases, size_t most, bool barrier)
{
    static struct town town;
    size_t checked = 0;
    town = (struct town){.releases = releases, .most = most, .barrier = barrier};
    town.office[0].cells[0] = 2;
    town.office[0].cells[barrier ? MULTIPLE : 1] = 2;
    readings = calloc(KEYS, sizeof *readings);
    assert_non_null(readings);
    live(&town, 0);
    for (size_t i = 0; i < KEYS; i++) {
        /* A release that tells as much as there may be has no room for four more. */
        bool room = readings[i].key != 0;
        for (int k = 0; room && k < releases; k++) {
            size_t before =
                k > 0 ? readings[i].told[k - 1][0] + readings[i].told[k - 1][1] : 0;
            room = readings[i].told[k][0] + readings[i].told[k][1] - before + 9 <= most;
        }
        if (!room)
            continue;
        check_reading(&readings[i], releases);
        checked++;
    }
    assert_true(checked > 2);
    free(readings);
}

static void every_history_of_a_small_town(void **state)
{
    (void)state;
    prove_town(2, 14, false);
    prove_town(2, 14, true);
    prove_town(1, 24, false);
}

/* --- single cases --- */

static struct office two_sites(size_t a, size_t b)
{
    struct office o = {.cells = {2}, .count = {{a, b}}, .reports = a + b};
    return o;
}

/* 14 in all, sites hidden; then 9 and 10: the first was 4. */
static void the_first_of_two_sites_was_four(void **state)
{
    (void)state;
    struct office o = two_sites(4, 10);
    assert_true(office_publish(&o, false));
    assert_int_equal(o.total, 10);
    assert_int_equal(o.told[0][0], 0);
    assert_int_equal(o.told[0][1], 10);
    o.count[0][0] = 9;
    o.reports = 19;
    assert_true(office_publish(&o, false));
    assert_int_equal(o.total, 15);
    assert_int_equal(o.told[0][0], 5);
    assert_int_equal(o.told[0][1], 10);
}

/* 4 and 4 are 8: a total of 5 would say that neither is empty. */
static void a_total_waits_for_its_parts(void **state)
{
    (void)state;
    struct office o = two_sites(4, 4);
    assert_false(office_publish(&o, false));
    assert_int_equal(o.total, 0);
    o = two_sites(9, 4);
    assert_true(office_publish(&o, false));
    assert_int_equal(o.total, 5);
    assert_int_equal(o.told[0][0], 5);
}

/* One report that crosses a step is not told as one. */
static void fewer_than_five_new_reports_tell_nothing(void **state)
{
    (void)state;
    struct office o = two_sites(9, 20);
    assert_true(office_publish(&o, false));
    assert_int_equal(o.total, 25);
    for (size_t more = 1; more < 5; more++) {
        o.count[0][0] = 9 + more;
        o.reports = 29 + more;
        assert_false(office_publish(&o, false));
        assert_int_equal(o.told[0][0], 5);
    }
    o.count[0][0] = 14;
    o.reports = 34;
    assert_true(office_publish(&o, false));
    assert_int_equal(o.told[0][0], 10);
    assert_int_equal(o.total, 30);
}

static void all_in_one_cell_is_told(void **state)
{
    (void)state;
    struct office o = {.cells = {1, 7, 0, 0, 2},
                       .count = {{1001}, {0, 1001}, {0}, {0}, {1001, 3}},
                       .reports = 1001};
    assert_true(office_publish(&o, false));
    assert_int_equal(o.total, 1000);
    assert_int_equal(o.told[0][0], 1000);
    assert_int_equal(o.told[1][1], 1000);
    assert_int_equal(o.told[MULTIPLE][0], 1000);
    assert_int_equal(o.told[MULTIPLE][1], 0);
    assert_false(office_publish(&o, false));
}

static void nothing_is_told_of_nothing(void **state)
{
    (void)state;
    struct office o = {.cells = {2, 7, 3, 13, 6}};
    assert_false(office_publish(&o, false));
    assert_int_equal(o.total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_history_of_a_small_town),
        cmocka_unit_test(the_first_of_two_sites_was_four),
        cmocka_unit_test(a_total_waits_for_its_parts),
        cmocka_unit_test(fewer_than_five_new_reports_tell_nothing),
        cmocka_unit_test(all_in_one_cell_is_told),
        cmocka_unit_test(nothing_is_told_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
