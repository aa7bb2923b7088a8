#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/crypt.h"
#include "core/program.h"
#include "help/folder.h"
#include "help/setups.h"

#define LINE "anna-program machine=amd64 version=0.2.0 number=7 created=2026-11-29"

static const char image[] = "what stands for a squashfs";

struct made {
    struct signer office, stranger;
    struct signature_key key;
    struct program_label have;
    struct program_terminal terminal;
    struct buf signature;
};

static int begin(void **state)
{
    static struct made made;
    struct err err = {""};
    made = (struct made){.have = {.machine = "amd64", .version = "0.1.0", .number = 6}};
    signer_make(&made.office, 1);
    signer_make(&made.stranger, 2);
    made.key = signer_key(&made.office);
    made.terminal =
        (struct program_terminal){.keys = &made.key, .key_count = 1, .have = &made.have};
    *state = &made;
    return crypt_init(&err) ? 0 : -1;
}

static int end(void **state)
{
    struct made *m = *state;
    buf_free(&m->signature);
    return 0;
}

static void sign(struct made *m, const struct signer *signer, const char *comment)
{
    struct buf text = {0};
    buf_add_text(&text, image);
    buf_free(&m->signature);
    setups_sign(&text, signer, comment, &m->signature);
    buf_free(&text);
}

static enum program_answer answer_for(struct made *m, uintmax_t len)
{
    struct signature signature = {.comment = "untouched"};
    struct program_label label = {.number = -1};
    struct err err = {""};
    enum program_answer answer =
        program_judge(&m->signature, len, &m->terminal, &signature, &label, &err);
    bool decided = answer == PROGRAM_FITS ||
                   (answer >= PROGRAM_OTHER_MACHINE && answer <= PROGRAM_TOO_LARGE);
    assert_true((label.number != -1) == decided);
    assert_true((strcmp(signature.comment, "untouched") != 0) ==
                (answer == PROGRAM_FITS));
    assert_true((err.text[0] == '\0') == (answer == PROGRAM_FITS));
    return answer;
}

static enum program_answer answer(struct made *m)
{
    return answer_for(m, sizeof image - 1);
}

static bool reads(const char *line)
{
    struct program_label label = {.number = -1};
    struct err err = {""};
    bool ok = program_read_label(&label, line, &err);
    assert_true(ok ? label.number > 0 : label.number == -1 && err.text[0] != '\0');
    if (ok) {
        char again[PROGRAM_LINE];
        program_write_label(&label, again);
        assert_string_equal(again, line);
        assert_true(program_label_valid(&label));
    }
    return ok;
}

static void lines_that_are_none(void **state)
{
    static const char *const bad[] = {
        "",
        "anna-program",
        LINE " ",
        LINE "\n",
        LINE " schema=1",
        " " LINE,
        "anna-content machine=amd64 version=0.2.0 number=7 created=2026-11-29",
        "anna-program machine= version=0.2.0 number=7 created=2026-11-29",
        "anna-program machine=AMD64 version=0.2.0 number=7 created=2026-11-29",
        "anna-program machine=amd64 version=0/2 number=7 created=2026-11-29",
        "anna-program machine=amd64 version=../.. number=7x created=2026-11-29",
        "anna-program machine=amd64  version=0.2.0 number=7 created=2026-11-29",
        "anna-program machine=amd64 version=0.2.0 number=0 created=2026-11-29",
        "anna-program machine=amd64 version=0.2.0 number=07 created=2026-11-29",
        "anna-program machine=amd64 version=0.2.0 number=-7 created=2026-11-29",
        "anna-program machine=amd64 version=0.2.0 number=1000000000 created=2026-11-29",
        "anna-program machine=amd64 version=0.2.0 number=7 created=2026-11-31",
        "anna-program machine=amd64 version=0.2.0 number=7 created=2026-11",
        "anna-program version=0.2.0 machine=amd64 number=7 created=2026-11-29",
        "anna-program machine=a123456789012345678901234567890123 version=1 number=7 "
        "created=2026-11-29",
    };
    (void)state;
    assert_true(reads(LINE));
    assert_true(reads("anna-program machine=arm64 version=2.0~rc1+deb12-3 "
                      "number=999999999 created=2028-02-29"));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (reads(bad[i]))
            fail_msg("row %zu was taken", i);
}

static void labels_that_cannot_be(void **state)
{
    static const struct program_label good = {"amd64", "1", 7, {2026, 11, 29}};
    struct program_label label = good;
    (void)state;
    assert_true(program_label_valid(&label));
    label.machine[0] = 'A';
    assert_false(program_label_valid(&label));
    label = good;
    label.number = 0;
    assert_false(program_label_valid(&label));
    label.number = 1000000000;
    assert_false(program_label_valid(&label));
    label = good;
    label.created.day = 31;
    assert_false(program_label_valid(&label));
}

static void the_file_of_a_root(void **state)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {LINE "\n", true}, {LINE, false}, {LINE "\n\n", false}, {"", false},
        {LINE "x", false}, {"\n", false}, {LINE "\r\n", false},
    };
    (void)state;
    const char *folder = folder_make();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct program_label label;
        struct err err = {""};
        const char *path = folder_file(folder, "program");
        file_write(path, rows[i].text, strlen(rows[i].text));
        assert_int_equal(program_read_file(&label, path, &err), rows[i].good);
        assert_true(rows[i].good || strstr(err.text, path) != NULL);
    }
    struct program_label label;
    struct err err = {""};
    file_write(folder_file(folder, "nul"), LINE "\0\n", sizeof LINE "\0\n" - 1);
    assert_false(program_read_file(&label, folder_file(folder, "nul"), &err));
    assert_false(program_read_file(&label, folder_file(folder, "none"), &err));
    folder_remove(folder);
}

