#include <string.h>

#include "base/message.h"
#include "base/share.h"
#include "core/lang.h"
#include "pages/route.h"
#include "reports/release.h"

/* What may be told of the reports: counts that were released, never a text and never a
 * row. Looking at them releases nothing; releasing is a deed of its own. */

enum { BAR_WIDTH = 400 };

struct numbers {
    struct release last;
    struct ledger_told *day; /* on which something new was told, the first one first */
    size_t days;
};

static bool read_numbers(struct page *page, struct numbers *out)
{
    struct ledger *ledger = page->office->ledger;
    *out = (struct numbers){.days = 0};
    return release_last(ledger, &page->office->document, page->arena, &out->last,
                        page->err) &&
           release_days(ledger, page->arena, &out->day, &out->days, page->err);
}

static const char *day_words(struct page *page, const char *text, bool with_day)
{
    struct date day;
    return date_parse(text, &day) ? lang_date(page->arena, message_lang(), day, with_day)
                                  : text;
}

/* The day of the last release; today if an earlier version of this program made it. */
static struct date last_day(const struct page *page, const struct numbers *numbers)
{
    struct date day = page->today;
    if (numbers->days > 0)
        (void)date_parse(numbers->day[numbers->days - 1].value, &day);
    return day;
}

/* The largest count of those not shown yet; `limit` is what was shown last. */
static const struct release_cell *next_cell(const struct release_table *table,
                                            const struct release_cell *before)
{
    const struct release_cell *best = NULL;
    for (size_t i = 0; i < table->cells; i++) {
        const struct release_cell *cell = &table->cell[i];
        bool after = before == NULL || cell->count < before->count ||
                     (cell->count == before->count && cell > before);
        if (cell->count > 0 && after && (best == NULL || cell->count > best->count))
            best = cell;
    }
    return best;
}

static bool add_bar(struct page *page, const struct release_cell *cell, size_t most)
{
    const char *label =
        cell->value[0] != '\0' ? cell->label : message("no offer in particular");
    return PAGE_ADD(
        page, "number", {"label", label, false},
        {"count", page_number(page, (long long)cell->count), false},
        {"width",
         page_number(page, most > 0 ? (long long)(cell->count * BAR_WIDTH / most) : 0),
         false});
}

/* The largest first; months as they come. */
static bool add_table(struct page *page, const struct release_table *table,
                      const char *title, bool by_time)
{
    const struct release_cell *cell = next_cell(table, NULL);
    size_t most = cell != NULL ? cell->count : 0;
    if (!PAGE_ADD(page, "numbers table", {"title", title, false},
                  {"name", table->name, false}))
        return false;
    if (cell == NULL && !page_add(page, "numbers none", NULL, 0))
        return false;
    for (size_t i = 0; by_time && i < table->cells; i++)
        if (!add_bar(page, &table->cell[i], most))
            return false;
    for (; !by_time && cell != NULL; cell = next_cell(table, cell))
        if (!add_bar(page, cell, most))
            return false;
    return page_add(page, "numbers table end", NULL, 0);
}

