#include <stdio.h>

#include "record/record.h"

/* Prints the fields of every record, a line each: KIND, its list in a document, FIELD,
 * what may stand there ("words": one text, "many": a list of them, "link": names with
 * words, "form": what has a form of its own), and "translated" or "german". */

static const char *form_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LINE:
        return "words";
    case FIELD_TEXTS:
        return "many";
    case FIELD_LINK:
        return "link";
    default:
        return "form";
    }
}

int main(void)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t count;
        const struct field *field = record_fields((enum record_kind)kind, &count);
        for (size_t i = 0; i < count; i++)
            printf("%s %s %s %s %s\n", record_kind_name((enum record_kind)kind),
                   record_kind_plural((enum record_kind)kind), field[i].name,
                   form_of(&field[i]), field[i].translated ? "translated" : "german");
    }
    return 0;
}
