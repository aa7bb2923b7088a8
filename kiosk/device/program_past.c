#include "device/program_past.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "core/label.h"

enum { PATH_LEN = 1024, LINE = 64 };

#define MOST_NUMBER 999999999L

static const char title[] = "anna-program-past";

void program_past_add_back(struct program_past *past, long number)
{
    size_t kept = 0;
    size_t drop = past->back_count == PROGRAM_PAST_BACK ? 1 : 0;
    for (size_t i = drop; i < past->back_count; i++)
        if (past->back[i] != number)
            past->back[kept++] = past->back[i];
    past->back[kept++] = number;
    past->back_count = kept;
}

void program_past_compose(const struct program_past *past, struct buf *out)
{
    buf_print(out, "%s\n", title);
    if (past->good > 0)
        buf_print(out, "good %ld\n", past->good);
    if (past->trying > 0)
        buf_print(out, "trying %s %ld\n", boot_slot_word(past->slot), past->trying);
    for (size_t i = 0; i < past->back_count; i++)
        buf_print(out, "back %ld\n", past->back[i]);
}

static bool take_line(struct program_past *p, const char *line)
{
    char word[LINE];
    const char *at = line;
    if (label_word(&at, "good ", word, sizeof word))
        return *at == '\0' && label_number(word, MOST_NUMBER, &p->good);
    if (label_word(&at, "trying a ", word, sizeof word))
        p->slot = BOOT_A;
    else if (label_word(&at, "trying b ", word, sizeof word))
        p->slot = BOOT_B;
    else
        return label_word(&at, "back ", word, sizeof word) && *at == '\0' &&
               p->back_count < PROGRAM_PAST_BACK &&
               label_number(word, MOST_NUMBER, &p->back[p->back_count++]);
    return *at == '\0' && label_number(word, MOST_NUMBER, &p->trying);
}

bool program_past_parse(struct program_past *out, const char *text, size_t len)
{
    struct program_past past = {.good = 0};
    bool first = true;
    for (size_t at = 0; at < len; first = false) {
        char line[LINE];
        const char *end = memchr(text + at, '\n', len - at);
        size_t line_len = end != NULL ? (size_t)(end - text) - at : len;
        if (end == NULL || line_len >= sizeof line)
            return false;
        memcpy(line, text + at, line_len);
        line[line_len] = '\0';
        if (strlen(line) != line_len ||
            !(first ? strcmp(line, title) == 0 : take_line(&past, line)))
            return false;
        at += line_len + 1;
    }
    if (first)
        return false;
    *out = past;
    return true;
}

static bool path_of(char out[PATH_LEN], const char *folder)
{
    return snprintf(out, PATH_LEN, "%s/" PROGRAM_PAST_NAME, folder) < PATH_LEN;
}

void program_past_forget(const char *folder)
{
    char path[PATH_LEN];
    if (path_of(path, folder))
        durable_remove(path);
}

void program_past_read(struct program_past *out, const char *folder)
{
    char path[PATH_LEN];
    struct buf text = {0};
    struct err ignored = {""};
    *out = (struct program_past){.good = 0};
    if (snprintf(path, sizeof path, "%s/" PROGRAM_PAST_NAME, folder) < (int)sizeof path &&
        buf_read_file(&text, path, PROGRAM_PAST_LIMIT, &ignored))
        (void)program_past_parse(out, text.len > 0 ? text.bytes : "", text.len);
    buf_free(&text);
}

bool program_past_write(const struct program_past *past, const char *folder,
                        struct err *err)
{
    char path[PATH_LEN];
    struct buf text = {0};
    if (!path_of(path, folder))
        return err_set(err, "%.60s...: the path is too long", folder);
    program_past_compose(past, &text);
    bool ok = (!text.failed || err_set(err, "not enough memory")) &&
              durable_folder(folder, 0755, err) &&
              durable_write(path, text.bytes, text.len, 0644, err);
    buf_free(&text);
    return ok;
}
