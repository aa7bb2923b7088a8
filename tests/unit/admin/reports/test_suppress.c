/* What leaves the office gives nobody away. Two attackers know the rules and have every
 * release: one goes through all histories of a small town and keeps those that tell the
 * same; one takes 10,000 random histories of 12 releases and narrows every count as far
 * as the sums allow (the shuttle algorithm of Buzzigoli and Giusti, over time). */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/suppress.h"

enum { MOST_CELLS = 13, TABLES = SUPPRESS_SINGLES + 1, MULTIPLE = SUPPRESS_SINGLES };

/* An office: what its ledger counts, and what it told last. */
struct office {
    size_t cells[TABLES];
    size_t count[TABLES][MOST_CELLS];
    size_t told[TABLES][MOST_CELLS];
    size_t reports, counted, total;
};

static struct suppress_table table_of(struct office *o, size_t t, size_t out[MOST_CELLS])
{
    return (struct suppress_table){.cells = o->cells[t],
                                   .possible = o->cells[t] > 0 ? o->cells[t] : 1000,
                                   .count = o->count[t],
                                   .before = o->told[t],
                                   .told = out};
}

/* True if it was not held. `plain`: without what suppress.h adds to rounding. */
static bool publish(struct office *o, bool plain)
{
    size_t told[TABLES][MOST_CELLS] = {{0}};
    struct suppress s = {
        .reports = o->reports, .counted = o->counted, .before = o->total};
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        s.single[t] = table_of(o, t, told[t]);
    s.multiple = table_of(o, MULTIPLE, told[MULTIPLE]);
    suppress_run(&s);
    if (plain) {
        s.told = o->reports / 5 * 5;
        s.held = s.told == o->total;
        for (size_t t = 0; t < TABLES; t++)
            for (size_t c = 0; c < o->cells[t]; c++)
                told[t][c] = o->count[t][c] / 5 * 5;
    }
    memcpy(o->told, told, sizeof told);
    o->total = s.told;
    if (!s.held)
        o->counted = o->reports;
    return !s.held;
}

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
                publish(o, false);
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

/* --- random histories --- */

enum { RELEASES = 12, HISTORIES = 10000, PLENTY = 100000 };

static uint64_t chance = 20261123;

static size_t random_below(size_t n)
{
    chance = chance * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(chance >> 33) % n;
}

/* Few cells get most: as towns and offers are. */
static size_t skewed(size_t n)
{
    size_t a = random_below(n);
    size_t b = random_below(n);
    return random_below(3) == 0 ? a : a < b ? a : b;
}

/* From `lo` to `hi`. */
struct range {
    long lo, hi;
};

struct moment {
    struct range all, more; /* reports; more than at the release before */
    struct range cell[TABLES][MOST_CELLS], grown[TABLES][MOST_CELLS];
    size_t told[TABLES][MOST_CELLS], total;
    long truth[TABLES][MOST_CELLS];
};

struct attacker {
    size_t cells[TABLES];
    struct moment moment[RELEASES + 1]; /* the first: nothing yet */
    int count;
    bool moved;
};

static void raise(struct attacker *a, struct range *r, long lo)
{
    if (lo > r->lo) {
        r->lo = lo;
        a->moved = true;
    }
}

static void lower(struct attacker *a, struct range *r, long hi)
{
    if (hi < r->hi) {
        r->hi = hi;
        a->moved = true;
    }
}

static long sum_told(const struct attacker *a, int k, size_t t)
{
    long sum = 0;
    for (size_t c = 0; c < a->cells[t]; c++)
        sum += (long)a->moment[k].told[t][c];
    return sum;
}

/* What the rules say by themselves about one release. */
static void read_rules(struct attacker *a, int k, bool plain)
{
    struct moment *m = &a->moment[k];
    long growth = (long)m->total - (long)a->moment[k - 1].total;
    bool free_total = true;
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++) {
        long room = ((long)a->cells[t] - 1) * 4 / 5 * 5;
        free_total = free_total && (long)m->total < sum_told(a, k, t) + room;
    }
    m->all =
        (struct range){(long)m->total, plain || free_total ? (long)m->total + 4 : PLENTY};
    m->more = (struct range){plain ? 1 : 5, PLENTY};
    for (size_t t = 0; t < TABLES; t++) {
        bool all_told = plain || (t != MULTIPLE &&
                                  sum_told(a, k, t) < sum_told(a, k - 1, t) + growth);
        for (size_t c = 0; c < a->cells[t]; c++) {
            long told = (long)m->told[t][c];
            bool known = all_told || (t == MULTIPLE &&
                                      told < (long)a->moment[k - 1].told[t][c] + growth);
            m->cell[t][c] = (struct range){told, known ? told + 4 : PLENTY};
            m->grown[t][c] = (struct range){0, PLENTY};
        }
    }
}

