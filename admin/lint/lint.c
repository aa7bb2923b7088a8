#include "lint/lint.h"

#include "lint/lint_gaps.h"
#include "lint/lint_plain.h"

bool lint_one(struct arena *arena, const struct document *document,
              const struct record *record, const struct plain_book *book,
              struct date today, struct lint_findings *out, struct err *err)
{
    return (lint_plain(arena, record, book, out) &&
            lint_gaps_record(arena, document, record, today, out)) ||
           err_set(err, "not enough memory");
}

bool lint_document(struct arena *arena, const struct document *document,
                   const struct plain_book *book, struct date today,
                   struct lint_findings *out, struct err *err)
{
    bool ok = true;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; ok && i < document->list[kind].count; i++)
            ok = lint_plain(arena, document->list[kind].item[i], book, out);
    return (ok && lint_gaps_document(arena, document, book->lexicon, today, out)) ||
           err_set(err, "not enough memory");
}
