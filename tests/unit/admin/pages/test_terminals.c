#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/share.h"
#include "core/strings.h"
#include "help/folder.h"
#include "help/records.h"
#include "pages/terminals.h"

static void a_terminal_is_as_its_last_note_says(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document document = {0};
    struct store *store = NULL;
    struct terminals all;
    char words[SHARE_PATH];
    const char *folder = folder_make();
    const char *path = folder_file(folder, "workspace.db");
    static const char *const id[] = {"never", "well", "silent", "sick"};
    for (size_t i = 0; i < 4; i++) {
        const char *const site[][2] = {{"id", id[i]}, {"name", "N"}, {"town", "t"}};
        records_add(&arena, &document, RECORD_SITE, site, 3);
    }
    struct store_note note[] = {
        {"ANNA-Meldung-gone.txt", "Fertig", 1, "2026-11-29"},
        {"ANNA-Meldung-sick.txt", "Achtung: Es wird ein älterer Stand gezeigt.", 1,
         "2026-11-29"},
        {"ANNA-Meldung-silent.txt", "Fertig", 1, "2026-11-07"},
        {"ANNA-Meldung-well.txt", "Fertig", 1, "2026-11-08"},
    };
    const struct store_notes notes = {note, 4};
    assert_true(strings_open(share_path("strings", words), NULL));
    assert_true(store_make(path, NULL) && store_open(&store, path, NULL));
    assert_true(store_keep_notes(store, &notes, NULL));
    assert_true(terminals_make(&arena, store, &document, (struct date){2026, 11, 29},
                               &all, NULL));
    static const enum terminal_state state_of[] = {TERMINAL_NEVER, TERMINAL_WELL,
                                                   TERMINAL_SILENT, TERMINAL_SICK};
    assert_int_equal(all.count, 5);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(record_id(all.item[i].site), id[i]);
        assert_int_equal(all.item[i].state, state_of[i]);
    }
    assert_null(all.item[4].site);
    assert_string_equal(all.item[4].note.site, "gone");
    store_close(store);
    arena_free(&arena);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_is_as_its_last_note_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
