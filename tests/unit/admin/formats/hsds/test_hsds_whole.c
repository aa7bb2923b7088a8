#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "formats/hsds/hsds_whole.h"

#define ID "\"id\":\"7e306ffd-698b-59f0-92d4-60c6b8409c71\""

static void uuids_are_ready(void **state)
{
    static const char *const rows[] = {
        "{" ID "}",
        " { " ID " , \"name\" : \"a\" } ",
        "{\"name\":\"x \\\"y\\\\\"," ID "}",
        "{" ID ",\"service_id\":\"7E306FFD-698B-59F0-92D4-60C6B8409C71\"}",
        "{" ID ",\"latitude\":51.9,\"free\":true,\"none\":null}",
        "{" ID ",\"paid\":\"no id\",\"_id\":\"x\"}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!hsds_whole_ready(rows[i]))
            fail_msg("not ready: %s", rows[i]);
}

static void what_must_be_looked_at(void **state)
{
    static const char *const rows[] = {
        "",
        "{}",
        "{",
        "[" ID "]",
        "{\"name\":\"a\"}",
        "{\"id\":\"7\"}",
        "{\"id\":7}",
        "{\"id\":\"7e306ffd-698b-59f0-92d4-60c6b8409c7g\"}",
        "{\"id\":\"7e306ffd+698b-59f0-92d4-60c6b8409c71\"}",
        "{\"\\u0069d\":\"7\"," ID "}",
        "{" ID ",\"service_id\":\"7\"}",
        "{" ID ",\"service_id\":null}",
        "{" ID ",\"link_id\":\"7e306ffd-698b-59f0-92d4-60c6b8409c71#2\"}",
        "{" ID ",\"list\":[1]}",
        "{" ID ",\"map\":{\"id\":\"7\"}}",
        "{" ID ",}",
        "{" ID,
        "{" ID "} x",
        "{" ID ",\"name\":\"a",
        "{" ID ",\"name\":\"a\\",
        "{" ID ",\"name\"",
        "{" ID " \"name\":\"a\"}",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (hsds_whole_ready(rows[i]))
            fail_msg("ready: %s", rows[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uuids_are_ready),
        cmocka_unit_test(what_must_be_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
