#include "publish/numbers.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/bundle.h"
#include "publish/notes.h"

enum { PATH_LEN = 4400 };

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name);
    size_t end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

/* Nothing behind the digits but `.anna` or `.anna.minisig`. */
static long number_of_name(const char *name)
{
    char *rest;
    if (name[0] < '1' || name[0] > '9')
        return 0;
    errno = 0;
    long number = strtol(name, &rest, 10);
    return errno == 0 &&
                   (strcmp(rest, ".anna") == 0 || strcmp(rest, ".anna.minisig") == 0)
               ? number
               : 0;
}

long numbers_of_signature(const char *path, const struct signature_key *key)
{
    struct buf text = {0};
    struct signature signature;
    struct bundle_label label;
    struct err ignored = {""};
    bool ok = buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
              signature_parse(&signature, text.bytes, text.len, &ignored) &&
              signature_verify_comment(&signature, key, 1, &ignored) &&
              bundle_read_label(&label, signature.comment, &ignored);
    buf_free(&text);
    return ok ? label.sequence : 0;
}

/* The highest of a folder's files; `key` NULL: by their names. */
static long highest_in(const char *folder, const struct signature_key *key)
{
    DIR *list = opendir(folder);
    long highest = 0;
    if (list == NULL)
        return 0;
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list)) {
        char path[PATH_LEN];
        long number = 0;
        int len = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (key == NULL)
            number = number_of_name(entry->d_name);
        else if (ends_in(entry->d_name, ".anna.minisig") && len < (int)sizeof path)
            number = numbers_of_signature(path, key);
        if (number > highest)
            highest = number;
    }
    closedir(list);
    return highest;
}

long numbers_published(const char *folder)
{
    return highest_in(folder, NULL);
}

long numbers_signed(const char *folder, const struct signature_key *key)
{
    return highest_in(folder, key);
}

/* How "stick.shown" and "stick.newest" of the German words begin. */
static const char *const begins[] = {"Gezeigt: Nummer ", "Neueste: Nummer "};

struct told {
    long highest;
    char *name;
};

static void read_line(void *context, const char *name, const char *line)
{
    struct told *told = context;
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        size_t len = strlen(begins[i]);
        char *end;
        if (strncmp(line, begins[i], len) != 0 || line[len] < '1' || line[len] > '9')
            continue;
        errno = 0;
        long number = strtol(line + len, &end, 10);
        if (errno != 0 || (*end != '\0' && *end != ',') || number <= told->highest)
            continue;
        told->highest = number;
        snprintf(told->name, 256, "%s", name);
    }
}

long numbers_told(const char *folder, char name[256])
{
    struct told told = {.name = name};
    name[0] = '\0';
    notes_lines(folder, read_line, &told);
    return told.highest;
}
