#include "base/hidden_sign.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

static const struct {
    uint32_t from, to;
} hidden[] = {
    {0x00, 0x08},       {0x0b, 0x0c},       {0x0e, 0x1f},     {0x7f, 0x9f},
    {0x115f, 0x1160},   {0x180e, 0x180e},   {0x200b, 0x200b}, {0x2028, 0x202e},
    {0x2060, 0x206f},   {0x3164, 0x3164},   {0xfeff, 0xfeff}, {0xffa0, 0xffa0},
    {0xfff9, 0xfffb},   {0x1d173, 0x1d17a}, /* beams and slurs of music */
    {0xe0000, 0xe0fff},
};

bool hidden_sign(uint32_t code)
{
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0] && code >= hidden[i].from;
         i++)
        if (code <= hidden[i].to)
            return true;
    return false;
}

bool hidden_sign_none(const char *text, struct err *err)
{
    size_t len = strlen(text);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(text, len, &at);
        if (hidden_sign(code))
            return err_set(err,
                           "has a sign that nobody sees (U+%04X); write the words anew",
                           (unsigned)code);
    }
    return true;
}
