#include "lint/lint_page.h"

#include <string.h>

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

static void add_words(struct lint_page *page, enum plain_kind kind,
                      struct lint_place place, const char *text)
{
    if (page->count == page->room) {
        size_t room = page->room == 0 ? 32 : page->room * 2;
        struct plain_span *span = arena_take_array(page->arena, room, sizeof *span);
        struct lint_place *places = arena_take_array(page->arena, room, sizeof *places);
        if (span == NULL || places == NULL) {
            page->failed = true;
            return;
        }
        if (page->count > 0) {
            memcpy(span, page->span, page->count * sizeof *span);
            memcpy(places, page->place, page->count * sizeof *places);
        }
        page->span = span;
        page->place = places;
        page->room = room;
    }
    page->failed = page->failed || place.name == NULL;
    page->span[page->count] = (struct plain_span){page->text.len, kind};
    page->place[page->count++] = place;
    buf_print(&page->text, "%s\n\n", text);
}

static void add_value(struct lint_page *page, const char *before,
                      const struct field *field, size_t at, const struct value *value)
{
    if (!field_is_list(field)) {
        const char *name = arena_print(page->arena, "%s%s", before, field->name);
        if (strcmp(value->text, "free") != 0) /* a word of ours: costs nothing */
            add_words(page, kind_of(field), (struct lint_place){name, at, 0},
                      value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++) {
        const char *name = arena_print(page->arena, "%s%s[%zu]", before, field->name, i);
        add_words(page, kind_of(field), (struct lint_place){name, at, i},
                  value->list.item[i]);
    }
}

/* Of German and its levels alone. */
static bool is_german(const char *lang)
{
    return strncmp(lang, "de", 2) == 0 && (lang[2] == '-' || lang[2] == '\0');
}

static void fill(struct lint_page *page, const struct value *value)
{
    const struct record *record = page->record;
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    const char *before =
        page->level == 0 ? "" : arena_print(page->arena, "text.%s.", page->lang);
    buf_reset(&page->text);
    page->count = 0;
    page->failed = page->failed || before == NULL;
    for (size_t i = 0; i < count && !page->failed; i++)
        if (value[i].set && (page->level > 0 || for_people(record, &field[i])))
            add_value(page, before, &field[i], i, &value[i]);
}

bool lint_page_next(struct lint_page *page)
{
    const struct record *record = page->record;
    page->count = 0;
    while (page->count == 0 && page->next <= record->translation_count && !page->failed) {
        page->level = page->next++;
        const struct translation *level =
            page->level == 0 ? NULL : &record->translation[page->level - 1];
        page->lang = level == NULL ? "de" : level->lang;
        if (is_german(page->lang))
            fill(page, level == NULL ? record->value : level->value);
    }
    page->failed = page->failed || page->text.failed;
    return page->count > 0 && !page->failed;
}

bool lint_page_find(const struct lint_page *page, const struct plain_book *book,
                    struct plain_findings *findings, struct plain_figures *figures)
{
    const struct plain_options options = {.level = page->level == 0 ? PLAIN_EINFACH
                                                                    : PLAIN_LEICHT,
                                          .names = record_text(page->record, "provider"),
                                          .span = page->span,
                                          .span_count = page->count};
    return plain_find(page->arena, book, page->text.bytes, &options, findings, figures);
}

size_t lint_page_place(const struct lint_page *page, size_t byte)
{
    size_t at = 0;
    while (at + 1 < page->count && page->span[at + 1].start <= byte)
        at++;
    return at;
}

void lint_page_free(struct lint_page *page)
{
    buf_free(&page->text);
}
