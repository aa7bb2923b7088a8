#include "reports/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "core/lang.h"
#include "core/strings.h"
#include "reports/suppress.h"

static const char *const table_name[RELEASE_DIMENSION_COUNT] = {
    [RELEASE_BARRIER] = "barrier", [RELEASE_STEP] = "step",   [RELEASE_OFFER] = "offer",
    [RELEASE_SITE] = "site",       [RELEASE_MONTH] = "month",
};

/* The single tables of suppress.h, in its order. */
static const enum release_dimension single[SUPPRESS_SINGLES] = {
    RELEASE_STEP, RELEASE_OFFER, RELEASE_SITE, RELEASE_MONTH};

struct making {
    struct ledger *ledger;
    const struct document *document;
    struct arena *arena;
    struct ledger_row *row;
    size_t count;
    struct date today;
    struct release release;
    struct suppress suppress;
};

/* Reports of a month are taken for a year. */
enum { MONTHS = 13 };

/* Dimensions of what is kept beside the tables: the total and what it is of; the days. */
static const char all_reports[] = "all";
static const char all_days[] = "release";

static size_t find_cell(const struct release_table *table, const char *value)
{
    size_t i = 0;
    while (i < table->cells && strcmp(table->cell[i].value, value) != 0)
        i++;
    return i;
}

static bool add_cell(struct making *m, enum release_dimension d, const char *value)
{
    struct release_table *table = &m->release.table[d];
    size_t n = table->cells;
    if (find_cell(table, value) < n)
        return true;
    struct release_cell *more = array_next(m->arena, table->cell, n, sizeof *more);
    if (more == NULL)
        return false;
    table->cell = more;
    table->cell[table->cells++] = (struct release_cell){.value = value, .label = ""};
    return true;
}

static const char *value_of(const struct ledger_row *row, enum release_dimension d)
{
    switch (d) {
    case RELEASE_STEP:
        return row->step;
    case RELEASE_OFFER:
        return row->offer != NULL ? row->offer : "";
    case RELEASE_SITE:
        return row->site;
    default:
        return row->month;
    }
}

static bool add_records(struct making *m, enum release_dimension d, enum record_kind kind)
{
    for (size_t i = 0; i < m->document->list[kind].count; i++)
        if (!add_cell(m, d, record_id(m->document->list[kind].item[i])))
            return false;
    return true;
}

/* All cells there can be, whether or not a report is in them. */
static bool add_cells(struct making *m)
{
    bool ok = add_records(m, RELEASE_BARRIER, RECORD_BARRIER) &&
              add_records(m, RELEASE_SITE, RECORD_SITE);
    for (int i = 0; ok && i < REPORT_STEP_COUNT; i++)
        ok = add_cell(m, RELEASE_STEP, report_step_name((enum report_step)i));
    for (size_t i = 0; ok && i < m->count; i++) {
        const struct ledger_row *row = &m->row[i];
        for (size_t d = 0; ok && d < SUPPRESS_SINGLES; d++)
            ok = add_cell(m, single[d], value_of(row, single[d]));
        for (size_t b = 0; ok && b < row->barriers.count; b++)
            ok = add_cell(m, RELEASE_BARRIER, row->barriers.item[b]);
    }
    return ok;
}

/* Soft hyphens are for the screen. */
static const char *without_hyphens(struct arena *arena, const char *text)
{
    static const char soft[] = "\302\255";
    char *copy = arena_copy(arena, text);
    for (char *at = copy != NULL ? strstr(copy, soft) : NULL; at != NULL;
         at = strstr(at, soft))
        memmove(at, at + 2, strlen(at + 2) + 1);
    return copy != NULL ? copy : text;
}

static const char *month_words(struct arena *arena, const char *value)
{
    struct date month;
    return date_parse(value, &month) ? lang_date(arena, "de", month, false) : value;
}

