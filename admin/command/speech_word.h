#ifndef ANNA_ADMIN_COMMAND_SPEECH_WORD_H
#define ANNA_ADMIN_COMMAND_SPEECH_WORD_H

#include "command/cmd.h"
#include "record/document.h"
#include "workspace/store.h"

/* `speech word`: how the office wants words to be said (workspace/store_said.h). */

/* Does what the words behind "word" say: set WORD SAID, take WORD, list. `lang` NULL:
 * German; of list: all. */
bool speech_word(const struct cmd_context *context, struct store *store, const char *lang,
                 struct err *err);

#endif
