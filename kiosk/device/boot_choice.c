#include "device/boot_choice.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"

enum { PATH_LEN = 4200 };

static const char first_line[] = "# GRUB Environment Block\n";

static const char *const words[] = {[BOOT_NONE] = "", [BOOT_A] = "a", [BOOT_B] = "b"};

enum boot_slot boot_slot_other(enum boot_slot slot)
{
    return slot == BOOT_A ? BOOT_B : slot == BOOT_B ? BOOT_A : BOOT_NONE;
}

const char *boot_slot_word(enum boot_slot slot)
{
    return words[slot];
}

static bool slot_of(const char *value, size_t len, enum boot_slot *out)
{
    for (int i = BOOT_NONE; i <= BOOT_B; i++)
        if (strlen(words[i]) == len && memcmp(words[i], value, len) == 0) {
            *out = (enum boot_slot)i;
            return true;
        }
    return false;
}

enum boot_slot boot_slot_running(const char *command_line)
{
    static const char name[] = "anna.slot=";
    const size_t name_len = sizeof name - 1;
    enum boot_slot slot = BOOT_NONE;
    for (const char *at = command_line; *at != '\0';) {
        size_t len = strcspn(at, " \n");
        if (len > name_len && memcmp(at, name, name_len) == 0 &&
            !slot_of(at + name_len, len - name_len, &slot))
            slot = BOOT_NONE;
        at += len;
        at += strspn(at, " \n");
    }
    return slot;
}

static bool is_block(const char *bytes, size_t len)
{
    const size_t first_len = sizeof first_line - 1;
    return len == BOOT_CHOICE_LEN && memcmp(bytes, first_line, first_len) == 0;
}

/* A line of a block, which a backslash before its end continues. NULL behind the last
 * one: what fills the block up has no end. */
static const char *next_line(const char *bytes, size_t len, size_t *at, size_t *line_len)
{
    const char *line = bytes + *at;
    for (size_t i = *at; i < len; i++) {
        if (bytes[i] == '\\') {
            i++;
        } else if (bytes[i] == '\n') {
            *line_len = (size_t)(bytes + i - line);
            *at = i + 1;
            return line;
        }
    }
    return NULL;
}

/* The value of a line, if it sets this name. */
static const char *value_of(const char *line, size_t len, const char *name,
                            size_t *value_len)
{
    size_t name_len = strlen(name);
    if (len <= name_len || memcmp(line, name, name_len) != 0 || line[name_len] != '=')
        return NULL;
    *value_len = len - name_len - 1;
    return line + name_len + 1;
}

bool boot_choice_parse(struct boot_choice *out, const char *bytes, size_t len,
                       struct err *err)
{
    struct boot_choice choice = {BOOT_NONE, BOOT_NONE};
    const char *line;
    size_t line_len;
    size_t at = 0;
    if (!is_block(bytes, len))
        return err_set(err, "this is no environment block of GRUB");
    while ((line = next_line(bytes, len, &at, &line_len)) != NULL) {
        size_t value_len;
        const char *good = value_of(line, line_len, "good", &value_len);
        const char *value =
            good != NULL ? good : value_of(line, line_len, "try", &value_len);
        if (value != NULL &&
            !slot_of(value, value_len, good != NULL ? &choice.good : &choice.once))
            return err_set(err, "GRUB's environment block names a root that is none");
    }
    if (choice.good == BOOT_NONE)
        return err_set(err, "GRUB's environment block does not say which root is good");
    *out = choice;
    return true;
}

static void add_others(const struct buf *before, struct buf *out)
{
    const char *line;
    size_t line_len;
    size_t at = 0;
    if (before == NULL || !is_block(before->bytes, before->len))
        return;
    while ((line = next_line(before->bytes, before->len, &at, &line_len)) != NULL) {
        size_t ignored;
        if (line_len == 0 || line[0] == '#' ||
            value_of(line, line_len, "good", &ignored) != NULL ||
            value_of(line, line_len, "try", &ignored) != NULL)
            continue;
        buf_add(out, line, line_len + 1);
    }
}

bool boot_choice_compose(const struct boot_choice *choice, const struct buf *before,
                         struct buf *out, struct err *err)
{
    size_t from = out->len;
    buf_add_text(out, first_line);
    buf_print(out, "good=%s\ntry=%s\n", words[choice->good], words[choice->once]);
    add_others(before, out);
    if (!out->failed && out->len - from > BOOT_CHOICE_SECTOR)
        return err_set(err, "GRUB's environment block holds more than has room in one "
                            "sector");
    while (!out->failed && out->len - from < BOOT_CHOICE_LEN)
        buf_add_text(out, "#");
    return !out->failed || err_set(err, "not enough memory");
}

static bool path_of(char out[PATH_LEN], const char *folder, struct err *err)
{
    return snprintf(out, PATH_LEN, "%s/" BOOT_CHOICE_NAME, folder) < PATH_LEN ||
           err_set(err, "%.60s...: the path is too long", folder);
}

bool boot_choice_read(struct boot_choice *out, const char *folder, struct err *err)
{
    char path[PATH_LEN];
    struct buf text = {0};
    if (!path_of(path, folder, err) || !buf_read_file(&text, path, BOOT_CHOICE_LEN, err))
        return false;
    bool ok = boot_choice_parse(out, text.len > 0 ? text.bytes : "", text.len, err) ||
              err_prefix(err, "%s", path);
    buf_free(&text);
    return ok;
}

/* In place where that changes one sector; a block that is none has nothing to lose. */
static bool put_block(const char *path, const struct buf *before, const struct buf *block,
                      struct err *err)
{
    bool whole = before->len == BOOT_CHOICE_LEN && is_block(before->bytes, before->len);
    if (whole && memcmp(before->bytes, block->bytes, BOOT_CHOICE_LEN) == 0)
        return true;
    bool same_end = whole && memcmp(before->bytes + BOOT_CHOICE_SECTOR,
                                    block->bytes + BOOT_CHOICE_SECTOR,
                                    BOOT_CHOICE_LEN - BOOT_CHOICE_SECTOR) == 0;
    return same_end ? durable_patch(path, block->bytes, BOOT_CHOICE_SECTOR, err)
                    : durable_write(path, block->bytes, block->len, 0644, err);
}

bool boot_choice_write(const struct boot_choice *choice, const char *folder,
                       struct err *err)
{
    char path[PATH_LEN];
    struct buf before = {0};
    struct buf block = {0};
    struct err ignored = {""};
    if (!path_of(path, folder, err))
        return false;
    (void)buf_read_file(&before, path, BOOT_CHOICE_LEN, &ignored);
    bool ok = boot_choice_compose(choice, &before, &block, err) &&
              put_block(path, &before, &block, err);
    buf_free(&before);
    buf_free(&block);
    return ok;
}
