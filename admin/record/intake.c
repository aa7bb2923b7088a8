#include "record/intake.h"

#include "base/json_write.h"

bool intake_whole(const struct record *record, const char **missing_out)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    *missing_out = NULL;
    for (size_t i = 0; i < count && *missing_out == NULL; i++)
        if (field[i].required && !record->value[i].set)
            *missing_out = field[i].name;
    return *missing_out == NULL;
}

const char *intake_done_name(enum intake_done done)
{
    switch (done) {
    case INTAKE_ROW_REFUSED:
        return "row refused";
    case INTAKE_VALUE_LEFT_OUT:
        return "value left out";
    case INTAKE_VALUE_CHANGED:
        return "value changed";
    case INTAKE_CONFLICT:
        return "source taken";
    case INTAKE_MARKED:
        return "taken and marked";
    case INTAKE_FILE_REFUSED:
        break;
    }
    return "file refused";
}

void intake_note_text(const struct intake_note *note, struct buf *out)
{
    buf_add_text(out, note->file);
    if (note->line > 0)
        buf_print(out, ":%zu", note->line);
    if (note->column[0] != '\0')
        buf_print(out, ": %s", note->column);
    buf_print(out, ": %s", note->reason);
    if (note->done == INTAKE_ROW_REFUSED || note->done == INTAKE_FILE_REFUSED)
        return;
    buf_print(out, ": %s", intake_done_name(note->done));
    if (note->instead != NULL)
        buf_print(out, ": \"%s\"", note->instead);
    if (note->value[0] != '\0')
        buf_print(out, "%s \"%s\"", note->instead != NULL ? " for" : "", note->value);
}

void intake_note_json(const struct intake_note *note, struct buf *out)
{
    const char *const pair[][2] = {
        {"column", note->column},   {"value", note->value},
        {"reason", note->reason},   {"done", intake_done_name(note->done)},
        {"instead", note->instead},
    };
    buf_add_text(out, "{\"file\": ");
    json_write_text(out, note->file);
    buf_print(out, ", \"line\": %zu", note->line);
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
        if (pair[i][1] == NULL)
            continue;
        buf_print(out, ", \"%s\": ", pair[i][0]);
        json_write_text(out, pair[i][1]);
    }
    buf_add_text(out, "}");
}
