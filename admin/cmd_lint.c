#include <stdio.h>

#include "base/share.h"
#include "cmd.h"
#include "office/export_json.h"
#include "office/lint.h"
#include "options.h"
#include "workspace.h"

static const char *level_name(enum lint_level level)
{
    return level == LINT_ERROR ? "error" : "warning";
}

static void print_text(const struct lint_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *one = &findings->item[i];
        printf("%s: %s %s%s%s: ", level_name(one->level), one->kind, one->id,
               one->field[0] != '\0' ? " " : "", one->field);
        if (one->sentence[0] != '\0')
            printf("\"%s\": ", one->sentence);
        printf("%s (%s)\n", one->advice, one->rule);
    }
}

static bool print_json(const struct lint_findings *findings)
{
    struct buf out = {0};
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *one = &findings->item[i];
        const char *const pair[][2] = {{"level", level_name(one->level)},
                                       {"rule", one->rule},
                                       {"kind", one->kind},
                                       {"id", one->id},
                                       {"field", one->field},
                                       {"sentence", one->sentence},
                                       {"advice", one->advice}};
        buf_add_text(&out, i == 0 ? "[\n {" : ",\n {");
        for (size_t k = 0; k < sizeof pair / sizeof pair[0]; k++) {
            buf_print(&out, "%s\"%s\": ", k == 0 ? "" : ", ", pair[k][0]);
            export_json_string(&out, pair[k][1]);
        }
        buf_add_text(&out, "}");
    }
    buf_add_text(&out, findings->count == 0 ? "[]\n" : "\n]\n");
    bool ok = !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len;
    buf_free(&out);
    return ok;
}

static size_t count_errors(const struct lint_findings *findings)
{
    size_t errors = 0;
    for (size_t i = 0; i < findings->count; i++)
        errors += findings->item[i].level == LINT_ERROR;
    return errors;
}

enum cmd_result cmd_lint(struct cmd_context *context, struct err *err)
{
    bool json = false;
    const struct option rows[] = {{"--json", NULL, &json}};
    if (!options_read(context->argument, &context->count, rows, 1, 0, 0, err))
        return CMD_COULD_NOT;
    struct author *author = NULL;
    struct arena arena = {0};
    struct document document = {0};
    struct lint_words words = {0};
    struct lint_findings findings = {0};
    char path[SHARE_PATH];
    bool ok = workspace_open(context, &author, err) &&
              author_load(author, &arena, &document, err) &&
              lint_words_read(&arena, share_path("assets/content/amtsdeutsch.tsv", path),
                              &words, err) &&
              lint_document(&arena, &document, &words, context->today, &findings, err);
    size_t errors = count_errors(&findings);
    if (ok && json)
        ok = print_json(&findings) || err_set(err, "the output could not be written");
    else if (ok)
        print_text(&findings);
    if (ok && !json)
        printf("%zu errors, %zu warnings\n", errors, findings.count - errors);
    arena_free(&arena);
    author_close(author);
    if (!ok)
        return CMD_COULD_NOT;
    return errors > 0 ? CMD_NO : CMD_DONE;
}
