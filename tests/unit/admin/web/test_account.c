#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "web/account.h"

enum { NOW = 1795944420 };

struct doors {
    const char *folder;
    struct sessions *sessions;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct doors doors;
    memset(&doors, 0, sizeof doors);
    doors.folder = folder_make();
    *state = &doors;
    return sessions_open(&doors.sessions, folder_file(doors.folder, "serve.db"), NULL)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    struct doors *doors = *state;
    sessions_close(doors->sessions);
    arena_free(&doors->arena);
    folder_remove(doors->folder);
    return 0;
}

static bool fits(struct doors *doors, const char *name, const char *password)
{
    bool good;
    assert_true(account_fits(doors->sessions, name, password, &good, NULL));
    return good;
}

/* What a cookie may do; 0: it lets nobody in. */
static int may(struct doors *doors, const char *cookie)
{
    struct session session;
    bool good;
    assert_true(sessions_find(doors->sessions, &doors->arena, cookie, NOW, &session,
                              &good, NULL));
    return good ? session.roles : 0;
}

static void a_password_lets_in_whose_it_is(void **state)
{
    struct doors *doors = *state;
    struct account account;
    bool found;
    assert_true(account_add(doors->sessions, "Erika", SESSION_EDITOR,
                            "kaffee um halb acht", NULL));
    assert_true(account_add(doors->sessions, "Omar", SESSION_TECHNICIAN, NULL, NULL));
    assert_true(fits(doors, "Erika", "kaffee um halb acht"));
    assert_true(fits(doors, "erika", "kaffee um halb acht"));
    assert_false(fits(doors, "Erika", "Kaffee um halb acht"));
    assert_false(fits(doors, "Erika", ""));
    assert_false(fits(doors, "Omar", ""));
    assert_false(fits(doors, "Omar", "kaffee um halb acht"));
    assert_false(fits(doors, "nobody", "kaffee um halb acht"));
    assert_true(
        account_find(doors->sessions, &doors->arena, "ERIKA", &account, &found, NULL));
    assert_true(found && account.has_password);
    assert_string_equal(account.name, "Erika");
    assert_true(
        account_set_password(doors->sessions, "erika", "tee um viertel nach", NULL));
    assert_false(fits(doors, "Erika", "kaffee um halb acht"));
    assert_true(fits(doors, "Erika", "tee um viertel nach"));
}

static void what_is_no_person_is_refused(void **state)
{
    struct doors *doors = *state;
    struct err err;
    static const char *const bad[] = {"",       " erika",      "erika ",    "a\nb",
                                      "a\tb",   "a\x7F",       "a\xC2\x85", "\xFF",
                                      "a\x1B[", "\xED\xA0\x80"};
    char long_name[ACCOUNT_NAME_MOST + 2];
    memset(long_name, 'x', sizeof long_name);
    long_name[sizeof long_name - 1] = '\0';
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (account_add(doors->sessions, bad[i], SESSION_EDITOR, NULL, &err))
            fail_msg("\"%s\" is a name", bad[i]);
    assert_false(account_add(doors->sessions, long_name, SESSION_EDITOR, NULL, &err));
    assert_true(account_add(doors->sessions, long_name + 1, SESSION_EDITOR, NULL, NULL));
    assert_true(
        account_add(doors->sessions, "Jürgen Müller-Öz", SESSION_EDITOR, NULL, NULL));
    assert_false(account_add(doors->sessions, "jürgen müller-Öz", SESSION_COORDINATOR,
                             NULL, &err));
    assert_false(account_add(doors->sessions, "a", SESSION_EDITOR, "short", &err));
    assert_false(account_add(doors->sessions, "a", SESSION_EDITOR, "äöüäöüäöüäö", &err));
    assert_false(account_add(doors->sessions, "Coordinatorin", SESSION_EDITOR,
                             "coordinatorin", &err));
    assert_false(account_set_role(doors->sessions, "nobody", SESSION_EDITOR, &err));
    assert_false(account_set_password(doors->sessions, "nobody", "twelve letters", &err));
    assert_false(account_remove(doors->sessions, "nobody", &err));
}

static void what_she_may_changes_at_once(void **state)
{
    struct doors *doors = *state;
    char cookie[SESSION_WORD];
    char other[SESSION_WORD];
    assert_true(account_add(doors->sessions, "Erika", SESSION_EDITOR, NULL, NULL));
    assert_true(account_add(doors->sessions, "Omar", SESSION_COORDINATOR, NULL, NULL));
    assert_true(sessions_begin(doors->sessions, "Erika", NOW, cookie, NULL));
    assert_true(sessions_begin(doors->sessions, "Omar", NOW, other, NULL));
    assert_int_equal(may(doors, cookie), SESSION_EDITOR);
    assert_true(account_set_role(doors->sessions, "erika", SESSION_COMMITTEE, NULL));
    assert_int_equal(may(doors, cookie), SESSION_COMMITTEE);
    assert_true(account_remove(doors->sessions, "erika", NULL));
    assert_int_equal(may(doors, cookie), 0);
    /* Whoever is called so later does not find an open door. */
    assert_true(account_add(doors->sessions, "Erika", SESSION_COORDINATOR, NULL, NULL));
    assert_int_equal(may(doors, cookie), 0);
    assert_int_equal(may(doors, other), SESSION_COORDINATOR);
    assert_true(account_set_password(doors->sessions, "OMAR", "twelve letters", NULL));
    assert_int_equal(may(doors, other), 0);
}

static void all_are_listed_by_name(void **state)
{
    struct doors *doors = *state;
    struct account *account;
    size_t count;
    assert_true(account_list(doors->sessions, &doors->arena, &account, &count, NULL));
    assert_int_equal(count, 0);
    assert_true(account_add(doors->sessions, "Omar", SESSION_COORDINATOR, NULL, NULL));
    assert_true(
        account_add(doors->sessions, "erika", SESSION_EDITOR, "twelve letters", NULL));
    assert_true(account_list(doors->sessions, &doors->arena, &account, &count, NULL));
    assert_int_equal(count, 2);
    assert_string_equal(account[0].name, "erika");
    assert_true(account[0].has_password && !account[1].has_password);
    assert_int_equal(account[1].role, SESSION_COORDINATOR);
}

static void roles_have_words(void **state)
{
    (void)state;
    enum session_role role;
    struct err err;
    int all = 0;
    for (int bit = 1; bit <= SESSION_ALL; bit *= 2) {
        const char *word = account_role_word((enum session_role)bit);
        assert_non_null(word);
        assert_true(account_role_of(word, &role, NULL));
        assert_int_equal(role, bit);
        all |= bit;
    }
    assert_int_equal(all, SESSION_ALL);
    assert_null(account_role_word(SESSION_ALL));
    assert_false(account_role_of("admin", &role, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_password_lets_in_whose_it_is, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_person_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_she_may_changes_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_are_listed_by_name, set_up, tear_down),
        cmocka_unit_test(roles_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
