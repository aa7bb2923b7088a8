#include "web/http.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "web/form.h"
#include "web/listening.h"
#include "web/upload.h"

/* A connection, and since when it has been owing us a request. */
struct line {
    int socket; /* negative: the row is free */
    bool working;
    time_t since;
};

struct http {
    struct MHD_Daemon *daemon;
    struct http_options options;
    struct line line[HTTP_CONNECTIONS];
    int port;
};

struct http_inside {
    struct MHD_Connection *connection;
};

/* A request on its way in. */
struct visit {
    struct http_request request;
    struct http_inside inside;
    struct arena arena;
    struct buf body;
    size_t most; /* bytes that may come */
    size_t come;
    struct MHD_PostProcessor *parts; /* of a body with files; NULL */
    struct upload upload;
    bool refused; /* by its body's size */
    bool broken;  /* it is no such body */
};

static time_t now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec;
}

struct lookup {
    const char *name;
    const char *found;
    size_t count;
};

static enum MHD_Result look_up(void *context, enum MHD_ValueKind kind, const char *name,
                               const char *value)
{
    struct lookup *lookup = context;
    (void)kind;
    if (strcasecmp(name, lookup->name) == 0) {
        lookup->found = value;
        lookup->count++;
    }
    return MHD_YES;
}

const char *http_header(const struct http_request *request, const char *name)
{
    struct lookup lookup = {.name = name};
    MHD_get_connection_values(request->inside->connection, MHD_HEADER_KIND, look_up,
                              &lookup);
    return lookup.count == 1 ? lookup.found : NULL;
}

const char *http_cookie(const struct http_request *request, const char *name)
{
    return MHD_lookup_connection_value(request->inside->connection, MHD_COOKIE_KIND,
                                       name);
}

const char *http_find(const struct http_fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->item[i].name, name) == 0)
            return fields->item[i].text;
    return NULL;
}

void http_add_header(struct http_answer *answer, const char *name, const char *words)
{
    if (answer->extra_count == HTTP_EXTRA || words == NULL ||
        strpbrk(words, "\r\n") != NULL)
        return;
    answer->extra[answer->extra_count].name = name;
    answer->extra[answer->extra_count++].words = words;
}

/* What every answer says beside its own: nothing from elsewhere, no frame, no cache. */
static const char *const always[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
     "media-src 'self'; "
     "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

static enum MHD_Result send_answer(struct MHD_Connection *connection,
                                   struct http_answer *answer)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(
        answer->body.len, answer->body.len > 0 ? answer->body.bytes : "",
        MHD_RESPMEM_MUST_COPY);
    if (response == NULL)
        return MHD_NO;
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
        MHD_add_response_header(response, always[i][0], always[i][1]);
    MHD_add_response_header(response, "Content-Type",
                            answer->type != NULL ? answer->type
                                                 : "text/html; charset=utf-8");
    MHD_add_response_header(response, "Cache-Control",
                            answer->keep ? "private, max-age=3600" : "no-store");
    for (size_t i = 0; i < answer->extra_count; i++)
        MHD_add_response_header(response, answer->extra[i].name, answer->extra[i].words);
    enum MHD_Result result = MHD_queue_response(
        connection, (unsigned)(answer->status > 0 ? answer->status : 200), response);
    MHD_destroy_response(response);
    buf_wipe_free(&answer->body);
    return result;
}

/* What came is no request that can be served. */
static enum MHD_Result refuse(struct http *http, struct visit *visit, int status)
{
    struct http_answer answer = {.status = status};
    http->options.refuse(http->options.context, &visit->request, &answer);
    /* What came of a body without a length may not be its end. */
    if (status == 413)
        http_add_header(&answer, "Connection", "close");
    return send_answer(visit->inside.connection, &answer);
}

static struct line *line_of(struct http *http, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    for (size_t i = 0; info != NULL && i < HTTP_CONNECTIONS; i++)
        if (http->line[i].socket == info->connect_fd)
            return &http->line[i];
    return NULL;
}

