#include "ui/text/text_char.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"

bool text_char_stays(uint32_t code)
{
    if (code < 0x0300)
        return false;
    UChar32 c = (UChar32)code;
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)
        return true;
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

bool text_char_hidden(uint32_t code)
{
    if (code < 0x034F)
        return code == TEXT_CHAR_SOFT_HYPHEN;
    if (code >= 0x2000 && code < 0x2070) /* the joiners 200C and 200D stay */
        return code == 0x200B || code == 0x200E || code == 0x200F ||
               (code >= 0x202A && code <= 0x202E) || code >= 0x2060;
    return code == 0x034F || code == 0x061C || code == 0x180E || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE0FFF);
}

bool text_char_space(uint32_t code)
{
    if (code < 0x1680)
        return code == ' ';
    return code == 0x1680 || (code >= 0x2000 && code <= 0x200A && code != 0x2007) ||
           code == 0x205F || code == 0x3000;
}

static bool is(uint32_t code, uint32_t categories)
{
    return (U_GET_GC_MASK((UChar32)code) & categories) != 0;
}

bool text_char_letter(uint32_t code)
{
    return is(code, U_GC_L_MASK);
}

bool text_char_mark(uint32_t code)
{
    return is(code, U_GC_M_MASK);
}

bool text_char_written(uint32_t code)
{
    return is(code, U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK |
                        U_GC_ZS_MASK) &&
           code != UTF8_REPLACEMENT && code != TEXT_CHAR_OBJECT;
}

int text_char_script(uint32_t code)
{
    if (code < 0x0080)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? USCRIPT_LATIN : -1;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code, &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
        return -1;
    return script;
}

const char *text_char_script_tag(int script)
{
    const char *tag = script < 0 ? NULL : uscript_getShortName((UScriptCode)script);
    return tag == NULL ? "" : tag;
}

const char *text_char_script_name(int script)
{
    const char *name = script < 0 ? NULL : uscript_getName((UScriptCode)script);
    return name == NULL ? "" : name;
}
