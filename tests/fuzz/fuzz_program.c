#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/program.h"

/* What says what a program is: a line that is read writes itself back as it was, what is
 * refused leaves nothing; a signature that nobody made lets nothing in. */

static void read_line(const char *text)
{
    struct program_label label = {.number = -1};
    struct err err = {""};
    if (!program_read_label(&label, text, &err)) {
        MUST(err.text[0] != '\0' && label.number == -1);
        return;
    }
    char written[PROGRAM_LINE];
    MUST(program_label_valid(&label));
    program_write_label(&label, written);
    MUST(strcmp(written, text) == 0);
}

static void judge(const uint8_t *data, size_t size)
{
    static const struct program_label have = {.machine = "amd64", .number = 1};
    struct signature_key key = {{0}, {0}};
    struct program_terminal terminal = {.keys = &key, .key_count = 1, .have = &have};
    struct signature signature;
    struct program_label label = {.number = -1};
    struct err err = {""};
    struct buf text = {0};
    buf_add(&text, data, size);
    enum program_answer answer =
        program_judge(&text, size, &terminal, &signature, &label, &err);
    MUST(answer == PROGRAM_DAMAGED || answer == PROGRAM_FOREIGN);
    MUST(label.number == -1 && err.text[0] != '\0');
    buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = {""};
    MUST(signature_init(&err));
    char *text = feed_text(data, size);
    read_line(text);
    free(text);
    judge(data, size);
    return 0;
}
