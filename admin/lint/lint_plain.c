#include "lint/lint_plain.h"

#include "base/array.h"
#include "lint/lint_german.h"

static bool take_finding(struct arena *arena, const struct lint_german *german,
                         const struct plain_finding *one, struct lint_findings *out)
{
    const char *text = german->text.bytes;
    bool whole = one->sentence_len == 0;
    struct lint_finding finding = {
        .level = one->error ? LINT_ERROR : LINT_WARNING,
        .said = one->said,
        .field =
            whole ? ""
                  : arena_copy(arena,
                               german->place[lint_german_place(german, one->start)].name),
        .sentence =
            whole ? "" : arena_copy_len(arena, text + one->sentence, one->sentence_len),
        .word = whole ? "" : arena_copy_len(arena, text + one->start, one->len),
        .proposal = one->proposal};
    return finding.word != NULL && rule_keep(arena, &finding.said) &&
           lint_add(arena, out, german->record, finding);
}

static bool add_figure(struct arena *arena, struct lint_findings *out,
                       struct lint_figure figure)
{
    struct lint_figure *item = array_room(arena, out->figure, out->figure_count,
                                          &out->figure_room, sizeof *item);
    if (item == NULL)
        return false;
    out->figure = item;
    out->figure[out->figure_count++] = figure;
    return true;
}

static bool take_german(struct arena *arena, const struct lint_german *german,
                        const struct plain_book *book, struct lint_findings *out)
{
    struct plain_findings findings = {0};
    struct lint_figure figure = {.kind = record_kind_name(german->record->kind),
                                 .id = record_id(german->record),
                                 .lang = german->lang};
    if (!lint_german_find(german, book, &findings, &figure.figures))
        return false;
    for (size_t i = 0; i < findings.count; i++)
        if (!take_finding(arena, german, &findings.item[i], out))
            return false;
    return figure.figures.counts.words == 0 || add_figure(arena, out, figure);
}

bool lint_plain(struct arena *arena, const struct record *record,
                const struct plain_book *book, struct lint_findings *out)
{
    struct arena own = {0};
    struct lint_german german = {.arena = &own, .record = record};
    bool ok = true;
    while (ok && lint_german_next(&german))
        ok = take_german(arena, &german, book, out);
    ok = ok && !german.failed;
    lint_german_free(&german);
    arena_free(&own);
    return ok;
}
