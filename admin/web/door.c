#include "web/door.h"

#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/secret.h"

static bool refuse(struct http_answer *answer, int status, const char *words)
{
    answer->status = status;
    answer->type = "text/plain; charset=utf-8";
    buf_reset(&answer->body);
    buf_print(&answer->body, "%s\n", words);
    return false;
}

static bool is_ours(const struct door *door, const struct http_request *request,
                    struct http_answer *answer)
{
    const char *origin = http_header(request, "Origin");
    const char *site = http_header(request, "Sec-Fetch-Site");
    bool ours = origin != NULL ? strcasecmp(origin, door->origin) == 0
                               : site != NULL && strcmp(site, "same-origin") == 0;
    return ours || refuse(answer, 403, message("This comes from another page."));
}

/* What a proxy says is believed where only a proxy can speak: on the socket. */
static const char *host_of(const struct door *door, const struct http_request *request)
{
    const char *forwarded =
        door->secure ? http_header(request, "X-Forwarded-Host") : NULL;
    return forwarded != NULL ? forwarded : http_header(request, "Host");
}

bool door_look(const struct door *door, const struct http_request *request,
               struct http_answer *answer)
{
    const char *host = host_of(door, request);
    const char *proto = http_header(request, "X-Forwarded-Proto");
    if (door->secure && (proto == NULL || strcmp(proto, "https") != 0))
        return refuse(answer, 403, message("The proxy must speak TLS, and say so."));
    if (host == NULL || strcasecmp(host, door->host) != 0)
        return refuse(answer, 421, message("This is not the office's address."));
    if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "POST") != 0) {
        http_add_header(answer, "Allow", "GET, POST");
        return refuse(answer, 405, message("Only GET and POST."));
    }
    return strcmp(request->method, "POST") != 0 || is_ours(door, request, answer);
}

bool door_session(const struct door *door, const struct http_request *request,
                  int64_t now, struct session *out, struct http_answer *answer)
{
    const char *cookie = http_cookie(request, door->cookie);
    struct err err = {""};
    bool good = false;
    if (cookie != NULL &&
        !sessions_find(door->sessions, request->arena, cookie, now, out, &good, &err))
        return refuse(answer, 500, err.text);
    return good || refuse(answer, 401, message("Please sign in."));
}

bool door_token(const struct http_request *request, const struct session *session,
                struct http_answer *answer)
{
    const char *token = http_find(&request->form, "token");
    size_t len = strlen(session->token);
    bool right =
        token != NULL && strlen(token) == len && secret_same(token, session->token, len);
    return right || refuse(answer, 403, message("Please load the page again."));
}

void door_give_cookie(const struct door *door, const struct http_request *request,
                      const char *word, struct http_answer *answer)
{
    const char *words =
        arena_print(request->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict%s%s",
                    door->cookie, word, door->secure ? "; Secure" : "",
                    word[0] == '\0' ? "; Max-Age=0" : "; Max-Age=604800");
    http_add_header(answer, "Set-Cookie", words);
}
