#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "pages/advice.h"
#include "pages/answer_blocks.h"
#include "pages/answer_page.h"
#include "pages/drawing.h"
#include "pages/fields.h"
#include "pages/route.h"
#include "reports/ledger_change.h"
#include "reports/ledger_group.h"

/* One answer to all: its fields, what the terminal makes of it, and, where it answers a
 * group of reports, the state of these. */

static const char *group_asked(const struct page *page)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
    const char *group = http_find(&page->request->query, "group");
    return group != NULL && group[strspn(group, plain)] == '\0' && group[0] != '\0'
               ? group
               : NULL;
}

static const struct record *find_answer(struct page *page)
{
    return document_find(&page->office->document, RECORD_ANSWER, page_id(page));
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This answer is gone"),
                       message("Somebody has removed it."));
}

static bool show(struct page *page, const struct record *record,
                 const struct record_form *form, bool is_new)
{
    const char *title = is_new ? message("New answer") : message("Answer");
    const char *path = arena_print(page->arena, "/answer/%s", form->id);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    return page_begin(page, "answers", title) &&
           PAGE_ADD(page, "answer title", {"title", title, false}) &&
           (is_new || PAGE_ADD(page, "answer deeds", {"id", form->id, false},
                               {"token", page->session->token, false})) &&
           page_add(page, "answer title end", NULL, 0) && page_add_saved(page, path) &&
           answer_page_add(page, record, form, is_new, group_asked(page)) &&
           page_end(page);
}

static bool show_record(struct page *page, const struct record *record, bool is_new)
{
    struct record_form form;
    return record_form_of(page->arena, record, NULL, &form, page->err) &&
           show(page, record, &form, is_new);
}

bool page_answer(struct page *page)
{
    const struct record *answer = find_answer(page);
    return answer != NULL ? show_record(page, answer, false) : gone(page);
}

bool page_answer_new(struct page *page)
{
    const struct record *answer = answer_page_new(page, group_asked(page));
    return answer != NULL ? show_record(page, answer, true)
                          : err_set(page->err, "not enough memory");
}

static struct record_form_field *field_of(struct record_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->field[i].name, name) == 0)
            return &form->field[i];
    return NULL;
}

/* A block that was asked for comes behind what is typed; nothing is saved then. */
static bool put_block(struct page *page, struct record_form *form, bool *asked)
{
    struct answer_blocks blocks;
    const char *number = http_find(&page->request->form, "block");
    struct record_form_field *done = field_of(form, "done");
    *asked = number != NULL && done != NULL;
    if (!*asked)
        return true;
    if (!answer_blocks_read(page->arena, &blocks, page->err))
        return false;
    unsigned long at = strtoul(number, NULL, 10);
    if (at < blocks.count)
        done->now = arena_print(page->arena, "%s%s%s", done->now,
                                done->now[0] != '\0' ? " " : "", blocks.item[at]);
    return done->now != NULL || err_set(page->err, "not enough memory");
}

/* An answer that says nothing is none, nor is one of which nobody knows to what. */
static void need_words(struct record_form *form)
{
    static const char *const needed[] = {"said", "done"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        struct record_form_field *field = field_of(form, needed[i]);
        if (field == NULL || field->refused != NULL || !record_check_blank(field->now))
            continue;
        field->refused = message("Please write something here.");
        form->faulty = true;
    }
}

/* The reports that it answers are as far as it is, and know it. */
static bool settle_group(struct page *page, const char *group,
                         const struct record_form *form, struct err *err)
{
    struct ledger *ledger = page->office->ledger;
    const struct history_deed deed = {page->session->who, page->seconds,
                                      "barriers answer"};
    struct record_form copy = *form;
    const struct record_form_field *state = field_of(&copy, "state");
    enum ledger_state reached;
    size_t count;
    return ledger_group_answer(ledger, page->arena, group, form->id, &deed, err) &&
           (state == NULL || state->now[0] == '\0' ||
            (ledger_state_find(state->now, &reached, err) &&
             ledger_change_group(ledger, page->arena, group, reached, &deed, &count,
                                 err)));
}

static bool go_saved(struct page *page, const struct record_form *form, int64_t batch)
{
    const char *group = group_asked(page);
    struct err why = {""};
    if (group == NULL || !page_may(page, "POST", "/barrier-state/x"))
        return page_go_saved(page, arena_print(page->arena, "/answer/%s", form->id),
                             batch, NULL);
    if (!settle_group(page, group, form, &why))
        return page_refuse(page, 422, message("The answer is saved, the state is not"),
                           why.text);
    return page_go_saved(page, arena_print(page->arena, "/barrier/%s", group), batch,
                         NULL);
}

