#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "formats/csv/export_csv.h"
#include "formats/export_json.h"
#include "formats/gathering.h"
#include "record/translation.h"
#include "help/shared.h"
#include "help/csv_taken.h"

/* What is hard to keep: formulas, separators, quotes, line ends, spaces at the edges. */
static const char hard[] =
    "[{\"id\": \"a\", \"name\": \"=1+1\", \"provider\": \" '+x \", \"topics\": [\"money\", "
    "\"work\"], \"scope\": \"bad-x\", \"confidence\": \"low\", \"phone\": \"+492582880\", "
    "\"lat\": 51.93, \"lon\": -8, \"cost\": \"kostenlos\", \"summary\": \"a;b\\n\\\"c\\\"\\n\", "
    "\"steps\": [\"-1;\", \"a\\\\;b|c\", \" , \", \"x\", \"x\"], \"keywords\": [\"a,b\"], "
    "\"languages\": [\"Deutsch, Türkisch\"], \"what_you_bring\": [\"eins; zwei\"], "
    "\"accessibility\": {\"isQuiet\": \"no\", \"hasInductionLoop\": \"unknown\"}, "
    "\"who\": \"-\", \"not_for\": \"k.A.\", \"hours\": \"24/7\", \"phone_hours\": "
    "\"Mo 09:00-12:00; PH off\", \"hours_said\": \"Mo 9-12;\\n2-5\", \"dates\": "
    "[\"DTSTART:20261201T093000 RRULE:FREQ=WEEKLY;BYDAY=TU,FR EXDATE:20261211,20261215\"], "
    "\"as_of\": \"2026-11\", "
    "\"web\": \"http://x.de\", \"source\": \"'\", \"text\": {\"en\": {\"name\": \"@x\", "
    "\"steps\": [\"One; two\"], \"made\": \"tested\"}, \"de-simple\": {\"made\": \"human\"}}}, "
    "{\"id\": \"b\", \"name\": \"N\", \"provider\": \"P\", \"topics\": [\"money\"], \"scope\": "
    "\"national\", \"confidence\": \"high\", \"summary\": \"S.\"}]";

static void goes_round(const struct document *document, const struct document *known)
{
    struct document only = {0};
    struct arena arena = {0};
    struct buf table = {0};
    struct buf again = {0};
    struct buf before = {0};
    struct buf after = {0};
    const struct format_ask ask = {.known = known, .scope = "x", .source = "x"};
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        assert_true(document_add(&arena, &only, document->list[RECORD_OFFER].item[i]));
    export_csv(&only, &table);
    struct csv_taken taken;
    csv_take_text(table.bytes, table.len, &ask, &taken);
    export_csv(&taken.all.document, &again);
    export_json(&only, &before);
    export_json(&taken.all.document, &after);
    assert_true(taken.ok);
    if (taken.all.notes.len > 0)
        fail_msg("%s", taken.all.notes.bytes);
    assert_string_equal(before.bytes, after.bytes);
    assert_int_equal(table.len, again.len);
    assert_memory_equal(table.bytes, again.bytes, table.len);
    for (char *at = table.bytes + 3; *at != '\0'; at++)
        assert_true((*at != ';' && *at != '\n') || strchr("=+-@", at[1]) == NULL ||
                    at[1] == '\0' || strncmp(at + 1, "-1", 2) == 0);
    gathering_free(&taken.all);
    buf_free(&table);
    buf_free(&again);
    buf_free(&before);
    buf_free(&after);
    arena_free(&arena);
}

static void loses_nothing_on_the_way_round(void **state)
{
    (void)state;
    struct csv_taken there = {.ok = true};
    csv_taken_json(ANNA_ASSETS_DIR "/content/demo.json", &there);
    struct csv_taken difficult = {.ok = true};
    const char *folder = folder_make();
    const char *path = folder_file(folder, "hard.json");
    file_write_text(path, hard);
    csv_taken_json(path, &difficult);
    folder_remove(folder);
    goes_round(&difficult.all.document, NULL);
    goes_round(&difficult.all.document, &there.all.document);
    csv_taken_json(ANNA_ASSETS_DIR "/content/offers.json", &there);
    assert_true(csv_taken_count(&there) > 100);
    goes_round(&there.all.document, &there.all.document);
    gathering_free(&difficult.all);
    gathering_free(&there.all);
}

/* A German text that was changed in the table leaves its translation outdated; a hash
 * that is none is left out, and the text counts as made from what stands there. */
static void keeps_what_a_translation_was_made_from(void **state)
{
    (void)state;
    static const char head[] =
        "id;name;provider;summary;summary:tr;made:tr;source_hash:tr\n";
    const struct format_ask ask = {.map = NULL};
    struct buf table = {0};
    struct csv_taken first;
    struct csv_taken changed;
    struct csv_taken broken;
    buf_print(&table, "%sa;N;P;Alt.;Eski.;human;\n", head);
    csv_take_text(table.bytes, table.len, &ask, &first);
    const char *hash = csv_taken_at(&first, 0)->translation[0].source_hash;
    assert_non_null(hash);
    assert_int_equal(translation_changed(csv_taken_at(&first, 0),
                                         csv_taken_at(&first, 0)->translation),
                     0);
    buf_reset(&table);
    buf_print(&table, "%sa;N;P;Neu.;Eski.;human;%s\n", head, hash);
    csv_take_text(table.bytes, table.len, &ask, &changed);
    assert_string_equal(csv_taken_at(&changed, 0)->translation[0].source_hash, hash);
    assert_int_not_equal(translation_changed(csv_taken_at(&changed, 0),
                                             csv_taken_at(&changed, 0)->translation),
                         0);
    buf_reset(&table);
    buf_print(&table, "%sa;N;P;Neu.;Eski.;human;gestern\n", head);
    csv_take_text(table.bytes, table.len, &ask, &broken);
    assert_non_null(strstr(broken.all.notes.bytes, "source_hash:tr"));
    assert_int_equal(translation_changed(csv_taken_at(&broken, 0),
                                         csv_taken_at(&broken, 0)->translation),
                     0);
    gathering_free(&first.all);
    gathering_free(&changed.all);
    gathering_free(&broken.all);
    buf_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loses_nothing_on_the_way_round),
        cmocka_unit_test(keeps_what_a_translation_was_made_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
