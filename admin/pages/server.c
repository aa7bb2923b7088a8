#include "pages/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "web/asset.h"
#include "web/door.h"
#include "web/http.h"
#include "pages/office.h"
#include "pages/route.h"

struct server {
    struct server_options options;
    struct office office;
    struct sessions *sessions;
    struct assets assets;
    struct http *http;
    struct door door;
    char name[64];
    char host[96];
    char origin[112];
};

static void say(struct http_answer *answer, int status, const char *words)
{
    answer->status = status;
    answer->type = "text/plain; charset=utf-8";
    buf_reset(&answer->body);
    buf_print(&answer->body, "%s\n", words);
}

static bool look(void *context, const struct http_request *request,
                 struct http_answer *answer)
{
    struct server *server = context;
    return door_look(&server->door, request, answer);
}

/* The page of a person without a session: how to come in. */
static void ask_in(struct server *server, const struct http_request *request, int status,
                   struct http_answer *answer)
{
    struct err err = {""};
    const struct template_value value[] = {{"lang", message_lang(), false}};
    buf_reset(&answer->body);
    answer->type = NULL;
    answer->status = status;
    bool ok =
        template_add(&server->office.pages, "outside", value, 1, &answer->body, &err);
    /* What somebody had typed when her session ended is not lost. */
    for (size_t i = 0; ok && i < request->form.count; i++) {
        const struct template_value typed[] = {
            {"name", request->form.item[i].name, false},
            {"text", request->form.item[i].text, false}};
        if (strcmp(typed[0].text, "token") != 0 &&
            strncmp(typed[0].text, "was.", 4) != 0 && typed[1].text[0] != '\0')
            ok = template_add(&server->office.pages, "typed", typed, 2, &answer->body,
                              &err);
    }
    ok = ok &&
         template_add(&server->office.pages, "outside end", NULL, 0, &answer->body, &err);
    if (!ok)
        say(answer, 500, err.text);
}

static void come_in(struct server *server, const struct http_request *request,
                    struct http_answer *answer)
{
    char cookie[SESSION_WORD];
    struct err err = {""};
    bool good;
    if (!sessions_use_link(server->sessions, request->path + 4, server->options.seconds(),
                           server->options.who, cookie, &good, &err)) {
        say(answer, 500, err.text);
    } else if (!good) {
        ask_in(server, request, 403, answer);
    } else {
        door_give_cookie(&server->door, request, cookie, answer);
        answer->status = 303;
        http_add_header(answer, "Location", "/");
    }
    wipe(cookie, sizeof cookie);
}

static void leave(struct server *server, const struct http_request *request,
                  const struct session *session, struct http_answer *answer)
{
    struct err err = {""};
    if (!sessions_end(server->sessions, session, &err)) {
        say(answer, 500, err.text);
        return;
    }
    door_give_cookie(&server->door, request, "", answer);
    answer->status = 303;
    http_add_header(answer, "Location", "/");
}

static void show(struct server *server, const struct route *route,
                 const struct http_request *request, const struct session *session,
                 struct http_answer *answer)
{
    struct err err = {""};
    int64_t seconds = server->options.seconds();
    struct page page = {
        .office = &server->office,
        .request = request,
        .session = session,
        .arena = request->arena,
        .seconds = seconds,
        .today = moment_from_unix(seconds).date,
        .answer = answer,
        .err = &err,
        .whole = http_header(request, "HX-Request") == NULL,
    };
    if (!office_refresh(&server->office, page.today, &err) || !route->page(&page))
        say(answer, 500, err.text);
    else if (answer->body.failed || request->arena->failed)
        say(answer, 500, message("not enough memory"));
}

static void serve(void *context, const struct http_request *request,
                  struct http_answer *answer)
{
    struct server *server = context;
    struct session session;
    bool post = strcmp(request->method, "POST") == 0;
    bool known;
    if (!post && asset_serve(&server->assets, request->path, answer))
        return;
    if (!post && strncmp(request->path, "/in/", 4) == 0) {
        come_in(server, request, answer);
        return;
    }
    if (!door_session(&server->door, request, server->options.seconds(), &session,
                      answer)) {
        if (answer->status == 401)
            ask_in(server, request, 401, answer);
        return;
    }
    if (post && !door_token(request, &session, answer))
        return;
    if (post && strcmp(request->path, "/leave") == 0) {
        leave(server, request, &session, answer);
        return;
    }
    const struct route *route = route_find(request->method, request->path, &known);
    if (route == NULL)
        say(answer, known ? 405 : 404, message("There is no such page."));
    else if ((route->roles & session.roles) == 0)
        say(answer, 403, message("This is not yours to do."));
    else
        show(server, route, request, &session, answer);
}