static bool add_tables(struct page *page, const struct release *release)
{
    static const struct {
        enum release_dimension of;
        const char *title;
    } tables[] = {
        {RELEASE_BARRIER, MESSAGE("What holds families up")},
        {RELEASE_STEP, MESSAGE("Where on the way")},
        {RELEASE_OFFER, MESSAGE("At which offer")},
        {RELEASE_SITE, MESSAGE("At which place")},
        {RELEASE_MONTH, MESSAGE("In which month")},
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (!add_table(page, &release->table[tables[i].of], message(tables[i].title),
                       tables[i].of == RELEASE_MONTH))
            return false;
    return true;
}

static bool add_days(struct page *page, const struct numbers *numbers)
{
    if (numbers->days == 0)
        return true;
    if (!page_add(page, "releases", NULL, 0))
        return false;
    for (size_t i = numbers->days; i > 0; i--) {
        const struct ledger_told *day = &numbers->day[i - 1];
        if (!PAGE_ADD(page, "release day",
                      {"day", day_words(page, day->value, true), false},
                      {"count", page_number(page, (long long)day->count), false}))
            return false;
    }
    return page_add(page, "releases end", NULL, 0);
}

/* What came of releasing, as the address says. */
static bool add_done(struct page *page)
{
    const char *done = http_find(&page->request->query, "done");
    if (done == NULL)
        return true;
    const char *words = message("The new numbers are released.");
    if (strcmp(done, "held") == 0)
        words = message("Fewer than 5 reports are new. The numbers stay as they were.");
    else if (strcmp(done, "few") == 0)
        words = message("There are fewer than 5 reports. Nothing can be told yet.");
    return PAGE_ADD(page, "said", {"words", words, false});
}

static bool show(struct page *page, const struct numbers *numbers)
{
    bool any = numbers->last.total > 0;
    const char *lead =
        !any ? message("Nothing is released yet.")
        : numbers->days == 0
            ? arena_print(page->arena, message("At least %zu reports"),
                          numbers->last.total)
            : arena_print(page->arena, message("At least %zu reports, released on %s"),
                          numbers->last.total,
                          day_words(page, numbers->day[numbers->days - 1].value, true));
    if (!page_begin(page, "numbers", message("Numbers and reports")) ||
        !PAGE_ADD(page, "numbers title", {"title", message("Numbers and reports"), false},
                  {"lead", lead != NULL ? lead : "", false}) ||
        (any && !page_add(page, "numbers files", NULL, 0)) ||
        !page_add(page, "numbers title end", NULL, 0) || !add_done(page) ||
        !page_add(page, "numbers begin", NULL, 0) ||
        (any ? !add_tables(page, &numbers->last)
             : !page_add(page, "numbers nothing", NULL, 0)) ||
        !page_add(page, "numbers beside", NULL, 0))
        return false;
    return (!page_may(page, "POST", "/numbers") ||
            PAGE_ADD(page, "release", {"token", page->session->token, false})) &&
           add_days(page, numbers) && page_add(page, "numbers end", NULL, 0) &&
           page_end(page);
}

bool page_numbers(struct page *page)
{
    struct numbers numbers;
    return read_numbers(page, &numbers) && show(page, &numbers);
}

bool page_numbers_release(struct page *page)
{
    struct release release;
    if (!release_make(page->office->ledger, &page->office->document, page->arena,
                      page->today, &release, page->err))
        return false;
    return page_go(page, release.total == 0 ? "/numbers?done=few"
                         : release.held     ? "/numbers?done=held"
                                            : "/numbers?done=new");
}

/* One of the files to take away, of what was released last. */
static bool add_file(struct page *page, const char *file, const struct numbers *numbers)
{
    struct buf *out = &page->answer->body;
    char path[SHARE_PATH];
    struct date day = last_day(page, numbers);
    if (strcmp(file, "numbers.csv") == 0) {
        page->answer->type = "text/csv; charset=utf-8";
        release_add_csv(&numbers->last, out);
    } else if (strcmp(file, "codebook.csv") == 0) {
        page->answer->type = "text/csv; charset=utf-8";
        if (!release_add_codebook(&numbers->last,
                                  share_path("assets/office/codebook.csv", path), out,
                                  page->err))
            return false;
    } else if (!release_add_html(
                   &numbers->last, share_path("assets/office/committee.html", path),
                   lang_date(page->arena, "de", day, false), out, page->err)) {
        return false;
    }
    http_add_header(page->answer, "Content-Disposition",
                    arena_print(page->arena, "attachment; filename=\"ANNA-%04d-%02d-%s\"",
                                day.year, day.month, file));
    return true;
}

bool page_numbers_file(struct page *page)
{
    static const char *const files[] = {"committee.html", "numbers.csv", "codebook.csv"};
    const char *file = page_id(page);
    struct numbers numbers;
    bool known = false;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        known = known || strcmp(files[i], file) == 0;
    if (!known)
        return page_refuse(page, 404, message("There is no such file"), "");
    return read_numbers(page, &numbers) && add_file(page, file, &numbers);
}
