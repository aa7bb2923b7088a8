#include "fuzz/feed.h"

#include <string.h>

#include "formats/csv/export_csv.h"
#include "formats/csv/import_csv.h"

/* A table: what is taken is whole and checked, goes out as a table and comes in again as
 * the same bytes. */

struct taken {
    struct buf table; /* all records, written one by one */
    size_t count;
};

static void check_values(const struct record *record, const struct value *value)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    struct err err = {""};
    for (size_t i = 0; i < count; i++) {
        if (!value[i].set)
            continue;
        MUST(field_is_list(&field[i]) || record_check(&field[i], value[i].text, &err));
        for (size_t k = 0; field_is_list(&field[i]) && k < value[i].list.count; k++)
            MUST(record_check(&field[i], value[i].list.item[k], &err));
    }
}

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct taken *taken = context;
    struct document one = {0};
    struct arena arena = {0};
    const char *missing = NULL;
    MUST(intake_whole(record, &missing));
    check_values(record, record->value);
    for (size_t i = 0; i < record->translation_count; i++)
        check_values(record, record->translation[i].value);
    MUST(document_add(&arena, &one, record));
    export_csv(&one, &taken->table);
    taken->count++;
    arena_free(&arena);
    return taken->count % 7 == 6 && !err_set(err, "no more") ? INTAKE_NOT_TAKEN
                                                             : INTAKE_TAKEN;
}

static void note(void *context, const struct intake_note *note)
{
    (void)context;
    MUST(note->reason[0] != '\0' && note->column != NULL && note->value != NULL);
    MUST((note->done != INTAKE_VALUE_CHANGED) == (note->instead == NULL));
}

static bool import(const void *bytes, size_t len, struct taken *taken)
{
    const struct intake intake = {taken, take, note, NULL, NULL};
    const struct format_ask ask = {.map = NULL};
    struct err err = {""};
    return import_csv(feed_file("in.csv", bytes, len), &ask, &intake, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct taken first = {.count = 0};
    MUST(import(data, size, &first));
    if (first.count == 1) {
        struct taken second = {.count = 0};
        MUST(import(first.table.bytes, first.table.len, &second));
        MUST(second.count == 1 && second.table.len == first.table.len);
        MUST(memcmp(second.table.bytes, first.table.bytes, first.table.len) == 0);
        buf_free(&second.table);
    }
    buf_free(&first.table);
    return 0;
}
