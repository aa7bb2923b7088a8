#include "base/json_write.h"

void json_write_text(struct buf *out, const char *text)
{
    buf_add_text(out, "\"");
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '"' || c == '\\')
            buf_print(out, "\\%c", c);
        else if (c == '\n')
            buf_add_text(out, "\\n");
        else if (c < 0x20)
            buf_print(out, "\\u%04x", c);
        else
            buf_add(out, at, 1);
    }
    buf_add_text(out, "\"");
}
