#include <stdio.h>
#include <string.h>

#include "base/share.h"
#include "base/message.h"
#include "command/cmd.h"
#include "command/fixing.h"
#include "command/linting.h"
#include "lint/lint_texts.h"
#include "command/workspace.h"

enum { WORDS_MOST = 10000 };

struct asked {
    bool json;
    bool figures;
    bool lines;
    bool leicht;
    bool fix;
    bool rules;
    const char *text;
    const char *explain;
    const char *lang;
    const char *accept, *list; /* see fixing.h */
};

static enum rule_lang lang_of(const struct asked *asked)
{
    return asked->lang == NULL              ? rule_lang_of_reader()
           : strcmp(asked->lang, "de") == 0 ? RULE_GERMAN
                                            : RULE_ENGLISH;
}

static size_t count_errors(const struct lint_findings *findings)
{
    size_t errors = 0;
    for (size_t i = 0; i < findings->count; i++)
        errors += findings->item[i].level == LINT_ERROR;
    return errors;
}

static bool print(const struct asked *asked, struct arena *arena,
                  const struct lint_findings *findings)
{
    struct buf out = {0};
    size_t errors = count_errors(findings);
    if (asked->figures)
        linting_add_all_figures(&out, findings, asked->json);
    else if (asked->json)
        linting_add_findings_json(&out, arena, findings, lang_of(asked));
    else
        linting_add_findings(&out, arena, findings, lang_of(asked));
    if (!asked->json) {
        linting_add_summary(&out, findings);
        buf_print(&out, message("%zu errors, %zu warnings\n"), errors,
                  findings->count - errors);
    }
    bool ok = !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len;
    buf_free(&out);
    return ok;
}

static enum cmd_result of_workspace(struct cmd_context *context,
                                    const struct asked *asked, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    struct plain_book book;
    struct termbase terms;
    struct lint_findings findings = {0};
    char path[SHARE_PATH];
    bool ok = workspace_open(context, &store, err) &&
              store_load(store, &arena, &document, err) &&
              plain_book_open(&arena, share_path("assets/content/amtsdeutsch.tsv", path),
                              &book, err) &&
              termbase_open(&arena, share_path("assets/content/terms.tsv", path), &terms,
                            err) &&
              lint_document(&arena, &document, &book, context->today, &findings, err) &&
              (lint_texts(&arena, &document, &terms, &findings) ||
               err_set(err, "not enough memory"));
    size_t errors = count_errors(&findings);
    ok = ok && (print(asked, &arena, &findings) ||
                err_set(err, "the output could not be written"));
    arena_free(&arena);
    store_close(store);
    if (!ok)
        return CMD_COULD_NOT;
    return errors > 0 ? CMD_NO : CMD_DONE;
}

/* What belongs together. */
static bool check_records(const struct asked *asked, const struct fixing *fixing,
                          int words, struct err *err)
{
    if (asked->fix || fixing->accept != NULL || fixing->list != NULL || words > 0)
        return err_set(err, "ids, --accept and --accept-list belong to --fix, which goes "
                            "with --json alone");
    if (asked->text == NULL && (asked->lines || asked->leicht))
        return err_set(
            err, "--jsonl and --leicht say how --text FILE is read; say which FILE");
    if (asked->lang != NULL && strcmp(asked->lang, "de") != 0 &&
        strcmp(asked->lang, "en") != 0)
        return err_set(err, "--lang %s: findings are said in de or in en", asked->lang);
    if ((asked->rules || asked->explain != NULL) &&
        (asked->figures || asked->text != NULL || asked->lang != NULL ||
         (asked->rules && asked->explain != NULL)))
        return err_set(err, "--rules and --explain ID go with --json alone");
    return true;
}

static enum cmd_result of_text(const struct asked *asked, struct err *err)
{
    size_t errors = 0;
    const struct linting_text of = {.path = asked->text,
                                    .level = asked->leicht ? PLAIN_LEICHT : PLAIN_EINFACH,
                                    .lines = asked->lines,
                                    .json = asked->json,
                                    .lang = lang_of(asked)};
    if (!linting_of_text(&of, &errors, err))
        return CMD_COULD_NOT;
    return errors > 0 ? CMD_NO : CMD_DONE;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct asked *asked = context->options;
    const struct fixing fixing = {
        .accept = asked->accept, .list = asked->list, .json = asked->json};
    if (asked->fix && !asked->figures && !asked->rules && asked->text == NULL &&
        asked->explain == NULL && asked->lang == NULL)
        return fixing_run(context, &fixing, err);
    if (!check_records(asked, &fixing, context->count, err))
        return CMD_COULD_NOT;
    if (asked->rules)
        return linting_list_rules(asked->json, err) ? CMD_DONE : CMD_COULD_NOT;
    if (asked->explain != NULL)
        return linting_explain(asked->explain, asked->json, err) ? CMD_DONE
                                                                 : CMD_COULD_NOT;
    return asked->text == NULL ? of_workspace(context, asked, err) : of_text(asked, err);
}

static const struct option_row options[] = {
    OPTION_FLAG(struct asked, json, "json", "the same as JSON, for programs"),
    OPTION_FLAG(struct asked, figures, "figures",
                "how plain each offer is, in figures, and its score"),
    OPTION_FLAG(struct asked, fix, "fix", "propose what a machine can mend"),
    OPTION_WORD(struct asked, accept, "accept", "all|hyphens|words|numbers",
                "--fix: mend these, and ask nobody"),
    OPTION_WORD(struct asked, list, "accept-list", "FILE",
                "--fix: mend what this edited list names"),
    OPTION_WORD(struct asked, text, "text", "FILE",
                "look at any text, - is the standard input; needs no workspace"),
    OPTION_FLAG(struct asked, lines, "jsonl", "--text: a text a line, as JSON"),
    OPTION_FLAG(struct asked, leicht, "leicht",
                "--text: by the rules of Leichte Sprache"),
    OPTION_WORD(struct asked, lang, "lang", "de|en",
                "the language that findings are said in, else that of all messages"),
    OPTION_FLAG(struct asked, rules, "rules", "list the rules"),
    OPTION_WORD(struct asked, explain, "explain", "RULE",
                "say why this rule is one, with examples"),
};

const struct cmd cmd_lint = {
    .help =
        {.name = "lint",
         .form = {MESSAGE("[--figures] [--json] [--lang de|en]"),
                  MESSAGE("--fix [--accept KIND] [--accept-list FILE] [--json] [ID...]"),
                  MESSAGE("--text FILE|- [--jsonl] [--leicht] [--json] [--lang de|en]"),
                  MESSAGE("--rules [--json]"), MESSAGE("--explain RULE [--json]")},
         .summary = MESSAGE("look for hard German and for gaps in the data; mend what a "
                            "machine can"),
         CMD_OPTIONS(options)},
    .most = WORDS_MOST,
    .options_size = sizeof(struct asked),
    .run = run,
};
