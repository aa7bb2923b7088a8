#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "lint/lint_telltale.h"
#include "pages/answer_page.h"
#include "pages/barrier_list.h"
#include "pages/barrier_words.h"
#include "pages/opened.h"
#include "pages/route.h"
#include "reports/ledger_note.h"
#include "workspace/keys.h"

/* One group of reports: what is difficult, what families write (opened with the
 * passphrase, and shown once), who is responsible, and one state for all. Whoever may not
 * open texts sees the counts. */

struct seen {
    struct ledger_group group;
    struct ledger_row *row;
    size_t rows;
    struct ledger_note *note;
    size_t notes;
    enum opened_state state;
    struct opened opened;
    bool coordinator; /* may read, and do something */
};

static bool read_group(struct page *page, const char *id, struct seen *out, bool *found)
{
    const struct ledger_group_filter filter = {.id = id};
    const struct ledger_filter rows = {.group = id};
    struct ledger *ledger = page->office->ledger;
    struct ledger_group *group = NULL;
    size_t count = 0;
    *out = (struct seen){.coordinator = page_may(page, "POST", "/barrier/x")};
    if (!ledger_groups(ledger, page->arena, &filter, &group, &count, page->err) ||
        !ledger_list(ledger, page->arena, &rows, &out->row, &out->rows, page->err) ||
        !ledger_notes(ledger, page->arena, id, &out->note, &out->notes, page->err))
        return false;
    *found = count > 0;
    if (*found)
        out->group = group[0];
    return true;
}

static size_t count_barrier(const struct seen *seen, const char *id)
{
    size_t count = 0;
    for (size_t i = 0; i < seen->rows; i++)
        for (size_t k = 0; seen->row[i].apart == NULL && k < seen->row[i].barriers.count;
             k++)
            count += strcmp(seen->row[i].barriers.item[k], id) == 0;
    return count;
}

/* A bar for each barrier, the longest first. */
static bool add_bars(struct page *page, const struct seen *seen)
{
    const struct document *document = &page->office->document;
    size_t kinds = document->list[RECORD_BARRIER].count;
    size_t most = 0;
    size_t *count = arena_take_array(page->arena, kinds, sizeof *count);
    if (count == NULL)
        return err_set(page->err, "not enough memory");
    for (size_t i = 0; i < kinds; i++) {
        count[i] = count_barrier(seen, record_id(document->list[RECORD_BARRIER].item[i]));
        most = count[i] > most ? count[i] : most;
    }
    if (most > 0 && !page_add(page, "bars", NULL, 0))
        return false;
    for (size_t now = most; now > 0; now--)
        for (size_t i = 0; i < kinds; i++)
            if (count[i] == now &&
                !PAGE_ADD(
                    page, "bar",
                    {"name", record_name(document->list[RECORD_BARRIER].item[i]), false},
                    {"width", page_number(page, (long long)(100 * now / most)), false},
                    {"count", page_number(page, (long long)now), false}))
                return false;
    return most == 0 || page_add(page, "bars end", NULL, 0);
}

static bool add_head(struct page *page, const struct seen *seen)
{
    struct barrier_look look = barrier_look(page, &seen->group);
    const char *texts = arena_print(
        page->arena,
        message_count("%zu with a text", "%zu with a text", seen->group.texts),
        seen->group.texts);
    return PAGE_ADD(page, "barrier", {"icon", look.icon, false},
                    {"topic", look.tint, false}, {"title", look.title, false},
                    {"step", barrier_step(seen->group.step), false},
                    {"counts", barrier_counts(page, &seen->group), false},
                    {"texts", texts, false}) &&
           (seen->group.offer == NULL ||
            document_find(&page->office->document, RECORD_OFFER, seen->group.offer) ==
                NULL ||
            PAGE_ADD(page, "barrier offer", {"id", seen->group.offer, false})) &&
           page_add(page, "barrier head end", NULL, 0) && add_bars(page, seen);
}

static bool is_protected(struct page *page, bool *out)
{
    const char *path =
        arena_print(page->arena, "%s/keys/reports.key", page->office->workspace);
    return (path != NULL || err_set(page->err, "not enough memory")) &&
           keys_init(page->err) && keys_reports_protected(path, out, page->err);
}