/* Puts in what was typed. `*show_it`: it must be looked at once more. */
static bool take_typed(struct page *page, const struct record *record,
                       struct record_form *form, bool *show_it)
{
    const char *proposal = http_find(&page->request->form, "take");
    bool asked = false;
    bool taken;
    if (!record_form_of(page->arena, record, NULL, form, page->err) ||
        !record_form_take(page->arena, &page->request->form, form, page->err) ||
        (proposal != NULL && !advice_take(page, record, proposal, form, &taken)) ||
        !put_block(page, form, &asked))
        return false;
    if (!asked)
        need_words(form);
    if (form->faulty)
        page->answer->status = 422;
    *show_it = asked || form->faulty || page->resumed;
    return true;
}

bool page_answer_save(struct page *page)
{
    const struct record *answer = find_answer(page);
    const struct history_deed deed = {page->session->who, page->seconds, "answer set"};
    struct record_form form;
    int64_t batch = 0;
    bool show_it = false;
    if (answer == NULL)
        return gone(page);
    if (!take_typed(page, answer, &form, &show_it))
        return false;
    if (!show_it && !record_form_save(page->office->store, page->arena, &deed, answer,
                                      &form, &batch, page->err))
        return false;
    if (form.faulty)
        page->answer->status = 422;
    return show_it || form.faulty ? show(page, answer, &form, false)
                                  : go_saved(page, &form, batch);
}

bool page_answer_add(struct page *page)
{
    struct record *answer = answer_page_new(page, group_asked(page));
    const struct history_deed deed = {page->session->who, page->seconds, "answer add"};
    struct record_form form;
    int64_t batch = 0;
    bool show_it = false;
    if (answer == NULL)
        return err_set(page->err, "not enough memory");
    if (!take_typed(page, answer, &form, &show_it))
        return false;
    if (show_it)
        return show(page, answer, &form, true);
    record_form_put(&form, answer);
    const struct office_after after = {NULL, answer};
    switch (office_apply(page->office, &deed, &after, 1, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return go_saved(page, &form, batch);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}

bool page_answer_remove(struct page *page)
{
    const struct history_deed deed = {page->session->who, page->seconds, "answer remove"};
    struct store *store = page->office->store;
    if (find_answer(page) == NULL)
        return gone(page);
    if (!store_begin(store, &deed, page->err))
        return false;
    if (store_take_out(store, RECORD_ANSWER, page_id(page), page->err) != STORE_DONE) {
        store_rollback(store);
        return false;
    }
    return store_commit(store, page->err) &&
           page_go_saved(page, "/answers", store_batch(store), NULL);
}

static bool draw(struct page *page, const struct record *answer)
{
    const struct document *document = &page->office->document;
    struct moment now = moment_from_unix(page->seconds);
    if (document->list[RECORD_SITE].count == 0)
        return page_refuse(page, 404, message("There is no terminal yet"), "");
    const struct drawing_order order = {
        .document = document,
        .answer = answer,
        .site = record_id(document->list[RECORD_SITE].item[0]),
        .lang = "de",
        .theme = "light",
        .percent = 100,
        .w_px = 1024,
        .h_px = 600,
        .moment =
            arena_print(page->arena, "%04d-%02d-%02dT%02d:%02d", now.date.year,
                        now.date.month, now.date.day, now.minute / 60, now.minute % 60)};
    page->answer->type = "image/png";
    return drawing_make(page->office->drawing, page->arena, &order, &page->answer->body,
                        page->err);
}

/* What is kept, or nothing yet. */
static struct record *drawn(struct page *page)
{
    const struct record *answer = find_answer(page);
    struct record *copy;
    if (answer == NULL)
        return strcmp(page_id(page), "new") == 0 ? answer_page_new(page, NULL) : NULL;
    return record_copy(page->arena, answer, &copy) ? copy : NULL;
}

bool page_preview_answer(struct page *page)
{
    struct record *answer = drawn(page);
    return answer != NULL ? draw(page, answer) : gone(page);
}

/* What was typed and cannot stand there is left as it was. */
bool page_preview_answer_typed(struct page *page)
{
    struct record *answer = drawn(page);
    struct record_form form;
    if (answer == NULL)
        return gone(page);
    return record_form_of(page->arena, answer, NULL, &form, page->err) &&
           record_form_take(page->arena, &page->request->form, &form, page->err) &&
           record_form_put(&form, answer) && draw(page, answer);
}
