#ifndef ANNA_UI_TEXT_TEXT_CHAR_H
#define ANNA_UI_TEXT_TEXT_CHAR_H

#include <stdbool.h>
#include <stdint.h>

/* What the Unicode Character Database says about one character (through ICU). */

#define TEXT_CHAR_SOFT_HYPHEN 0x00ADu
#define TEXT_CHAR_HYPHEN 0x2010u
#define TEXT_CHAR_ELLIPSIS 0x2026u
#define TEXT_CHAR_OBJECT 0xFFFCu /* stands for what is no text */

/* True for marks, joiners, variation selectors and emoji modifiers: they are drawn by the
 * font of the character before them. */
bool text_char_stays(uint32_t code);

/* True for what directs the layout and is itself drawn as nothing: bidi controls, soft
 * hyphens, zero width spaces. Joiners and variation selectors are not hidden, for they
 * shape their neighbours. */
bool text_char_hidden(uint32_t code);

/* True for a space at which a line may end, and which then takes no room. */
bool text_char_space(uint32_t code);

/* True for letters; true for marks, which stand on letters; true for all that is written:
 * letters, marks, digits, signs and spaces. */
bool text_char_letter(uint32_t code);
bool text_char_mark(uint32_t code);
bool text_char_written(uint32_t code);

/* Script as a UScriptCode, or -1 for what all scripts share (digits, punctuation, marks).
 */
int text_char_script(uint32_t code);
/* "Arab" (ISO 15924) and "Arabic" (with '_' between words) of a script. "" if there is
 * none. */
const char *text_char_script_tag(int script);
const char *text_char_script_name(int script);

#endif