static void whose_it_is(void **state)
{
    struct made *m = *state;
    sign(m, &m->office, LINE);
    assert_int_equal(answer(m), PROGRAM_FITS);
    assert_int_equal(answer_for(m, 0), PROGRAM_DAMAGED);
    sign(m, &m->stranger, LINE);
    assert_int_equal(answer(m), PROGRAM_FOREIGN);
    memcpy(m->stranger.id, m->office.id, sizeof m->office.id);
    sign(m, &m->stranger, LINE);
    assert_int_equal(answer(m), PROGRAM_DAMAGED);
    m->terminal.key_count = 0;
    sign(m, &m->office, LINE);
    assert_int_equal(answer(m), PROGRAM_FOREIGN);
}

static void what_else_was_signed(void **state)
{
    static const char *const other[] = {
        "",
        "anna-setup site=ennigerloh created=2026-11-20",
        "anna-content site=all sequence=9 created=2026-11-29 valid-until=2027-11-29 "
        "schema=1",
        LINE "x",
    };
    struct made *m = *state;
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        sign(m, &m->office, other[i]);
        assert_int_equal(answer(m), PROGRAM_NOT_ONE);
    }
}

static void which_number_is_taken(void **state)
{
    static const long back[] = {7, 12};
    static const struct {
        long runs, floor;
        size_t back_count;
        enum program_answer answer;
    } rows[] = {
        {6, 0, 0, PROGRAM_FITS},  {6, 6, 0, PROGRAM_FITS},      {7, 0, 0, PROGRAM_SAME},
        {8, 0, 0, PROGRAM_OLDER}, {6, 7, 0, PROGRAM_SAME},      {6, 8, 0, PROGRAM_OLDER},
        {8, 6, 0, PROGRAM_OLDER}, {6, 6, 2, PROGRAM_WENT_BACK}, {7, 7, 2, PROGRAM_SAME},
        {1, 0, 0, PROGRAM_FITS},
    };
    struct made *m = *state;
    sign(m, &m->office, LINE);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        m->have.number = rows[i].runs;
        m->terminal.floor = rows[i].floor;
        m->terminal.went_back = back;
        m->terminal.went_back_count = rows[i].back_count;
        assert_int_equal(answer(m), rows[i].answer);
    }
}

static void where_it_goes(void **state)
{
    struct made *m = *state;
    sign(m, &m->office, LINE);
    m->terminal.room = 100;
    assert_int_equal(answer_for(m, 100), PROGRAM_FITS);
    assert_int_equal(answer_for(m, 101), PROGRAM_TOO_LARGE);
    m->terminal.room = 0;
    assert_int_equal(answer_for(m, PROGRAM_LIMIT), PROGRAM_FITS);
    assert_int_equal(answer_for(m, (uintmax_t)PROGRAM_LIMIT + 1), PROGRAM_TOO_LARGE);
    snprintf(m->have.machine, sizeof m->have.machine, "arm64");
    assert_int_equal(answer(m), PROGRAM_OTHER_MACHINE);
}

static void torn_or_flipped(void **state)
{
    struct made *m = *state;
    sign(m, &m->office, LINE);
    struct buf whole = m->signature;
    /* Without its last newline the signature is whole. */
    for (m->signature.len = 0; m->signature.len < whole.len - 1; m->signature.len++)
        assert_int_equal(answer(m), PROGRAM_DAMAGED);
    assert_int_equal(answer(m), PROGRAM_FITS);
    m->signature.len = whole.len;
    /* The first line and the signature of the bytes are not proved by the comment's. */
    size_t first = strcspn(whole.bytes, "\n") + 1;
    for (size_t bit = first * 8; bit < whole.len * 8; bit++) {
        char keep = whole.bytes[bit / 8];
        m->signature.bytes[bit / 8] = (char)(keep ^ (1 << bit % 8));
        enum program_answer got = answer(m);
        assert_true(got == PROGRAM_DAMAGED || got == PROGRAM_FOREIGN);
        m->signature.bytes[bit / 8] = keep;
    }
    assert_int_equal(answer(m), PROGRAM_FITS);
}

static void answers_have_words(void **state)
{
    enum program_answer back = PROGRAM_NONE;
    (void)state;
    for (int i = 0; i < PROGRAM_ANSWERS; i++) {
        assert_true(
            program_answer_read(program_answer_word((enum program_answer)i), &back));
        assert_int_equal(back, i);
    }
    assert_false(program_answer_read("", &back));
    assert_false(program_answer_read("fits ", &back));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_that_are_none),
        cmocka_unit_test(labels_that_cannot_be),
        cmocka_unit_test(the_file_of_a_root),
        cmocka_unit_test_setup_teardown(whose_it_is, begin, end),
        cmocka_unit_test_setup_teardown(what_else_was_signed, begin, end),
        cmocka_unit_test_setup_teardown(which_number_is_taken, begin, end),
        cmocka_unit_test_setup_teardown(where_it_goes, begin, end),
        cmocka_unit_test_setup_teardown(torn_or_flipped, begin, end),
        cmocka_unit_test(answers_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
