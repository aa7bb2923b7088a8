#include "base/json_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

void json_write_number(char out[JSON_NUMBER_ROOM], double number)
{
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(out, JSON_NUMBER_ROOM, "%.*g", digits, number);
        if (strtod(out, NULL) == number && strchr(out, 'e') == NULL)
            break;
    }
}
