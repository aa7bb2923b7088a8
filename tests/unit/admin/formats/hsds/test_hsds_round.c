#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "help/folder.h"
#include "formats/hsds/export_hsds.h"
#include "formats/export_json.h"
#include "formats/gathering.h"
#include "formats/hsds/import_hsds.h"
#include "formats/import_json.h"
#include "help/hsds_reading.h"

/* An offer with every field, and one with nothing but what it must have. */
static const char everything[] =
    "{\"topics\": [{\"id\": \"money\", \"name\": \"Geld\", \"icon\": \"payments\", \"tint\": "
    "\"teal\"}], \"offers\": [{\"id\": \"b\", \"name\": \" N \\\"x\\\"\", \"provider\": \"P, "
    "Q\", \"topics\": [\"money\", \"crisis\"], \"kind\": \"benefit\", \"pinned\": 7, \"icon\": \"tv\", \"scope\": \"t\", \"address\": {\"street\": "
    "\"A\", \"postcode\": \"1\", \"city\": \"T\"}, \"lat\": 51.93, \"lon\": 8, \"way_there\": [\"Bus; 3\", \"B\"], \"phone\": "
    "\"115\", \"email\": \"a@b.de\", \"web\": \"https://b.de\", \"hours\": \"Mo-Fr "
    "08:00-12:00; Th[1] 15:00-24:00; PH off\", \"phone_hours\": \"Tu "
    "09:00-12:00\", \"hours_said\": \"Mo 9-12, 2-5\\nx\", \"dates\": "
    "[\"DTSTART:20261201T093000 RRULE:FREQ=WEEKLY;BYDAY=TU,FR EXDATE:20261211\"], "
    "\"access\": \"walk_in\", \"ways\": "
    "[\"phone\", \"online\"], \"cost\": \"free\", \"languages\": [\"L\", \"K, J\"], "
    "\"what_you_bring\": [\"B\", \"B\", \"C. D.\"], \"who\": \"W\\nV\", \"not_for\": "
    "\"X &amp; Y\", \"summary\": \"S <b>\\n\", \"steps\": [\"1. Go. Wait.\", \"- 2\"], "
    "\"accessibility\": {\"Door.width\": \"no\", \"isQuiet\": \"yes\"}, \"with_child\": "
    "\"yes\", \"for_child\": [\"no_stroller\"], \"related\": [\"a\"], \"keywords\": [\"K|L\", \"\\\\\"], \"heads_up\": "
    "{\"text\": \"H\", \"until\": \"2026-12-24\"}, \"source\": \"Q\", \"as_of\": "
    "\"2026-01\", \"checked_on\": \"2026-01-02\", \"confidence\": \"low\", \"text\": {\"en\": "
    "{\"name\": \"E\", \"steps\": [\"one\", \"t, w\"], \"made\": \"human\"}, \"tr\": "
    "{\"heads_up\": {\"text\": \"D\"}, \"made\": \"automatic\"}}},"
    "{\"id\": \"a\", \"name\": \"N\", \"provider\": \"P\", \"topics\": [\"money\"], "
    "\"scope\": \"t\", \"summary\": \"S\", \"confidence\": \"high\", \"address\": "
    "{\"city\": \"T\"}, \"lat\": 1}]}";

static void our_own_offers_come_back(void **state)
{
    (void)state;
    static const char *const names[] = {"out", "out.zip", "out.json"};
    const char *folder = folder_make();
    struct arena arena = {0};
    struct gathering gathered = {.note_count = 0};
    const struct intake intake = gathering_intake(&gathered);
    struct err err = {""};
    struct buf want = {0};
    const char *path = folder_file(folder, "in.json");
    file_write_text(path, everything);
    assert_true(import_json(path, &intake, &err));
    assert_int_equal(gathered.note_count, 0);
    const struct document document = gathered.document;
    for (size_t i = 0; i < 2; i++) {
        struct document one = {0};
        assert_true(document_add(&arena, &one, document.list[RECORD_OFFER].item[i]));
        export_json(&one, &want);
    }
    for (size_t i = 0; i < 3; i++) {
        struct hsds_reading reading = {.taken = 0};
        const char *out = folder_file(folder, "%s", names[i]);
        if (!export_hsds(&document, NULL, out, &err))
            fail_msg("%s: %s", names[i], err.text);
        assert_true(import_hsds_looks(out));
        hsds_read_path(&reading, out, NULL, NULL);
        assert_true(reading.ok);
        assert_string_equal(reading.notes.bytes, "");
        assert_string_equal(reading.offers.bytes, want.bytes);
        hsds_reading_done(&reading);
    }
    /* A folder in which something lies is left alone; files are written again. */
    assert_false(export_hsds(&document, NULL, folder_file(folder, "out"), &err));
    assert_non_null(strstr(err.text, "something lies in this folder"));
    assert_false(file_is_there(folder_file(folder, "out.part")));
    assert_true(export_hsds(&document, NULL, folder_file(folder, "out.zip"), &err));
    buf_free(&want);
    gathering_free(&gathered);
    arena_free(&arena);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own_offers_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
