/* Somebody who knows the rules and has every release takes 10,000 random histories of 12
 * releases and narrows every count as far as the sums allow (the shuttle algorithm of
 * Buzzigoli and Giusti, over time). */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/telling_office.h"

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
        if (!office_publish(&office, plain))
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_all_releases_learns_no_small_number),
        cmocka_unit_test(rounding_alone_would_not_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
