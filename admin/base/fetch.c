#include "base/fetch.h"

#include <curl/curl.h>

#include "base/utf8.h"

static size_t take_bytes(char *bytes, size_t size, size_t count, void *context)
{
    struct buf *body = context;
    size_t len = size * count;
    if (body->len + len > FETCH_LIMIT)
        return 0;
    buf_add(body, bytes, len);
    return body->failed ? 0 : len;
}

static bool set_up(CURL *curl, const char *url, const struct fetch_options *options,
                   struct curl_slist *connect_to, struct buf *body, char *why)
{
    bool ok = true;
#define SET(option, value) ok = curl_easy_setopt(curl, option, value) == CURLE_OK && ok
    SET(CURLOPT_URL, url);
    SET(CURLOPT_PROTOCOLS_STR, options->plain ? "http,https" : "https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, options->plain ? "http,https" : "https");
    SET(CURLOPT_FOLLOWLOCATION, 1L);
    SET(CURLOPT_MAXREDIRS, 5L);
    SET(CURLOPT_TIMEOUT, options->seconds);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_USERAGENT, "anna-admin/" ANNA_VERSION);
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_WRITEFUNCTION, take_bytes);
    SET(CURLOPT_WRITEDATA, body);
    SET(CURLOPT_ERRORBUFFER, why);
    if (connect_to != NULL)
        SET(CURLOPT_CONNECT_TO, connect_to);
    if (options->ca_file != NULL)
        SET(CURLOPT_CAINFO, options->ca_file);
#undef SET
    return ok;
}

static bool is_silence(CURLcode code)
{
    return code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_COULDNT_RESOLVE_HOST ||
           code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT ||
           code == CURLE_GOT_NOTHING || code == CURLE_SEND_ERROR ||
           code == CURLE_RECV_ERROR || code == CURLE_SSL_CONNECT_ERROR ||
           code == CURLE_PARTIAL_FILE;
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

static enum fetch_end perform(CURL *curl, const struct buf *body,
                              struct fetch_answer *out, const char *why, struct err *err)
{
    CURLcode code = curl_easy_perform(curl);
    const char *url = NULL;
    if (code != CURLE_OK) {
        tell_failure(code, why, err);
        return is_silence(code) ? FETCH_SILENT : FETCH_WRONG;
    }
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &out->status);
    curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &url);
    if (url == NULL || !utf8_copy(out->url, sizeof out->url, url)) {
        err_set(err, "the address it leads to is too long");
        return FETCH_WRONG;
    }
    out->body = *body;
    return FETCH_ANSWERED;
}

enum fetch_end fetch_page(const char *url, const struct fetch_options *options,
                          struct fetch_answer *out, struct err *err)
{
    enum fetch_end end = FETCH_SILENT;
    char why[CURL_ERROR_SIZE] = "";
    char connect[300];
    struct buf body = {0};
    struct fetch_answer answer = {0};
    struct curl_slist *connect_to = NULL;
    CURL *curl = curl_easy_init();
    bool ok = curl != NULL;
    if (ok && options->connect_to != NULL) {
        snprintf(connect, sizeof connect, "::%s", options->connect_to);
        connect_to = curl_slist_append(NULL, connect);
        ok = connect_to != NULL;
    }
    ok = ok && set_up(curl, url, options, connect_to, &body, why);
    if (!ok)
        err_set(err, "the connection could not be prepared");
    if (ok)
        end = perform(curl, &body, &answer, why, err);
    curl_slist_free_all(connect_to);
    curl_easy_cleanup(curl);
    if (end != FETCH_ANSWERED) {
        buf_free(&body);
        return end;
    }
    *out = answer;
    return FETCH_ANSWERED;
}
