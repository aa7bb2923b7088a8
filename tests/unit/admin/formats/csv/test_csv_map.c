/* Which column is which field: by a file, or by answers at the office's screen. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "help/csv_taken.h"
#include "help/folder.h"
#include "help/records.h"

struct map_case {
    const char *map;
    const char *answers; /* NULL: nobody is there */
    const char *result;  /* of `name` of the first offer, or a part of the failure */
    bool ok;
};

static void maps_columns(void **state)
{
    (void)state;
    static const char text[] = "Was;Wer;Art;Text;Tel\nK;C;money;S.;02582 880\n";
    static const struct map_case cases[] = {
        {"# Spalten\nWas = name\nWer = provider\nArt=topics\n Text = summary \n", NULL,
         "K", true},
        {"was = name\r\nWER = provider\rArt = topics\nText = summary\nTel = -\n", NULL,
         "K", true},
        {"\xFF\xFEW\0a\0s\0=\0x\0", NULL, "line 1", false},
        {"Was = name\nWer = anbieter\n", NULL, "line 2: \"anbieter\" is not a field",
         false},
        {"Was = name\nWer = name\n", NULL, "\"Was\" and \"Wer\" are the same field",
         false},
        {"Was = name\nWas = provider\n", NULL, "stands there twice", false},
        {"Was\n", NULL, "line 1: \"Was\" has no =", false},
        {NULL, NULL, "there is no such map", false},
        {NULL, "name\nprovider\ntopics\n\n\n", "K", true},
        {NULL, "nahme\nname\nname\nprovider\ntopics\nsummary\n-\n", "K", true},
        {NULL, "name\nprovider\n", "not answered", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *folder = folder_make();
        char path[64];
        snprintf(path, sizeof path, "%s/map", folder);
        size_t len = i == 2 ? 12 : cases[i].map == NULL ? 0 : strlen(cases[i].map);
        if (cases[i].map != NULL)
            file_write(path, cases[i].map, len);
        FILE *answers = cases[i].answers == NULL
                            ? NULL
                            : fmemopen((void *)(uintptr_t)cases[i].answers,
                                       strlen(cases[i].answers), "r");
        FILE *questions = fopen("/dev/null", "w");
        assert_non_null(questions);
        const struct format_ask ask = {
            .map = path, .answers = answers, .questions = questions};
        struct csv_taken taken;
        file_write(folder_file(folder, "t.csv"), text, sizeof text - 1);
        csv_take_file(folder_file(folder, "t.csv"), &ask, &taken);
        bool good = taken.ok && csv_taken_count(&taken) == 1;
        const char *said =
            good ? records_text(csv_taken_at(&taken, 0), "name") : taken.err.text;
        if (good != cases[i].ok || strstr(said, cases[i].result) == NULL)
            fail_msg("case %zu: %s; %s", i, said,
                     taken.all.notes.len > 0 ? taken.all.notes.bytes : "");
        assert_int_equal(file_is_there(path), cases[i].map != NULL || cases[i].ok);
        if (i == 8) {
            struct buf map = file_read(path);
            assert_string_equal(map.bytes, "Was = name\nWer = provider\nArt = topics\n"
                                           "Text = summary\nTel = phone\n");
            buf_free(&map);
        }
        if (answers != NULL)
            fclose(answers);
        fclose(questions);
        gathering_free(&taken.all);
        folder_remove(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
