#include "base/json_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void json_write_text(struct buf *out, const char *text)
{
    const char *plain = text; /* what is not written yet and stands for itself */
    const char *at = text;
    buf_add_text(out, "\"");
    for (; *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(out, plain, (size_t)(at - plain));
        plain = at + 1;
        if (c == '"' || c == '\\')
            buf_print(out, "\\%c", c);
        else if (c == '\n')
            buf_add_text(out, "\\n");
        else
            buf_print(out, "\\u%04x", c);
    }
    buf_add(out, plain, (size_t)(at - plain));
    buf_add_text(out, "\"");
}

void json_write_number(char out[JSON_NUMBER_ROOM], double number)
{
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(out, JSON_NUMBER_ROOM, "%.*g", digits, number);
        if (strtod(out, NULL) == number && strchr(out, 'e') == NULL)
            break;
    }
}
