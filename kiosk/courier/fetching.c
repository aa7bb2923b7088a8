#include "courier/fetching.h"

#include <stdio.h>
#include <string.h>

#include "base/durable.h"
#include "core/bundle.h"
#include "core/courier.h"
#include "courier/part.h"
#include "courier/place.h"
#include "line/line.h"
#include "line/squeeze.h"

/* For the slowest line; one that stands still is given up before. */
enum { SECONDS = 3600, STILL_SECONDS = 60 };

enum {
    OK = 200,
    PARTIAL = 206,
    UNCHANGED = 304,
    NOT_FOUND = 404,
    GONE = 410,
    BEYOND = 416
};

/* One try. */
struct trying {
    const struct courier_config *config;
    long have; /* number that lies here, 0: none */
    long number;
    struct buf signature;
    char tag[LINE_TAG]; /* of the signature */
    struct buf bundle;
    struct buf clips;
    bool has_clips;
};

/* `first`, `second`: headers, may be NULL. */
static enum line_end ask(const struct courier_config *config, const char *name,
                         const char *first, const char *second, size_t limit,
                         struct line_answer *out, struct err *err)
{
    char url[LINE_URL];
    snprintf(url, sizeof url, "%s%s", config->content, name);
    const struct line_request request = {
        .url = url,
        .header = {first, second},
        .login = config->login.name[0] != '\0' ? &config->login : NULL,
        .agent = "anna-courier",
        .seconds = SECONDS,
        .still_seconds = STILL_SECONDS,
        .limit = limit,
        .ca_file = config->ca[0] != '\0' ? config->ca : NULL,
    };
    return line_ask(&request, out, err);
}

/* A network that wants its people to sign in leads elsewhere, or answers with a page. */
static bool refuse_status(const char *name, long status, struct err *err)
{
    if (status >= 300 && status <= 399)
        return err_set(err,
                       "%s: the answer leads elsewhere (%ld); does this network want "
                       "somebody to sign in?",
                       name, status);
    return err_set(err, "%s: the server says %ld", name, status);
}

static bool read_number(struct trying *t, struct err *err)
{
    struct signature signature;
    struct bundle_label label;
    if (!signature_parse(&signature, t->signature.bytes, t->signature.len, err) ||
        !bundle_read_label(&label, signature.comment, err))
        return err_set(err, PARCEL_LATEST
                       ": what came is no signature; does this network want somebody to "
                       "sign in?");
    t->number = label.sequence;
    return true;
}

/* `*news` is false if it is what lies here. */
static bool fetch_signature(struct trying *t, bool *news, struct err *err)
{
    char tag[LINE_TAG];
    char header[LINE_TAG + 32];
    struct line_answer answer;
    *news = false;
    place_tag_read(t->config->folder, tag);
    bool asks = t->have > 0 && tag[0] != '\0';
    snprintf(header, sizeof header, "If-None-Match: %s", tag);
    enum line_end end = ask(t->config, PARCEL_LATEST, asks ? header : NULL, NULL,
                            BUNDLE_SIGNATURE_LIMIT, &answer, err);
    t->signature = answer.body;
    snprintf(t->tag, sizeof t->tag, "%s", answer.tag);
    if (end != LINE_ANSWERED)
        return err_prefix(err, PARCEL_LATEST);
    if (answer.status == UNCHANGED && asks)
        return true;
    if (answer.status != OK)
        return refuse_status(PARCEL_LATEST, answer.status, err);
    if (!read_number(t, err))
        return false;
    *news = !place_has_signature(t->config->folder, t->number, &t->signature);
    if (!*news)
        place_tag_write(t->config->folder, t->tag);
    return true;
}

/* Takes the answer behind what came before. A server that does not go on begins anew. */
static bool take_answer(struct line_answer *answer, struct buf *whole)
{
    if (answer->status == PARTIAL && whole->len > 0)
        buf_add(whole, answer->body.bytes, answer->body.len);
    else if (answer->status == OK) {
        buf_free(whole);
        *whole = answer->body;
        answer->body = (struct buf){0};
    } else
        return answer->status == BEYOND && whole->len > 0;
    return !whole->failed;
}

