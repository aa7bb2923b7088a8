#include "help/folder.h"

#include <dirent.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LEN = 4096, PATHS = 32, FILE_MAX = 1 << 28 };

static void give_up(const char *what)
{
    perror(what);
    exit(99);
}

const char *folder_make(void)
{
    static char path[256];
    const char *above = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/anna-test-XXXXXX", above != NULL ? above : "/tmp");
    if (mkdtemp(path) == NULL)
        give_up(path);
    return path;
}

static int remove_one(const char *path, const struct stat *about, int type,
                      struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

void folder_remove(const char *path)
{
    if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
        give_up(path);
}

int folder_set_up(void **state)
{
    *state = (void *)(uintptr_t)folder_make();
    return 0;
}

int folder_tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

const char *folder_file(const char *folder, const char *format, ...)
{
    static char paths[PATHS][PATH_LEN];
    static size_t next;
    char *path = paths[next++ % PATHS];
    int len = snprintf(path, PATH_LEN, "%s/", folder);
    va_list args;
    va_start(args, format);
    vsnprintf(path + len, PATH_LEN - (size_t)len, format, args);
    va_end(args);
    return path;
}

void file_write(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, len, file) != len || fclose(file) != 0)
        give_up(path);
}

void file_write_text(const char *path, const char *text)
{
    file_write(path, text, strlen(text));
}

struct buf file_read(const char *path)
{
    struct buf whole = {0};
    if (!buf_read_file(&whole, path, FILE_MAX, NULL))
        give_up(path);
    return whole;
}

bool file_is_there(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

size_t folder_count(const char *path, const char *end)
{
    DIR *folder = opendir(path);
    if (folder == NULL)
        give_up(path);
    size_t count = 0;
    size_t end_len = strlen(end);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t len = strlen(entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            count += len >= end_len && strcmp(entry->d_name + len - end_len, end) == 0;
    }
    closedir(folder);
    return count;
}
