#include "device/sent.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/durable.h"
#include "core/seal.h"

enum { PATH_LEN = 1024, MOST_EXPORTS = 16, MOST_BYTES = 32768 };

static bool plain_name(const char *name, size_t len)
{
    return len == SEAL_NAME_LEN - 1 && strspn(name, "0123456789abcdef") >= len;
}

/* Whether a line is names alone: what somebody else wrote there removes nothing. */
static bool plain_line(const char *line, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t word = strcspn(line + at, " \n");
        if (!plain_name(line + at, word))
            return false;
        at += word + 1;
    }
    return len > 0;
}

/* Removes the files of a line from the folder, or only looks whether one is there. */
static bool go_through(const char *folder, const char *line, size_t len, bool remove)
{
    bool found = false;
    for (size_t at = 0; at < len; at += SEAL_NAME_LEN) {
        char path[PATH_LEN];
        if (snprintf(path, sizeof path, "%s/%.*s.anna-reports", folder, SEAL_NAME_LEN - 1,
                     line + at) >= PATH_LEN)
            return found;
        found = found || access(path, F_OK) == 0;
        if (remove)
            durable_remove(path);
    }
    return found;
}

void sent_tidy(const char *state, const char *folder, const char *names)
{
    char path[PATH_LEN];
    struct buf before = {0};
    struct buf after = {0};
    struct err ignored = {""};
    bool kept = false;
    int exports = 1;
    if (snprintf(path, sizeof path, "%s/outbox", state) >= PATH_LEN ||
        !durable_folder(path, 0700, &ignored) ||
        snprintf(path, sizeof path, "%s/outbox/sent", state) >= PATH_LEN)
        return;
    buf_read_file(&before, path, MOST_BYTES, &ignored);
    buf_print(&after, "%s\n", names);
    for (const char *line = before.bytes; line != NULL && *line != '\0';) {
        size_t len = strcspn(line, "\n");
        if (plain_line(line, len) && exports++ < MOST_EXPORTS) {
            buf_add(&after, line, len);
            buf_add_text(&after, "\n");
            kept = go_through(folder, line, len, kept) || kept;
        }
        line += len + (line[len] == '\n');
    }
    if (!after.failed && after.len <= MOST_BYTES)
        durable_write_timeless(path, after.bytes, after.len, 0600, &ignored);
    buf_free(&before);
    buf_free(&after);
}
