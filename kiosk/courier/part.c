#include "courier/part.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "core/courier.h"
#include "line/squeeze.h"

#define PARTS "parts"

static bool path_of(char out[COURIER_PATH], const char *folder, const char *name,
                    const char *end)
{
    return snprintf(out, COURIER_PATH, "%s/" PARTS "/%s%s", folder, name, end) <
           COURIER_PATH;
}

void part_read(const char *folder, const char *name, struct buf *out, char tag[LINE_TAG])
{
    char path[COURIER_PATH];
    struct buf text = {0};
    struct err ignored = {""};
    *out = (struct buf){0};
    tag[0] = '\0';
    if (!path_of(path, folder, name, ".tag") ||
        !buf_read_file(&text, path, LINE_TAG - 1, &ignored))
        return;
    if (text.len > 0 && path_of(path, folder, name, "") &&
        buf_read_file(out, path, SQUEEZE_LIMIT, &ignored) && out->len > 0)
        memcpy(tag, text.bytes, text.len + 1);
    buf_free(&text);
}

void part_keep(const char *folder, const char *name, const struct buf *bytes,
               const char *tag)
{
    char path[COURIER_PATH];
    struct err ignored = {""};
    part_forget(folder, name);
    if (bytes->len == 0 || tag[0] != '"' ||
        snprintf(path, sizeof path, "%s/" PARTS, folder) >= (int)sizeof path ||
        !durable_folder(path, 0700, &ignored) || !path_of(path, folder, name, "") ||
        !durable_write(path, bytes->bytes, bytes->len, 0600, &ignored) ||
        !path_of(path, folder, name, ".tag"))
        return;
    durable_write(path, tag, strlen(tag), 0600, &ignored);
}

/* The tag goes first: bytes without one are none. */
void part_forget(const char *folder, const char *name)
{
    char path[COURIER_PATH];
    if (path_of(path, folder, name, ".tag"))
        durable_remove(path);
    if (path_of(path, folder, name, ""))
        durable_remove(path);
}

void part_tidy(const char *folder, long number)
{
    char path[COURIER_PATH];
    const struct dirent *entry;
    if (snprintf(path, sizeof path, "%s/" PARTS, folder) >= (int)sizeof path)
        return;
    DIR *dir = opendir(path);
    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (entry->d_name[0] != '.' &&
            (number == 0 || strtol(entry->d_name, NULL, 10) != number) &&
            path_of(path, folder, entry->d_name, ""))
            durable_remove(path);
    if (dir != NULL)
        closedir(dir);
}