/* Where the browser finds it; asks for the port of last time. */
static bool open_http(struct server *server, struct err *err)
{
    struct http_options options = {.socket = server->options.socket,
                                   .port = server->options.port,
                                   .look = look,
                                   .serve = serve,
                                   .context = server};
    struct err busy = {""};
    bool chosen = options.port != 0 || options.socket != NULL;
    if (!chosen && !sessions_port(server->sessions, &options.port, err))
        return false;
    if (!http_open(&server->http, &options, &busy)) {
        if (chosen || options.port == 0)
            return err_set(err, "%s", busy.text);
        options.port = 0;
        if (!http_open(&server->http, &options, err))
            return false;
    }
    return server->options.socket != NULL ||
           sessions_keep_port(server->sessions, http_port(server->http), err);
}

static bool open_all(struct server *server, struct err *err)
{
    struct arena arena = {0};
    const char *path = arena_print(&arena, "%s/serve.db", server->options.workspace);
    bool ok = (path != NULL || err_set(err, "not enough memory")) &&
              office_open(&server->office, server->options.workspace, err) &&
              assets_open(&server->assets, err) &&
              sessions_open(&server->sessions, path, err) &&
              sessions_name(server->sessions, server->name, err) &&
              open_http(server, err);
    arena_free(&arena);
    return ok;
}

bool server_open(struct server **out, const struct server_options *options,
                 struct err *err)
{
    struct server *server = calloc(1, sizeof *server);
    if (server == NULL)
        return err_set(err, "not enough memory");
    server->options = *options;
    if (!open_all(server, err)) {
        server_close(server);
        return false;
    }
    server->office.stick = options->stick;
    bool proxied = options->socket != NULL;
    if (proxied)
        snprintf(server->host, sizeof server->host, "%s", options->host);
    else
        snprintf(server->host, sizeof server->host, "%s:%d", server->name,
                 http_port(server->http));
    snprintf(server->origin, sizeof server->origin, "%s://%s", proxied ? "https" : "http",
             server->host);
    server->door = (struct door){.sessions = server->sessions,
                                 .host = server->host,
                                 .origin = server->origin,
                                 .cookie = proxied ? "__Host-anna" : "anna",
                                 .secure = proxied};
    *out = server;
    return true;
}

void server_close(struct server *server)
{
    if (server == NULL)
        return;
    http_close(server->http);
    sessions_close(server->sessions);
    assets_close(&server->assets);
    office_close(&server->office);
    free(server);
}

bool server_link(struct server *server, char out[256], struct err *err)
{
    char word[SESSION_WORD];
    if (!sessions_make_link(server->sessions, server->options.seconds(), word, err))
        return false;
    snprintf(out, 256, "%s/in/%s", server->origin, word);
    wipe(word, sizeof word);
    return true;
}

bool server_run(struct server *server, int wait_ms, struct err *err)
{
    errands_tend(server->office.errands);
    return http_run(server->http, wait_ms, err);
}

bool server_link_of(const char *workspace, int64_t now, char out[256], struct err *err)
{
    struct arena arena = {0};
    struct sessions *sessions = NULL;
    char name[64];
    char word[SESSION_WORD];
    int port = 0;
    const char *path = arena_print(&arena, "%s/serve.db", workspace);
    bool ok = (path != NULL || err_set(err, "not enough memory")) &&
              sessions_open(&sessions, path, err) && sessions_name(sessions, name, err) &&
              sessions_port(sessions, &port, err) &&
              (port != 0 ||
               err_set(err, "the office was never served; run anna-admin serve")) &&
              sessions_make_link(sessions, now, word, err);
    if (ok)
        snprintf(out, 256, "http://%s:%d/in/%s", name, port, word);
    sessions_close(sessions);
    arena_free(&arena);
    return ok;
}
