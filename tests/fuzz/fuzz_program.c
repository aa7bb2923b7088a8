#include "core/crypt.h"
#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/program.h"
#include "device/boot_choice.h"
#include "device/program_ask.h"
#include "device/program_past.h"

/* What says what a program is: a line that is read writes itself back as it was, what is
 * refused leaves nothing; a signature that nobody made lets nothing in. And what root
 * reads of the terminal, of GRUB and of its own past. */

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

/* The bytes as the lines of a block, and as they are. */
static void read_block(const uint8_t *data, size_t size)
{
    static const char head[] = "# GRUB Environment Block\n";
    struct boot_choice choice = {BOOT_NONE, BOOT_NONE};
    struct boot_choice again;
    struct err err = {""};
    struct buf block = {0};
    struct buf made = {0};
    (void)boot_choice_parse(&choice, (const char *)data, size, &err);
    buf_add_text(&block, head);
    buf_add(&block, data, size < 900 ? size : 900);
    while (block.len < BOOT_CHOICE_LEN)
        buf_add_text(&block, "#");
    if (!boot_choice_parse(&choice, block.bytes, block.len, &err)) {
        MUST(err.text[0] != '\0');
        choice = (struct boot_choice){BOOT_A, BOOT_B};
    }
    MUST(choice.good != BOOT_NONE);
    if (boot_choice_compose(&choice, &block, &made, &err)) {
        MUST(made.len == BOOT_CHOICE_LEN && made.bytes[BOOT_CHOICE_SECTOR] == '#');
        MUST(boot_choice_parse(&again, made.bytes, made.len, &err));
        MUST(again.good == choice.good && again.once == choice.once);
    }
    buf_free(&block);
    buf_free(&made);
}

static void read_past(const uint8_t *data, size_t size)
{
    struct program_past past;
    struct program_past again;
    struct buf made = {0};
    if (!program_past_parse(&past, (const char *)data, size))
        return;
    program_past_compose(&past, &made);
    MUST(program_past_parse(&again, made.bytes, made.len));
    MUST(again.good == past.good && again.trying == past.trying &&
         again.back_count == past.back_count);
    buf_free(&made);
}

static void read_question(const uint8_t *data, size_t size)
{
    struct program_ask ask;
    if (program_ask_parse(&ask, (const char *)data, size))
        MUST(strlen(ask.mark) + strlen(ask.path) + 2 == size &&
             strchr(ask.path, '\n') == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct err err = {""};
    MUST(crypt_init(&err));
    char *text = feed_text(data, size);
    read_line(text);
    free(text);
    judge(data, size);
    read_block(data, size);
    read_past(data, size);
    read_question(data, size);
    return 0;
}
