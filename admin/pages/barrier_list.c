#include "pages/barrier_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "pages/barrier_words.h"

static const struct {
    const char *id, *words;
} filters[BARRIER_FILTERS] = {
    [BARRIER_OPEN] = {"", MESSAGE("Open reports")},
    [BARRIER_NEW] = {"new", MESSAGE("New reports")},
    [BARRIER_CHANGED] = {"changed", MESSAGE("Changed lately")},
    [BARRIER_ANSWERED] = {"answered", MESSAGE("Dealt with")},
    [BARRIER_ALL] = {"all", MESSAGE("All")},
};

static bool belongs(const struct ledger_group *group, enum barrier_filter filter)
{
    bool open = ledger_group_state(group) < LEDGER_FIXED;
    switch (filter) {
    case BARRIER_OPEN:
        return open;
    case BARRIER_NEW:
        return group->in_state[LEDGER_NEW] > 0;
    case BARRIER_CHANGED:
        return group->changed;
    case BARRIER_ANSWERED:
        return !open;
    default:
        return true;
    }
}

/* The most new ones first, then the most. */
static int compare(const void *a, const void *b)
{
    const struct ledger_group *one = a;
    const struct ledger_group *other = b;
    size_t fresh[] = {one->in_state[LEDGER_NEW], other->in_state[LEDGER_NEW]};
    if (fresh[0] != fresh[1])
        return fresh[0] > fresh[1] ? -1 : 1;
    if (one->count != other->count)
        return one->count > other->count ? -1 : 1;
    return strcmp(one->id, other->id);
}

static const char *asked(const struct page *page, const char *name)
{
    const char *text = http_find(&page->request->query, name);
    return text != NULL ? text : "";
}

static const char *since(struct page *page)
{
    const int64_t day = 86400;
    struct date date = moment_from_unix(page->seconds - BARRIER_CHANGED_DAYS * day).date;
    return arena_print(page->arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool barrier_list_read(struct page *page, struct barrier_list *out)
{
    struct ledger_group *all = NULL;
    size_t count = 0;
    *out =
        (struct barrier_list){.site = asked(page, "site"), .month = asked(page, "month")};
    for (int i = 0; i < BARRIER_FILTERS; i++)
        if (strcmp(filters[i].id, asked(page, "filter")) == 0)
            out->filter = (enum barrier_filter)i;
    const struct ledger_group_filter filter = {
        .site = out->site[0] != '\0' ? out->site : NULL,
        .month = out->month[0] != '\0' ? out->month : NULL,
        .since = since(page)};
    if (!ledger_groups(page->office->ledger, page->arena, &filter, &all, &count,
                       page->err))
        return false;
    out->group = all;
    for (size_t i = 0; i < count; i++) {
        out->fresh += all[i].in_state[LEDGER_NEW];
        for (int k = 0; k < BARRIER_FILTERS; k++)
            if (belongs(&all[i], (enum barrier_filter)k))
                out->left[k] += all[i].count;
        if (belongs(&all[i], out->filter))
            out->group[out->count++] = all[i];
    }
    if (out->count > 0)
        qsort(out->group, out->count, sizeof *out->group, compare);
    return true;
}

/* What stands behind the question mark; the words go into it only as far as an id or a
 * month has them. */
static const char *address(struct page *page, const struct barrier_list *list,
                           enum barrier_filter filter, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    const char *text =
        arena_print(page->arena, "%s?filter=%s&site=%.*s&month=%.*s", path,
                    filters[filter].id, (int)strspn(list->site, plain), list->site,
                    (int)strspn(list->month, plain), list->month);
    return text != NULL ? text : path;
}

static bool add_filters(struct page *page, const struct barrier_list *list)
{
    for (int i = 0; i < BARRIER_FILTERS; i++)
        if (!PAGE_ADD(
                page, i == (int)list->filter ? "filter here" : "filter",
                {"path", address(page, list, (enum barrier_filter)i, "/barriers"), false},
                {"words", message(filters[i].words), false},
                {"count", page_number(page, (long long)list->left[i]), false}))
            return false;
    return true;
}

static bool add_choice(struct page *page, const char *value, const char *words,
                       const char *chosen)
{
    return PAGE_ADD(page, strcmp(value, chosen) == 0 ? "choice here" : "choice",
                    {"value", value, false}, {"words", words, false});
}

static bool add_narrowing(struct page *page, const struct barrier_list *list)
{
    const struct document *document = &page->office->document;
    enum { MONTHS = 13 };
    if (!PAGE_ADD(page, "barriers narrow", {"filter", filters[list->filter].id, false}) ||
        !add_choice(page, "", message("All sites"), list->site))
        return false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        if (!add_choice(page, record_id(site), record_name(site), list->site))
            return false;
    }
    if (!page_add(page, "barriers months", NULL, 0) ||
        !add_choice(page, "", message("All months"), list->month))
        return false;
    for (int i = 0; i < MONTHS; i++) {
        int months = page->today.year * 12 + page->today.month - 1 - i;
        const char *month =
            arena_print(page->arena, "%04d-%02d", months / 12, months % 12 + 1);
        if (month == NULL ||
            !add_choice(page, month, barrier_month(page, month), list->month))
            return false;
    }
    return page_add(page, "barriers narrow end", NULL, 0);
}

static bool add_group(struct page *page, const struct barrier_list *list,
                      const struct ledger_group *group, bool here)
{
    enum ledger_state state = ledger_group_state(group);
    struct barrier_look look = barrier_look(page, group);
    const char *path = arena_print(page->arena, "/barrier/%s", group->id);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    return PAGE_ADD(page, here ? "group here" : "group",
                    {"path", address(page, list, list->filter, path), false},
                    {"icon", look.icon, false}, {"topic", look.tint, false},
                    {"title", look.title, false},
                    {"step", barrier_step(group->step), false},
                    {"tint", barrier_state_tint(state), false},
                    {"state", barrier_state(state), false},
                    {"counts", barrier_counts(page, group), false},
                    {"who", group->responsible != NULL ? group->responsible : "", false},
                    {"taken", group->responsible != NULL ? "soft" : "none", false});
}

bool barrier_list_add(struct page *page, const struct barrier_list *list,
                      const char *here)
{
    if (!PAGE_ADD(page, "barriers list",
                  {"beside", here != NULL ? "beside" : "", false}) ||
        !add_filters(page, list) || !add_narrowing(page, list))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!add_group(page, list, &list->group[i],
                       here != NULL && strcmp(list->group[i].id, here) == 0))
            return false;
    return (list->count > 0 || page_add(page, "barriers none", NULL, 0)) &&
           page_add(page, "barriers list end", NULL, 0);
}
