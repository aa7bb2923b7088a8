#include "fuzz/feed.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "help/folder.h"

static char folder[256];

_Noreturn void feed_broken(const char *file, int line, const char *law)
{
    fprintf(stderr, "%s:%d: broken: %s\n", file, line, law);
    abort();
}

static void clean_up(void)
{
    folder_remove(folder);
}

const char *feed_file(const char *name, const void *bytes, size_t len)
{
    static char path[512];
    if (folder[0] == '\0') {
        snprintf(folder, sizeof folder, "%s", folder_make());
        atexit(clean_up);
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file_write(path, bytes, len);
    return path;
}

char *feed_text(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    MUST(text != NULL);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

void feed_patch(unsigned char *bytes, size_t len, const uint8_t *data, size_t size)
{
    for (; size >= 3; data += 3, size -= 3)
        bytes[((size_t)data[0] << 8 | data[1]) % len] = data[2];
}
