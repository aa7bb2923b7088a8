#ifndef ANNA_ADMIN_COMMAND_RECORDING_H
#define ANNA_ADMIN_COMMAND_RECORDING_H

#include "base/message.h"
#include "command/cmd.h"
#include "record/record.h"

/* What the commands of all kinds of records do alike. */

#define RECORDING_FORMS                                                 \
    MESSAGE("list"), MESSAGE("show ID"), MESSAGE("set ID FIELD VALUE"), \
        MESSAGE("remove [--yes] ID")

/* Does what the context's words say. `yes`: remove without asking, and
 * take hours that are hardly meant. */
enum cmd_result recording_run(enum record_kind kind, struct cmd_context *context,
                              bool yes, struct err *err);

#endif
