#include "lint/lint_german.h"

#include <string.h>

#include "base/array.h"

static enum plain_kind kind_of(const struct field *field)
{
    return field->gate == FIELD_TITLE  ? PLAIN_TITLE
           : field->gate == FIELD_ITEM ? PLAIN_ITEM
                                       : PLAIN_PROSE;
}

static void add_words(struct lint_german *german, enum plain_kind kind,
                      struct lint_place place, const char *text)
{
    size_t room = german->room; /* of both lists */
    struct plain_span *span =
        array_room(german->arena, german->span, german->count, &room, sizeof *span);
    struct lint_place *places = array_room(german->arena, german->place, german->count,
                                           &german->room, sizeof *places);
    if (span == NULL || places == NULL) {
        german->failed = true;
        return;
    }
    german->span = span;
    german->place = places;
    german->failed = german->failed || place.name == NULL;
    german->span[german->count] = (struct plain_span){german->text.len, kind};
    german->place[german->count++] = place;
    buf_print(&german->text, "%s\n\n", text);
}

static void add_value(struct lint_german *german, const char *before,
                      const struct field *field, size_t at, const struct value *value)
{
    if (!field_is_list(field)) {
        const char *name = arena_print(german->arena, "%s%s", before, field->name);
        if (strcmp(value->text, "free") != 0) /* a word of ours: costs nothing */
            add_words(german, kind_of(field), (struct lint_place){name, at, 0},
                      value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++) {
        const char *name =
            arena_print(german->arena, "%s%s[%zu]", before, field->name, i);
        add_words(german, kind_of(field), (struct lint_place){name, at, i},
                  value->list.item[i]);
    }
}

/* Of German and its levels alone. */
static bool is_german(const char *lang)
{
    return strncmp(lang, "de", 2) == 0 && (lang[2] == '-' || lang[2] == '\0');
}

static void fill_fields(struct lint_german *german, const struct value *value)
{
    const struct record *record = german->record;
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    const char *before =
        german->level == 0 ? "" : arena_print(german->arena, "text.%s.", german->lang);
    buf_reset(&german->text);
    german->count = 0;
    german->failed = german->failed || before == NULL;
    for (size_t i = 0; i < count && !german->failed; i++)
        if (value[i].set && field[i].gate != FIELD_NO_GATE)
            add_value(german, before, &field[i], i, &value[i]);
}

bool lint_german_next(struct lint_german *german)
{
    const struct record *record = german->record;
    german->count = 0;
    while (german->count == 0 && german->next <= record->translation_count &&
           !german->failed) {
        german->level = german->next++;
        const struct translation *level =
            german->level == 0 ? NULL : &record->translation[german->level - 1];
        german->lang = level == NULL ? "de" : level->lang;
        if (is_german(german->lang))
            fill_fields(german, level == NULL ? record->value : level->value);
    }
    german->failed = german->failed || german->text.failed;
    return german->count > 0 && !german->failed;
}

bool lint_german_find(const struct lint_german *german, const struct plain_book *book,
                      struct plain_findings *findings, struct plain_figures *figures)
{
    const struct plain_options options = {
        .level = german->level == 0 ? PLAIN_EINFACH : PLAIN_LEICHT,
        .names = offer_text(german->record, OFFER_PROVIDER),
        .span = german->span,
        .span_count = german->count};
    return plain_find(german->arena, book, german->text.bytes, &options, findings,
                      figures);
}

size_t lint_german_place(const struct lint_german *german, size_t byte)
{
    size_t at = 0;
    while (at + 1 < german->count && german->span[at + 1].start <= byte)
        at++;
    return at;
}

void lint_german_free(struct lint_german *german)
{
    buf_free(&german->text);
}
