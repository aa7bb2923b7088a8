#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "core/hours/hours.h"
#include "formats/gathering.h"
#include "help/records.h"
#include "help/shared.h"
#include "help/csv_taken.h"

static void add_cell(struct buf *out, const json_t *properties, const char *name)
{
    const char *text = json_string_value(json_object_get(properties, name));
    buf_add_text(out, "\"");
    for (const char *at = text == NULL ? "" : text; *at != '\0'; at++)
        buf_print(out, "%s%c", *at == '"' ? "\"" : "", *at);
    buf_add_text(out, "\";");
}

/* Whether both are open at the same minutes of a year. */
static bool same_hours(const char *a, const char *b)
{
    struct arena arena = {0};
    struct err err = {""};
    const struct hours *hours[2] = {NULL, NULL};
    struct hours_interval interval[2][1000];
    size_t count[2] = {0, 0};
    const struct moment from = {{2026, 1, 1}, 0};
    const struct moment to = {{2027, 1, 1}, 0};
    bool same = hours_parse(&arena, a, &hours[0], &err) &&
                hours_parse(&arena, b, &hours[1], &err);
    for (int i = 0; i < 2 && same; i++)
        count[i] = hours_intervals(hours[i], NULL, from, to, interval[i], 1000);
    same = same && count[0] == count[1];
    for (size_t i = 0; i < count[0] && same; i++)
        same = moment_to_unix(interval[0][i].start) ==
                   moment_to_unix(interval[1][i].start) &&
               moment_to_unix(interval[0][i].end) == moment_to_unix(interval[1][i].end);
    arena_free(&arena);
    return same;
}

/* Real shops, with columns of weekdays and what somebody made of them by hand. */
static void reads_the_weekdays_of_real_shops(void **state)
{
    (void)state;
    static const char *const columns[] = {"Firma",
                                          "Straße",
                                          "HausNr",
                                          "PLZ",
                                          "Ort",
                                          "URL",
                                          "Fon",
                                          "Montag_von",
                                          "Montag_bis",
                                          "Montag_Pause",
                                          "Dienstag_von",
                                          "Dienstag_bis",
                                          "Dienstag_Pause",
                                          "Mittwoch_von",
                                          "Mittwoch_bis",
                                          "Mittwoch_Pause",
                                          "Donnerstag_von",
                                          "Donnerstag_bis",
                                          "Donnerstag_Pause",
                                          "Freitag_von",
                                          "Freitag_bis",
                                          "Freitag_Pause",
                                          "Samstag_von",
                                          "Samstag_bis",
                                          "Samstag_Pause",
                                          "Branche",
                                          "lng",
                                          "lat"};
    char path[512];
    if (!shared_path(path, sizeof path, "data/opening_hours/moers-laden/data/laden.json"))
        skip();
    json_error_t where;
    json_t *json = json_load_file(path, 0, &where);
    assert_non_null(json);
    json_t *shops = json_object_get(json, "features");
    struct buf text = {0};
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        buf_print(&text, "%s;", columns[i]);
    buf_add_text(&text, "Angebot;Thema;Beschreibung\n");
    for (size_t i = 0; i < json_array_size(shops); i++) {
        const json_t *shop = json_object_get(json_array_get(shops, i), "properties");
        for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++)
            add_cell(&text, shop, columns[k]);
        buf_print(&text, "Laden %zu;free_time;Ein Laden.\n", i);
    }
    const struct format_ask ask = {.map = NULL};
    struct csv_taken taken;
    csv_take_text(text.bytes, text.len, &ask, &taken);
    size_t same = 0;
    assert_int_equal(csv_taken_count(&taken), json_array_size(shops));
    for (size_t i = 0; i < json_array_size(shops); i++) {
        const json_t *shop = json_object_get(json_array_get(shops, i), "properties");
        const char *wanted = json_string_value(json_object_get(shop, "opening_hours"));
        const char *hours = records_text(csv_taken_at(&taken, i), "hours");
        if (hours != NULL && same_hours(hours, wanted))
            same++;
        else
            printf("%s: %s, by hand %s\n",
                   json_string_value(json_object_get(shop, "Firma")),
                   hours == NULL ? "none" : hours, wanted);
    }
    printf("%zu of %zu weeks are the same as by hand\n", same, json_array_size(shops));
    /* In the others the columns say something else than the hand wrote, or a remark does.
     */
    assert_true(same >= 55);
    json_decref(json);
    buf_free(&text);
    gathering_free(&taken.all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_weekdays_of_real_shops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