/* A sum and its parts. */
static void shuttle(struct attacker *a, struct range *sum, struct range *part, size_t n)
{
    long lo = 0;
    long hi = 0;
    for (size_t i = 0; i < n; i++) {
        lo += part[i].lo;
        hi += part[i].hi;
    }
    raise(a, sum, lo);
    lower(a, sum, hi);
    for (size_t i = 0; i < n; i++) {
        raise(a, &part[i], sum->lo - (hi - part[i].hi));
        lower(a, &part[i], sum->hi - (lo - part[i].lo));
    }
}

/* now = before + more. */
static void over_time(struct attacker *a, struct range *before, struct range *more,
                      struct range *now)
{
    raise(a, now, before->lo + more->lo);
    lower(a, now, before->hi + more->hi);
    raise(a, more, now->lo - before->hi);
    lower(a, more, now->hi - before->lo);
    raise(a, before, now->lo - more->hi);
    lower(a, before, now->hi - more->lo);
}

static void narrow(struct attacker *a)
{
    for (int k = 1; k <= a->count; k++) {
        struct moment *m = &a->moment[k];
        struct moment *before = &a->moment[k - 1];
        over_time(a, &before->all, &m->more, &m->all);
        for (size_t t = 0; t < TABLES; t++) {
            for (size_t c = 0; c < a->cells[t]; c++)
                over_time(a, &before->cell[t][c], &m->grown[t][c], &m->cell[t][c]);
            if (t == MULTIPLE)
                continue;
            shuttle(a, &m->all, m->cell[t], a->cells[t]);
            shuttle(a, &m->more, m->grown[t], a->cells[t]);
        }
        for (size_t c = 0; c < a->cells[MULTIPLE]; c++) {
            lower(a, &m->cell[MULTIPLE][c], m->all.hi);
            raise(a, &m->all, m->cell[MULTIPLE][c].lo);
            lower(a, &m->grown[MULTIPLE][c], m->more.hi);
            raise(a, &m->more, m->grown[MULTIPLE][c].lo);
        }
    }
}

static bool small(struct range r)
{
    return r.lo >= 1 && r.hi <= 4;
}

/* How many small counts, and small differences of any two releases, are known. */
static size_t known_small(const struct attacker *a)
{
    size_t found = 0;
    for (size_t t = 0; t < TABLES; t++)
        for (size_t c = 0; c < a->cells[t]; c++)
            for (int k = 1; k <= a->count; k++) {
                struct range grown = {0, 0};
                const struct range *now = &a->moment[k].cell[t][c];
                assert_in_range(a->moment[k].truth[t][c], now->lo, now->hi);
                found += small(*now);
                for (int j = k; j > 1; j--) {
                    const struct range *then = &a->moment[j - 1].cell[t][c];
                    grown.lo += a->moment[j].grown[t][c].lo;
                    grown.hi += a->moment[j].grown[t][c].hi;
                    long lo =
                        now->lo - then->hi > grown.lo ? now->lo - then->hi : grown.lo;
                    long hi =
                        now->hi - then->lo < grown.hi ? now->hi - then->lo : grown.hi;
                    found += small((struct range){lo, hi});
                }
            }
    return found;
}

/* Some reports come: often few, often all of one place, sometimes of one kind alone. */
static void add_reports(struct office *o, int release)
{
    size_t n = random_below(4) == 0 ? random_below(60) : random_below(12);
    bool one_site = random_below(3) == 0;
    bool one_kind = random_below(5) == 0;
    size_t site = skewed(o->cells[0]);
    size_t step = skewed(o->cells[1]);
    for (size_t i = 0; i < n; i++) {
        o->reports++;
        o->count[0][one_site ? site : skewed(o->cells[0])]++;
        o->count[1][one_kind ? step : skewed(o->cells[1])]++;
        o->count[2][skewed(o->cells[2])]++;
        o->count[3][(size_t)release < o->cells[3] ? (size_t)release : 0]++;
        for (size_t b = 0; b < o->cells[MULTIPLE]; b++)
            o->count[MULTIPLE][b] += random_below(3 + 2 * b) == 0;
    }
}

