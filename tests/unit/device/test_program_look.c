#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypt.h"
#include "device/program_look.h"
#include "device/program_past.h"
#include "help/folder.h"
#include "help/programs.h"

enum { LEN = 5000 };

struct place {
    char folder[200], stick[256], runs[256], trust[256];
    struct signer office, stranger;
    struct signature_key key;
    struct program_look look;
    struct program_found found;
};

static void runs(const struct place *p, long number)
{
    char line[200];
    programs_line(number, line);
    file_write_text(p->runs, strcat(line, "\n"));
}

static int begin(void **state)
{
    static struct place place;
    struct place *p = &place;
    struct err err = {""};
    place = (struct place){.look = {.key_count = 1}};
    snprintf(p->folder, sizeof p->folder, "%s", folder_make());
    snprintf(p->stick, sizeof p->stick, "%.199s/stick", p->folder);
    snprintf(p->runs, sizeof p->runs, "%.199s/runs", p->folder);
    snprintf(p->trust, sizeof p->trust, "%.199s/trust", p->folder);
    mkdir(p->stick, 0755);
    mkdir(folder_file(p->stick, "anna"), 0755);
    signer_make(&p->office, 1);
    signer_make(&p->stranger, 2);
    p->key = signer_key(&p->office);
    p->look.keys = &p->key;
    p->look.program = p->runs;
    p->look.trust = p->trust;
    runs(p, 6);
    *state = p;
    return crypt_init(&err) ? 0 : -1;
}

static int end(void **state)
{
    const struct place *p = *state;
    folder_remove(p->folder);
    return 0;
}

static enum program_answer look(struct place *p)
{
    struct err err = {""};
    const char *const folder[] = {p->stick};
    program_look(&p->look, folder, 1, &p->found, &err);
    assert_true((err.text[0] == '\0') ==
                (p->found.answer == PROGRAM_NONE || p->found.answer == PROGRAM_FITS));
    return p->found.answer;
}

static void put(const struct place *p, long number, const struct signer *signer)
{
    programs_put(p->stick, number, LEN, signer);
}

static void the_highest_is_found(void **state)
{
    struct place *p = *state;
    assert_int_equal(look(p), PROGRAM_NONE);
    put(p, 8, &p->office);
    put(p, 7, &p->office);
    put(p, 99, &p->stranger);
    programs_put(folder_file(p->stick, "anna"), 9, LEN, &p->office);
    assert_int_equal(look(p), PROGRAM_FITS);
    assert_int_equal(p->found.label.number, 9);
    assert_int_equal(p->found.len, LEN);
    assert_non_null(strstr(p->found.path, "/anna/p9.anna-program"));
    runs(p, 9);
    assert_int_equal(look(p), PROGRAM_SAME);
    runs(p, 10);
    assert_int_equal(look(p), PROGRAM_OLDER);
}

static void what_tells_the_most(void **state)
{
    struct place *p = *state;
    put(p, 7, &p->stranger);
    assert_int_equal(look(p), PROGRAM_FOREIGN);
    put(p, 8, &p->office);
    unlink(folder_file(p->stick, "p8.anna-program.minisig"));
    assert_int_equal(look(p), PROGRAM_UNSIGNED);
    put(p, 5, &p->office);
    assert_int_equal(look(p), PROGRAM_OLDER);
    put(p, 9, &p->office);
    assert_int_equal(look(p), PROGRAM_FITS);
}

static void names(void **state)
{
    struct place *p = *state;
    (void)state;
    assert_true(program_look_named("A.ANNA-PROGRAM"));
    assert_false(program_look_named(".anna-program"));
    assert_false(program_look_named(".x.anna-program"));
    assert_false(program_look_named("x.anna-program.minisig"));
    assert_false(program_look_named("x.anna"));
    mkdir(folder_file(p->stick, "folder.anna-program"), 0755);
    assert_int_equal(symlink(p->runs, folder_file(p->stick, "link.anna-program")), 0);
    assert_int_equal(look(p), PROGRAM_NONE);
}

static void one_that_went_back(void **state)
{
    struct place *p = *state;
    struct program_past past = {.good = 6};
    struct program_label have;
    struct err err = {""};
    long back;
    program_past_add_back(&past, 4);
    program_past_add_back(&past, 8);
    assert_true(program_past_write(&past, p->trust, &err));
    put(p, 8, &p->office);
    put(p, 7, &p->office);
    assert_int_equal(look(p), PROGRAM_WENT_BACK);
    assert_true(program_look_at_own(&p->look, &have, &back));
    assert_true(have.number == 6 && back == 8);
    runs(p, 8);
    assert_true(program_look_at_own(&p->look, &have, &back));
    assert_int_equal(back, 0);
}

/* A package on an ordinary system. */
static void a_terminal_that_takes_none(void **state)
{
    struct place *p = *state;
    struct program_label have;
    long back;
    put(p, 7, &p->office);
    unlink(p->runs);
    assert_int_equal(look(p), PROGRAM_NONE);
    assert_false(program_look_at_own(&p->look, &have, &back));
    file_write_text(p->runs, "damaged\n");
    assert_int_equal(look(p), PROGRAM_NONE);
    p->look.program = NULL;
    assert_int_equal(look(p), PROGRAM_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_highest_is_found, begin, end),
        cmocka_unit_test_setup_teardown(what_tells_the_most, begin, end),
        cmocka_unit_test_setup_teardown(names, begin, end),
        cmocka_unit_test_setup_teardown(one_that_went_back, begin, end),
        cmocka_unit_test_setup_teardown(a_terminal_that_takes_none, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
