#include "command/linting.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/message.h"

const char *linting_level(bool error, enum rule_lang lang)
{
    static const char *const name[RULE_LANGS][2] = {
        [RULE_GERMAN] = {"Hinweis", "Fehler"}, [RULE_ENGLISH] = {"warning", "error"}};
    return name[lang][error];
}

const char *linting_advice(struct buf *out, struct arena *arena,
                           const struct rule_said *said, const char *proposal,
                           enum rule_lang lang)
{
    const char *advice = lint_advice(arena, said, proposal, lang);
    out->failed = out->failed || advice == NULL;
    return advice == NULL ? "" : advice;
}

static const char *met(enum plain_gate gate)
{
    static const char *const name[] = {"met", "near", "missed", "short"};
    return name[gate];
}

void linting_add_findings(struct buf *out, struct arena *arena,
                          const struct lint_findings *findings, enum rule_lang lang)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *one = &findings->item[i];
        buf_print(out, "%s: %s %s%s%s: ", linting_level(one->level == LINT_ERROR, lang),
                  one->kind, one->id, one->field[0] != '\0' ? " " : "", one->field);
        bool part = one->word != NULL && one->word[0] != '\0' &&
                    strlen(one->word) + 2 < strlen(one->sentence);
        if (part)
            buf_print(out, "\"%s\" in ", one->word);
        if (one->sentence[0] != '\0')
            buf_print(out, "\"%s\": ", one->sentence);
        buf_print(out, "%s (%s)\n",
                  linting_advice(out, arena, &one->said, one->proposal, lang),
                  rule_id(one->said.rule));
    }
}

void linting_add_findings_json(struct buf *out, struct arena *arena,
                               const struct lint_findings *findings, enum rule_lang lang)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *one = &findings->item[i];
        const char *const pair[][2] = {
            {"level", one->level == LINT_ERROR ? "error" : "warning"},
            {"rule", rule_id(one->said.rule)},
            {"kind", one->kind},
            {"id", one->id},
            {"field", one->field},
            {"sentence", one->sentence},
            {"advice", linting_advice(out, arena, &one->said, one->proposal, lang)},
            {"word", one->word},
            {"proposal", one->proposal}};
        buf_add_text(out, i == 0 ? "[\n {" : ",\n {");
        for (size_t k = 0; k < sizeof pair / sizeof pair[0]; k++) {
            if (pair[k][1] == NULL)
                continue;
            buf_print(out, "%s\"%s\": ", k == 0 ? "" : ", ", pair[k][0]);
            json_write_text(out, pair[k][1]);
        }
        buf_add_text(out, "}");
    }
    buf_add_text(out, findings->count == 0 ? "[]\n" : "\n]\n");
}

void linting_add_figures(struct buf *out, const struct plain_figures *figures)
{
    bool enough = figures->counts.words >= PLAIN_WORDS_FOR_FORMULAS;
    buf_print(out, message("%zu words, %zu sentences"), figures->counts.words,
              figures->counts.sentences);
    if (enough)
        buf_print(out, ", Amstad %.1f, WSTF1 %.1f, LIX %.1f", figures->amstad,
                  figures->wstf1, figures->lix);
    buf_print(out, message(", score %.1f"), figures->score);
    if (!enough)
        buf_add_text(out, message(", too short for the formulas"));
    for (int i = 0; i < PLAIN_GATES; i++)
        if (plain_gate_of(figures, i) == PLAIN_GATE_MISSED)
            buf_print(out, message(", %s missed"), plain_gate_name(i));
}

void linting_add_figures_json(struct buf *out, const struct plain_figures *figures)
{
    buf_print(out,
              "{\"words\": %zu, \"sentences\": %zu, \"amstad\": %.2f, \"wstf1\": %.2f, "
              "\"lix\": %.2f, \"score\": %.3f, \"gates\": {",
              figures->counts.words, figures->counts.sentences, figures->amstad,
              figures->wstf1, figures->lix, figures->score);
    for (int i = 0; i < PLAIN_GATES; i++)
        buf_print(out, "%s\"%s\": \"%s\"", i == 0 ? "" : ", ", plain_gate_name(i),
                  met(plain_gate_of(figures, i)));
    buf_add_text(out, "}}");
}

void linting_add_all_figures(struct buf *out, const struct lint_findings *findings,
                             bool json)
{
    for (size_t i = 0; i < findings->figure_count; i++) {
        const struct lint_figure *one = &findings->figure[i];
        if (!json) {
            buf_print(out, "%s %s (%s): ", one->kind, one->id, one->lang);
            linting_add_figures(out, &one->figures);
            buf_add_text(out, "\n");
            continue;
        }
        buf_print(out, "%s {\"kind\": \"%s\", \"id\": ", i == 0 ? "[\n" : ",\n",
                  one->kind);
        json_write_text(out, one->id);
        buf_print(out, ", \"lang\": \"%s\", \"figures\": ", one->lang);
        linting_add_figures_json(out, &one->figures);
        buf_add_text(out, "}");
    }
    if (json)
        buf_add_text(out, findings->figure_count == 0 ? "[]\n" : "\n]\n");
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a;
    double other = *(const double *)b;
    return (one > other) - (one < other);
}

void linting_add_summary(struct buf *out, const struct lint_findings *findings)
{
    static const char *const name[] = {"Amstad", "WSTF1", "LIX", MESSAGE("score")};
    double *value = malloc((findings->figure_count + 1) * sizeof *value);
    size_t count = 0;
    for (size_t i = 0; i < findings->figure_count; i++)
        count += findings->figure[i].figures.counts.words >= PLAIN_WORDS_FOR_FORMULAS;
    if (value == NULL || count == 0) {
        free(value);
        return;
    }
    buf_print(out, message("%zu texts of 20 words and more; in the middle:"), count);
    for (int k = 0; k < 4; k++) {
        size_t at = 0;
        for (size_t i = 0; i < findings->figure_count; i++) {
            const struct plain_figures *one = &findings->figure[i].figures;
            if (one->counts.words >= PLAIN_WORDS_FOR_FORMULAS)
                value[at++] = k == 0   ? one->amstad
                              : k == 1 ? one->wstf1
                              : k == 2 ? one->lix
                                       : one->score;
        }
        qsort(value, count, sizeof *value, compare);
        buf_print(out, "%s %s %.1f", k == 0 ? "" : ",", message(name[k]),
                  value[count / 2]);
    }
    buf_add_text(out, "\n");
    free(value);
}
