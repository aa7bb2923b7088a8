#include "help/xliff_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "help/folder.h"
#include "help/records.h"
#include "record/translation.h"

static char *folder;

int xliff_office_set_up(void **state)
{
    folder = strdup(folder_make());
    (void)state;
    return folder == NULL;
}

int xliff_office_tear_down(void **state)
{
    folder_remove(folder);
    free(folder);
    (void)state;
    return 0;
}

void xliff_office_put(struct xliff_office *office, struct value *values,
                      const char *field, const char *text)
{
    records_put(&office->arena, RECORD_OFFER, values, field, text);
}

/* `tr_made` NULL: there is no Turkish. */
void xliff_office_begin(struct xliff_office *office, const char *tr_made)
{
    *office = (struct xliff_office){.offer.kind = RECORD_OFFER, .err = {""}};
    xliff_office_put(office, office->offer.value, "id", "a");
    xliff_office_put(office, office->offer.value, "name", "Tafel");
    xliff_office_put(office, office->offer.value, "summary", "Essen für wenig Geld.");
    xliff_office_put(office, office->offer.value, "steps", "Rufen Sie an. | Kommen Sie.");
    office->part[0] = (struct translation){.lang = "ar", .made = "human"};
    xliff_office_put(office, office->part[0].value, "name", "طعام");
    office->part[1] = (struct translation){.lang = "tr", .made = tr_made};
    xliff_office_put(office, office->part[1].value, "name", "Sofra");
    xliff_office_put(office, office->part[1].value, "steps", "Arayın. | Gelin.");
    office->offer.translation = office->part;
    office->offer.translation_count = tr_made == NULL ? 1 : 2;
    for (size_t i = 0; i < office->offer.translation_count; i++)
        assert_true(translation_settle(&office->arena, &office->offer, &office->part[i]));
    assert_true(document_add(&office->arena, &office->document, &office->offer));
}

void xliff_office_done(struct xliff_office *office)
{
    buf_free(&office->notes);
    arena_free(&office->arena);
}

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct xliff_office *office = context;
    assert_null(office->given);
    office->given = record;
    (void)err;
    return INTAKE_TAKEN;
}

static void note(void *context, const struct intake_note *one)
{
    struct xliff_office *office = context;
    intake_note_text(one, &office->notes);
    buf_add_text(&office->notes, "\n");
    office->refused += one->done == INTAKE_ROW_REFUSED;
}

void xliff_office_import(struct xliff_office *office, const char *text, const char *lang,
                         const char *made)
{
    const char *path = folder_file(folder, "t.xlf");
    const struct format_ask ask = {
        .lang = lang, .made = made, .known = &office->document, .texts = &office->counts};
    const struct intake intake = {office, take, note, NULL, NULL};
    file_write_text(path, text);
    office->given = NULL;
    office->ok = import_xliff(&office->arena, path, &ask, &intake, &office->err);
}