static enum MHD_Result add_query(void *context, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    struct visit *visit = context;
    (void)kind;
    return form_add(&visit->request.query, &visit->arena, name, value) ? MHD_YES : MHD_NO;
}

static enum MHD_Result take_part(void *context, enum MHD_ValueKind kind, const char *name,
                                 const char *file, const char *type, const char *encoding,
                                 const char *data, uint64_t at, size_t len)
{
    struct visit *visit = context;
    (void)kind;
    (void)type;
    visit->broken = visit->broken || encoding != NULL ||
                    !upload_take(&visit->upload, name, file, at == 0, data, len);
    return visit->broken ? MHD_NO : MHD_YES;
}

/* Whether this request may bring files, and how much of them. */
static void expect_files(struct http *http, struct visit *visit)
{
    const char *type = http_header(&visit->request, "Content-Type");
    size_t most = 0;
    visit->most = HTTP_BODY;
    if (!upload_is(type) || http->options.room == NULL)
        return;
    const char *folder =
        http->options.room(http->options.context, &visit->request, &most);
    if (folder == NULL || most == 0)
        return;
    visit->most = most;
    visit->upload = (struct upload){.folder = folder, .arena = &visit->arena};
    visit->parts = MHD_create_post_processor(visit->inside.connection, HTTP_HEADERS,
                                             take_part, visit);
}

/* The first call: headers have come. NULL in `*visit_out`: answered already. */
static enum MHD_Result begin(struct http *http, struct MHD_Connection *connection,
                             const char *path, const char *method,
                             struct visit **visit_out)
{
    struct visit *visit = calloc(1, sizeof *visit);
    if (visit == NULL)
        return MHD_NO;
    *visit_out = visit;
    visit->inside.connection = connection;
    visit->request = (struct http_request){
        .arena = &visit->arena, .method = method, .inside = &visit->inside};
    visit->request.path = arena_copy(&visit->arena, path);
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, add_query, visit);
    if (visit->request.path == NULL || path[0] != '/' ||
        !utf8_valid(path, strlen(path), NULL) || visit->arena.failed ||
        visit->request.query.count > HTTP_FIELDS) {
        visit->request.path = "/";
        return refuse(http, visit, 400);
    }
    struct http_answer answer = {0};
    if (http->options.look != NULL &&
        !http->options.look(http->options.context, &visit->request, &answer))
        return send_answer(connection, &answer);
    expect_files(http, visit);
    const char *length = http_header(&visit->request, "Content-Length");
    unsigned long long announced = length != NULL ? strtoull(length, NULL, 10) : 0;
    visit->refused = announced > visit->most;
    return announced > HTTP_DRAIN ? refuse(http, visit, 413) : MHD_YES;
}

static enum MHD_Result finish(struct http *http, struct visit *visit)
{
    struct http_answer answer = {0};
    const char *type = http_header(&visit->request, "Content-Type");
    if (visit->refused)
        return refuse(http, visit, 413);
    if (visit->body.failed)
        return MHD_NO;
    if (visit->parts != NULL) {
        /* The end says whether the last boundary has come. */
        visit->broken = MHD_destroy_post_processor(visit->parts) != MHD_YES ||
                        visit->broken || !upload_end(&visit->upload);
        visit->request.form = visit->upload.fields;
        visit->request.file = visit->upload.file;
        visit->request.file_count = visit->upload.file_count;
        visit->parts = NULL;
    }
    if (visit->broken)
        return refuse(http, visit, 400);
    if (visit->body.len > 0 &&
        (!form_is(type) || !form_read(&visit->request.form, &visit->arena,
                                      visit->body.bytes, visit->body.len)))
        return refuse(http, visit, 400);
    http->options.serve(http->options.context, &visit->request, &answer);
    return send_answer(visit->inside.connection, &answer);
}

