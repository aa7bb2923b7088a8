#include "pages/advice.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "formats/loose/hours_told.h"
#include "lint/lint.h"
#include "pages/choice_words.h"

static bool find_fixes(struct page *page, struct record *record, struct advice *out)
{
    if (record->kind != RECORD_OFFER)
        return true;
    struct lint_fix_books *books = office_fix_books(page->office, page->err);
    return books != NULL && (lint_fix_find(page->arena, record, books, &out->fixes) ||
                             err_set(page->err, "not enough memory"));
}

bool advice_kept(struct page *page, const struct record *record, struct advice *out)
{
    struct record *copy;
    *out = (struct advice){.record = record, .findings = &page->office->findings};
    return (record_copy(page->arena, record, &copy) ||
            err_set(page->err, "not enough memory")) &&
           find_fixes(page, copy, out);
}

bool advice_typed(struct page *page, struct record *record, struct advice *out)
{
    struct lint_findings *findings = arena_take(page->arena, sizeof *findings);
    *out = (struct advice){.record = record, .findings = findings};
    return (findings != NULL || err_set(page->err, "not enough memory")) &&
           lint_one(page->arena, &page->office->document, record, &page->office->book,
                    page->today, findings, page->err) &&
           find_fixes(page, record, out);
}

/* "steps", "steps[2]" are of the field "steps". */
static bool is_of(const char *name, const char *field)
{
    size_t len = strlen(field);
    return strncmp(name, field, len) == 0 && (name[len] == '\0' || name[len] == '[');
}

static bool is_about(const struct lint_finding *finding, const struct record *record,
                     const char *field)
{
    return finding->id != NULL && strcmp(finding->id, record_id(record)) == 0 &&
           is_of(finding->field, field);
}

/* A finding that a proposal mends is told by the proposal. */
static bool is_mended(const struct advice *advice, const struct lint_finding *finding)
{
    for (size_t i = 0; i < advice->fixes.count; i++) {
        const struct lint_fix *fix = &advice->fixes.item[i];
        if (fix->choices > 0 && fix->level == 0 && fix->said.rule == finding->said.rule &&
            strcmp(fix->name, finding->field) == 0)
            return true;
    }
    return false;
}

static enum rule_lang advice_lang(void)
{
    return strcmp(message_lang(), "de") == 0 ? RULE_GERMAN : RULE_ENGLISH;
}

static bool add_fix(struct page *page, const struct lint_fix *fix)
{
    const char *advice =
        lint_advice(page->arena, &fix->said, fix->proposal, advice_lang());
    const char *before = arena_copy_len(page->arena, fix->sentence, fix->at);
    const char *gone = arena_copy_len(page->arena, fix->sentence + fix->at, fix->len);
    if (!PAGE_ADD(page, "fix", {"words", advice, false}, {"before", before, false},
                  {"gone", gone, false},
                  {"new", fix->choices == 1 ? fix->choice[0] : "", false},
                  {"after", fix->sentence + fix->at + fix->len, false}))
        return false;
    for (size_t i = 0; i < fix->choices; i++)
        if (!PAGE_ADD(
                page, "fix take",
                {"value", arena_print(page->arena, "%s %zu", fix->key, i), false},
                {"words", fix->choices == 1 ? message("Take it") : fix->choice[i], false},
                {"new", fix->choice[i], false}))
            return false;
    return page_add(page, "fix end", NULL, 0);
}

/* How opening hours are understood, as a week; none, where one makes an appointment. */
static bool add_hours(struct page *page, const struct advice *advice,
                      const struct record_form_field *field)
{
    struct buf told = {0};
    const char *hours = field->value.text;
    const char *access = offer_text(advice->record, OFFER_ACCESS);
    bool asked = access != NULL && strcmp(access, "appointment") == 0 &&
                 field->row->field == OFFER_HOURS;
    if (field->refused != NULL || (!field->value.set && !asked))
        return true;
    if (!field->value.set)
        return PAGE_ADD(page, "understood",
                        {"words",
                         arena_print(page->arena, message("no fixed hours, %s"),
                                     choice_words(access)),
                         false});
    hours_told(hours, page->today, &told);
    const char *words = told.len > 0 ? arena_copy(page->arena, told.bytes) : NULL;
    buf_free(&told);
    return words == NULL || PAGE_ADD(page, "understood", {"words", words, false});
}

bool advice_add(struct page *page, const struct advice *advice,
                const struct record_form_field *field)
{
    for (size_t i = 0; i < advice->findings->count; i++) {
        const struct lint_finding *finding = &advice->findings->item[i];
        if (!is_about(finding, advice->record, field->name) || is_mended(advice, finding))
            continue;
        const char *words =
            lint_advice(page->arena, &finding->said, finding->proposal, advice_lang());
        if (!PAGE_ADD(page, finding->level == LINT_ERROR ? "error" : "hint",
                      {"words", words, false}, {"sentence", finding->sentence, false}))
            return false;
    }
    for (size_t i = 0; i < advice->fixes.count; i++) {
        const struct lint_fix *fix = &advice->fixes.item[i];
        if (fix->choices > 0 && fix->level == 0 && is_of(fix->name, field->name) &&
            !add_fix(page, fix))
            return false;
    }
    bool hours =
        strcmp(field->name, "hours") == 0 || strcmp(field->name, "phone_hours") == 0;
    return !hours || add_hours(page, advice, field);
}

size_t advice_count(const struct advice *advice, const struct record_form *form)
{
    size_t count = 0;
    for (size_t i = 0; i < advice->findings->count; i++)
        for (size_t k = 0; k < form->count; k++)
            count +=
                is_about(&advice->findings->item[i], advice->record, form->field[k].name);
    return count;
}

bool advice_take(struct page *page, const struct record *record, const char *proposal,
                 struct record_form *form, bool *taken)
{
    struct advice advice = {0};
    struct document changed = {0};
    struct record *copy;
    size_t len = strcspn(proposal, " ");
    unsigned long choice = strtoul(proposal + len, NULL, 10);
    *taken = false;
    if (!record_copy(page->arena, record, &copy))
        return err_set(page->err, "not enough memory");
    record_form_put(form, copy);
    if (!find_fixes(page, copy, &advice))
        return false;
    for (size_t i = 0; i < advice.fixes.count && !*taken; i++) {
        const struct lint_fix *fix = &advice.fixes.item[i];
        *taken = strlen(fix->key) == len && memcmp(fix->key, proposal, len) == 0 &&
                 choice < fix->choices &&
                 lint_fix_accept(&advice.fixes, i, fix->choice[choice]);
    }
    return !*taken || (lint_fix_apply(page->arena, &advice.fixes, &changed, page->err) &&
                       record_form_fill(page->arena, copy, form, page->err));
}
