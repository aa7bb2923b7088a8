/* Goal: a note has the id of what is wrong, in its line and in its JSON. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "record/intake.h"

static void assert_said(const struct intake_note *note, const char *line,
                        const char *json)
{
    struct buf text = {0};
    struct buf object = {0};
    intake_note_text(note, &text);
    intake_note_json(note, &object);
    assert_string_equal(text.bytes, line);
    assert_string_equal(object.bytes, json);
    buf_free(&text);
    buf_free(&object);
}

static void says_the_id_of_a_row(void **state)
{
    (void)state;
    assert_said(&(struct intake_note){.file = "a.csv",
                                      .line = 3,
                                      .column = "Web",
                                      .value = "x.de",
                                      .reason = "has no https:// in front",
                                      .done = INTAKE_VALUE_CHANGED,
                                      .instead = "https://x.de"},
                "a.csv:3: Web: has no https:// in front: value changed: \"https://x.de\" "
                "for \"x.de\" (spelling)",
                "{\"file\": \"a.csv\", \"line\": 3, \"column\": \"Web\", \"value\": "
                "\"x.de\", \"rule\": \"spelling\", \"reason\": \"has no https:// in "
                "front\", \"done\": \"value changed\", \"instead\": \"https://x.de\"}");
    assert_said(
        &(struct intake_note){.file = "services.csv",
                              .line = 2,
                              .column = "fax",
                              .value = "",
                              .reason = "an offer has no field for this",
                              .done = INTAKE_VALUE_LEFT_OUT,
                              .rows = 7},
        "services.csv:2: fax: an offer has no field for this (7 rows; this is the "
        "first): value left out (no_field)",
        "{\"file\": \"services.csv\", \"line\": 2, \"column\": \"fax\", "
        "\"value\": \"\", \"rule\": \"no_field\", \"reason\": \"an offer has no "
        "field for this (7 rows; this is the first)\", \"done\": \"value left "
        "out\"}");
}

static void says_the_id_that_is_given(void **state)
{
    (void)state;
    assert_said(
        &(struct intake_note){.file = "a.json",
                              .column = "",
                              .value = "",
                              .reason = "put together",
                              .done = INTAKE_ROW_REFUSED,
                              .rule = "other_place"},
        "a.json: put together (other_place)",
        "{\"file\": \"a.json\", \"line\": 0, \"column\": \"\", \"value\": \"\", "
        "\"rule\": \"other_place\", \"reason\": \"put together\", \"done\": \"row "
        "refused\"}");
}

static void goes_by_what_was_done_else(void **state)
{
    static const char *const ids[] = {
        [INTAKE_ROW_REFUSED] = " (bad_record)",  [INTAKE_VALUE_LEFT_OUT] = " (bad_value)",
        [INTAKE_KEPT_AS_SAID] = " (hours_said)", [INTAKE_VALUE_CHANGED] = " (changed)",
        [INTAKE_CONFLICT] = " (both_changed)",   [INTAKE_MARKED] = " (marked)",
        [INTAKE_FILE_REFUSED] = " (bad_file)"};
    (void)state;
    for (int done = 0; done <= INTAKE_FILE_REFUSED; done++) {
        struct buf text = {0};
        intake_note_text(&(struct intake_note){.file = "a",
                                               .column = "",
                                               .value = "",
                                               .reason = "put together",
                                               .done = (enum intake_done)done},
                         &text);
        size_t len = strlen(ids[done]);
        assert_true(text.len > len);
        assert_string_equal(text.bytes + text.len - len, ids[done]);
        buf_free(&text);
    }
}

static void knows_fields(void **state)
{
    (void)state;
    assert_string_equal(intake_bad_value(&offer_fields[OFFER_PHONE]), "bad_phone");
    assert_string_equal(intake_bad_value(&offer_fields[OFFER_HOURS]), "bad_hours");
    assert_string_equal(intake_bad_value(&offer_fields[OFFER_CHECKED_ON]), "bad_date");
    assert_string_equal(intake_bad_value(&offer_fields[OFFER_NAME]), "bad_value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_the_id_of_a_row),
        cmocka_unit_test(says_the_id_that_is_given),
        cmocka_unit_test(goes_by_what_was_done_else),
        cmocka_unit_test(knows_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
