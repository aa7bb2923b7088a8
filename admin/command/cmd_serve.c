#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "command/cmd.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "pages/server.h"

/* The office in the browser. */

enum { WAIT_MS = 1000 };

struct words {
    const char *port, *socket, *host, *stick, *user_header;
    bool link, quiet;
};

static volatile sig_atomic_t ended;

static void end(int number)
{
    (void)number;
    ended = 1;
}

static int64_t seconds_now(void)
{
    return (int64_t)time(NULL);
}

static bool read_words(const struct words *words, struct server_options *out,
                       struct err *err)
{
    char *end_of = NULL;
    long port = words->port != NULL ? strtol(words->port, &end_of, 10) : 0;
    if (words->port != NULL && (*end_of != '\0' || port < 1024 || port > 65535))
        return err_set(err, "--port %s: a port is a number from 1024 to 65535",
                       words->port);
    if ((words->socket != NULL) != (words->host != NULL))
        return err_set(err, "--socket PATH and --host NAME belong together");
    if (words->socket != NULL && words->port != NULL)
        return err_set(err, "say --port or --socket, not both");
    if (words->user_header != NULL && words->socket == NULL)
        return err_set(err, "--user-header is believed of a proxy alone: say --socket");
    out->user_header = words->user_header;
    out->port = (int)port;
    out->socket = words->socket;
    out->host = words->host;
    out->stick = words->stick;
    return true;
}

/* Whoever is asked to show it runs beside us, and is nobody's concern. */
static void open_browser(const char *link)
{
    if (getenv("DISPLAY") == NULL && getenv("WAYLAND_DISPLAY") == NULL)
        return;
    pid_t child = fork();
    if (child > 0)
        waitpid(child, NULL, 0);
    if (child != 0)
        return;
    if (fork() == 0) {
        execlp("xdg-open", "xdg-open", link, (char *)NULL);
        _exit(1);
    }
    _exit(0);
}

static bool serve(struct cmd_context *context, const struct words *words, struct err *err)
{
    struct server_options options = {.workspace = context->workspace,
                                     .who = saving_deed("serve").who,
                                     .seconds = seconds_now};
    struct server *server = NULL;
    char link[256];
    if (!read_words(words, &options, err) || !server_open(&server, &options, err))
        return false;
    const struct sigaction action = {.sa_handler = end};
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    bool ok = server_link(server, link, err);
    if (ok) {
        printf("%s\n", link);
        fflush(stdout);
        if (!words->quiet && words->socket == NULL)
            open_browser(link);
    }
    while (ok && !ended)
        ok = server_run(server, WAIT_MS, err);
    server_close(server);
    return ok;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    char link[256];
    if (!workspace_exists(context, err))
        return CMD_COULD_NOT;
    if (!words->link)
        return serve(context, words, err) ? CMD_DONE : CMD_COULD_NOT;
    if (!server_link_of(context->workspace, seconds_now(), link, err))
        return CMD_COULD_NOT;
    printf("%s\n", link);
    return CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, port, "port", "N",
                "listen on this port of this machine; else that of last time"),
    OPTION_WORD(struct words, socket, "socket", "PATH",
                "listen on a Unix socket, for a proxy with TLS"),
    OPTION_WORD(struct words, host, "host", "NAME",
                "what the proxy is called by browsers"),
    OPTION_WORD(struct words, stick, "stick", "FOLDER",
                "a folder that counts as a stick in this computer"),
    OPTION_WORD(struct words, user_header, "user-header", "HEADER",
                "the proxy's own sign-on names the person in this header"),
    OPTION_FLAG(struct words, link, "link",
                "only print a new link for the office that is being served"),
    OPTION_FLAG(struct words, quiet, "no-browser", "do not open a browser"),
};

const struct cmd cmd_serve = {
    .help = {.name = "serve",
             .form = {MESSAGE("[OPTIONS]")},
             .summary = MESSAGE("the office in the browser, on this machine"),
             CMD_OPTIONS(options)},
    .options_size = sizeof(struct words),
    .run = run,
};
