#include "reports/release.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/template.h"

enum { BAR_WIDTH = 400 }; /* of the longest bar, in units of its picture */

struct page {
    const struct release *release;
    struct template template;
    struct buf body;
};

#define COUNT(values) (sizeof(values) / sizeof(values)[0])

/* A shown cell, while they are sorted. */
struct shown {
    const struct release_cell *cell;
};

static int by_count(const void *a, const void *b)
{
    const struct release_cell *one = ((const struct shown *)a)->cell;
    const struct release_cell *two = ((const struct shown *)b)->cell;
    if (one->count != two->count)
        return one->count < two->count ? 1 : -1;
    return one < two ? -1 : one > two;
}

static bool add_bar(struct page *page, const char *part, const char *label, size_t count,
                    size_t most, struct err *err)
{
    char number[24];
    char width[24];
    snprintf(number, sizeof number, "%zu", count);
    snprintf(width, sizeof width, "%zu", most > 0 ? count * BAR_WIDTH / most : 0);
    struct template_value value[] = {
        {"label", label, false}, {"count", number, false}, {"width", width, false}};
    return template_add(&page->template, part, value, COUNT(value), &page->body, err);
}

/* The shown cells, the largest first; months as they come. */
static bool add_cells(struct page *page, enum release_dimension d, struct err *err)
{
    const struct release_table *table = &page->release->table[d];
    struct shown *shown = calloc(table->cells + 1, sizeof *shown);
    size_t count = 0;
    size_t most = 0;
    if (shown == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < table->cells; i++)
        if (table->cell[i].count > 0) {
            shown[count++].cell = &table->cell[i];
            most = table->cell[i].count > most ? table->cell[i].count : most;
        }
    if (d != RELEASE_MONTH)
        qsort(shown, count, sizeof *shown, by_count);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = shown[i].cell->value[0] != '\0'
                 ? add_bar(page, "bar", shown[i].cell->label, shown[i].cell->count, most,
                           err)
                 : add_bar(page, "none", "", shown[i].cell->count, most, err);
    if (ok && count == 0)
        ok = template_add(&page->template, "nothing", NULL, 0, &page->body, err);
    free(shown);
    return ok;
}

static bool add_table(struct page *page, enum release_dimension d, struct err *err)
{
    char begin[32];
    snprintf(begin, sizeof begin, "table %s", page->release->table[d].name);
    return template_add(&page->template, begin, NULL, 0, &page->body, err) &&
           add_cells(page, d, err) &&
           template_add(&page->template, "end", NULL, 0, &page->body, err);
}

static bool fill_page(struct page *page, const char *month, struct buf *out,
                      struct err *err)
{
    char total[24];
    bool ok = true;
    for (int d = 0; ok && d < RELEASE_DIMENSION_COUNT && page->release->total > 0; d++)
        ok = add_table(page, (enum release_dimension)d, err);
    if (!ok || page->body.failed)
        return ok && err_set(err, "not enough memory");
    snprintf(total, sizeof total, "%zu", page->release->total);
    struct template_value value[] = {{"month", month, false},
                                     {"total", total, false},
                                     {"body", page->body.bytes, true}};
    return template_add(&page->template, page->release->total > 0 ? "page" : "too few",
                        value, COUNT(value), out, err);
}

bool release_add_html(const struct release *release, const char *path, const char *month,
                      struct buf *out, struct err *err)
{
    struct page page = {.release = release};
    if (!template_open(&page.template, path, err))
        return false;
    bool ok = fill_page(&page, month, out, err) || err_prefix(err, "%s", path);
    buf_free(&page.body);
    template_close(&page.template);
    return ok;
}
