#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "base/share.h"
#include "device/child.h"
#include "device/printer_paper.h"

/* What anna-print says last. */
static void ask(const char *queue, char words[HEALTH_WORDS])
{
    struct child child;
    struct err err = {""};
    char path[SHARE_PATH];
    char line[CHILD_LINE_LEN];
    const char *argument[] = {share_helper(PRINTER_PROGRAM, path), queue, NULL};
    snprintf(words, HEALTH_WORDS, "%.512s: ended without a word", path);
    if (!child_start(&child, argument, &err)) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return;
    }
    for (;;) {
        child_wait(&child);
        switch (child_read(&child, line)) {
        case CHILD_NOTHING:
            break;
        case CHILD_LINE:
            snprintf(words, HEALTH_WORDS, "%s", line);
            break;
        case CHILD_ENDED:
            return;
        }
    }
}

bool check_printer(const struct config *config, bool *set, char words[HEALTH_WORDS])
{
    struct printer_paper ignored;
    size_t no = strlen(PRINTER_NO);
    *set = config->printer[0] != '\0';
    if (!*set) {
        snprintf(words, HEALTH_WORDS, "none is set; name a queue of CUPS in kiosk.conf");
        return false;
    }
    ask(config->printer, words);
    if (strncmp(words, PRINTER_NO, no) == 0)
        memmove(words, words + no, strlen(words + no) + 1);
    return printer_paper_read(&ignored, words);
}
