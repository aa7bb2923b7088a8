#include "publish/remote.h"

#include <stdio.h>

/* For a slow line; one that stands still is given up before. */
enum { SECONDS = 3600, STILL_SECONDS = 60, ANSWER_LIMIT = 64 * 1024 };

enum { NOT_FOUND = 404, GONE = 410 };

static bool ask(const struct remote *remote, const char *method, const char *name,
                const struct buf *body, size_t limit, struct line_answer *answer,
                struct err *err)
{
    char url[LINE_URL];
    snprintf(url, sizeof url, "%s%s", remote->address, name);
    const struct line_request request = {
        .url = url,
        .method = method,
        .body = body,
        .login = remote->login.name[0] != '\0' ? &remote->login : NULL,
        .agent = "anna-admin/" ANNA_VERSION,
        .seconds = SECONDS,
        .still_seconds = STILL_SECONDS,
        .limit = limit,
        .ca_file = remote->ca_file,
    };
    return line_ask(&request, answer, err) == LINE_ANSWERED || err_prefix(err, "%s", url);
}

static bool refuse(const struct remote *remote, const char *name, long status,
                   struct err *err)
{
    if (status == 401 || status == 403)
        return err_set(err, "%s%s: the server does not let us in, it says %ld",
                       remote->address, name, status);
    return err_set(err, "%s%s: the server says %ld", remote->address, name, status);
}

bool remote_get(const struct remote *remote, const char *name, size_t limit,
                struct buf *out, bool *there, struct err *err)
{
    struct line_answer answer;
    bool ok = ask(remote, NULL, name, NULL, limit, &answer, err);
    bool none = ok && (answer.status == NOT_FOUND || answer.status == GONE);
    *there = ok && answer.status == 200;
    if (ok && !*there && !none)
        ok = refuse(remote, name, answer.status, err);
    *out = (struct buf){0};
    if (*there)
        *out = answer.body;
    else
        buf_free(&answer.body);
    return ok;
}

bool remote_put(const struct remote *remote, const char *name, const struct buf *bytes,
                struct err *err)
{
    struct line_answer answer;
    bool ok = ask(remote, "PUT", name, bytes, ANSWER_LIMIT, &answer, err);
    if (ok && (answer.status < 200 || answer.status > 299))
        ok = refuse(remote, name, answer.status, err);
    buf_free(&answer.body);
    return ok;
}
