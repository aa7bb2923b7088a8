#include "core/crypt.h"
#include "flow.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "calls.h"
#include "device/program_past.h"
#include "device/program_write.h"
#include "help/programs.h"

/* A new program is written to the root that does not run, is tried and found good, and
 * the next one the other way round. Cut at any moment the machine starts a program that
 * is whole: the old one, or the new one once it is. */

#define SLOT_A CALLS_DISK "/a"
#define SLOT_B CALLS_DISK "/b"
#define BOOT CALLS_DISK "/boot"
#define BLOCK BOOT "/" BOOT_CHOICE_NAME
#define STICK CALLS_DISK "/stick"
#define TRUST CALLS_DISK "/trust"

enum { SLOT = 4096, LEN = 3000, BLOCK_LEN = 1024, STEPS = 2 };

/* What runs after so many steps. */
static const long runs_after[STEPS + 1] = {6, 7, 8};

static struct signer office;

static void lay(struct disk *disk, const char *path, const void *bytes, size_t len)
{
    disk_write(disk, disk_make(disk, path, DISK_FILE, NULL), bytes, 0, len);
}

static void lay_program(struct disk *disk, long number)
{
    char path[64];
    struct buf bytes = {0};
    struct buf signature = {0};
    programs_bytes(&bytes, number, LEN);
    programs_sign(&bytes, number, &office, &signature);
    snprintf(path, sizeof path, "stick/%ld.anna-program", number);
    lay(disk, path, bytes.bytes, bytes.len);
    snprintf(path, sizeof path, "stick/%ld.anna-program.minisig", number);
    lay(disk, path, signature.bytes, signature.len);
    buf_free(&bytes);
    buf_free(&signature);
}

static struct disk *prepare(void)
{
    struct err err = {""};
    struct buf root = {0};
    char block[BLOCK_LEN];
    struct disk *disk = disk_new();
    if (!crypt_init(&err))
        exit(2);
    signer_make(&office, 1);
    programs_bytes(&root, runs_after[0], LEN);
    while (root.len < SLOT)
        buf_add_text(&root, ".");
    lay(disk, "a", root.bytes, SLOT);
    memset(root.bytes, 'x', SLOT);
    lay(disk, "b", root.bytes, SLOT);
    buf_free(&root);
    disk_make(disk, "boot", DISK_FOLDER, NULL);
    disk_make(disk, "boot/anna", DISK_FOLDER, NULL);
    programs_block(block, "a", "");
    lay(disk, "boot/" BOOT_CHOICE_NAME, block, sizeof block);
    disk_make(disk, "stick", DISK_FOLDER, NULL);
    lay_program(disk, 7);
    lay_program(disk, 8);
    disk_settle(disk);
    return disk;
}

/* As far as it goes; 0 if it cannot be read. */
static size_t read_file(const char *path, void *out, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, out, room) : 0;
    if (fd >= 0)
        close(fd);
    return got > 0 ? (size_t)got : 0;
}

static long number_on(enum boot_slot slot)
{
    char bytes[SLOT];
    size_t len = read_file(slot == BOOT_A ? SLOT_A : SLOT_B, bytes, sizeof bytes);
    return programs_number(bytes, len, LEN);
}

/* GRUB: it writes its block in place, and the disk has it before anything is loaded. */
static enum boot_slot grub(void)
{
    char block[BLOCK_LEN] = "";
    char before[BLOCK_LEN];
    size_t len = read_file(BLOCK, block, sizeof block);
    memcpy(before, block, sizeof before);
    char slot = len == BLOCK_LEN ? programs_grub(block) : 'a';
    if (memcmp(before, block, sizeof before) != 0) {
        int fd = open(BLOCK, O_WRONLY | O_CLOEXEC);
        if (fd < 0 || write(fd, block, sizeof block) != sizeof block || fsync(fd) != 0)
            exit(2);
        close(fd);
    }
    return slot == 'a' ? BOOT_A : BOOT_B;
}

