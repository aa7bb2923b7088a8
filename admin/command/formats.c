#include "command/formats.h"

#include <string.h>
#include <sys/stat.h>

#define FORMATS_POINTER(name) &format_##name,
static const struct format *const formats[] = {FORMATS(FORMATS_POINTER)};

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

const struct format *formats_own(void)
{
    return formats[0];
}

#define FORMATS_COMMA(name) ", " #name
static const char *const names = &FORMATS(FORMATS_COMMA)[2];

const struct format *formats_named(const char *name, struct err *err)
{
    for (size_t i = 0; name != NULL && i < FORMAT_COUNT; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    if (name == NULL)
        err_set(err, "say --format F; there are: %s", names);
    else
        err_set(err, "\"%.60s\" is not a format; there are: %s", name, names);
    return NULL;
}

const struct format *formats_of_path(const char *name, const char *path, struct err *err)
{
    struct stat info;
    const struct format *best = NULL;
    enum format_bid highest = FORMAT_NO;
    if (stat(path, &info) != 0) {
        err_set_errno(err, "%s: could not be opened", path);
        return NULL;
    }
    if (name != NULL)
        return formats_named(name, err);
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        enum format_bid bid = format_bid(formats[i], path, S_ISDIR(info.st_mode));
        if (bid > highest) {
            highest = bid;
            best = formats[i];
        }
    }
    if (best == NULL)
        err_set(err, "%.300s: is in no format that is known; there are: %s", path, names);
    return best;
}
