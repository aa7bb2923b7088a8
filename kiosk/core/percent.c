#include "core/percent.h"

#include <string.h>

bool percent_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~", c) != NULL);
}

void percent_put(struct buf *out, const char *text, const char *kept)
{
    for (; *text != '\0'; text++) {
        if (percent_unreserved(*text) || strchr(kept, *text) != NULL)
            buf_add(out, text, 1);
        else
            buf_print(out, "%%%02X", (unsigned char)*text);
    }
}
