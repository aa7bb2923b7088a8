#ifndef ANNA_ADMIN_FORMATS_XLIFF_FORMAT_XLIFF_H
#define ANNA_ADMIN_FORMATS_XLIFF_FORMAT_XLIFF_H

#include "formats/format.h"

/* The texts for a translator, and back: xliff.h. */
extern const struct format format_xliff;

/* Its options; a command's struct of the type `words` has the ask in a member `ask`. */
#define FORMAT_XLIFF_READ_OPTIONS(words)                                    \
    OPTION_WORD(words, ask.lang, "lang", "LANG",                            \
                "XLIFF: the language of the texts; else as the file says"), \
        OPTION_WORD(words, ask.made, "made", "tested|human|automatic",      \
                    "XLIFF: who made the texts; else it is found out")
#define FORMAT_XLIFF_WRITE_OPTIONS(words)                          \
    OPTION_WORD(words, ask.lang, "lang", "LANG",                   \
                "--format xliff: the language to translate into"), \
        OPTION_WORD(words, ask.version, "xliff", "1.2|2.0",        \
                    "--format xliff: its version, 2.0 unless said")

#endif
