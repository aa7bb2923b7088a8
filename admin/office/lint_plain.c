#include "lint_plain.h"

#include <string.h>

#include "base/buf.h"

/* One text of a record with what begins where. */
struct page {
    struct arena *arena; /* of this text alone */
    struct buf text;
    struct plain_span *span;
    const char **field; /* of each span */
    size_t count;
    size_t room;
    bool failed;
};

/* Words that visitors read: those that may be translated, and an answer's. */
static bool for_people(const struct record *record, const struct field *field)
{
    return field->translated ||
           (record->kind == RECORD_ANSWER && field->type == FIELD_TEXT);
}

static enum plain_kind kind_of(const struct field *field)
{
    if (strcmp(field->name, "name") == 0)
        return PLAIN_TITLE;
    bool item =
        strcmp(field->name, "what_you_bring") == 0 || strcmp(field->name, "cost") == 0;
    return item ? PLAIN_ITEM : PLAIN_PROSE;
}

static void add_words(struct page *page, enum plain_kind kind, const char *field,
                      const char *text)
{
    if (page->count == page->room) {
        size_t room = page->room == 0 ? 32 : page->room * 2;
        struct plain_span *span = arena_take_array(page->arena, room, sizeof *span);
        const char **name = arena_take_array(page->arena, room, sizeof *name);
        if (span == NULL || name == NULL) {
            page->failed = true;
            return;
        }
        if (page->count > 0) {
            memcpy(span, page->span, page->count * sizeof *span);
            memcpy(name, page->field, page->count * sizeof *name);
        }
        page->span = span;
        page->field = name;
        page->room = room;
    }
    page->failed = page->failed || field == NULL;
    page->span[page->count] = (struct plain_span){page->text.len, kind};
    page->field[page->count++] = field;
    buf_print(&page->text, "%s\n\n", text);
}

static void add_value(struct page *page, const char *before, const struct field *field,
                      const struct value *value)
{
    if (!field_is_list(field)) {
        if (strcmp(value->text, "free") != 0) /* a word of ours: costs nothing */
            add_words(page, kind_of(field),
                      arena_print(page->arena, "%s%s", before, field->name), value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++)
        add_words(page, kind_of(field),
                  arena_print(page->arena, "%s%s[%zu]", before, field->name, i),
                  value->list.item[i]);
}

static const char *field_at(const struct page *page, size_t byte)
{
    const char *field = "";
    for (size_t i = 0; i < page->count && page->span[i].start <= byte; i++)
        field = page->field[i];
    return field;
}

static bool take_finding(struct arena *arena, const struct page *page,
                         const struct record *record, const struct plain_finding *one,
                         struct lint_findings *out)
{
    const char *text = page->text.bytes;
    bool whole = one->sentence_len == 0;
    struct lint_finding finding = {
        .level = one->error ? LINT_ERROR : LINT_WARNING,
        .rule = one->rule,
        .field = whole ? "" : arena_copy(arena, field_at(page, one->start)),
        .sentence =
            whole ? "" : arena_copy_len(arena, text + one->sentence, one->sentence_len),
        .advice = one->proposal == NULL
                      ? arena_copy(arena, one->advice)
                      : arena_print(arena, "%s: %s", one->advice, one->proposal),
        .word = whole ? "" : arena_copy_len(arena, text + one->start, one->len),
        .proposal = one->proposal};
    return finding.word != NULL && lint_add(arena, out, record, finding);
}

static bool add_figure(struct arena *arena, struct lint_findings *out,
                       struct lint_figure figure)
{
    if (out->figure_count == out->figure_room) {
        size_t room = out->figure_room == 0 ? 64 : out->figure_room * 2;
        struct lint_figure *item = arena_take_array(arena, room, sizeof *item);
        if (item == NULL)
            return false;
        if (out->figure_count > 0)
            memcpy(item, out->figure, out->figure_count * sizeof *item);
        out->figure = item;
        out->figure_room = room;
    }
    out->figure[out->figure_count++] = figure;
    return true;
}

static bool lint_page(struct arena *arena, struct page *page, const struct record *record,
                      const char *lang, const struct plain_book *book,
                      struct lint_findings *out)
{
    struct plain_options options = {.level = strcmp(lang, "de") == 0 ? PLAIN_EINFACH
                                                                     : PLAIN_LEICHT,
                                    .names = record_text(record, "provider"),
                                    .span = page->span,
                                    .span_count = page->count};
    struct plain_findings findings = {0};
    struct lint_figure figure = {
        .kind = record_kind_name(record->kind), .id = record_id(record), .lang = lang};
    if (page->failed || page->text.failed)
        return false;
    if (page->count == 0)
        return true;
    if (!plain_find(page->arena, book, page->text.bytes, &options, &findings,
                    &figure.figures))
        return false;
    for (size_t i = 0; i < findings.count; i++)
        if (!take_finding(arena, page, record, &findings.item[i], out))
            return false;
    return figure.figures.counts.words == 0 || add_figure(arena, out, figure);
}

/* Of German and its levels alone. */
static bool is_german(const char *lang)
{
    return strncmp(lang, "de", 2) == 0 && (lang[2] == '-' || lang[2] == '\0');
}

bool lint_plain(struct arena *arena, const struct record *record,
                const struct plain_book *book, struct lint_findings *out)
{
    struct arena own = {0};
    struct page page = {.arena = &own};
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (record->value[i].set && for_people(record, &field[i]))
            add_value(&page, "", &field[i], &record->value[i]);
    bool ok = lint_page(arena, &page, record, "de", book, out);
    for (size_t t = 0; t < record->translation_count && ok; t++) {
        const struct translation *translation = &record->translation[t];
        if (!is_german(translation->lang))
            continue;
        const char *before = arena_print(&own, "text.%s.", translation->lang);
        buf_reset(&page.text);
        page.count = 0;
        page.failed = page.failed || before == NULL;
        for (size_t i = 0; i < count && !page.failed; i++)
            if (translation->value[i].set)
                add_value(&page, before, &field[i], &translation->value[i]);
        ok = lint_page(arena, &page, record, translation->lang, book, out);
    }
    buf_free(&page.text);
    arena_free(&own);
    return ok;
}
