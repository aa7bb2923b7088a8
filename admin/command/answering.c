#include "command/answering.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/share.h"
#include "command/linting.h"
#include "lint/lint_reply.h"
#include "reports/ledger_asked.h"

/* What is hard in it goes to stderr. */
static bool tell_findings(struct arena *arena, const char *text,
                          const struct plain_findings *findings, struct err *err)
{
    struct buf out = {0};
    for (size_t i = 0; i < findings->count; i++) {
        const struct plain_finding *one = &findings->item[i];
        buf_print(
            &out, "%s: \"%.*s\": %s (%s)\n",
            linting_level(one->error, rule_lang_of_reader()), (int)one->len,
            text + one->start,
            linting_advice(&out, arena, &one->said, one->proposal, rule_lang_of_reader()),
            rule_id(one->said.rule));
    }
    fputs(out.len > 0 ? out.bytes : "", stderr);
    bool ok = !out.failed || err_set(err, "not enough memory");
    buf_free(&out);
    return ok;
}

static bool may_say(struct arena *arena, const char *text, bool anyway, struct err *err)
{
    char words[SHARE_PATH];
    struct plain_book book;
    struct lint_reply reply;
    if (!plain_book_open(arena, share_path("assets/content/amtsdeutsch.tsv", words),
                         &book, err) ||
        !lint_reply(arena, &book, text, &reply, err))
        return false;
    if (reply.telltale != NULL && !anyway)
        return err_set(err,
                       "this looks like %s, and an answer must not say whom it is for; "
                       "with --anyway it is taken as it is",
                       reply.telltale);
    return tell_findings(arena, text, &reply.findings, err) &&
           (reply.errors == 0 || anyway ||
            err_set(err, "say it in plain words; with --anyway it is taken as it is"));
}

bool answering_run(struct ledger *ledger, struct arena *arena, const char *id,
                   const char *text, bool anyway, struct err *err)
{
    const char *called = NULL;
    bool empty = text[strspn(text, " ")] == '\0';
    if (!empty && !may_say(arena, text, anyway, err))
        return false;
    if (!ledger_answer(ledger, arena, id, empty ? NULL : text, &called, err))
        return false;
    if (empty)
        printf(message("%s: its answer is taken back\n"), called);
    else
        printf(message("%s is answered; the next bundle brings it\n"), called);
    return true;
}
