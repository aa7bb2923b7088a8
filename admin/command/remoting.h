#ifndef ANNA_ADMIN_COMMAND_REMOTING_H
#define ANNA_ADMIN_COMMAND_REMOTING_H

#include "command/cmd.h"
#include "publish/remote.h"

/* What commands that speak to a server have in common: its address and who comes there.
 */

/* Name and secret, where no file has them. */
#define REMOTING_NAME "ANNA_SERVER_NAME"
#define REMOTING_SECRET "ANNA_SERVER_SECRET"

struct remoting_words {
    const char *credentials, *region, *ca_file;
};

/* NOLINTBEGIN(bugprone-macro-parentheses): a member stands in none */
#define REMOTING_OPTIONS(type, member)                                                  \
    OPTION_WORD(type, member.credentials, "credentials", "FILE",                        \
                "name and secret for the server, a line each, in a file that nobody "   \
                "else may read; else $ANNA_SERVER_NAME and $ANNA_SERVER_SECRET"),       \
        OPTION_WORD(type, member.region, "region", "REGION",                            \
                    "the server is an S3 store in this region; \"us-east-1\" for most " \
                    "that stand alone"),                                                \
        OPTION_WORD(type, member.ca_file, "ca", "FILE",                                 \
                    "trust these certificates in place of the system's")
/* NOLINTEND(bugprone-macro-parentheses) */

/* What was said, for the server at `url`. The words stay with the caller. */
bool remoting_read(const struct remoting_words *words, const char *url,
                   struct remote *out, struct err *err);

#endif