/* The whole file; goes on where the last try was cut off. `*there` is false, with
 * nothing in `out`, if the server has none. */
static bool fetch_file(const struct courier_config *config, const char *name,
                       struct buf *out, bool *there, struct err *err)
{
    char tag[LINE_TAG];
    char range[48];
    char condition[LINE_TAG + 16];
    struct line_answer answer;
    *there = true;
    part_read(config->folder, name, out, tag);
    bool goes_on = out->len > 0;
    snprintf(range, sizeof range, "Range: bytes=%zu-", out->len);
    snprintf(condition, sizeof condition, "If-Range: %s", tag);
    enum line_end end =
        ask(config, name, goes_on ? range : NULL, goes_on ? condition : NULL,
            SQUEEZE_LIMIT - out->len, &answer, err);
    bool none = answer.status == NOT_FOUND || answer.status == GONE;
    bool took = !none && take_answer(&answer, out);
    buf_free(&answer.body);
    if (took && end != LINE_WRONG)
        part_keep(config->folder, name, out, answer.tag[0] != '\0' ? answer.tag : tag);
    else if (none || (took && end == LINE_WRONG))
        part_forget(config->folder, name);
    if (end != LINE_ANSWERED)
        return err_prefix(err, "%s", name);
    if (took)
        return true;
    buf_free(out);
    *there = false;
    return none || refuse_status(name, answer.status, err);
}

/* What has changed since the one that lies here. False if it cannot be had so, with
 * `*goes_on` saying whether the whole may be asked for. */
static bool fetch_patch(struct trying *t, bool *goes_on, struct err *err)
{
    char name[PARCEL_NAME];
    char path[COURIER_PATH];
    struct buf before = {0};
    struct buf patch = {0};
    struct err ignored = {""};
    bool there = false;
    *goes_on = true;
    if (t->have <= 0 || t->have == t->number ||
        !courier_path(path, t->config->folder, t->have, "anna", &ignored) ||
        !buf_read_file(&before, path, SQUEEZE_LIMIT, &ignored))
        return false;
    parcel_bundle(name, t->number, t->have);
    *goes_on = fetch_file(t->config, name, &patch, &there, err);
    bool ok = there && *goes_on && squeeze_back(&patch, &before, &t->bundle, &ignored);
    if (there && *goes_on && !ok)
        part_forget(t->config->folder, name);
    buf_free(&before);
    buf_free(&patch);
    return ok;
}

static bool fetch_bundle(struct trying *t, struct err *err)
{
    char name[PARCEL_NAME];
    struct buf squeezed = {0};
    bool goes_on;
    bool there;
    if (fetch_patch(t, &goes_on, err))
        return true;
    if (!goes_on)
        return false;
    parcel_bundle(name, t->number, 0);
    bool ok = fetch_file(t->config, name, &squeezed, &there, err);
    if (ok && !there)
        ok = refuse_status(name, NOT_FOUND, err);
    else if (ok && !squeeze_back(&squeezed, NULL, &t->bundle, err)) {
        part_forget(t->config->folder, name);
        ok = err_prefix(err, "%s", name);
    }
    buf_free(&squeezed);
    return ok;
}

static bool fetch_clips(struct trying *t, struct err *err)
{
    char name[PARCEL_NAME];
    parcel_clips(name, t->number);
    return fetch_file(t->config, name, &t->clips, &t->has_clips, err);
}

bool fetching_run(const struct courier_config *config, bool *news, struct err *err)
{
    struct trying t = {.config = config, .have = courier_newest(config->folder)};
    bool ok = fetch_signature(&t, news, err);
    if (ok && *news) {
        const struct place_pair pair = {.number = t.number,
                                        .bundle = &t.bundle,
                                        .signature = &t.signature,
                                        .clips = &t.clips};
        part_tidy(config->folder, t.number);
        ok = fetch_bundle(&t, err) && fetch_clips(&t, err) &&
             place_put(config->folder, &pair, err);
        if (ok) {
            place_tag_write(config->folder, t.tag);
            part_tidy(config->folder, 0);
        }
    }
    buf_free(&t.signature);
    buf_free(&t.bundle);
    buf_free(&t.clips);
    return ok;
}
