#include "ui/typed.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/text/text_char.h"

enum { MARKS_MOST = 2 };

bool typed_good(const char *text)
{
    size_t len = strlen(text);
    if (len == 0 || !utf8_valid(text, len, NULL))
        return false;
    for (size_t at = 0; at < len;)
        if (!text_char_written(utf8_next(text, len, &at)))
            return false;
    return true;
}

bool typed_follows(const char *written, const char *text)
{
    size_t text_len = strlen(text);
    size_t at = 0;
    if (text_len == 0 || !text_char_mark(utf8_next(text, text_len, &at)))
        return true;
    int marks = 1;
    bool letter = false;
    size_t len = strlen(written);
    for (at = 0; at < len;) {
        uint32_t code = utf8_next(written, len, &at);
        if (text_char_mark(code))
            marks++;
        else {
            letter = text_char_letter(code);
            marks = 1;
        }
    }
    return letter && marks <= MARKS_MOST;
}
