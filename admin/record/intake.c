#include "record/intake.h"

#include <string.h>

#include "base/json_write.h"
#include "base/message.h"

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

static const char *rule_of(const struct intake_note *note)
{
    static const struct {
        const char *rule, *words;
    } rows[] = {
#define NOTE(rule, words) {rule, words},
#include "record/intake_rows.h"
#undef NOTE
    };
    static const char *const others[] = {
        [INTAKE_ROW_REFUSED] = "bad_record",  [INTAKE_VALUE_LEFT_OUT] = "bad_value",
        [INTAKE_KEPT_AS_SAID] = "hours_said", [INTAKE_VALUE_CHANGED] = "changed",
        [INTAKE_CONFLICT] = "both_changed",   [INTAKE_MARKED] = "marked",
        [INTAKE_FILE_REFUSED] = "bad_file"};
    if (note->rule != NULL)
        return note->rule;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].words, note->reason) == 0)
            return rows[i].rule;
    return others[note->done];
}

const char *intake_bad_value(const struct field *field)
{
    switch (field->type) {
    case FIELD_EMAIL:
        return "bad_email";
    case FIELD_WEB:
        return "bad_web";
    case FIELD_PHONE:
        return "bad_phone";
    case FIELD_NUMBER:
    case FIELD_COUNT:
        return "bad_number";
    case FIELD_HOURS:
        return "bad_hours";
    case FIELD_DATES:
        return "bad_dates";
    case FIELD_MONTH:
    case FIELD_DAY:
        return "bad_date";
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return "bad_choice";
    case FIELD_ID:
    case FIELD_IDS:
        return "bad_id";
    default:
        return "bad_value";
    }
}

const char *intake_done_name(enum intake_done done)
{
    switch (done) {
    case INTAKE_ROW_REFUSED:
        return MESSAGE("row refused");
    case INTAKE_VALUE_LEFT_OUT:
        return MESSAGE("value left out");
    case INTAKE_KEPT_AS_SAID:
        return MESSAGE("kept as words in hours_said");
    case INTAKE_VALUE_CHANGED:
        return MESSAGE("value changed");
    case INTAKE_CONFLICT:
        return MESSAGE("source taken");
    case INTAKE_MARKED:
        return MESSAGE("taken and marked");
    case INTAKE_FILE_REFUSED:
        break;
    }
    return MESSAGE("file refused");
}

static void add_reason(const struct intake_note *note, struct buf *out)
{
    buf_add_text(out, message(note->reason));
    if (note->rows > 1)
        buf_print(out, message(" (%zu rows; this is the first)"), note->rows);
}

void intake_note_text(const struct intake_note *note, struct buf *out)
{
    buf_add_text(out, note->file);
    if (note->line > 0)
        buf_print(out, ":%zu", note->line);
    if (note->column[0] != '\0')
        buf_print(out, ": %s", note->column);
    buf_add_text(out, ": ");
    add_reason(note, out);
    if (note->done != INTAKE_ROW_REFUSED && note->done != INTAKE_FILE_REFUSED) {
        buf_print(out, ": %s", message(intake_done_name(note->done)));
        if (note->instead != NULL)
            buf_print(out, ": \"%s\"", note->instead);
        if (note->value[0] != '\0' && note->instead != NULL)
            buf_print(out, message(" for \"%s\""), note->value);
        else if (note->value[0] != '\0')
            buf_print(out, " \"%s\"", note->value);
    }
    buf_print(out, " (%s)", rule_of(note));
}

void intake_note_json(const struct intake_note *note, struct buf *out)
{
    struct buf reason = {0};
    add_reason(note, &reason);
    const char *const pair[][2] = {
        {"column", note->column},
        {"value", note->value},
        {"rule", rule_of(note)},
        {"reason", reason.failed ? NULL : reason.bytes},
        {"done", intake_done_name(note->done)},
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
    out->failed = out->failed || reason.failed;
    buf_free(&reason);
}
