#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device/boot_choice.h"
#include "help/folder.h"
#include "help/programs.h"

static void the_kernel_says_what_runs(void **state)
{
    static const struct {
        const char *line;
        enum boot_slot slot;
    } rows[] = {
        {"root=PARTLABEL=anna-root-a ro anna.slot=a panic=10 quiet\n", BOOT_A},
        {"anna.slot=b", BOOT_B},
        {"anna.slot=a anna.slot=b\n", BOOT_B},
        {"anna.slot=", BOOT_NONE},
        {"anna.slot=c\n", BOOT_NONE},
        {"anna.slot=ab\n", BOOT_NONE},
        {"xanna.slot=a\n", BOOT_NONE},
        {"", BOOT_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(boot_slot_running(rows[i].line), rows[i].slot);
}

static bool parses(const char *text, struct boot_choice *out)
{
    char block[BOOT_CHOICE_LEN];
    struct err err = {""};
    size_t len = strlen(text);
    memset(block, '#', sizeof block);
    memcpy(block, text, len);
    bool ok = boot_choice_parse(out, block, sizeof block, &err);
    assert_true(ok == (err.text[0] == '\0'));
    return ok;
}

#define HEAD "# GRUB Environment Block\n"

static void blocks(void **state)
{
    static const char *const bad[] = {
        "",
        "# GRUB Environment\ngood=a\ntry=\n",
        HEAD,
        HEAD "try=a\n",
        HEAD "good=\ntry=\n",
        HEAD "good=c\ntry=\n",
        HEAD "good=a\ntry=A\n",
        HEAD "good=a\ntry=ab\n",
        HEAD "good=a\\\nb\ntry=\n",
        HEAD "good=a",
        HEAD "# good=a\n",
    };
    struct boot_choice choice = {BOOT_NONE, BOOT_NONE};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (parses(bad[i], &choice))
            fail_msg("row %zu was taken", i);
    assert_int_equal(choice.good, BOOT_NONE);
    assert_true(parses(HEAD "good=b\n", &choice));
    assert_true(choice.good == BOOT_B && choice.once == BOOT_NONE);
    assert_true(parses(HEAD "# words\nx=1\\\n2\ntry=b\ngood=a\n", &choice));
    assert_true(choice.good == BOOT_A && choice.once == BOOT_B);
    struct err err = {""};
    assert_false(boot_choice_parse(&choice, HEAD "good=a\n", 32, &err));
}

struct place {
    const char *folder;
    const char *file;
};

static int begin(void **state)
{
    static struct place place;
    static char folder[256];
    static char file[300];
    snprintf(folder, sizeof folder, "%s", folder_make());
    snprintf(file, sizeof file, "%s/" BOOT_CHOICE_NAME, folder);
    place = (struct place){folder, file};
    mkdir(folder_file(folder, "anna"), 0755);
    *state = &place;
    return 0;
}

static int end(void **state)
{
    const struct place *p = *state;
    folder_remove(p->folder);
    return 0;
}

static void write_choice(const struct place *p, enum boot_slot good, enum boot_slot once)
{
    struct err err = {""};
    struct boot_choice choice = {good, once};
    if (!boot_choice_write(&choice, p->folder, &err))
        fail_msg("%s", err.text);
    struct boot_choice back;
    assert_true(boot_choice_read(&back, p->folder, &err));
    assert_true(back.good == good && back.once == once);
}

static void written_in_place(void **state)
{
    const struct place *p = *state;
    char block[1024];
    struct stat before;
    struct stat after;
    programs_block(block, "a", "");
    file_write(p->file, block, sizeof block);
    stat(p->file, &before);
    write_choice(p, BOOT_A, BOOT_B);
    struct buf now = file_read(p->file);
    assert_int_equal(now.len, BOOT_CHOICE_LEN);
    assert_memory_equal(now.bytes + BOOT_CHOICE_SECTOR, block + BOOT_CHOICE_SECTOR,
                        BOOT_CHOICE_LEN - BOOT_CHOICE_SECTOR);
    assert_int_equal(programs_grub(now.bytes), 'b');
    assert_int_equal(programs_grub(now.bytes), 'a');
    buf_free(&now);
    write_choice(p, BOOT_B, BOOT_NONE);
    now = file_read(p->file);
    assert_int_equal(programs_grub(now.bytes), 'b');
    buf_free(&now);
    stat(p->file, &after);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(folder_count(folder_file(p->folder, "anna"), ""), 1);
}

static void what_else_stands_there_stays(void **state)
{
    const struct place *p = *state;
    char block[1024];
    memset(block, '#', sizeof block);
    memcpy(block, HEAD "x=1\\\n2\ngood=a\nserial=ttyS0\n",
           strlen(HEAD "x=1\\\n2\ngood=a\nserial=ttyS0\n"));
    file_write(p->file, block, sizeof block);
    write_choice(p, BOOT_A, BOOT_B);
    struct buf now = file_read(p->file);
    assert_non_null(strstr(now.bytes, "\nx=1\\\n2\nserial=ttyS0\n#"));
    buf_free(&now);
}

static void too_much_for_a_sector(void **state)
{
    const struct place *p = *state;
    char block[1024];
    struct err err = {""};
    struct boot_choice choice = {BOOT_B, BOOT_NONE};
    memset(block, 'x', sizeof block);
    memcpy(block, HEAD "good=a\nlong=", strlen(HEAD "good=a\nlong="));
    block[700] = '\n';
    file_write(p->file, block, sizeof block);
    assert_false(boot_choice_write(&choice, p->folder, &err));
    struct buf now = file_read(p->file);
    assert_memory_equal(now.bytes, block, sizeof block);
    buf_free(&now);
}

static void damaged_or_missing_is_made_anew(void **state)
{
    const struct place *p = *state;
    struct boot_choice choice;
    struct err err = {""};
    assert_false(boot_choice_read(&choice, p->folder, &err));
    write_choice(p, BOOT_B, BOOT_NONE);
    file_write_text(p->file, "nothing");
    assert_false(boot_choice_read(&choice, p->folder, &err));
    write_choice(p, BOOT_A, BOOT_B);
    assert_int_equal(truncate(p->file, 1023), 0);
    assert_false(boot_choice_read(&choice, p->folder, &err));
    assert_int_equal(truncate(p->file, 1025), 0);
    assert_false(boot_choice_read(&choice, p->folder, &err));
    write_choice(p, BOOT_B, BOOT_NONE);
}

/* GRUB's own tool understands what we write, and we what it writes. */
static void grub_understands(void **state)
{
    const struct place *p = *state;
    struct boot_choice choice;
    struct err err = {""};
    char command[1200];
    if (system("grub-editenv --version >/dev/null 2>&1") != 0) {
        print_message("skipped: there is no grub-editenv\n");
        skip();
    }
    write_choice(p, BOOT_A, BOOT_B);
    snprintf(
        command, sizeof command,
        "[ \"$(grub-editenv %s list)\" = \"good=a\ntry=b\" ] && "
        "grub-editenv %s set try= && [ \"$(grub-editenv %s list)\" = \"good=a\ntry=\" ]",
        p->file, p->file, p->file);
    assert_int_equal(system(command), 0);
    assert_true(boot_choice_read(&choice, p->folder, &err));
    assert_true(choice.good == BOOT_A && choice.once == BOOT_NONE);
    snprintf(command, sizeof command,
             "rm %s && grub-editenv %s create && grub-editenv %s set good=b try=a",
             p->file, p->file, p->file);
    assert_int_equal(system(command), 0);
    assert_true(boot_choice_read(&choice, p->folder, &err));
    assert_true(choice.good == BOOT_B && choice.once == BOOT_A);
    write_choice(p, BOOT_B, BOOT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kernel_says_what_runs),
        cmocka_unit_test(blocks),
        cmocka_unit_test_setup_teardown(written_in_place, begin, end),
        cmocka_unit_test_setup_teardown(what_else_stands_there_stays, begin, end),
        cmocka_unit_test_setup_teardown(too_much_for_a_sector, begin, end),
        cmocka_unit_test_setup_teardown(damaged_or_missing_is_made_anew, begin, end),
        cmocka_unit_test_setup_teardown(grub_understands, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