static void add_label(struct making *m, enum release_dimension d,
                      struct release_cell *cell)
{
    static const enum record_kind kind[RELEASE_DIMENSION_COUNT] = {
        [RELEASE_BARRIER] = RECORD_BARRIER,  [RELEASE_STEP] = RECORD_KIND_COUNT,
        [RELEASE_OFFER] = RECORD_OFFER,      [RELEASE_SITE] = RECORD_SITE,
        [RELEASE_MONTH] = RECORD_KIND_COUNT,
    };
    const struct record *record = kind[d] != RECORD_KIND_COUNT
                                      ? document_find(m->document, kind[d], cell->value)
                                      : NULL;
    const char *name = record != NULL ? record_name(record) : NULL;
    if (d == RELEASE_STEP) {
        const char *id = arena_print(m->arena, "report.step.%s", cell->value);
        name = id != NULL ? strings_get_in("de", id) : NULL;
    }
    if (d == RELEASE_MONTH)
        name = month_words(m->arena, cell->value);
    cell->label = name != NULL ? without_hyphens(m->arena, name) : cell->value;
}

static int by_value(const void *a, const void *b)
{
    return strcmp(((const struct release_cell *)a)->value,
                  ((const struct release_cell *)b)->value);
}

static void count_row(struct making *m, enum release_dimension d, size_t *count,
                      const struct ledger_row *row)
{
    const struct release_table *table = &m->release.table[d];
    if (d != RELEASE_BARRIER) {
        count[find_cell(table, value_of(row, d))]++;
        return;
    }
    for (size_t b = 0; b < row->barriers.count; b++)
        count[find_cell(table, row->barriers.item[b])]++;
}

/* A table as suppress.h wants it; what was told before is read from the ledger. */
static bool open_table(struct making *m, enum release_dimension d,
                       struct suppress_table *out, struct err *err)
{
    struct release_table *table = &m->release.table[d];
    struct ledger_told *told = NULL;
    size_t told_count = 0;
    size_t *count = arena_take_array(m->arena, table->cells + 1, sizeof *count);
    size_t *before = arena_take_array(m->arena, table->cells + 1, sizeof *before);
    out->told = arena_take_array(m->arena, table->cells + 1, sizeof *out->told);
    if (m->arena->failed)
        return err_set(err, "not enough memory");
    if (!ledger_told(m->ledger, m->arena, table_name[d], &told, &told_count, err))
        return false;
    for (size_t i = 0; i < told_count; i++) {
        size_t cell = find_cell(table, told[i].value);
        if (cell < table->cells)
            before[cell] = told[i].count;
    }
    for (size_t i = 0; i < m->count; i++)
        count_row(m, d, count, &m->row[i]);
    out->cells = table->cells;
    out->count = count;
    out->before = before;
    return true;
}

/* Those that terminals show for certain: nobody reports about another. */
static size_t shown_offers(const struct document *document)
{
    size_t shown = 0;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const char *confidence =
            offer_text(document->list[RECORD_OFFER].item[i], OFFER_CONFIDENCE);
        shown += confidence == NULL || strcmp(confidence, "low") != 0;
    }
    return shown;
}

/* How many cells anybody knows there can be: what the content and the screens list. */
static size_t possible(const struct making *m, enum release_dimension d)
{
    switch (d) {
    case RELEASE_STEP:
        return REPORT_STEP_COUNT;
    case RELEASE_OFFER:
        return shown_offers(m->document) + 1; /* or about none in particular */
    case RELEASE_SITE:
        return m->document->list[RECORD_SITE].count > 0
                   ? m->document->list[RECORD_SITE].count
                   : 1;
    default:
        return MONTHS;
    }
}

static bool read_total(struct making *m, struct err *err)
{
    struct ledger_told *told = NULL;
    size_t count = 0;
    if (!ledger_told(m->ledger, m->arena, all_reports, &told, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(told[i].value, "told") == 0)
            m->suppress.before = told[i].count;
        else if (strcmp(told[i].value, "counted") == 0)
            m->suppress.counted = told[i].count;
    }
    return true;
}

