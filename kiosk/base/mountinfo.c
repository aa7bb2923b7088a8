#include "base/mountinfo.h"

#include <string.h>

#include "base/utf8.h"

enum { BEFORE = 5, BEHIND = 2 };

/* Spaces and the like stand in mountinfo as "\040". */
static void unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++) {
        if (from[0] == '\\' && from[1] >= '0' && from[1] <= '3' && from[2] >= '0' &&
            from[2] <= '7' && from[3] >= '0' && from[3] <= '7') {
            *to++ = (char)((from[1] - '0') * 64 + (from[2] - '0') * 8 + (from[3] - '0'));
            from += 3;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
}

static bool split(char *text, char *field[], int count)
{
    char *rest = NULL;
    for (int i = 0; i < count; i++) {
        field[i] = strtok_r(i == 0 ? text : NULL, " ", &rest);
        if (field[i] == NULL)
            return false;
    }
    return true;
}

/* "36 35 98:0 /root /mount/point options - type source ..." */
static bool read_line(char *line, struct mountinfo *out)
{
    char *before[BEFORE];
    char *behind[BEHIND];
    char *dash = strstr(line, " - ");
    if (dash == NULL)
        return false;
    *dash = '\0';
    if (!split(line, before, BEFORE) || !split(dash + 3, behind, BEHIND))
        return false;
    unescape(before[4]);
    unescape(behind[1]);
    return utf8_copy(out->number, sizeof out->number, before[0]) &&
           utf8_copy(out->device, sizeof out->device, before[2]) &&
           utf8_copy(out->folder, sizeof out->folder, before[4]) &&
           utf8_copy(out->type, sizeof out->type, behind[0]) &&
           utf8_copy(out->source, sizeof out->source, behind[1]);
}

bool mountinfo_next(const char **text, struct mountinfo *out)
{
    char line[4 * MOUNTINFO_PATH];
    while (**text != '\0') {
        size_t len = strcspn(*text, "\n");
        bool whole = len < sizeof line;
        if (whole) {
            memcpy(line, *text, len);
            line[len] = '\0';
        }
        *text += len + ((*text)[len] == '\n');
        if (whole && read_line(line, out))
            return true;
    }
    return false;
}
