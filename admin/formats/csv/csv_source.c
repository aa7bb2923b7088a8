#include "formats/csv/csv_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_file(void *context, char *bytes, size_t room, size_t *len_out,
                      struct err *err)
{
    FILE *file = context;
    *len_out = fread(bytes, 1, room, file);
    return !ferror(file) || err_set_errno(err, "the file could not be read");
}

static void close_file(void *context)
{
    fclose(context);
}

bool csv_source_file(const char *path, struct csv_source *out, struct err *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return err_set_errno(err, "the file could not be opened");
    *out = (struct csv_source){file, read_file, close_file};
    return true;
}

struct memory {
    const char *bytes;
    size_t left;
};

static bool read_memory(void *context, char *bytes, size_t room, size_t *len_out,
                        struct err *err)
{
    (void)err;
    struct memory *memory = context;
    size_t len = memory->left < room ? memory->left : room;
    if (len > 0)
        memcpy(bytes, memory->bytes, len);
    memory->bytes += len;
    memory->left -= len;
    *len_out = len;
    return true;
}

bool csv_source_bytes(const void *bytes, size_t len, struct csv_source *out,
                      struct err *err)
{
    struct memory *memory = malloc(sizeof *memory);
    if (memory == NULL)
        return err_set(err, "not enough memory");
    *memory = (struct memory){bytes, len};
    *out = (struct csv_source){memory, read_memory, free};
    return true;
}
