#include <string.h>

#include "base/message.h"
#include "pages/answer_page.h"
#include "pages/barrier_words.h"
#include "pages/route.h"

/* What the town has answered: all of it by state and age, and which families wait for an
 * answer of their own. */

enum { OLD_MONTHS = 12 };

static const struct {
    const char *id, *words;
} filters[] = {
    {"", MESSAGE("All")},
    {"fixed", MESSAGE("mended")},
    {"in_progress", MESSAGE("in work")},
    {"planned", MESSAGE("planned")},
    {"cannot_fix", MESSAGE("cannot be mended")},
    {"old", MESSAGE("Older than a year")},
};

enum { FILTERS = sizeof filters / sizeof filters[0] };

static bool is_old(const struct page *page, const struct record *answer)
{
    const char *month = answer_text(answer, ANSWER_CHANGED_ON);
    struct date date;
    if (month == NULL || !date_parse(month, &date))
        return true;
    return (page->today.year - date.year) * 12 + page->today.month - date.month >=
           OLD_MONTHS;
}

static bool belongs(const struct page *page, const struct record *answer, size_t filter)
{
    const char *state = answer_text(answer, ANSWER_STATE);
    if (filters[filter].id[0] == '\0')
        return true;
    if (strcmp(filters[filter].id, "old") == 0)
        return is_old(page, answer);
    return state != NULL && strcmp(state, filters[filter].id) == 0;
}

static size_t filter_asked(const struct page *page)
{
    const char *asked = http_find(&page->request->query, "filter");
    for (size_t i = 0; asked != NULL && i < FILTERS; i++)
        if (strcmp(filters[i].id, asked) == 0)
            return i;
    return 0;
}

static bool add_filters(struct page *page, size_t here)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < FILTERS; i++) {
        size_t count = 0;
        for (size_t k = 0; k < document->list[RECORD_ANSWER].count; k++)
            count += belongs(page, document->list[RECORD_ANSWER].item[k], i);
        const char *path = arena_print(page->arena, "/answers?filter=%s", filters[i].id);
        if (!PAGE_ADD(page, i == here ? "filter here" : "filter", {"path", path, false},
                      {"words", message(filters[i].words), false},
                      {"count", page_number(page, (long long)count), false}))
            return false;
    }
    return true;
}

static bool add_answer(struct page *page, const struct record *answer)
{
    const char *tint;
    const char *state = answer_state(answer, &tint);
    const char *offer = answer_text(answer, ANSWER_OFFER);
    const char *said = answer_text(answer, ANSWER_SAID);
    return PAGE_ADD(
        page, "answer", {"id", record_id(answer), false},
        {"done", answer_text(answer, ANSWER_DONE), false}, {"said", said, false},
        {"heard", said != NULL ? "" : "none", false},
        {"offer",
         offer != NULL ? barrier_name(page, RECORD_OFFER, offer)
                       : message("for all offers"),
         false},
        {"tint", tint, false}, {"state", state, false},
        {"month", barrier_month(page, answer_text(answer, ANSWER_CHANGED_ON)), false},
        {"old", is_old(page, answer) ? "chip amber" : "none", false});
}

/* The newest month first. */
static bool add_answers(struct page *page, size_t filter)
{
    const struct document *document = &page->office->document;
    size_t count = document->list[RECORD_ANSWER].count;
    const struct record **row = arena_take_array(page->arena, count, sizeof(void *));
    size_t found = 0;
    if (row == NULL)
        return err_set(page->err, "not enough memory");
    for (size_t i = 0; i < count; i++) {
        const struct record *answer = document->list[RECORD_ANSWER].item[i];
        const char *month = answer_text(answer, ANSWER_CHANGED_ON);
        size_t at = found;
        if (!belongs(page, answer, filter))
            continue;
        for (; at > 0; at--) {
            const char *before = answer_text(row[at - 1], ANSWER_CHANGED_ON);
            if (month == NULL || (before != NULL && strcmp(before, month) >= 0))
                break;
            row[at] = row[at - 1];
        }
        row[at] = answer;
        found++;
    }
    for (size_t i = 0; i < found; i++)
        if (!add_answer(page, row[i]))
            return false;
    return found > 0 || page_add(page, "answers none", NULL, 0);
}

/* Groups with families who want to know what became of it. */
static bool add_waiting(struct page *page)
{
    const struct ledger_group_filter all = {.id = NULL};
    struct ledger_group *group = NULL;
    size_t count = 0;
    bool any = false;
    if (!page_may(page, "POST", "/reply/x"))
        return true;
    if (!ledger_groups(page->office->ledger, page->arena, &all, &group, &count,
                       page->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (group[i].asks == 0)
            continue;
        if (!any && !page_add(page, "waiting", NULL, 0))
            return false;
        any = true;
        const char *words = arena_print(
            page->arena,
            message_count("%zu family waits", "%zu families wait", group[i].asks),
            group[i].asks);
        if (!PAGE_ADD(page, "waiting group", {"id", group[i].id, false},
                      {"title", barrier_look(page, &group[i]).title, false},
                      {"step", barrier_step(group[i].step), false},
                      {"words", words, false}))
            return false;
    }
    return !any || page_add(page, "waiting end", NULL, 0);
}

bool page_answers(struct page *page)
{
    size_t filter = filter_asked(page);
    return page_begin(page, "answers", message("Answers")) &&
           page_add(page, "answers title", NULL, 0) && page_add_saved(page, "/answers") &&
           add_waiting(page) && page_add(page, "answers", NULL, 0) &&
           add_filters(page, filter) && page_add(page, "answers list", NULL, 0) &&
           add_answers(page, filter) && page_add(page, "answers end", NULL, 0) &&
           page_end(page);
}
