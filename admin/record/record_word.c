#include "record/record_word.h"

static void visit_value(const struct field *field, const char *lang,
                        const struct value *value,
                        void (*visit)(void *context, const struct record_word *word),
                        void *context)
{
    struct record_word word = {field, lang, -1, value->text};
    if (!value->set)
        return;
    if (field->type == FIELD_TEXT || field->type == FIELD_LINE) {
        visit(context, &word);
    } else if (field->type == FIELD_TEXTS) {
        for (size_t i = 0; i < value->list.count; i++) {
            word.item = (int)i;
            word.text = value->list.item[i];
            visit(context, &word);
        }
    }
}

void record_word_each(const struct record *record,
                      void (*visit)(void *context, const struct record_word *word),
                      void *context)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++) {
        visit_value(&field[i], NULL, &record->value[i], visit, context);
        for (size_t k = 0; k < record->translation_count; k++)
            visit_value(&field[i], record->translation[k].lang,
                        &record->translation[k].value[i], visit, context);
    }
}

const char *record_word_place(struct arena *arena, const struct record_word *word)
{
    const char *place = word->lang == NULL ? word->field->name
                                           : arena_print(arena, "text.%s.%s", word->lang,
                                                         word->field->name);
    return place == NULL || word->item < 0
               ? place
               : arena_print(arena, "%s[%d]", place, word->item);
}
