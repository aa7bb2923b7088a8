#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "core/changes.h"
#include "core/db.h"
#include "help/bundles.h"
#include "help/folder.h"

static struct content *make(const struct bundles *b, const char *name, const char *offers)
{
    struct bundle_plan plan = {.number = 1, .offers = offers};
    struct content *content;
    struct err err = {""};
    const char *path;
    bundles_make(b, b->stick, name, &plan);
    path = folder_file(b->stick, "%s", name);
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

static void counts(void **state)
{
    static const struct {
        const char *before; /* NULL: no content */
        const char *now;
        long added, changed, gone;
    } cases[] = {
        {NULL, "a b c", 3, 0, 0},
        {"a b c", "a b c", 0, 0, 0},
        {"a b c", "c a b", 0, 0, 0},
        {"a b c", "a b", 0, 0, 1},
        {"a b c", "a b c d e", 2, 0, 0},
        {"b", "a b c", 2, 0, 0},
        {"a b c", "b", 0, 0, 2},
        {"a b c", "a b* c", 0, 1, 0},
        {"a b c", "a b+ c", 0, 1, 0},
        {"a b+ c", "a b c", 0, 1, 0},
        {"a b c", "a b# c", 0, 0, 0},
        {"a b c", "a b- c", 0, 0, 1},
        {"a b- c", "a b c", 1, 0, 0},
        {"a b- c", "a b-", 0, 0, 1},
        {"a b c", "d e f", 3, 0, 3},
        {"a b c d", "a* b+ d e", 1, 2, 1},
        {"a- b+ c", "a+ b+ c*", 1, 1, 0},
        {"a a1 a10", "a a1* a10", 0, 1, 0},
        {"a b+ b2 c", "a b b2 c", 0, 1, 0},
    };
    const struct bundles *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct content *before =
            cases[i].before != NULL ? make(b, "before.anna", cases[i].before) : NULL;
        struct content *now = make(b, "now.anna", cases[i].now);
        struct changes changes = {-1, -1, -1};
        struct err err = {""};
        bool ok = changes_count(before, now, &changes, &err);
        content_close(before);
        content_close(now);
        if (!ok || changes.added != cases[i].added ||
            changes.changed != cases[i].changed || changes.gone != cases[i].gone)
            fail_msg("case %zu: %ld new, %ld changed, %ld gone %s", i, changes.added,
                     changes.changed, changes.gone, err.text);
    }
}

/* What the table says of each field, and where it stands. */
static const struct {
    const char *name;
    bool said;
    const char *column;
    const char *list;
    const char *text;
} fields[] = {
#define OFFER_FIELD(id, field, since, place, counts, ...) \
    {.name = field, .said = counts(true), place},
#define OFFER_TEXT(id, field, since, place, in_text, counts, ...) \
    {.name = field, .said = counts(true), place in_text},
#define UNSAID(...) false
#define IN_SERVICE(name) .column = name,
#define IN_LIST(name) .list = name,
#define IN_TEXT(name) .text = name,
#include "core/offer_rows.h"
};

static long changed_by(const struct bundles *b, const char *format, const char *name)
{
    struct content *before = make(b, "before.anna", "a b+ c");
    struct content *now = make(b, "now.anna", "a b+ c");
    struct changes changes = {-1, -1, -1};
    struct err err = {""};
    struct db *db;
    char sql[256];
    content_close(now);
    snprintf(sql, sizeof sql, format, name);
    if (!db_open_workspace(&db, folder_file(b->stick, "now.anna"), false, &err) ||
        !db_exec(db, sql, &err))
        fail_msg("%s: %s", sql, err.text);
    db_close(db);
    if (!content_open(&now, folder_file(b->stick, "now.anna"), &err) ||
        !changes_count(before, now, &changes, &err))
        fail_msg("%s: %s", sql, err.text);
    content_close(before);
    content_close(now);
    return changes.changed;
}

static void any_field_that_is_said_counts(void **state)
{
    static const char in_service[] = "UPDATE service SET %s = 'medium' WHERE id = 'b'";
    static const char in_list[] =
        "INSERT INTO x_service_list VALUES ('b', 'de', '%s', 9, 'more')";
    static const char in_text[] = "UPDATE x_service_text SET %s = 'more'";
    const struct bundles *b = *state;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        long expected = fields[i].said;
        if (fields[i].column != NULL &&
            changed_by(b, in_service, fields[i].column) != expected)
            fail_msg("%s: column %s", fields[i].name, fields[i].column);
        if (fields[i].list != NULL && changed_by(b, in_list, fields[i].list) != expected)
            fail_msg("%s: list %s", fields[i].name, fields[i].list);
        if (fields[i].text != NULL && changed_by(b, in_text, fields[i].text) != expected)
            fail_msg("%s: text %s", fields[i].name, fields[i].text);
    }
    assert_int_equal(
        changed_by(b, "UPDATE organization SET name = '%s' WHERE id = 1", "other"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counts, bundles_state_set_up,
                                        bundles_state_tear_down),
        cmocka_unit_test_setup_teardown(any_field_that_is_said_counts,
                                        bundles_state_set_up, bundles_state_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
