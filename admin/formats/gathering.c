#include "formats/gathering.h"

static enum intake_answer take_record(void *context, struct record *record,
                                      struct err *err)
{
    struct gathering *gathering = context;
    struct record *copy;
    if (document_find(&gathering->document, record->kind, record_id(record)) != NULL) {
        err_set(err, INTAKE_TWICE, record_id(record));
        return INTAKE_NOT_TAKEN;
    }
    if (record_copy(&gathering->arena, record, &copy) &&
        document_add(&gathering->arena, &gathering->document, copy))
        return INTAKE_TAKEN;
    err_set(err, "not enough memory");
    return INTAKE_BROKEN;
}

static void add_note(void *context, const struct intake_note *note)
{
    struct gathering *gathering = context;
    intake_note_text(note, &gathering->notes);
    buf_add_text(&gathering->notes, "\n");
    gathering->note_count++;
    gathering->refused += note->done == INTAKE_ROW_REFUSED;
}

struct intake gathering_intake(struct gathering *gathering)
{
    return (struct intake){.context = gathering, .take = take_record, .note = add_note};
}

void gathering_free(struct gathering *gathering)
{
    buf_free(&gathering->notes);
    arena_free(&gathering->arena);
    *gathering = (struct gathering){.note_count = 0};
}