static size_t attack(bool plain)
{
    static struct attacker a;
    struct office office = {
        .cells = {1 + random_below(4), 7, 2 + random_below(11), 13, 6}};
    memset(&a, 0, sizeof a);
    memcpy(a.cells, office.cells, sizeof a.cells);
    for (int release = 0; release < RELEASES; release++) {
        add_reports(&office, release);
        if (!publish(&office, plain))
            continue;
        struct moment *m = &a.moment[++a.count];
        m->total = office.total;
        memcpy(m->told, office.told, sizeof m->told);
        for (size_t t = 0; t < TABLES; t++)
            for (size_t c = 0; c < office.cells[t]; c++)
                m->truth[t][c] = (long)office.count[t][c];
        read_rules(&a, a.count, plain);
    }
    do {
        a.moved = false;
        narrow(&a);
    } while (a.moved);
    return known_small(&a);
}

static void who_has_all_releases_learns_no_small_number(void **state)
{
    (void)state;
    for (int i = 0; i < HISTORIES; i++)
        assert_int_equal(attack(false), 0);
}

/* The same attacker is not blind: rounding alone does not keep him out. */
static void rounding_alone_would_not_do(void **state)
{
    (void)state;
    size_t won = 0;
    for (int i = 0; i < 500; i++)
        won += attack(true) > 0;
    assert_true(won > 50);
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
    assert_true(publish(&o, false));
    assert_int_equal(o.total, 10);
    assert_int_equal(o.told[0][0], 0);
    assert_int_equal(o.told[0][1], 10);
    o.count[0][0] = 9;
    o.reports = 19;
    assert_true(publish(&o, false));
    assert_int_equal(o.total, 15);
    assert_int_equal(o.told[0][0], 5);
    assert_int_equal(o.told[0][1], 10);
}

/* 4 and 4 are 8: a total of 5 would say that neither is empty. */
static void a_total_waits_for_its_parts(void **state)
{
    (void)state;
    struct office o = two_sites(4, 4);
    assert_false(publish(&o, false));
    assert_int_equal(o.total, 0);
    o = two_sites(9, 4);
    assert_true(publish(&o, false));
    assert_int_equal(o.total, 5);
    assert_int_equal(o.told[0][0], 5);
}

/* One report that crosses a step is not told as one. */
static void fewer_than_five_new_reports_tell_nothing(void **state)
{
    (void)state;
    struct office o = two_sites(9, 20);
    assert_true(publish(&o, false));
    assert_int_equal(o.total, 25);
    for (size_t more = 1; more < 5; more++) {
        o.count[0][0] = 9 + more;
        o.reports = 29 + more;
        assert_false(publish(&o, false));
        assert_int_equal(o.told[0][0], 5);
    }
    o.count[0][0] = 14;
    o.reports = 34;
    assert_true(publish(&o, false));
    assert_int_equal(o.told[0][0], 10);
    assert_int_equal(o.total, 30);
}

static void all_in_one_cell_is_told(void **state)
{
    (void)state;
    struct office o = {.cells = {1, 7, 0, 0, 2},
                       .count = {{1001}, {0, 1001}, {0}, {0}, {1001, 3}},
                       .reports = 1001};
    assert_true(publish(&o, false));
    assert_int_equal(o.total, 1000);
    assert_int_equal(o.told[0][0], 1000);
    assert_int_equal(o.told[1][1], 1000);
    assert_int_equal(o.told[MULTIPLE][0], 1000);
    assert_int_equal(o.told[MULTIPLE][1], 0);
    assert_false(publish(&o, false));
}

static void nothing_is_told_of_nothing(void **state)
{
    (void)state;
    struct office o = {.cells = {2, 7, 3, 13, 6}};
    assert_false(publish(&o, false));
    assert_int_equal(o.total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_history_of_a_small_town),
        cmocka_unit_test(who_has_all_releases_learns_no_small_number),
        cmocka_unit_test(rounding_alone_would_not_do),
        cmocka_unit_test(the_first_of_two_sites_was_four),
        cmocka_unit_test(a_total_waits_for_its_parts),
        cmocka_unit_test(fewer_than_five_new_reports_tell_nothing),
        cmocka_unit_test(all_in_one_cell_is_told),
        cmocka_unit_test(nothing_is_told_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
