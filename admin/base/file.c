#include "base/file.h"

#include <sys/stat.h>

#include "base/durable.h"

bool file_make(const char *path, const void *bytes, size_t len, unsigned mode,
               struct err *err)
{
    if (file_exists(path))
        return err_set(err, "%s: is there already and is not overwritten", path);
    return durable_write(path, bytes, len, mode, err);
}

bool file_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}