static struct program_machine machine_of(enum boot_slot runs, long number)
{
    struct program_machine machine = {.slot = {SLOT_A, SLOT_B},
                                      .boot = {.folder = BOOT},
                                      .trust = TRUST,
                                      .runs = runs,
                                      .have = {.machine = "amd64", .version = "0"}};
    machine.have.number = number;
    return machine;
}

/* What GRUB starts. */
static struct program_machine started(void)
{
    enum boot_slot slot = grub();
    return machine_of(slot, number_on(slot));
}

/* `have`: what runs. */
static enum program_answer write_next(long number, long have, struct err *err)
{
    struct boot_choice choice;
    char path[64];
    struct program_label label;
    const struct signature_key key = signer_key(&office);
    if (!boot_choice_read(&choice, BOOT, err))
        return PROGRAM_UNKEPT;
    const struct program_machine machine = machine_of(choice.good, have);
    snprintf(path, sizeof path, STICK "/%ld.anna-program", number);
    const struct program_order order = {.path = path, .keys = &key, .key_count = 1};
    return program_write(&machine, &order, &label, err);
}

/* Written, started, found good. What was cut while it was tried has gone back: an
 * engineer lets it be tried once more. */
static bool step(int number, struct err *err)
{
    struct boot_choice choice;
    if (!boot_choice_read(&choice, BOOT, err))
        return false;
    long have = number_on(choice.good);
    enum program_answer answer = write_next(runs_after[number + 1], have, err);
    if (answer == PROGRAM_WENT_BACK) {
        unlink(TRUST "/" PROGRAM_PAST_NAME);
        answer = write_next(runs_after[number + 1], have, err);
    }
    if (answer != PROGRAM_WRITTEN && answer != PROGRAM_SAME)
        return false;
    const struct program_machine machine = started();
    return program_write_came(&machine, err) &&
           (machine.have.number == runs_after[number + 1] ||
            err_set(err, "program %ld runs", machine.have.number));
}

/* What is to be tried is whole, and is what starts. */
static enum flow_verdict judge(int said, bool waits, long runs, char why[FLOW_WHY])
{
    bool old = runs == runs_after[said] && !waits;
    bool next = said < STEPS && runs == runs_after[said + 1];
    if (old || next)
        return FLOW_HOLDS;
    snprintf(why, FLOW_WHY, "after %d steps program %ld starts, not %ld", said, runs,
             runs_after[said]);
    return runs == 0 ? FLOW_DARK : FLOW_LOST;
}

bool flow_program_write(struct err *err)
{
    return write_next(runs_after[1], runs_after[0], err) == PROGRAM_WRITTEN;
}

long flow_program_start(void)
{
    struct err ignored = {""};
    const struct program_machine machine = started();
    return program_write_came(&machine, &ignored) ? machine.have.number : 0;
}

/* Two starts: what is only tried is not what a second one falls back to. */
static enum flow_verdict start(int said, char why[FLOW_WHY])
{
    struct err err = {""};
    struct boot_choice choice;
    bool waits = boot_choice_read(&choice, BOOT, &err) && choice.once != BOOT_NONE;
    enum flow_verdict verdict = judge(said, waits, number_on(grub()), why);
    if (verdict != FLOW_HOLDS)
        return verdict;
    const struct program_machine machine = started();
    if (machine.have.number == 0) {
        snprintf(why, FLOW_WHY, "the second start finds nothing whole");
        return FLOW_DARK;
    }
    if (!program_write_came(&machine, &err) || !boot_choice_read(&choice, BOOT, &err)) {
        snprintf(why, FLOW_WHY, "what came is not kept: %.200s", err.text);
        return FLOW_STUCK;
    }
    if (choice.good != machine.runs || choice.once != BOOT_NONE) {
        snprintf(why, FLOW_WHY, "the block does not say what runs");
        return FLOW_MIXED;
    }
    return FLOW_HOLDS;
}

const struct flow flow_program = {
    .name = "program",
    .steps = STEPS,
    .prepare = prepare,
    .step = step,
    .start = start,
    .deaf_percent = 20,
    .again = true,
    .weight = 10,
};
