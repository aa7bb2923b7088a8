#include "pages/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/translator.h"
#include "pages/entrance.h"
#include "web/asset.h"
#include "web/http.h"
#include "web/upload.h"
#include "pages/office.h"
#include "pages/opened.h"
#include "pages/route.h"
#include "pages/sentence.h"

enum { QUIET_SECONDS = 2 }; /* nobody works any more, for the moment */

struct server {
    struct server_options options;
    struct office office;
    struct sessions *sessions;
    struct assets assets;
    struct http *http;
    struct door door;
    struct entrance entrance;
    char name[64];
    char host[96];
    char origin[SESSION_ORIGIN];
    int64_t asked; /* when somebody asked for a page */
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

/* `resumed`: this is what she had sent when she was not in any more; it is shown to her
 * again, and nothing is done. */
static void show(struct server *server, bool (*page_of)(struct page *page), bool resumed,
                 const struct http_request *request, const struct session *session,
                 struct http_answer *answer)
{
    struct err err = {""};
    int64_t seconds = server->options.seconds();
    server->asked = seconds;
    struct page page = {
        .office = &server->office,
        .sessions = server->sessions,
        .request = request,
        .session = session,
        .arena = request->arena,
        .seconds = seconds,
        .today = moment_from_unix(seconds).date,
        .answer = answer,
        .err = &err,
        .whole = http_header(request, "HX-Request") == NULL,
        .resumed = resumed,
    };
    if (!office_refresh(&server->office, page.today, &err) || !page_of(&page))
        say(answer, 500, sentence_of(request->arena, err.text));
    else if (answer->body.failed || request->arena->failed)
        say(answer, 500, message("not enough memory"));
}

/* Her own first page, where "/" is not for her. */
static const char *first_page(const struct session *session)
{
    for (size_t i = 0; i < route_count; i++) {
        const char *path = routes[i].path;
        if ((routes[i].roles & session->roles) != 0 &&
            strcmp(routes[i].method, "GET") == 0 &&
            (path[1] == '\0' || path[strlen(path) - 1] != '/'))
            return path;
    }
    return NULL;
}

static void go_first(const struct session *session, struct http_answer *answer)
{
    answer->status = 303;
    http_add_header(answer, "Location", first_page(session));
}

static void serve_page(struct server *server, const struct http_request *request,
                       const struct session *session, struct http_answer *answer)
{
    bool known;
    const struct route *route = route_find(request->method, request->path, &known);
    if (route == NULL)
        show(server, page_no_such, false, request, session, answer);
    else if ((route->roles & session->roles) != 0)
        show(server, route->page, false, request, session, answer);
    else if (strcmp(request->path, "/") == 0 && first_page(session) != NULL)
        go_first(session, answer);
    else
        show(server, page_not_hers, false, request, session, answer);
}

/* She is in again: where she wanted to go, or what she had sent, to look at once more. */
static void go_on(struct server *server, const struct http_request *request,
                  const struct session *session, struct http_answer *answer)
{
    struct http_request carried;
    bool known;
    if (!entrance_carried(request, &carried)) {
        answer->status = 303;
        http_add_header(answer, "Location", entrance_then(request));
        return;
    }
    const struct route *route = route_find("POST", carried.path, &known);
    show(server,
         route == NULL                          ? page_no_such
         : (route->roles & session->roles) == 0 ? page_not_hers
         : route_resumes(route)                 ? route->page
                                                : page_resume,
         true, &carried, session, answer);
}

/* POST /sign-in: with a password, or, behind a link that was opened beside, without. */
static void sign_in(struct server *server, const struct http_request *request,
                    struct http_answer *answer)
{
    int64_t now = server->options.seconds();
    struct http_answer none = {0};
    struct session session;
    bool in = http_find(&request->form, "password") == NULL &&
              server->entrance.user_header == NULL &&
              door_session(&server->door, request, now, &session, &none);
    buf_free(&none.body);
    if (in || entrance_sign_in(&server->entrance, request, now, &session, answer))
        go_on(server, request, &session, answer);
}

/* Who asks; false: the answer says how to come in, or shows what she had sent. */
static bool find_session(struct server *server, const struct http_request *request,
                         struct session *out, struct http_answer *answer)
{
    int64_t now = server->options.seconds();
    bool fresh;
    if (server->entrance.user_header == NULL) {
        if (door_session(&server->door, request, now, out, answer))
            return true;
        if (answer->status == 401)
            entrance_ask(&server->entrance, request, 401, NULL, answer);
        /* Where a script looks again and again, nobody would see it. */
        if (answer->status == 401 && strncmp(request->path, "/errand/", 8) == 0 &&
            http_header(request, "HX-Request") != NULL)
            http_add_header(answer, "HX-Refresh", "true");
        return false;
    }
    if (!entrance_named(&server->entrance, request, now, out, &fresh, answer))
        return false;
    if (!fresh || strcmp(request->method, "POST") != 0)
        return true;
    go_on(server, request, out, answer);
    return false;
}

static void serve(void *context, const struct http_request *request,
                  struct http_answer *answer)
{
    struct server *server = context;
    struct session session;
    bool post = strcmp(request->method, "POST") == 0;
    if (!post && asset_serve(&server->assets, request->path, answer))
        return;
    if (!post && strncmp(request->path, "/in/", 4) == 0) {
        entrance_link(&server->entrance, request, server->options.seconds(), answer);
        return;
    }
    if (post && strcmp(request->path, "/sign-in") == 0) {
        sign_in(server, request, answer);
        return;
    }
    if (!find_session(server, request, &session, answer))
        return;
    if (post && !door_token(request, &session, answer))
        show(server, page_stale, false, request, &session, answer);
    else if (post && strcmp(request->path, "/leave") == 0)
        entrance_leave(&server->entrance, request, &session, answer);
    else
        serve_page(server, request, &session, answer);
}

/* Not in any more, and what she sent could not be kept: a file, or too much. She signs in
 * where she was, and sends it once more. */
static void ask_again(struct server *server, const struct http_request *request,
                      struct http_answer *answer)
{
    struct http_request asked = *request;
    bool known;
    bool brought = upload_is(http_header(request, "Content-Type"));
    asked.method = "GET";
    asked.form = (struct http_fields){0};
    if (route_find("GET", asked.path, &known) == NULL)
        asked.path = "/";
    entrance_ask(&server->entrance, &asked, 401,
                 brought ? message("You are not signed in any more. Please sign in, then "
                                   "send the file once more.")
                         : NULL,
                 answer);
}

static void refuse(void *context, const struct http_request *request,
                   struct http_answer *answer)
{
    struct server *server = context;
    int64_t now = server->options.seconds();
    int status = answer->status;
    struct session session;
    bool fresh;
    if (server->entrance.user_header != NULL) {
        if (!entrance_named(&server->entrance, request, now, &session, &fresh, answer))
            return;
    } else {
        struct http_answer none = {0};
        bool in = door_session(&server->door, request, now, &session, &none);
        buf_free(&none.body);
        if (!in) {
            ask_again(server, request, answer);
            return;
        }
    }
    show(server, status == 413 ? page_too_much : page_unreadable, false, request,
         &session, answer);
}

/* Files are taken from whoever may send them, before the token of the form has come:
 * other sites' requests were refused by their origin. Whom a proxy names is looked at
 * later. */
static const char *room(void *context, const struct http_request *request, size_t *most)
{
    struct server *server = context;
    struct session session;
    struct http_answer none = {0};
    bool known;
    const struct route *route = route_find("POST", request->path, &known);
    *most = strcmp(request->method, "POST") == 0 ? route_room(request->path) : 0;
    bool in = *most > 0 && route != NULL &&
              (server->entrance.user_header != NULL ||
               (door_session(&server->door, request, server->options.seconds(), &session,
                             &none) &&
                (route->roles & session.roles) != 0));
    buf_free(&none.body);
    return in ? server->office.takings.folder : NULL;
}

/* Where the browser finds it; asks for the port of last time. */
static bool open_http(struct server *server, struct err *err)
{
    struct http_options options = {.socket = server->options.socket,
                                   .port = server->options.port,
                                   .look = look,
                                   .room = room,
                                   .refuse = refuse,
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
    server->entrance = (struct entrance){.pages = &server->office.pages,
                                         .sessions = server->sessions,
                                         .door = &server->door,
                                         .who = options->who,
                                         .user_header = options->user_header};
    attempts_begin(&server->entrance.attempts);
    if (!sessions_keep_origin(server->sessions, server->origin, err)) {
        server_close(server);
        return false;
    }
    translator_on_pages();
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
    struct err unread = {""}; /* is told to whoever asks next */
    opened_tend(&server->office, server->options.seconds());
    if (server->options.seconds() - server->asked >= QUIET_SECONDS)
        office_settle(&server->office, &unread);
    return http_run(server->http, wait_ms, err);
}

bool server_link_of(const char *workspace, int64_t now, char out[256], struct err *err)
{
    struct arena arena = {0};
    struct sessions *sessions = NULL;
    char origin[SESSION_ORIGIN];
    char word[SESSION_WORD];
    const char *path = arena_print(&arena, "%s/serve.db", workspace);
    bool ok = (path != NULL || err_set(err, "not enough memory")) &&
              sessions_open(&sessions, path, err) &&
              sessions_origin(sessions, origin, err) &&
              (origin[0] != '\0' ||
               err_set(err, "the office was never served; run anna-admin serve")) &&
              sessions_make_link(sessions, now, word, err);
    if (ok)
        snprintf(out, 256, "%s/in/%s", origin, word);
    sessions_close(sessions);
    arena_free(&arena);
    return ok;
}
