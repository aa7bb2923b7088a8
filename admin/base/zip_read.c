#include "base/zip_read.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zip.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/scratch.h"
#include "base/utf8.h"

enum { PIECE = 1 << 16 };

struct zip_read {
    zip_t *handle;
    struct arena arena;
    const char *path;
    const char **name;
    zip_uint64_t *size;
    size_t count;
    int unpacked; /* file without a name, or -1 */
    char unpacked_path[40];
};

static bool refuse(const struct zip_read *zip, size_t entry, const char *why,
                   struct err *err)
{
    return err_set(err, "%s: entry %zu, \"%.80s\": %s", zip->path, entry + 1,
                   zip->name[entry] != NULL ? zip->name[entry] : "", why);
}

/* Names that lead nowhere but into the archive. */
static bool good_name(const char *name)
{
    size_t len = strlen(name);
    if (len == 0 || len > ZIP_NAME_MAX || name[0] == '/' || !utf8_valid(name, len, NULL))
        return false;
    for (const char *at = name; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f || *at == '\\' || *at == ':')
            return false;
    for (const char *at = name; *at != '\0';) {
        size_t part = strcspn(at, "/");
        if (part == 2 && strncmp(at, "..", 2) == 0)
            return false;
        at += part + (at[part] == '/');
    }
    return true;
}

/* A file as Unix knows it, or one of a system that has no others. */
static bool plain_file(zip_t *handle, size_t entry)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(handle, entry, 0, &system, &attributes) != 0)
        return false;
    unsigned mode = attributes >> 16;
    return system != ZIP_OPSYS_UNIX || (mode & S_IFMT) == 0 || S_ISREG(mode) ||
           S_ISDIR(mode);
}

static bool look_at(struct zip_read *zip, size_t entry, size_t *whole, struct err *err)
{
    zip_stat_t info;
    zip_uint64_t wanted =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(zip->handle, entry, 0, &info) != 0 ||
        (info.valid & wanted) != wanted)
        return refuse(zip, entry, message("says nothing about itself"), err);
    zip->name[entry] = arena_copy(&zip->arena, info.name);
    zip->size[entry] = info.size;
    if (zip->name[entry] == NULL)
        return err_set(err, "%s: not enough memory", zip->path);
    if (!good_name(info.name))
        return refuse(zip, entry, message("no name for a file in a package"), err);
    if (info.encryption_method != ZIP_EM_NONE)
        return refuse(zip, entry, message("is encrypted; pack it without a password"),
                      err);
    if (!plain_file(zip->handle, entry))
        return refuse(zip, entry, message("is a link or no file at all"), err);
    if (info.size > ZIP_WHOLE_MAX || *whole + info.size > ZIP_WHOLE_MAX ||
        (info.size > ZIP_RATIO_FROM && info.size / ZIP_RATIO_MAX > info.comp_size))
        return refuse(zip, entry, message("would become too large when unpacked"), err);
    *whole += (size_t)info.size;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool none_twice(struct zip_read *zip, struct err *err)
{
    const char **sorted = arena_take_array(&zip->arena, zip->count + 1, sizeof *sorted);
    if (sorted == NULL)
        return err_set(err, "%s: not enough memory", zip->path);
    memcpy(sorted, zip->name, zip->count * sizeof *sorted);
    qsort(sorted, zip->count, sizeof *sorted, compare_names);
    for (size_t i = 1; i < zip->count; i++)
        if (strcmp(sorted[i - 1], sorted[i]) == 0)
            return err_set(err, "%s: \"%.80s\" stands in it twice", zip->path, sorted[i]);
    return true;
}

static bool look_through(struct zip_read *zip, struct err *err)
{
    zip_int64_t count = zip_get_num_entries(zip->handle, 0);
    size_t whole = 0;
    if (count < 1 || count > ZIP_ENTRIES_MAX)
        return err_set(err, "%s: has %lld entries; 1 to %d are read", zip->path,
                       (long long)count, ZIP_ENTRIES_MAX);
    zip->count = (size_t)count;
    zip->name = arena_take_array(&zip->arena, zip->count, sizeof *zip->name);
    zip->size = arena_take_array(&zip->arena, zip->count, sizeof *zip->size);
    if (zip->name == NULL || zip->size == NULL)
        return err_set(err, "%s: not enough memory", zip->path);
    for (size_t i = 0; i < zip->count; i++)
        if (!look_at(zip, i, &whole, err))
            return false;
    return none_twice(zip, err);
}

bool zip_read_open(struct zip_read **out, const char *path, struct err *err)
{
    struct zip_read *zip = calloc(1, sizeof *zip);
    if (zip == NULL)
        return err_set(err, "%s: not enough memory", path);
    int code = 0;
    zip->unpacked = -1;
    zip->path = arena_copy(&zip->arena, path);
    zip->handle = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    bool ok = zip->handle != NULL && zip->path != NULL;
    if (!ok) {
        zip_error_t words;
        zip_error_init_with_code(&words, code);
        err_set(err, "%s: no zip that can be read: %s", path, zip_error_strerror(&words));
        zip_error_fini(&words);
    }
    if (!ok || !look_through(zip, err)) {
        zip_read_close(zip);
        return false;
    }
    *out = zip;
    return true;
}

static void forget(struct zip_read *zip)
{
    if (zip->unpacked >= 0)
        close(zip->unpacked);
    zip->unpacked = -1;
}

void zip_read_close(struct zip_read *zip)
{
    if (zip == NULL)
        return;
    forget(zip);
    if (zip->handle != NULL)
        zip_discard(zip->handle);
    arena_free(&zip->arena);
    free(zip);
}

size_t zip_read_count(const struct zip_read *zip)
{
    return zip->count;
}

const char *zip_read_name(const struct zip_read *zip, size_t entry)
{
    return zip->name[entry];
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(fd, bytes, len);
        if (written <= 0)
            return false;
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

/* libzip compares the checksum at the end of the entry, and fails the last read. */
static bool unpack(struct zip_read *zip, size_t entry, zip_file_t *from, struct err *err)
{
    char piece[PIECE];
    zip_uint64_t whole = 0;
    for (;;) {
        zip_int64_t len = zip_fread(from, piece, sizeof piece);
        if (len < 0)
            return refuse(zip, entry, message("is damaged"), err);
        if (len == 0)
            break;
        whole += (zip_uint64_t)len;
        if (whole > zip->size[entry])
            return refuse(zip, entry, message("holds more than it says"), err);
        if (!write_all(zip->unpacked, piece, (size_t)len))
            return err_set_errno(err, "%s: could not be unpacked to a file", zip->path);
    }
    return whole == zip->size[entry] ||
           refuse(zip, entry, message("holds less than it says"), err);
}

bool zip_read_unpack(struct zip_read *zip, size_t entry, const char **path_out,
                     struct err *err)
{
    forget(zip);
    zip_file_t *from = zip_fopen_index(zip->handle, entry, 0);
    if (from == NULL)
        return refuse(zip, entry, zip_strerror(zip->handle), err);
    zip->unpacked = scratch_file(err);
    bool ok = zip->unpacked >= 0 || err_prefix(err, "%s", zip->path);
    ok = ok && unpack(zip, entry, from, err);
    zip_fclose(from);
    if (!ok) {
        forget(zip);
        return false;
    }
    snprintf(zip->unpacked_path, sizeof zip->unpacked_path, "/proc/self/fd/%d",
             zip->unpacked);
    *path_out = zip->unpacked_path;
    return true;
}
