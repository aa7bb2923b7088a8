#include "line/line.h"

#include <stdio.h>
#include <string.h>

#include <curl/curl.h>

#include "base/utf8.h"
#include "core/crypt.h"

/* What lives as long as one request. */
struct call {
    CURL *curl;
    const struct line_request *request;
    struct line_answer *answer;
    struct curl_slist *connect_to;
    struct curl_slist *headers;
    char user[LOGIN_NAME + LOGIN_SECRET];
    char why[CURL_ERROR_SIZE];
    bool failed; /* no memory */
};

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    struct call *call = context;
    struct buf *body = &call->answer->body;
    size_t len = size * count;
    if (len > call->request->limit - body->len)
        return 0;
    buf_add(body, bytes, len);
    return body->failed ? 0 : len;
}

/* A new answer, after a redirect too, begins with its status. */
static size_t take_header(char *line, size_t size, size_t count, void *context)
{
    static const char name[] = "etag:";
    struct line_answer *answer = ((struct call *)context)->answer;
    size_t len = size * count;
    size_t at = sizeof name - 1;
    if (len > 5 && memcmp(line, "HTTP/", 5) == 0)
        answer->tag[0] = '\0';
    if (len <= at || curl_strnequal(line, name, at) == 0)
        return len;
    while (at < len && line[at] == ' ')
        at++;
    size_t end = len;
    while (end > at && (line[end - 1] == '\r' || line[end - 1] == '\n'))
        end--;
    if (end - at < sizeof answer->tag) {
        memcpy(answer->tag, line + at, end - at);
        answer->tag[end - at] = '\0';
    }
    return len;
}

static void add_header(struct call *call, const char *line)
{
    struct curl_slist *more = curl_slist_append(call->headers, line);
    call->failed = call->failed || more == NULL;
    call->headers = more != NULL ? more : call->headers;
}

/* libcurl signs what stands in this header, and an S3 server wants it. */
static void add_content_hash(struct call *call)
{
    const struct buf *body = call->request->body;
    unsigned char hash[CRYPT_SHA256_LEN];
    char hex[2 * CRYPT_SHA256_LEN + 1];
    char line[sizeof hex + 32];
    crypt_sha256(hash, body != NULL ? body->bytes : NULL, body != NULL ? body->len : 0);
    crypt_to_hex(hex, hash, sizeof hash);
    snprintf(line, sizeof line, "x-amz-content-sha256: %s", hex);
    add_header(call, line);
}

/* All that stands here is signed, so it must be sent: none may be taken away ("Expect:").
 */
static void add_headers(struct call *call)
{
    const struct line_request *request = call->request;
    if (request->body != NULL)
        add_header(call, "Content-Type: application/octet-stream");
    if (request->login != NULL && request->login->region[0] != '\0')
        add_content_hash(call);
    for (size_t i = 0; i < sizeof request->header / sizeof request->header[0]; i++)
        if (request->header[i] != NULL)
            add_header(call, request->header[i]);
    if (request->connect_to != NULL) {
        char connect[300];
        snprintf(connect, sizeof connect, "::%s", request->connect_to);
        call->connect_to = curl_slist_append(NULL, connect);
        call->failed = call->failed || call->connect_to == NULL;
    }
}

#define SET(option, value) \
    ok = curl_easy_setopt(call->curl, option, value) == CURLE_OK && ok

static bool set_login(struct call *call)
{
    const struct login *login = call->request->login;
    bool ok = true;
    if (login == NULL)
        return true;
    snprintf(call->user, sizeof call->user, "%s:%s", login->name, login->secret);
    SET(CURLOPT_USERPWD, call->user);
    if (login->region[0] != '\0') {
        char service[LOGIN_REGION + 16];
        snprintf(service, sizeof service, "aws:amz:%s:s3", login->region);
        SET(CURLOPT_AWS_SIGV4, service);
    } else {
        SET(CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    }
    return ok;
}

static bool set_body(struct call *call)
{
    const struct line_request *request = call->request;
    bool ok = true;
    if (request->body != NULL) {
        SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body->len);
        SET(CURLOPT_POSTFIELDS, request->body->len > 0 ? request->body->bytes : "");
    }
    if (request->method != NULL)
        SET(CURLOPT_CUSTOMREQUEST, request->method);
    return ok;
}

