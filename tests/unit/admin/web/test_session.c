#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "help/folder.h"
#include "base/buf.h"
#include "web/session.h"

enum { NOW = 1795944420 };

struct doors {
    const char *folder;
    char path[256];
    struct sessions *sessions;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct doors doors;
    memset(&doors, 0, sizeof doors);
    doors.folder = folder_make();
    strcpy(doors.path, folder_file(doors.folder, "serve.db"));
    *state = &doors;
    return sessions_open(&doors.sessions, doors.path, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct doors *doors = *state;
    sessions_close(doors->sessions);
    arena_free(&doors->arena);
    folder_remove(doors->folder);
    return 0;
}

static void come_in(struct doors *doors, char cookie[SESSION_WORD])
{
    char link[SESSION_WORD];
    bool good;
    assert_true(sessions_make_link(doors->sessions, NOW, link, NULL));
    assert_true(
        sessions_use_link(doors->sessions, link, NOW, "erika", cookie, &good, NULL));
    assert_true(good);
}

static bool is_in(struct doors *doors, const char *cookie, int64_t now)
{
    struct session session;
    bool good;
    assert_true(sessions_find(doors->sessions, &doors->arena, cookie, now, &session,
                              &good, NULL));
    return good;
}

static void a_link_lets_in_once(void **state)
{
    struct doors *doors = *state;
    char link[SESSION_WORD], cookie[SESSION_WORD];
    bool good;
    assert_true(sessions_make_link(doors->sessions, NOW, link, NULL));
    assert_int_equal(strlen(link), 64);
    assert_true(sessions_use_link(doors->sessions, link, NOW + 299, "erika", cookie,
                                  &good, NULL));
    assert_true(good);
    assert_true(sessions_use_link(doors->sessions, link, NOW + 299, "erika", cookie,
                                  &good, NULL));
    assert_false(good);
    assert_true(sessions_make_link(doors->sessions, NOW, link, NULL));
    assert_true(sessions_use_link(doors->sessions, link, NOW + 301, "erika", cookie,
                                  &good, NULL));
    assert_false(good);
    assert_true(
        sessions_use_link(doors->sessions, "", NOW, "erika", cookie, &good, NULL));
    assert_false(good);
}

static void a_session_has_a_name_and_ends(void **state)
{
    struct doors *doors = *state;
    char cookie[SESSION_WORD];
    struct session session;
    bool good;
    come_in(doors, cookie);
    assert_true(sessions_find(doors->sessions, &doors->arena, cookie, NOW, &session,
                              &good, NULL));
    assert_true(good);
    assert_string_equal(session.who, "erika");
    assert_int_equal(session.roles, SESSION_ALL);
    assert_int_equal(strlen(session.token), 64);
    assert_string_not_equal(session.token, cookie);
    assert_false(is_in(doors, "0000", NOW));
    assert_false(is_in(doors, "", NOW));
    assert_true(sessions_end(doors->sessions, &session, NULL));
    assert_false(is_in(doors, cookie, NOW));
}

static void rest_and_age_end_a_session(void **state)
{
    struct doors *doors = *state;
    char cookie[SESSION_WORD];
    come_in(doors, cookie);
    assert_true(is_in(doors, cookie, NOW + SESSION_REST_SECONDS - 1));
    assert_false(is_in(doors, cookie, NOW + 3 * (int64_t)SESSION_REST_SECONDS));
    come_in(doors, cookie);
    for (int64_t at = 0; at <= SESSION_MOST_SECONDS; at += SESSION_REST_SECONDS / 2)
        assert_true(is_in(doors, cookie, NOW + at));
    assert_false(is_in(doors, cookie, NOW + SESSION_MOST_SECONDS + 10));
}

static void it_outlives_the_server_and_holds_no_secret(void **state)
{
    struct doors *doors = *state;
    char cookie[SESSION_WORD], link[SESSION_WORD], name[64], again[64];
    struct buf bytes = {0};
    struct stat there;
    int port;
    come_in(doors, cookie);
    assert_true(sessions_make_link(doors->sessions, NOW, link, NULL));
    assert_true(sessions_name(doors->sessions, name, NULL));
    assert_non_null(strstr(name, ".localhost"));
    assert_true(sessions_port(doors->sessions, &port, NULL));
    assert_int_equal(port, 0);
    assert_true(sessions_keep_port(doors->sessions, 4711, NULL));
    sessions_close(doors->sessions);
    assert_true(sessions_open(&doors->sessions, doors->path, NULL));
    assert_true(is_in(doors, cookie, NOW));
    assert_true(sessions_name(doors->sessions, again, NULL));
    assert_string_equal(name, again);
    assert_true(sessions_port(doors->sessions, &port, NULL));
    assert_int_equal(port, 4711);
    assert_true(buf_read_file(&bytes, doors->path, 1 << 20, NULL));
    assert_null(memmem(bytes.bytes, bytes.len, cookie, strlen(cookie)));
    assert_null(memmem(bytes.bytes, bytes.len, link, strlen(link)));
    assert_int_equal(stat(doors->path, &there), 0);
    assert_int_equal(there.st_mode & 077, 0);
    buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_link_lets_in_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_session_has_a_name_and_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rest_and_age_end_a_session, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_outlives_the_server_and_holds_no_secret,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
