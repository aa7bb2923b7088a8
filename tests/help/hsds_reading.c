#include "help/hsds_reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/export_json.h"
#include "formats/hsds/import_hsds.h"
#include "help/folder.h"

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct hsds_reading *reading = context;
    struct arena arena = {0};
    struct document document = {0};
    (void)err;
    assert_true(document_add(&arena, &document, record));
    export_json(&document, &reading->offers);
    arena_free(&arena);
    reading->taken++;
    return INTAKE_TAKEN;
}

static void note(void *context, const struct intake_note *note)
{
    struct hsds_reading *reading = context;
    intake_note_text(note, &reading->notes);
    buf_print(&reading->notes, " [%s]\n", intake_done_name(note->done));
}

static void tell(void *context, const char *file, const char *words)
{
    struct hsds_reading *reading = context;
    (void)file;
    buf_print(&reading->told, "%s\n", words);
}

void hsds_read_path(struct hsds_reading *reading, const char *path,
                    const struct document *known, const char *map)
{
    const struct format_ask ask = {.known = known,
                                   .today = {2026, 11, 23},
                                   .map = map,
                                   .source = "town",
                                   .tell = tell,
                                   .tell_context = reading};
    const struct intake intake = {reading, take, note, NULL, NULL};
    reading->ok = import_hsds(path, &ask, &intake, &reading->err);
    if (reading->offers.bytes == NULL)
        buf_add_text(&reading->offers, "");
    if (reading->notes.bytes == NULL)
        buf_add_text(&reading->notes, "");
    if (reading->told.bytes == NULL)
        buf_add_text(&reading->told, "");
}

void hsds_reading_done(struct hsds_reading *reading)
{
    buf_free(&reading->offers);
    buf_free(&reading->notes);
    buf_free(&reading->told);
}

static const struct hsds_text services[] = {
    {"organizations.csv", "id,name\n1,Town\n"},
    {"locations.csv", "id,organization_id,name,latitude,longitude\n"
                      "1,1,Hall,39.3,-76.6\n2,1,Barn,,\n"},
    {"services.csv", "id,location_id,name,description,status\n7,1,Food,Soup.,active\n"},
};

/* The three files above, of which `file` takes the place of the one of its name. */
void hsds_read_with(struct hsds_reading *reading, const struct hsds_text *file,
                    size_t count)
{
    const char *folder = folder_make();
    for (size_t i = 0; i < 3; i++)
        file_write_text(folder_file(folder, "%s", services[i].name), services[i].text);
    for (size_t i = 0; i < count && file[i].name != NULL; i++)
        file_write_text(folder_file(folder, "%s", file[i].name), file[i].text);
    hsds_read_path(reading, folder, NULL, NULL);
    folder_remove(folder);
}
