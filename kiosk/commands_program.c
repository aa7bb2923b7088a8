#include "commands.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "device/boot_choice.h"
#include "device/program_look.h"

enum { COMMAND_LINE_LIMIT = 16384 };

/* ", root a"; "" if the kernel was not told. */
static void say_slot(char *out, size_t room)
{
    struct buf line = {0};
    struct err ignored = {""};
    enum boot_slot slot = BOOT_NONE;
    if (buf_read_file(&line, "/proc/cmdline", COMMAND_LINE_LIMIT, &ignored))
        slot = boot_slot_running(line.bytes != NULL ? line.bytes : "");
    buf_free(&line);
    snprintf(out, room, "%s%s", slot == BOOT_NONE ? "" : ", root ", boot_slot_word(slot));
}

bool check_program(const struct config *config, bool *there, char words[HEALTH_WORDS])
{
    struct program_label have;
    long back;
    struct err err = {""};
    char slot[32];
    char gone[64] = "";
    const struct program_look look = {.program = config->program, .trust = config->setup};
    *there = access(config->program, F_OK) == 0;
    if (!*there)
        return true;
    if (!program_read_file(&have, config->program, &err)) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return false;
    }
    say_slot(slot, sizeof slot);
    if (program_look_at_own(&look, &have, &back) && back > 0)
        snprintf(gone, sizeof gone, "; number %ld was tried, and went back", back);
    snprintf(words, HEALTH_WORDS, "%s, number %ld of %04d-%02d-%02d for %s%s%s",
             have.version, have.number, have.created.year, have.created.month,
             have.created.day, have.machine, slot, gone);
    return true;
}
