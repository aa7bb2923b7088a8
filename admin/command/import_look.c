#include "command/import_look.h"

#include "base/font_cover.h"
#include "base/message.h"
#include "record/day.h"
#include "record/record_word.h"

struct look {
    struct arena arena;
    struct import_report *report;
    const char *path;
    const struct record *record;
};

/* The id stands with the reason, so that the report may put together what is alike. */
static void tell(struct look *look, const char *place, const char *text, const char *rule,
                 const char *reason, enum intake_done done)
{
    const char *of = arena_print(&look->arena, "%s: %s", record_id(look->record), reason);
    if (of != NULL)
        import_report_note(look->report, &(struct intake_note){.file = look->path,
                                                               .column = place,
                                                               .value = text,
                                                               .reason = of,
                                                               .rule = rule,
                                                               .done = done});
}

static bool end(struct look *look, struct err *err)
{
    bool ok = !look->arena.failed || err_set(err, "not enough memory");
    arena_free(&look->arena);
    return ok;
}

bool import_look_days(struct import_report *report, const char *path,
                      struct record *record, struct date today, struct err *err)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    struct look look = {.report = report, .path = path, .record = record};
    for (size_t i = 0; i < count; i++) {
        struct err why = {""};
        struct value *value = &record->value[i];
        if (!field[i].past || !value->set ||
            day_possible(&field[i], value->text, today, &why))
            continue;
        tell(&look, field[i].name, value->text, "day_ahead", why.text,
             INTAKE_VALUE_LEFT_OUT);
        *value = (struct value){0};
    }
    return end(&look, err);
}

static void look_at_word(void *context, const struct record_word *word)
{
    struct look *look = context;
    const char *lacks = font_cover_lacks(&look->arena, word->text);
    const char *place = lacks == NULL ? NULL : record_word_place(&look->arena, word);
    const char *reason =
        place == NULL
            ? NULL
            : arena_print(&look->arena, message("the terminal shows an empty box for %s"),
                          lacks);
    if (reason != NULL)
        tell(look, place, word->text, "no_font", reason, INTAKE_MARKED);
}

bool import_look_signs(struct import_report *report, const char *path,
                       const struct record *record, struct err *err)
{
    struct look look = {.report = report, .path = path, .record = record};
    record_word_each(record, look_at_word, &look);
    return end(&look, err);
}

void import_look_topic(struct import_report *report, const char *const *topic,
                       struct record *record)
{
    const struct value *topics =
        record->kind == RECORD_OFFER ? &record->value[OFFER_TOPICS] : NULL;
    if (topics == NULL || (topics->set && topics->list.count > 0))
        return;
    report->without_topic += *topic == NULL;
    if (*topic != NULL)
        record->value[OFFER_TOPICS] =
            (struct value){.set = true, .list = {(const char **)topic, 1}};
}
