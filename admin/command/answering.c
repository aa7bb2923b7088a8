#include "command/answering.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/share.h"
#include "base/utf8.h"
#include "command/linting.h"
#include "core/report.h"
#include "lint/lint_telltale.h"
#include "reports/ledger_asked.h"

/* One line of UTF-8 that fits. */
static bool text_fits(const char *text, struct err *err)
{
    size_t len = strlen(text);
    if (!utf8_valid(text, len, NULL))
        return err_set(err, "the answer is not UTF-8");
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return err_set(err, "the answer must be one line");
    return (len < REPORT_TEXT_LEN && utf8_length(text) <= REPORT_TEXT_CHARS) ||
           err_set(err, "the answer has %zu characters, more than %d", utf8_length(text),
                   REPORT_TEXT_CHARS);
}

static bool tells_nobody(struct arena *arena, const char *text, struct err *err)
{
    const char *what = lint_telltale(arena, text);
    return what == NULL ||
           err_set(err,
                   "this looks like %s, and an answer must not say whom it is for; with "
                   "--anyway it is taken as it is",
                   what);
}

/* What is hard in it goes to stderr. */
static bool is_plain(struct arena *arena, const char *text, size_t *errors_out,
                     struct err *err)
{
    char words[SHARE_PATH];
    struct plain_book book;
    struct plain_options options = {.level = PLAIN_EINFACH};
    struct plain_findings findings = {0};
    struct plain_figures figures;
    struct buf out = {0};
    if (!plain_book_open(arena, share_path("assets/content/amtsdeutsch.tsv", words),
                         &book, err))
        return false;
    bool ok = plain_find(arena, &book, text, &options, &findings, &figures);
    for (size_t i = 0; ok && i < findings.count; i++) {
        const struct plain_finding *one = &findings.item[i];
        *errors_out += one->error;
        buf_print(
            &out, "%s: \"%.*s\": %s (%s)\n",
            linting_level(one->error, rule_lang_of_reader()), (int)one->len,
            text + one->start,
            linting_advice(&out, arena, &one->said, one->proposal, rule_lang_of_reader()),
            rule_id(one->said.rule));
    }
    fputs(out.len > 0 ? out.bytes : "", stderr);
    ok = (ok && !out.failed) || err_set(err, "not enough memory");
    buf_free(&out);
    return ok;
}

bool answering_run(struct ledger *ledger, struct arena *arena, const char *id,
                   const char *text, bool anyway, struct err *err)
{
    const char *called = NULL;
    bool empty = text[strspn(text, " ")] == '\0';
    size_t errors = 0;
    if (!empty &&
        (!text_fits(text, err) || (!anyway && !tells_nobody(arena, text, err)) ||
         !is_plain(arena, text, &errors, err)))
        return false;
    if (errors > 0 && !anyway)
        return err_set(err, "say it in plain words; with --anyway it is taken as it is");
    if (!ledger_answer(ledger, arena, id, empty ? NULL : text, &called, err))
        return false;
    if (empty)
        printf(message("%s: its answer is taken back\n"), called);
    else
        printf(message("%s is answered; the next bundle brings it\n"), called);
    return true;
}
