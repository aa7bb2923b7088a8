#include "ui/text/text_break.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>

struct text_break {
    UBreakIterator *line;
    UBreakIterator *grapheme;
};

struct text_break *text_break_open(void)
{
    return calloc(1, sizeof(struct text_break));
}

void text_break_close(struct text_break *breaks)
{
    if (breaks == NULL)
        return;
    if (breaks->line != NULL)
        ubrk_close(breaks->line);
    if (breaks->grapheme != NULL)
        ubrk_close(breaks->grapheme);
    free(breaks);
}

static bool find_breaks(UBreakIterator **icu, UBreakIteratorType type,
                        const uint16_t *unit, int count, uint8_t *may_end)
{
    UErrorCode status = U_ZERO_ERROR;
    if (*icu == NULL)
        *icu = ubrk_open(type, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        *icu = NULL;
        return false;
    }
    ubrk_setText(*icu, unit, count, &status);
    if (U_FAILURE(status))
        return false;
    memset(may_end, 0, (size_t)count);
    for (int32_t at = ubrk_next(*icu); at != UBRK_DONE; at = ubrk_next(*icu))
        if (at > 0 && at <= count)
            may_end[at - 1] = 1;
    if (count > 0)
        may_end[count - 1] = 1;
    return true;
}

bool text_break_lines(struct text_break *breaks, const uint16_t *unit, int count,
                      uint8_t *may_end)
{
    return find_breaks(&breaks->line, UBRK_LINE, unit, count, may_end);
}

bool text_break_graphemes(struct text_break *breaks, const uint16_t *unit, int count,
                          uint8_t *may_end)
{
    return find_breaks(&breaks->grapheme, UBRK_CHARACTER, unit, count, may_end);
}

void text_break_forget(struct text_break *breaks)
{
    static const UChar nothing[1] = {0};
    UErrorCode status = U_ZERO_ERROR;
    if (breaks->line != NULL)
        ubrk_setText(breaks->line, nothing, 0, &status);
    if (breaks->grapheme != NULL)
        ubrk_setText(breaks->grapheme, nothing, 0, &status);
}
