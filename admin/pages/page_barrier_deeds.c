#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "pages/barrier_words.h"
#include "pages/route.h"
#include "reports/ledger_change.h"
#include "reports/ledger_note.h"

/* What is done with reports and their groups: the same functions as the commands reports
 * and barriers. Where a script asks, only what has changed is answered, so that texts
 * that are open stay open. */

static const char *typed(const struct page *page, const char *name)
{
    const char *text = http_find(&page->request->form, name);
    return text != NULL ? text : "";
}

static struct history_deed deed_of(const struct page *page, const char *what)
{
    return (struct history_deed){page->session->who, page->seconds, what};
}

static bool refuse(struct page *page, const char *words)
{
    if (page->whole)
        return page_refuse(page, 422, message("This could not be done"), words);
    return PAGE_ADD(page, "error", {"words", words, false}, {"sentence", "", false});
}

/* Back to the group, which says that it is saved. */
static bool saved(struct page *page, const char *group)
{
    int64_t batch = ledger_batch(page->office->ledger);
    const char *path = arena_print(page->arena, "/barrier/%s", group);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    if (page->whole)
        return page_go_saved(page, path, batch, NULL);
    if (batch == 0)
        return PAGE_ADD(page, "said", {"words", message("That is saved."), false});
    return PAGE_ADD(page, "saved", {"words", message("That is saved."), false},
                    {"batch", page_number(page, batch), false}, {"back", path, false},
                    {"token", page->session->token, false});
}

/* Back to where the form came from, which says it. */
static bool said(struct page *page, const char *word)
{
    const char *path =
        arena_print(page->arena, "%s?said=%s", page_back(page, "/barriers"), word);
    return path != NULL ? page_go(page, path) : err_set(page->err, "not enough memory");
}

bool page_barrier_state(struct page *page)
{
    const struct history_deed deed = deed_of(page, "barriers set");
    struct err why = {""};
    enum ledger_state state;
    size_t count;
    if (!ledger_state_find(typed(page, "state"), &state, &why) ||
        !ledger_change_group(page->office->ledger, page->arena, page_id(page), state,
                             &deed, &count, &why))
        return refuse(page, why.text);
    return saved(page, page_id(page));
}

bool page_barrier_assign(struct page *page)
{
    const struct history_deed deed = deed_of(page, "barriers assign");
    struct err why = {""};
    if (!ledger_group_assign(page->office->ledger, page->arena, page_id(page),
                             typed(page, "who"), typed(page, "due"), &deed, &why))
        return refuse(page, why.text);
    return saved(page, page_id(page));
}

/* A note is one line: the ends of those that were typed are blanks. */
static const char *one_line(struct page *page, const char *text)
{
    char *line = arena_copy(page->arena, text);
    for (char *at = line; at != NULL && *at != '\0'; at++)
        if (*at == '\r' || *at == '\n' || *at == '\t')
            *at = ' ';
    return line != NULL ? line : "";
}

bool page_barrier_note(struct page *page)
{
    struct err why = {""};
    const struct ledger_note note = {
        .month =
            arena_print(page->arena, "%04d-%02d", page->today.year, page->today.month),
        .who = page->session->who,
        .text = one_line(page, typed(page, "note"))};
    if (!ledger_note_add(page->office->ledger, page->arena, page_id(page), &note, &why))
        return refuse(page, why.text);
    if (!page->whole)
        return PAGE_ADD(page, "said", {"words", message("That is noted."), false});
    return page_go(page,
                   arena_print(page->arena, "/barrier/%s?said=noted", page_id(page)));
}

bool page_note_forget(struct page *page)
{
    struct err why = {""};
    char *end;
    errno = 0;
    long number = strtol(page_id(page), &end, 10);
    if (errno != 0 || *end != '\0' ||
        !ledger_note_forget(page->office->ledger, number, &why))
        return refuse(page, message("This note is gone already."));
    if (!page->whole)
        return page_add(page, "note gone", NULL, 0);
    return page_go(page, page_back(page, "/barriers"));
}

bool page_report_forget(struct page *page)
{
    struct err why = {""};
    const char *id = NULL;
    if (!ledger_forget_text(page->office->ledger, page->arena, page_id(page), &id, &why))
        return refuse(page, why.text);
    if (!page->whole)
        return page_add(page, "report gone", NULL, 0);
    return said(page, "forgotten");
}

bool page_report_state(struct page *page)
{
    const struct history_deed deed = deed_of(page, "reports set");
    struct err why = {""};
    enum ledger_state state;
    const char *id = NULL;
    if (!ledger_state_find(typed(page, "state"), &state, &why) ||
        !ledger_change_state(page->office->ledger, page->arena, page_id(page), state,
                             &deed, &id, &why))
        return refuse(page, why.text);
    if (page->whole)
        return page_go_saved(page, page_back(page, "/barriers"),
                             ledger_batch(page->office->ledger), NULL);
    return PAGE_ADD(page, "report state", {"id", id, false},
                    {"tint", barrier_state_tint(state), false},
                    {"state", barrier_state(state), false});
}

bool page_report_accept(struct page *page)
{
    struct err why = {""};
    const char *id = NULL;
    if (!ledger_accept(page->office->ledger, page->arena, page_id(page), &id, &why))
        return refuse(page, why.text);
    return page_go(page, "/barriers?said=accepted");
}
