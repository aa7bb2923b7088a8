#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "device/outbox.h"
#include "help/outboxes.h"

enum { REPORTS = 30, PERMUTATIONS = 200, OTHERS = 8 };

static void shuffle(uint32_t *number, size_t count, unsigned *chance)
{
    for (size_t i = count; i > 1; i--) {
        *chance = *chance * 1103515245u + 12345u;
        size_t k = *chance / 65536 % i;
        uint32_t keep = number[i - 1];
        number[i - 1] = number[k];
        number[k] = keep;
    }
}

/* Adds the reports in some order; in between others come and are forgotten again. */
static void live(const uint32_t *number, unsigned *chance)
{
    struct outboxes_office office = {.count = 0};
    uint32_t other = 0;
    for (size_t i = 0; i < REPORTS; i++) {
        outboxes_add(number[i]);
        *chance = *chance * 1103515245u + 12345u;
        if (*chance / 65536 % 3 == 0 && other < OTHERS) {
            outboxes_add(500 + other);
            outboxes_arrives(&office, 500 + other++);
        }
        if (*chance / 65536 % 7 == 0)
            assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
        if (*chance / 65536 % 11 == 0)
            outboxes_add(number[0]);
    }
    assert_true(outbox_forget(outboxes_state, outboxes_asks, &office, NULL));
}

static void check_all_times(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/outbox", outboxes_state);
    outboxes_check_times(path);
    snprintf(path, sizeof path, "%s/outbox/slots", outboxes_state);
    outboxes_check_times(path);
    snprintf(path, sizeof path, "%s/anna/reports/%s", outboxes_stick, name);
    outboxes_check_times(path);
}

/* Proof of order and time: 200 permutations of the same reports with random histories are
 * one and the same outbox file and one and the same stick file, with the same times. */
static void order_and_history_leave_no_trace(void **state)
{
    (void)state;
    struct buf first_slots = {0};
    struct buf first_file = {0};
    char first_name[256] = "";
    unsigned chance = 20261123;
    uint32_t number[REPORTS];
    for (uint32_t i = 0; i < REPORTS; i++)
        number[i] = i;
    for (int turn = 0; turn < PERMUTATIONS; turn++) {
        struct buf slots = {0};
        struct buf file = {0};
        char name[256];
        size_t files;
        outboxes_empty_everything();
        shuffle(number, REPORTS, &chance);
        live(number, &chance);
        assert_true(outbox_read(outboxes_state, &slots, NULL));
        assert_int_equal(slots.len, (size_t)REPORTS * SEAL_SLOT_LEN);
        outboxes_begin_stream(7);
        assert_true(outbox_export(outboxes_state, outboxes_public, outboxes_stick, NULL));
        outboxes_read_stick(&file, name, &files);
        assert_int_equal(files, 1);
        check_all_times(name);
        if (turn == 0) {
            first_slots = slots;
            first_file = file;
            memcpy(first_name, name, sizeof first_name);
            continue;
        }
        assert_int_equal(slots.len, first_slots.len);
        assert_memory_equal(slots.bytes, first_slots.bytes, slots.len);
        assert_int_equal(file.len, first_file.len);
        assert_memory_equal(file.bytes, first_file.bytes, file.len);
        assert_string_equal(name, first_name);
        buf_free(&slots);
        buf_free(&file);
    }
    buf_free(&first_slots);
    buf_free(&first_file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_and_history_leave_no_trace),
    };
    return cmocka_run_group_tests(tests, outboxes_set_up, outboxes_tear_down);
}