static bool open_all(struct making *m, struct err *err)
{
    struct ledger_filter all = {0};
    if (!ledger_list(m->ledger, m->arena, &all, &m->row, &m->count, err))
        return false;
    size_t counts = 0;
    for (size_t i = 0; i < m->count; i++)
        if (m->row[i].apart == NULL)
            m->row[counts++] = m->row[i];
    m->count = counts;
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        m->release.table[d].name = table_name[d];
    if (!add_cells(m))
        return err_set(err, "not enough memory");
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        if (m->release.table[d].cells > 0)
            qsort(m->release.table[d].cell, m->release.table[d].cells,
                  sizeof *m->release.table[d].cell, by_value);
    m->suppress.reports = m->count;
    for (size_t d = 0; d < SUPPRESS_SINGLES; d++) {
        m->suppress.single[d].possible = possible(m, single[d]);
        if (!open_table(m, single[d], &m->suppress.single[d], err))
            return false;
    }
    return open_table(m, RELEASE_BARRIER, &m->suppress.multiple, err) &&
           read_total(m, err);
}

static bool close_table(struct making *m, enum release_dimension d,
                        const struct suppress_table *from, struct err *err)
{
    struct release_table *table = &m->release.table[d];
    for (size_t i = 0; i < table->cells; i++) {
        struct release_cell *cell = &table->cell[i];
        add_label(m, d, cell);
        cell->count = from->told[i];
        if (from->told[i] != from->before[i] &&
            !ledger_tell(m->ledger, table_name[d], cell->value, from->told[i], err))
            return false;
    }
    return true;
}

/* Remembers it, inside a transaction. */
static bool close_all(struct making *m, struct err *err)
{
    m->release.total = m->suppress.told;
    m->release.held = m->suppress.held;
    for (size_t d = 0; d < SUPPRESS_SINGLES; d++)
        if (!close_table(m, single[d], &m->suppress.single[d], err))
            return false;
    if (!close_table(m, RELEASE_BARRIER, &m->suppress.multiple, err))
        return false;
    const char *day = arena_print(m->arena, "%04d-%02d-%02d", m->today.year,
                                  m->today.month, m->today.day);
    if (day == NULL)
        return err_set(err, "not enough memory");
    return m->suppress.held ||
           (ledger_tell(m->ledger, all_days, day, m->suppress.told, err) &&
            ledger_tell(m->ledger, all_reports, "told", m->suppress.told, err) &&
            ledger_tell(m->ledger, all_reports, "counted", m->count, err));
}

bool release_make(struct ledger *ledger, const struct document *document,
                  struct arena *arena, struct date today, struct release *out,
                  struct err *err)
{
    struct making m = {
        .ledger = ledger, .document = document, .arena = arena, .today = today};
    bool ok = ledger_begin(ledger, err) && open_all(&m, err);
    if (ok)
        suppress_run(&m.suppress);
    ok = ok && close_all(&m, err) && ledger_commit(ledger, err);
    if (!ok) {
        ledger_rollback(ledger);
        return false;
    }
    *out = m.release;
    return true;
}

/* A table of what was told last. */
static bool take_told(struct making *m, enum release_dimension d, struct err *err)
{
    struct release_table *table = &m->release.table[d];
    struct ledger_told *told = NULL;
    size_t count = 0;
    table->name = table_name[d];
    if (!ledger_told(m->ledger, m->arena, table_name[d], &told, &count, err))
        return false;
    table->cell = arena_take_array(m->arena, count + 1, sizeof *table->cell);
    if (table->cell == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < count; i++) {
        struct release_cell *cell = &table->cell[table->cells];
        if (told[i].count == 0)
            continue;
        *cell = (struct release_cell){.value = told[i].value, .count = told[i].count};
        add_label(m, d, cell);
        table->cells++;
    }
    return true;
}

bool release_last(struct ledger *ledger, const struct document *document,
                  struct arena *arena, struct release *out, struct err *err)
{
    struct making m = {.ledger = ledger, .document = document, .arena = arena};
    for (int d = 0; d < RELEASE_DIMENSION_COUNT; d++)
        if (!take_told(&m, (enum release_dimension)d, err))
            return false;
    if (!read_total(&m, err))
        return false;
    m.release.total = m.suppress.before;
    *out = m.release;
    return true;
}

bool release_days(struct ledger *ledger, struct arena *arena, struct ledger_told **out,
                  size_t *count_out, struct err *err)
{
    return ledger_told(ledger, arena, all_days, out, count_out, err);
}
