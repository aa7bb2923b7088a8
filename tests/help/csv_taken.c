#include "help/csv_taken.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/csv/import_csv.h"
#include "formats/import_json.h"
#include "help/folder.h"

void csv_take_file(const char *path, const struct format_ask *ask, struct csv_taken *out)
{
    memset(out, 0, sizeof *out);
    const struct intake intake = gathering_intake(&out->all);
    out->ok = import_csv(path, ask, &intake, &out->err);
    buf_add_text(&out->all.notes, "");
}

void csv_take_text(const char *text, size_t len, const struct format_ask *ask,
                   struct csv_taken *out)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "t.csv");
    file_write(path, text, len);
    csv_take_file(path, ask, out);
    folder_remove(folder);
}

size_t csv_taken_count(const struct csv_taken *taken)
{
    return taken->all.document.list[RECORD_OFFER].count;
}

const struct record *csv_taken_at(const struct csv_taken *taken, size_t at)
{
    return taken->all.document.list[RECORD_OFFER].item[at];
}

void csv_taken_json(const char *path, struct csv_taken *out)
{
    const struct intake intake = gathering_intake(&out->all);
    assert_true(import_json(path, &intake, &out->err));
    assert_int_equal(out->all.note_count, 0);
}
