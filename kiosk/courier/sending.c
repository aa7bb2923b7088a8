#include "courier/sending.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "core/courier.h"
#include "core/crypt.h"
#include "core/seal.h"
#include "line/line.h"

/* The file has half a megabyte; a line that stands still is given up before. */
enum { SECONDS = 1800, STILL_SECONDS = 60, ANSWER_LIMIT = 64 * 1024, NUMBER_LIMIT = 32 };

enum { MINUTES_A_WEEK = 7 * 24 * 60, WEEK = MINUTES_A_WEEK * 60 };

#define SENT "sent"

int64_t sending_turn(const char *site, int64_t now)
{
    unsigned char hash[16];
    uint32_t number;
    crypt_digest(hash, sizeof hash, site, strlen(site));
    memcpy(&number, hash, sizeof number);
    int64_t offset = (int64_t)(number % MINUTES_A_WEEK) * 60;
    return now - (now - offset) % WEEK;
}

int64_t sending_next_turn(const char *site, int64_t now)
{
    return sending_turn(site, now) + WEEK;
}

static bool sent_path(char out[COURIER_PATH], const struct courier_config *config)
{
    return snprintf(out, COURIER_PATH, "%s/" SENT, config->folder) < COURIER_PATH;
}

static bool remember(const struct courier_config *config, int64_t now, struct err *err)
{
    char path[COURIER_PATH];
    char text[NUMBER_LIMIT];
    int len = snprintf(text, sizeof text, "%" PRId64 "\n", now);
    return sent_path(path, config) && durable_write(path, text, (size_t)len, 0600, err);
}

bool sending_due(const struct courier_config *config, int64_t now)
{
    char path[COURIER_PATH];
    struct buf text = {0};
    struct err ignored = {""};
    if (config->drop[0] == '\0' || !sent_path(path, config))
        return false;
    if (!buf_read_file(&text, path, NUMBER_LIMIT, &ignored)) {
        remember(config, now, &ignored);
        return false;
    }
    int64_t sent = text.bytes != NULL ? strtoll(text.bytes, NULL, 10) : 0;
    buf_free(&text);
    /* A clock that was ahead must not silence it for years. */
    return sent < sending_turn(config->site, now) || sent > now;
}

static bool put_sealed(const struct courier_config *config, const struct buf *sealed,
                       struct err *err)
{
    char name[SEAL_NAME_LEN];
    char url[LINE_URL];
    struct line_answer answer;
    seal_name(name);
    snprintf(url, sizeof url, "%s%s" COURIER_ENDING, config->drop, name);
    const struct line_request request = {
        .url = url,
        .method = "PUT",
        .body = sealed,
        .login = config->login.name[0] != '\0' ? &config->login : NULL,
        .agent = "anna-courier",
        .seconds = SECONDS,
        .still_seconds = STILL_SECONDS,
        .limit = ANSWER_LIMIT,
        .ca_file = config->ca[0] != '\0' ? config->ca : NULL,
    };
    bool ok = line_ask(&request, &answer, err) == LINE_ANSWERED;
    if (ok && (answer.status < 200 || answer.status > 299))
        ok = err_set(err, "the server says %ld", answer.status);
    buf_free(&answer.body);
    return ok;
}

bool sending_run(const struct courier_config *config, int64_t now, struct err *err)
{
    char path[COURIER_PATH];
    struct buf sealed = {0};
    if (snprintf(path, sizeof path, "%s/" COURIER_SEALED, config->outgoing) >=
        COURIER_PATH)
        return err_set(err, "%.60s...: the path is too long", config->outgoing);
    bool ok = buf_read_file(&sealed, path, SEAL_FILE_LEN, err);
    if (ok && sealed.len != SEAL_FILE_LEN)
        ok = err_set(err, "%s: it is not of the one length", path);
    ok = ok &&
         (put_sealed(config, &sealed, err) || err_prefix(err, "%s", config->drop)) &&
         remember(config, now, err);
    buf_free(&sealed);
    return ok;
}
