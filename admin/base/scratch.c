#include "base/scratch.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *above(void)
{
    const char *folder = getenv("TMPDIR");
    return folder != NULL && folder[0] != '\0' ? folder : "/tmp";
}

bool scratch_folder(char out[SCRATCH_PATH], const char *name, struct err *err)
{
    char path[SCRATCH_PATH];
    int len = snprintf(path, sizeof path, "%s/anna-%s-XXXXXX", above(), name);
    if (len < 0 || (size_t)len >= sizeof path)
        return err_set(err, "the path in TMPDIR is too long");
    if (mkdtemp(path) == NULL)
        return err_set_errno(err, "%s: could not be made; set TMPDIR", path);
    snprintf(out, SCRATCH_PATH, "%s", path);
    return true;
}

int scratch_file(struct err *err)
{
    int fd = open(above(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    /* Not every file system has files without a name. */
    FILE *file = tmpfile();
    fd = file == NULL ? -1 : fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
    if (file != NULL)
        fclose(file);
    if (fd < 0)
        err_set_errno(err, "no temporary file could be made; set TMPDIR");
    return fd;
}
