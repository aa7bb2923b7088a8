#include "reports/suppress.h"

#include <string.h>

static size_t rounded(size_t n)
{
    return n - n % SUPPRESS_LEAST;
}

static size_t raw_sum(const struct suppress_table *table)
{
    size_t sum = 0;
    for (size_t c = 0; c < table->cells; c++)
        sum += rounded(table->count[c]);
    return sum;
}

/* The total that every single table leaves room for: what it does not tell must fit into
 * all its cells but one, four reports in each. */
static size_t total_of(const struct suppress *s)
{
    size_t total = rounded(s->reports);
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++) {
        const struct suppress_table *table = &s->single[t];
        size_t most =
            raw_sum(table) + rounded((SUPPRESS_LEAST - 1) * (table->possible - 1));
        total = most < total ? most : total;
    }
    return total;
}

/* Of the cells that lag behind, the one that does most: nobody waits for ever. */
static size_t most_behind(const struct suppress_table *table)
{
    size_t found = table->cells;
    size_t most = 0;
    for (size_t c = 0; c < table->cells; c++) {
        size_t raw = rounded(table->count[c]);
        size_t behind = raw > table->told[c] ? raw - table->told[c] : 0;
        if (behind > most) {
            most = behind;
            found = c;
        }
    }
    return found;
}

static void raise_single(struct suppress_table *table, size_t growth)
{
    size_t c = most_behind(table);
    for (; growth > 0 && c < table->cells; c = most_behind(table)) {
        table->told[c] += SUPPRESS_LEAST;
        growth -= SUPPRESS_LEAST;
    }
}

static void raise_multiple(struct suppress_table *table, size_t growth)
{
    for (size_t c = 0; c < table->cells; c++) {
        size_t raw = rounded(table->count[c]);
        size_t most = table->before[c] + growth;
        size_t told = raw < most ? raw : most;
        table->told[c] = told > table->before[c] ? told : table->before[c];
    }
}

static void tell_as_before(struct suppress_table *table)
{
    if (table->cells > 0)
        memcpy(table->told, table->before, table->cells * sizeof *table->told);
}

void suppress_run(struct suppress *s)
{
    size_t total = total_of(s);
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        tell_as_before(&s->single[t]);
    tell_as_before(&s->multiple);
    s->told = s->before;
    s->held = s->reports < s->counted + SUPPRESS_LEAST || total <= s->before;
    if (s->held)
        return;
    s->told = total;
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        raise_single(&s->single[t], total - s->before);
    raise_multiple(&s->multiple, total - s->before);
}
