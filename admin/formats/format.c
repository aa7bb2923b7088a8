#include "formats/format.h"

#include "base/durable.h"
#include "base/text.h"

bool format_ends(const struct format *format, const char *path)
{
    for (int i = 0; i < FORMAT_ENDINGS && format->ending[i] != NULL; i++)
        if (text_ends(path, format->ending[i]))
            return true;
    return false;
}

enum format_bid format_bid(const struct format *format, const char *path, bool folder)
{
    if (format->bid != NULL)
        return format->bid(path, folder);
    return !folder && format_ends(format, path) ? FORMAT_BY_NAME : FORMAT_NO;
}

bool format_put(struct buf *out, const char *path, struct err *err)
{
    bool ok = (!out->failed || err_set(err, "not enough memory")) &&
              durable_write(path, out->bytes, out->len, 0644, err);
    buf_free(out);
    return ok;
}
