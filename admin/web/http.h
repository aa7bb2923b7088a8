#ifndef ANNA_ADMIN_WEB_HTTP_H
#define ANNA_ADMIN_WEB_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "web/http_fields.h"

/* The office's server: libmicrohttpd's doorkeeper. One thread; a request is read whole,
 * answered by one function, and forgotten. It knows nothing of the office.
 *
 * Limits: HTTP_CONNECTIONS at a time; a connection whose request is not whole after
 * HTTP_SECONDS is closed, however much of it drips in; a body over HTTP_BODY bytes is
 * refused with 413 (with files: over what http_room gives them), a header over
 * HTTP_HEADERS bytes with 431 or 414. Files never lie in memory. A browser shows why only
 * when it has sent all, so what is refused is read to its end and thrown away, unless it
 * says that it is over HTTP_DRAIN bytes. */

enum {
    HTTP_HEADERS = 32 * 1024,
    HTTP_CONNECTIONS = 64,
    HTTP_SECONDS = 30,
    HTTP_DRAIN = 256 * 1024 * 1024
};

struct http_request {
    struct arena *arena;      /* of this request; wiped afterwards */
    const char *method;       /* "GET", "POST", or what else came */
    const char *path;         /* decoded, begins with a slash, no query */
    struct http_fields query; /* behind the question mark */
    struct http_fields form;  /* of a body that is application/x-www-form-urlencoded, or
                                 multipart/form-data where files may come */
    struct http_file *file;
    size_t file_count;
    const struct http_inside *inside; /* private */
};

/* A header's words as they came, NULL if there is none; one that came twice is NULL. */
const char *http_header(const struct http_request *request, const char *name);
/* A cookie, or NULL. */
const char *http_cookie(const struct http_request *request, const char *name);
/* The first field of that name, or NULL. */
const char *http_find(const struct http_fields *fields, const char *name);

enum { HTTP_EXTRA = 4 };

struct http_answer {
    int status;       /* 200 unless it is set */
    const char *type; /* "text/html; charset=utf-8" unless it is set */
    struct buf body;  /* given back by the server, wiped */
    bool keep;        /* may be kept by the browser for an hour: else no-store */
    /* Headers beside those that every answer has: a name and its words, in the request's
     * arena. Words with a line's end are left out. */
    struct {
        const char *name, *words;
    } extra[HTTP_EXTRA];
    size_t extra_count;
};

/* Adds a header to the answer; one too many is left out. */
void http_add_header(struct http_answer *answer, const char *name, const char *words);

/* Looks at a request when its headers have come, before its body is read: false, with the
 * answer filled, refuses it. */
typedef bool http_look(void *context, const struct http_request *request,
                       struct http_answer *answer);
/* Where the files that a request brings are put while it lasts, and how many bytes of
 * body it may have for them; NULL: none. Asked before the body is read. */
typedef const char *http_room(void *context, const struct http_request *request,
                              size_t *most);
/* Says why a request cannot be served: `answer->status` is 400 (it is none, or its form
 * is none) or 413 (too large). It has no form. */
typedef void http_refuse(void *context, const struct http_request *request,
                         struct http_answer *answer);
/* Answers it. */
typedef void http_serve(void *context, const struct http_request *request,
                        struct http_answer *answer);

struct http_options {
    int port;           /* on 127.0.0.1; 0: any that is free */
    const char *socket; /* a path: a Unix socket there instead, mode 0660 */
    http_look *look;
    http_room *room; /* NULL: no request brings files */
    http_refuse *refuse;
    http_serve *serve;
    void *context;
};

struct http;

/* Listens. A socket that is left from before is taken away; another file is not. */
bool http_open(struct http **out, const struct http_options *options, struct err *err);

/* The port that it listens on; 0 on a Unix socket. */
int http_port(const struct http *http);

/* Works for at most `wait_ms`, then returns; false if it cannot go on. */
bool http_run(struct http *http, int wait_ms, struct err *err);

void http_close(struct http *http); /* NULL is allowed */

#endif
