#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "formats/csv/csv_fill.h"

static void count_note(void *context, const struct intake_note *note)
{
    *(size_t *)context += note->done == INTAKE_MARKED;
}

/* Rows that nothing but their order tells apart: each gets an id of its own, and none is
 * tried twice for it. */
static void ids_of_many_alike_cost_one_try_each(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    size_t notes = 0;
    const struct intake intake = {.context = &notes, .note = count_note};
    const struct format_ask ask = {.source = "a.csv"};
    struct csv_ids ids = {.counting = true};
    char last[64] = "";
    for (int round = 0; round < 2; round++, ids.counting = false)
        for (int i = 0; i < ROWS; i++) {
            struct record record = {.kind = RECORD_OFFER};
            struct csv_reader in = {.file = "a.csv",
                                    .ask = &ask,
                                    .intake = &intake,
                                    .record = &record,
                                    .line = (size_t)i + 2};
            record.value[OFFER_PROVIDER] = (struct value){.set = true, .text = "P"};
            if (i % 2 == 0)
                record.value[OFFER_NAME] = (struct value){.set = true, .text = "N"};
            csv_fill(&in, &ids);
            assert_false(in.row.failed);
            if (!ids.counting) {
                assert_string_not_equal(record_id(&record), last);
                strcpy(last, record_id(&record));
            }
            arena_free(&in.row);
        }
    assert_int_equal(notes, ROWS);
    assert_int_equal(ids.taken.count, ROWS);
    assert_true(ids.tried <= ROWS + 2);
    csv_ids_free(&ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_of_many_alike_cost_one_try_each)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
