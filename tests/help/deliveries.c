#include "help/deliveries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/strings.h"
#include "device/shelf.h"
#include "help/folder.h"

char *deliveries_heard;
const struct moment *deliveries_clock;
struct err deliveries_err;

int deliveries_set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    *state = &b;
    return strings_open(ANNA_STRINGS_DIR, NULL) ? 0 : -1;
}

int deliveries_tear_down(void **state)
{
    free(deliveries_heard);
    deliveries_heard = NULL;
    deliveries_clock = NULL;
    bundles_tear_down(*state);
    return 0;
}

struct delivery deliveries_give_both(const struct bundles *b, const char *folder,
                                     const char *second)
{
    struct install_options options = {.state = b->state,
                                      .site = "ennigerloh",
                                      .keys = &b->key,
                                      .key_count = 1,
                                      .clock = deliveries_clock};
    struct delivery delivery;
    size_t len;
    free(deliveries_heard);
    FILE *out = open_memstream(&deliveries_heard, &len);
    assert_non_null(out);
    deliveries_err = (struct err){""};
    const char *both[] = {folder, second};
    bool ok =
        deliver(&options, both, second != NULL ? 2 : 1, out, &delivery, &deliveries_err);
    fclose(out);
    assert_int_equal(ok, delivery.end != DELIVERY_FAILED);
    return delivery;
}

struct delivery deliveries_give(const struct bundles *b, const char *folder)
{
    return deliveries_give_both(b, folder, NULL);
}

void deliveries_put(const struct bundles *b, const char *name, long number,
                    const char *site)
{
    struct bundle_plan plan = {.number = number, .site = site, .offers = "a b"};
    bundles_make(b, b->stick, name, &plan);
}

void deliveries_flip(const struct bundles *b, const char *name, long at)
{
    bundles_flip(b->stick, name, at);
}

void deliveries_drop(const struct bundles *b, const char *name)
{
    const char *path;
    path = folder_file(b->stick, "%s", name);
    assert_int_equal(remove(path), 0);
}

const char *deliveries_note(const struct bundles *b)
{
    static struct buf text;
    const char *path;
    path = folder_file(b->stick, "%s", "anna/ANNA-Meldung-ennigerloh.txt");
    buf_free(&text);
    return buf_read_file(&text, path, 65536, NULL) ? text.bytes : NULL;
}

void deliveries_expect(const struct bundles *b, enum delivery_end end,
                       enum delivery_reason reason, long current)
{
    struct delivery d = deliveries_give(b, b->stick);
    if (d.end != end || d.reason != reason || shelf_current(b->state) != current)
        fail_msg("%s %s with %ld: %s", delivery_end_word(d.end),
                 delivery_reason_word(d.reason), shelf_current(b->state),
                 deliveries_err.text);
}

bool deliveries_named(const char *line)
{
    char whole[128];
    snprintf(whole, sizeof whole, "\n%s\n", line);
    return strstr(deliveries_heard, whole) != NULL;
}

void deliveries_leave_note(const struct bundles *b, const char *reason)
{
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    const char *folder = b->stick;
    assert_true(deliver_note(&options, &folder, 1, reason, &deliveries_err));
}
