#include "publish/remote.h"

#include <stdio.h>
#include <string.h>

/* For a slow line; one that stands still is given up before. */
enum {
    SECONDS = 3600,
    STILL_SECONDS = 60,
    ANSWER_LIMIT = 64 * 1024,
    LIST_LIMIT = 16 << 20
};

enum { NOT_FOUND = 404, GONE = 410 };

static bool ask_at(const struct remote *remote, const char *method, const char *url,
                   const struct buf *body, size_t limit, struct line_answer *answer,
                   struct err *err)
{
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

static bool ask(const struct remote *remote, const char *method, const char *name,
                const struct buf *body, size_t limit, struct line_answer *answer,
                struct err *err)
{
    char url[LINE_URL];
    snprintf(url, sizeof url, "%s%s", remote->address, name);
    return ask_at(remote, method, url, body, limit, answer, err);
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

bool remote_remove(const struct remote *remote, const char *name, struct err *err)
{
    struct line_answer answer;
    bool ok = ask(remote, "DELETE", name, NULL, ANSWER_LIMIT, &answer, err);
    bool gone = ok && (answer.status == NOT_FOUND || answer.status == GONE ||
                       (answer.status >= 200 && answer.status <= 299));
    if (ok && !gone)
        ok = refuse(remote, name, answer.status, err);
    buf_free(&answer.body);
    return ok;
}

/* An S3 store lists a bucket, "https://HOST/BUCKET/", by the beginning of the names in
 * it.
 */
static void list_url(const struct remote *remote, char out[LINE_URL])
{
    const char *host = strstr(remote->address, "://") + 3;
    const char *bucket = strchr(host, '/') + 1;
    const char *inside = strchr(bucket, '/');
    if (remote->login.region[0] == '\0' || inside == NULL)
        snprintf(out, LINE_URL, "%s", remote->address);
    else
        snprintf(out, LINE_URL, "%.*s?list-type=2&prefix=%s",
                 (int)(inside - remote->address), remote->address, inside + 1);
    /* In a query a slash is written as its number: so it is signed. */
    char *at = strstr(out, "prefix=");
    for (at = at != NULL ? strchr(at, '/') : NULL; at != NULL; at = strchr(at, '/')) {
        memmove(at + 3, at + 1, strlen(at + 1) + 1);
        memcpy(at, "%2F", 3);
    }
}

bool remote_list(const struct remote *remote, struct buf *out, struct err *err)
{
    char url[LINE_URL];
    struct line_answer answer;
    list_url(remote, url);
    bool ok = ask_at(remote, NULL, url, NULL, LIST_LIMIT, &answer, err);
    if (ok && answer.status != 200)
        ok = refuse(remote, "", answer.status, err);
    *out = answer.body;
    return ok;
}
