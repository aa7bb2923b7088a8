#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/delivery.h"
#include "device/mounts.h"

/* What comes from outside about a stick: the lines of the program that reads it, the
 * names of its files, and the table of mounts. */

static void hear(char *text)
{
    struct delivery d;
    char *rest = NULL;
    delivery_begin(&d);
    for (char *line = strtok_r(text, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        struct delivery before = d;
        bool taken = delivery_take(&d, line);
        MUST(taken || memcmp(&before, &d, sizeof d) == 0);
        MUST(!taken || before.end == DELIVERY_RUNS);
        MUST(d.percent >= 0 && d.percent <= 100);
        MUST(d.number == 0 || date_valid(d.created));
        MUST(d.shown.created.year == 0 || date_valid(d.shown.created));
        MUST(d.newest.created.year == 0 || date_valid(d.newest.created));
        MUST(d.program.runs >= 0 && d.program.back >= 0 && d.program.number >= 0);
        MUST(strlen(program_answer_word(d.program.answer)) > 0);
        MUST(strlen(delivery_step_word(d.step)) > 0);
        MUST(strlen(delivery_reason_word(d.reason)) > 0);
    }
}

static void name(const char *text)
{
    char once[DELIVERY_NAME];
    char twice[DELIVERY_NAME];
    delivery_name(once, text);
    delivery_name(twice, once);
    MUST(strcmp(once, twice) == 0);
    MUST(utf8_valid(once, strlen(once), NULL));
}

static void mounts(const char *text)
{
    struct mounts_stick out[MOUNTS_MOST];
    size_t count = mounts_read(text, "/media", "/nonexistent", out, 0);
    MUST(count <= MOUNTS_MOST);
    for (size_t i = 0; i < count; i++) {
        MUST(out[i].part_count > 0 && out[i].part_count <= MOUNTS_PARTS);
        for (size_t k = 0; k < out[i].part_count; k++)
            MUST(strncmp(out[i].part[k].folder, "/media", 6) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = feed_text(data, size);
    mounts(text);
    name(text);
    hear(text);
    free(text);
    return 0;
}