/* How the texts stand: to be opened, being opened, refused, or none. */
static bool add_opening(struct page *page, const struct seen *seen)
{
    bool protected = false;
    if (seen->state == OPENED_TEXTS)
        return page_add(page, "texts open", NULL, 0);
    if (seen->state == OPENED_RUNNING)
        return PAGE_ADD(page, "texts wait", {"id", seen->group.id, false});
    if (seen->group.texts == 0 && seen->notes == 0)
        return page_add(page, "texts none", NULL, 0);
    return is_protected(page, &protected) &&
           PAGE_ADD(page, "texts closed", {"id", seen->group.id, false},
                    {"token", page->session->token, false},
                    {"asked", protected ? "field" : "none", false}) &&
           (seen->state != OPENED_FAILED ||
            PAGE_ADD(page, "error", {"words", seen->opened.failed, false},
                     {"sentence", "", false})) &&
           page_add(page, "texts closed end", NULL, 0);
}

static bool add_barriers(struct page *page, const struct ledger_row *row)
{
    for (size_t i = 0; i < row->barriers.count; i++)
        if (!PAGE_ADD(page, "report barrier",
                      {"name", barrier_name(page, RECORD_BARRIER, row->barriers.item[i]),
                       false}))
            return false;
    return true;
}

static bool add_states(struct page *page, enum ledger_state chosen)
{
    for (int state = 0; state < LEDGER_STATE_COUNT; state++)
        if (!PAGE_ADD(page, state == (int)chosen ? "choice here" : "choice",
                      {"value", ledger_state_name((enum ledger_state)state), false},
                      {"words", barrier_state((enum ledger_state)state), false}))
            return false;
    return true;
}

static bool add_report(struct page *page, const struct seen *seen,
                       const struct ledger_row *row)
{
    const char *text = opened_text(&seen->opened, row->id);
    const char *hint = text != NULL ? lint_telltale(page->arena, text) : NULL;
    const char *back = arena_print(page->arena, "/barrier/%s", seen->group.id);
    const struct template_value value[] = {
        {"id", row->id, false},
        {"token", page->session->token, false},
        {"back", back, false},
        {"text", text, false},
        {"tint", barrier_state_tint(row->state), false},
        {"state", barrier_state(row->state), false},
        {"month", barrier_month(page, row->month), false},
        {"site", barrier_name(page, RECORD_SITE, row->site), false},
        {"hint", hint, false},
    };
    const size_t count = sizeof value / sizeof value[0];
    bool sealed = row->text != NULL && text == NULL;
    return page_add(page, "report", value, count) &&
           (text == NULL || page_add(page, "report text", value, count)) &&
           (!sealed || page_add(page, "report sealed", value, count)) &&
           page_add(page, "report facts", value, count) && add_barriers(page, row) &&
           page_add(page, "report facts end", value, count) &&
           (hint == NULL || page_add(page, "report hint", value, count)) &&
           (row->asks != LEDGER_ASKS || page_add(page, "report asks", value, count)) &&
           (row->asks != LEDGER_IS_ANSWERED ||
            page_add(page, "report answered", value, count)) &&
           page_add(page, "report more", value, count) && add_states(page, row->state) &&
           page_add(page, "report state end", value, count) &&
           (row->text == NULL || page_add(page, "report forget", value, count)) &&
           page_add(page, "report end", value, count);
}

/* Those that say more than their barriers, one by one, the newest month first. */
static bool add_reports(struct page *page, const struct seen *seen)
{
    size_t silent = 0;
    if (!page_add(page, "reports", NULL, 0))
        return false;
    for (size_t i = seen->rows; i > 0; i--) {
        const struct ledger_row *row = &seen->row[i - 1];
        if (row->apart != NULL)
            continue;
        if (row->text == NULL && row->asks == LEDGER_ASKS_NOT)
            silent++;
        else if (!add_report(page, seen, row))
            return false;
    }
    const char *words = arena_print(
        page->arena,
        message_count("%zu report has no text.", "%zu reports have no text.", silent),
        silent);
    return page_add(page, "reports end", NULL, 0) &&
           (silent == 0 || PAGE_ADD(page, "reports silent", {"words", words, false}));
}

static const char *note_text(const struct seen *seen, long number)
{
    for (size_t i = 0; i < seen->opened.note_count; i++)
        if (seen->opened.note[i].number == number)
            return seen->opened.note[i].text;
    return message("(sealed)");
}