static void take_body(struct visit *visit, const char *data, size_t len)
{
    visit->refused = visit->refused || len > visit->most - visit->come;
    if (visit->refused || visit->broken)
        return;
    visit->come += len;
    if (visit->parts == NULL)
        buf_add(&visit->body, data, len);
    else if (MHD_post_process(visit->parts, data, len) != MHD_YES)
        visit->broken = true;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection,
                              const char *path, const char *method, const char *version,
                              const char *data, size_t *len, void **state)
{
    struct http *http = context;
    struct visit *visit = *state;
    (void)version;
    if (visit == NULL) {
        enum MHD_Result result = begin(http, connection, path, method, &visit);
        *state = visit;
        return result;
    }
    if (*len > 0) {
        take_body(visit, data, *len);
        *len = 0;
        return MHD_YES;
    }
    struct line *line = line_of(http, connection);
    if (line != NULL)
        line->working = true;
    return finish(http, visit);
}

static void completed(void *context, struct MHD_Connection *connection, void **state,
                      enum MHD_RequestTerminationCode code)
{
    struct http *http = context;
    struct visit *visit = *state;
    struct line *line = line_of(http, connection);
    (void)code;
    if (line != NULL) {
        line->working = false;
        line->since = now();
    }
    if (visit == NULL)
        return;
    if (visit->parts != NULL)
        MHD_destroy_post_processor(visit->parts);
    upload_close(&visit->upload);
    arena_wipe(&visit->arena);
    arena_free(&visit->arena);
    buf_wipe_free(&visit->body);
    free(visit);
    *state = NULL;
}

static void connected(void *context, struct MHD_Connection *connection, void **state,
                      enum MHD_ConnectionNotificationCode code)
{
    struct http *http = context;
    (void)state;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info == NULL)
        return;
    for (size_t i = 0; i < HTTP_CONNECTIONS; i++) {
        struct line *line = &http->line[i];
        if (code == MHD_CONNECTION_NOTIFY_STARTED && line->socket < 0) {
            *line = (struct line){.socket = info->connect_fd, .since = now()};
            return;
        }
        if (code == MHD_CONNECTION_NOTIFY_CLOSED && line->socket == info->connect_fd) {
            line->socket = -1;
            return;
        }
    }
}

bool http_open(struct http **out, const struct http_options *options, struct err *err)
{
    struct http *http = calloc(1, sizeof *http);
    if (http == NULL)
        return err_set(err, "not enough memory");
    http->options = *options;
    for (size_t i = 0; i < HTTP_CONNECTIONS; i++)
        http->line[i].socket = -1;
    int fd = options->socket != NULL ? listening_socket(options->socket)
                                     : listening_local(options->port);
    if (fd < 0) {
        free(http);
        if (options->socket != NULL)
            return err_set_errno(err, "%s: nobody can listen there", options->socket);
        return err_set_errno(err, "port %d: nobody can listen there", options->port);
    }
    http->port = listening_port(fd);
    http->daemon = MHD_start_daemon(
        MHD_USE_EPOLL, 0, NULL, NULL, handle, http, MHD_OPTION_LISTEN_SOCKET, fd,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)HTTP_CONNECTIONS,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)HTTP_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, 2 * (size_t)HTTP_HEADERS,
        MHD_OPTION_NOTIFY_COMPLETED, completed, http, MHD_OPTION_NOTIFY_CONNECTION,
        connected, http, MHD_OPTION_END);
    if (http->daemon == NULL) {
        close(fd);
        free(http);
        return err_set(err, "the server could not be started");
    }
    *out = http;
    return true;
}

int http_port(const struct http *http)
{
    return http->port;
}

bool http_run(struct http *http, int wait_ms, struct err *err)
{
    if (MHD_run_wait(http->daemon, wait_ms) != MHD_YES && errno != EINTR)
        return err_set_errno(err, "the server cannot go on");
    for (size_t i = 0; i < HTTP_CONNECTIONS; i++) {
        struct line *line = &http->line[i];
        if (line->socket >= 0 && !line->working && now() - line->since > HTTP_SECONDS)
            shutdown(line->socket, SHUT_RDWR);
    }
    return true;
}

void http_close(struct http *http)
{
    if (http == NULL)
        return;
    MHD_stop_daemon(http->daemon);
    if (http->options.socket != NULL)
        unlink(http->options.socket);
    free(http);
}