static bool set_up(struct call *call)
{
    const struct line_request *request = call->request;
    const char *protocols = request->plain ? "http,https" : "https";
    bool ok = true;
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_PROTOCOLS_STR, protocols);
    SET(CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    SET(CURLOPT_FOLLOWLOCATION, request->redirects > 0 ? 1L : 0L);
    SET(CURLOPT_MAXREDIRS, request->redirects);
    SET(CURLOPT_TIMEOUT, request->seconds);
    if (request->still_seconds > 0) {
        SET(CURLOPT_CONNECTTIMEOUT, request->still_seconds);
        SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
        SET(CURLOPT_LOW_SPEED_TIME, request->still_seconds);
    }
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_USERAGENT, request->agent);
    if (request->unpack)
        SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_WRITEFUNCTION, take_bytes);
    SET(CURLOPT_WRITEDATA, call);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, call);
    SET(CURLOPT_ERRORBUFFER, call->why);
    if (call->headers != NULL)
        SET(CURLOPT_HTTPHEADER, call->headers);
    if (call->connect_to != NULL)
        SET(CURLOPT_CONNECT_TO, call->connect_to);
    if (request->ca_file != NULL)
        SET(CURLOPT_CAINFO, request->ca_file);
    return set_login(call) && set_body(call) && ok;
}

#undef SET

static bool is_silence(CURLcode code)
{
    return code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_RESOLVE_HOST ||
           code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
           code == CURLE_GOT_NOTHING || code == CURLE_SEND_ERROR ||
           code == CURLE_RECV_ERROR || code == CURLE_SSL_CONNECT_ERROR ||
           code == CURLE_PARTIAL_FILE || code == CURLE_HTTP2 ||
           code == CURLE_HTTP2_STREAM;
}

/* What people meet, in the language of the reader; the rest as libcurl says it. */
static void tell_failure(CURLcode code, const char *why, struct err *err)
{
    if (code == CURLE_COULDNT_RESOLVE_HOST)
        err_set(err, "its host is not found");
    else if (code == CURLE_COULDNT_CONNECT)
        err_set(err, "its host does not answer");
    else if (code == CURLE_OPERATION_TIMEDOUT)
        err_set(err, "it takes too long");
    else if (code == CURLE_PEER_FAILED_VERIFICATION)
        err_set(err, "its certificate is not to be trusted: %s", why);
    else
        err_set(err, "%s", why[0] != '\0' ? why : curl_easy_strerror(code));
}

static enum line_end perform(struct call *call, struct err *err)
{
    struct line_answer *answer = call->answer;
    const char *url = NULL;
    CURLcode code = curl_easy_perform(call->curl);
    curl_easy_getinfo(call->curl, CURLINFO_RESPONSE_CODE, &answer->status);
    if (code != CURLE_OK) {
        tell_failure(code, call->why, err);
        return is_silence(code) ? LINE_SILENT : LINE_WRONG;
    }
    curl_easy_getinfo(call->curl, CURLINFO_EFFECTIVE_URL, &url);
    if (url == NULL || !utf8_copy(answer->url, sizeof answer->url, url)) {
        err_set(err, "the address it leads to is too long");
        return LINE_WRONG;
    }
    return LINE_ANSWERED;
}

enum line_end line_ask(const struct line_request *request, struct line_answer *out,
                       struct err *err)
{
    struct call call = {.curl = curl_easy_init(), .request = request, .answer = out};
    enum line_end end = LINE_SILENT;
    *out = (struct line_answer){.status = 0};
    add_headers(&call);
    if (call.curl == NULL || call.failed || !set_up(&call))
        err_set(err, "the connection could not be prepared");
    else
        end = perform(&call, err);
    curl_slist_free_all(call.connect_to);
    curl_slist_free_all(call.headers);
    curl_easy_cleanup(call.curl);
    return end;
}
