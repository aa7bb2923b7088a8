#include <string.h>

#include "base/message.h"
#include "lint/lint_finding.h"
#include "lint/lint_reply.h"
#include "pages/barrier_words.h"
#include "pages/route.h"
#include "reports/ledger_asked.h"

/* The answer to one who asked what became of her report: she finds it with her three
 * words, and nobody else does. The same as the command reports answer. */

struct reply {
    struct ledger_row *row;
    const char *text; /* as it was typed */
    struct lint_reply lint;
    const char *refused; /* NULL: it may be sent, or was not looked at yet */
    bool looked;
};

static bool find_row(struct page *page, struct reply *out)
{
    const struct ledger_filter filter = {.id = page_id(page)};
    size_t count = 0;
    *out = (struct reply){.text = ""};
    if (!ledger_list(page->office->ledger, page->arena, &filter, &out->row, &count,
                     page->err))
        return false;
    if (count != 1 || out->row->asks == LEDGER_ASKS_NOT)
        out->row = NULL;
    return true;
}

static const char *group_of(struct page *page, const struct ledger_row *row)
{
    return row->offer != NULL ? arena_print(page->arena, "%s.%s", row->offer, row->step)
                              : arena_print(page->arena, ".%s.%s", row->site, row->step);
}

static bool add_findings(struct page *page, const struct reply *reply)
{
    enum rule_lang lang = strcmp(message_lang(), "de") == 0 ? RULE_GERMAN : RULE_ENGLISH;
    for (size_t i = 0; i < reply->lint.findings.count; i++) {
        const struct plain_finding *one = &reply->lint.findings.item[i];
        const char *words = lint_advice(page->arena, &one->said, one->proposal, lang);
        if (!PAGE_ADD(page, one->error ? "error" : "hint",
                      {"sentence",
                       arena_copy_len(page->arena, reply->text + one->start, one->len),
                       false},
                      {"words", words, false}))
            return false;
    }
    return true;
}

static bool show(struct page *page, const struct reply *reply)
{
    const struct ledger_row *row = reply->row;
    const struct template_value value[] = {
        {"id", row->id, false},
        {"group", group_of(page, row), false},
        {"token", page->session->token, false},
        {"text", reply->text, false},
        {"place",
         row->offer != NULL ? barrier_name(page, RECORD_OFFER, row->offer)
                            : barrier_name(page, RECORD_SITE, row->site),
         false},
        {"step", barrier_step(row->step), false},
        {"month", barrier_month(page, row->month), false},
        {"state", barrier_state(row->state), false},
        {"tint", barrier_state_tint(row->state), false},
    };
    const size_t count = sizeof value / sizeof value[0];
    return page_begin(page, "barriers", message("Answer to one family")) &&
           page_add(page, "reply", value, count) &&
           (reply->refused == NULL ||
            PAGE_ADD(page, "error", {"words", reply->refused, false},
                     {"sentence", "", false})) &&
           add_findings(page, reply) &&
           (!reply->looked || page_add(page, "reply anyway", NULL, 0)) &&
           page_add(page, "reply end", value, count) && page_end(page);
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("There is nobody to answer"),
                       message("This family has not asked for an answer."));
}

bool page_reply(struct page *page)
{
    struct reply reply;
    if (!find_row(page, &reply))
        return false;
    return reply.row != NULL ? show(page, &reply) : gone(page);
}

/* Whether it may be sent as it is; says what is against it. */
static bool may_send(struct page *page, struct reply *reply)
{
    struct err why = {""};
    bool anyway = http_find(&page->request->form, "anyway") != NULL;
    if (!lint_reply(page->arena, &page->office->book, reply->text, &reply->lint, &why)) {
        reply->refused = arena_copy(page->arena, why.text);
        return false;
    }
    reply->looked = reply->lint.telltale != NULL || reply->lint.errors > 0;
    if (reply->lint.telltale != NULL)
        reply->refused = arena_print(
            page->arena, message("This looks like %s. It must not say whom it is for."),
            reply->lint.telltale);
    return anyway || !reply->looked;
}

bool page_reply_save(struct page *page)
{
    const char *typed = http_find(&page->request->form, "text");
    struct reply reply;
    const char *id = NULL;
    if (!find_row(page, &reply))
        return false;
    if (reply.row == NULL)
        return gone(page);
    reply.text = typed != NULL ? typed : "";
    bool empty = reply.text[strspn(reply.text, " ")] == '\0';
    if (!empty && !may_send(page, &reply)) {
        page->answer->status = 422;
        return show(page, &reply);
    }
    if (!ledger_answer(page->office->ledger, page->arena, reply.row->hash,
                       empty ? NULL : reply.text, &id, page->err))
        return false;
    return page_go(page, arena_print(page->arena, "/barrier/%s?said=%s",
                                     group_of(page, reply.row),
                                     empty ? "unanswered" : "answered"));
}
