#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

#include "base/message.h"
#include "command/cmd.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "pages/server.h"
#include "pages/whole.h"
#include "workspace/lock.h"

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

/* A new link to the office that is being served: on the output, and in the browser. */
static bool show_served(const struct cmd_context *context, bool in_browser,
                        struct err *err)
{
    char link[256];
    if (!server_link_of(context->workspace, seconds_now(), link, err))
        return false;
    printf("%s\n", link);
    fflush(stdout);
    if (in_browser)
        open_browser(link);
    return true;
}

static bool serve(struct cmd_context *context, const struct words *words, struct err *err)
{
    struct server_options options = {.workspace = context->workspace,
                                     .who = saving_deed("serve").who,
                                     .seconds = seconds_now};
    struct server *server = NULL;
    char link[256];
    if (!read_words(words, &options, err) || !whole_check(err) ||
        !server_open(&server, &options, err))
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
    sd_notify(0, "READY=1"); /* to a unit with Type=notify */
    while (ok && !ended)
        ok = server_run(server, WAIT_MS, err);
    server_close(server);
    return ok;
}

/* One office a workspace: whoever starts it once more is led to the one that is there. */
static bool serve_or_show(struct cmd_context *context, const struct words *words,
                          struct err *err)
{
    struct arena arena = {0};
    const char *path = workspace_path(&arena, context, "serve.lock");
    bool taken = false;
    int lock = -1;
    bool ok = (path != NULL || err_set(err, "not enough memory")) &&
              lock_try(path, &taken, &lock, err);
    if (ok && taken)
        ok = serve(context, words, err);
    else if (ok && (words->port != NULL || words->socket != NULL))
        ok = err_set(err, "%s: is served already, and not there; end that one first",
                     context->workspace);
    else if (ok)
        ok = show_served(context, !words->quiet, err);
    lock_free(lock);
    arena_free(&arena);
    return ok;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    const struct words *words = context->options;
    if (!workspace_exists(context, err))
        return CMD_COULD_NOT;
    bool ok = words->link ? show_served(context, false, err)
                          : serve_or_show(context, words, err);
    return ok ? CMD_DONE : CMD_COULD_NOT;
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