static bool add_notes(struct page *page, const struct seen *seen)
{
    const char *back = arena_print(page->arena, "/barrier/%s", seen->group.id);
    if (!page_add(page, "notes", NULL, 0))
        return false;
    for (size_t i = 0; i < seen->notes; i++)
        if (!PAGE_ADD(page, "note", {"token", page->session->token, false},
                      {"number", page_number(page, seen->note[i].number), false},
                      {"back", back, false}, {"who", seen->note[i].who, false},
                      {"month", barrier_month(page, seen->note[i].month), false},
                      {"text", note_text(seen, seen->note[i].number), false}))
            return false;
    return page_add(page, "notes end", NULL, 0) &&
           PAGE_ADD(page, "note form", {"id", seen->group.id, false},
                    {"token", page->session->token, false});
}

/* What was answered to all of them, or is to be. */
static bool add_answer(struct page *page, const struct seen *seen)
{
    const char *id = seen->group.answer;
    const struct record *answer =
        id != NULL ? document_find(&page->office->document, RECORD_ANSWER, id) : NULL;
    bool is_new = answer == NULL;
    struct record_form form;
    if (is_new)
        answer = answer_page_new(page, seen->group.id);
    if (answer == NULL)
        return err_set(page->err, "not enough memory");
    return record_form_of(page->arena, answer, NULL, &form, page->err) &&
           page_add(page, "care answer", NULL, 0) &&
           answer_page_add(page, answer, &form, is_new, seen->group.id) &&
           page_add(page, "care answer end", NULL, 0);
}

/* Beside: who is responsible, one state for all, notes. */
static bool add_care(struct page *page, const struct seen *seen)
{
    const struct ledger_group *group = &seen->group;
    return PAGE_ADD(page, "care", {"id", group->id, false},
                    {"token", page->session->token, false},
                    {"who", group->responsible, false}, {"due", group->due, false}) &&
           PAGE_ADD(page, "care state", {"id", group->id, false},
                    {"token", page->session->token, false}) &&
           add_states(page, ledger_group_state(group)) &&
           page_add(page, "care state end", NULL, 0) && add_answer(page, seen) &&
           add_notes(page, seen) && page_add(page, "care end", NULL, 0);
}

/* What an editor sees of the same. */
static bool add_facts(struct page *page, const struct seen *seen)
{
    const struct ledger_group *group = &seen->group;
    struct date due = {0};
    bool until = group->due != NULL && date_parse(group->due, &due);
    const char *day = until ? lang_date(page->arena, message_lang(), due, true) : NULL;
    return page_add(page, "texts others", NULL, 0) &&
           PAGE_ADD(
               page, "care facts",
               {"who",
                group->responsible != NULL ? group->responsible : message("Nobody yet"),
                false},
               {"due", day, false}, {"until", until ? "soft" : "none", false});
}

static bool show(struct page *page, const struct seen *seen)
{
    struct barrier_list list;
    const char *path = arena_print(page->arena, "/barrier/%s", seen->group.id);
    page->again = seen->state == OPENED_RUNNING;
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    return barrier_list_read(page, &list) &&
           page_begin(page, "barriers", barrier_look(page, &seen->group).title) &&
           page_add(page, "barriers title beside", NULL, 0) && barrier_said_add(page) &&
           page_add_saved(page, path) && page_add(page, "barriers desk", NULL, 0) &&
           barrier_list_add(page, &list, seen->group.id) && add_head(page, seen) &&
           (seen->coordinator
                ? add_opening(page, seen) && add_reports(page, seen) &&
                      page_add(page, "barrier end", NULL, 0) && add_care(page, seen)
                : add_facts(page, seen)) &&
           page_add(page, "barriers desk end", NULL, 0) && page_end(page);
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("There are no such reports"),
                       message("They may have been changed meanwhile."));
}

bool page_barrier(struct page *page)
{
    const char *id = page_id(page);
    struct seen seen;
    bool found;
    /* A page that waits asks whether it shall load itself again. */
    if (!page->whole) {
        if (opened_waits(page, id))
            page->answer->status = 204;
        else
            http_add_header(page->answer, "HX-Refresh", "true");
        return true;
    }
    if (!read_group(page, id, &seen, &found))
        return false;
    if (!found)
        return gone(page);
    return (!seen.coordinator || opened_look(page, id, &seen.state, &seen.opened)) &&
           show(page, &seen);
}

bool page_barrier_open(struct page *page)
{
    const char *id = page_id(page);
    struct err why = {""};
    struct seen seen;
    bool found;
    if (!read_group(page, id, &seen, &found))
        return false;
    if (!found)
        return gone(page);
    if (!opened_begin(page, id, http_find(&page->request->form, "passphrase"), &why))
        return page_refuse(page, 409, message("The texts could not be opened."),
                           why.text);
    return page_go(page, arena_print(page->arena, "/barrier/%s", id));
}
