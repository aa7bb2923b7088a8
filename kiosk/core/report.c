#include "core/report.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { KIND_REPORT = 1, KIND_DUMMY = 2, YEAR_LOW = 2000, YEAR_HIGH = 9999 };
enum { VERSION_WITHOUT_WORDS = 1 };

static const char *const step_name[REPORT_STEP_COUNT] = {
    [REPORT_FIND] = "find",
    [REPORT_UNDERSTAND] = "understand",
    [REPORT_GET_THERE] = "get_there",
    [REPORT_GET_IN] = "get_in",
    [REPORT_PAPERS_AND_COST] = "papers_and_cost",
    [REPORT_APPOINTMENT] = "appointment",
    [REPORT_BE_WELCOME] = "be_welcome",
};

const char *report_step_name(enum report_step step)
{
    return step < REPORT_STEP_COUNT ? step_name[step] : "";
}

static bool id_valid(const char *id)
{
    size_t len = strlen(id);
    return len > 0 && len < REPORT_ID_LEN &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_") == len;
}

static size_t barrier_bytes(const struct report *report)
{
    size_t bytes = 0;
    for (size_t i = 0; i < report->barrier_count; i++)
        bytes += strlen(report->barrier[i]) + 1;
    return bytes;
}

/* Where it stands, or would. */
static size_t barrier_place(const struct report *report, const char *id)
{
    size_t at = 0;
    while (at < report->barrier_count && strcmp(report->barrier[at], id) < 0)
        at++;
    return at;
}

bool report_has_barrier(const struct report *report, const char *id)
{
    size_t at = barrier_place(report, id);
    return at < report->barrier_count && strcmp(report->barrier[at], id) == 0;
}

bool report_turn_barrier(struct report *report, const char *id)
{
    size_t at = barrier_place(report, id);
    char(*place)[REPORT_ID_LEN] = &report->barrier[at];
    if (report_has_barrier(report, id)) {
        size_t behind = report->barrier_count - at - 1;
        memmove(place, place + 1, behind * sizeof *place);
        wipe(report->barrier[--report->barrier_count], sizeof *place);
        return true;
    }
    if (!id_valid(id) || report->barrier_count == REPORT_BARRIERS ||
        barrier_bytes(report) + strlen(id) + 1 > REPORT_BARRIER_BYTES)
        return false;
    memmove(place + 1, place, (report->barrier_count - at) * sizeof *place);
    memset(place, 0, sizeof *place);
    memcpy(place, id, strlen(id));
    report->barrier_count++;
    return true;
}

static bool text_valid(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return false;
    return utf8_valid(text, len, NULL);
}

bool report_type(struct report *report, const char *text)
{
    size_t have = strlen(report->text);
    size_t more = strlen(text);
    if (more == 0 || !text_valid(text, more) || have + more >= REPORT_TEXT_LEN ||
        utf8_length(report->text) + utf8_length(text) > REPORT_TEXT_CHARS)
        return false;
    memcpy(report->text + have, text, more + 1);
    return true;
}

void report_erase(struct report *report)
{
    size_t len = strlen(report->text);
    while (len > 0 && ((unsigned char)report->text[len - 1] & 0xC0) == 0x80)
        report->text[--len] = '\0';
    if (len > 0)
        report->text[len - 1] = '\0';
}

size_t report_room(const struct report *report)
{
    size_t chars = utf8_length(report->text);
    size_t left = chars < REPORT_TEXT_CHARS ? REPORT_TEXT_CHARS - chars : 0;
    size_t bytes = REPORT_TEXT_LEN - 1 - strlen(report->text);
    return bytes < left ? bytes : left;
}

static bool check_fields(const struct report *r, struct err *err)
{
    if (!id_valid(r->site))
        return err_set(err, "the report names no site that can be");
    if (r->offer[0] != '\0' && !id_valid(r->offer))
        return err_set(err, "the report names no offer that can be");
    if (r->year < YEAR_LOW || r->year > YEAR_HIGH || r->month < 1 || r->month > 12)
        return err_set(err, "the report is of no month that can be");
    if (r->step >= REPORT_STEP_COUNT)
        return err_set(err, "the report names no step that can be");
    if (r->sequence < 0)
        return err_set(err, "the report names no content that can be");
    if (r->barrier_count > REPORT_BARRIERS || barrier_bytes(r) > REPORT_BARRIER_BYTES)
        return err_set(err, "the report names too many barriers");
    for (size_t i = 0; i < r->barrier_count; i++)
        if (!id_valid(r->barrier[i]) ||
            (i > 0 && strcmp(r->barrier[i - 1], r->barrier[i]) >= 0))
            return err_set(err, "the report names no barriers that can be");
    if (!text_valid(r->text, strlen(r->text)) || utf8_length(r->text) > REPORT_TEXT_CHARS)
        return err_set(err, "the report has no text that can be");
    return true;
}

struct writer {
    unsigned char *at;
};

static void put_number(struct writer *w, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++)
        *w->at++ = (unsigned char)(number >> (8 * i));
}

static void put_text(struct writer *w, const char *text, int length_bytes)
{
    size_t len = strlen(text);
    put_number(w, len, length_bytes);
    memcpy(w->at, text, len);
    w->at += len;
}

/* All of it at its longest fits. */
_Static_assert(14 + 2 * (2 + REPORT_ID_LEN - 1) + 2 + REPORT_TEXT_LEN - 1 + 1 +
                       REPORT_BARRIER_BYTES + PHRASE_BYTES <=
                   REPORT_LEN,
               "a report must fit");

bool report_encode(const struct report *report, unsigned char out[REPORT_LEN],
                   struct err *err)
{
    memset(out, 0, REPORT_LEN);
    if (!check_fields(report, err))
        return false;
    struct writer w = {out};
    put_number(&w, report->asks ? REPORT_VERSION : VERSION_WITHOUT_WORDS, 1);
    put_number(&w, KIND_REPORT, 1);
    put_number(&w, (uint64_t)report->year, 2);
    put_number(&w, (uint64_t)report->month, 1);
    put_number(&w, (uint64_t)report->step, 1);
    put_number(&w, (uint64_t)report->sequence, 8);
    put_text(&w, report->site, 2);
    put_text(&w, report->offer, 2);
    put_text(&w, report->text, 2);
    put_number(&w, report->barrier_count, 1);
    for (size_t i = 0; i < report->barrier_count; i++)
        put_text(&w, report->barrier[i], 1);
    if (report->asks)
        phrase_write(w.at, &report->phrase);
    return true;
}

struct reader {
    const unsigned char *bytes;
    size_t at;
    bool failed;
};

static uint64_t take_number(struct reader *r, size_t bytes)
{
    uint64_t number = 0;
    if (r->failed || REPORT_LEN - r->at < bytes) {
        r->failed = true;
        return 0;
    }
    for (size_t i = bytes; i > 0; i--)
        number = number << 8 | r->bytes[r->at + i - 1];
    r->at += bytes;
    return number;
}

static void take_text(struct reader *r, size_t length_bytes, char *out, size_t room)
{
    size_t len = (size_t)take_number(r, length_bytes);
    if (r->failed || len >= room || REPORT_LEN - r->at < len ||
        memchr(r->bytes + r->at, '\0', len) != NULL) {
        r->failed = true;
        return;
    }
    memcpy(out, r->bytes + r->at, len);
    out[len] = '\0';
    r->at += len;
}

static bool rest_is_zero(const struct reader *r)
{
    for (size_t i = r->at; i < REPORT_LEN; i++)
        if (r->bytes[i] != 0)
            return false;
    return true;
}

static void take_phrase(struct reader *r, struct report *out)
{
    if (r->failed || REPORT_LEN - r->at < PHRASE_BYTES ||
        !phrase_read(&out->phrase, r->bytes + r->at)) {
        r->failed = true;
        return;
    }
    out->asks = true;
    r->at += PHRASE_BYTES;
}

static void take_report(struct reader *r, struct report *out)
{
    out->year = (int)take_number(r, 2);
    out->month = (int)take_number(r, 1);
    uint64_t step = take_number(r, 1);
    out->step = step < REPORT_STEP_COUNT ? (enum report_step)step : REPORT_STEP_COUNT;
    uint64_t sequence = take_number(r, 8);
    out->sequence = sequence <= INT32_MAX ? (long)sequence : -1;
    take_text(r, 2, out->site, sizeof out->site);
    take_text(r, 2, out->offer, sizeof out->offer);
    take_text(r, 2, out->text, sizeof out->text);
    size_t count = (size_t)take_number(r, 1);
    if (count > REPORT_BARRIERS)
        r->failed = true;
    for (size_t i = 0; i < count && !r->failed; i++)
        take_text(r, 1, out->barrier[i], sizeof out->barrier[i]);
    out->barrier_count = r->failed ? 0 : count;
}

bool report_decode(struct report *out, bool *dummy_out,
                   const unsigned char bytes[REPORT_LEN], struct err *err)
{
    struct reader reader = {.bytes = bytes};
    struct report report = {.site = ""};
    uint64_t version = take_number(&reader, 1);
    uint64_t kind = take_number(&reader, 1);
    if (version < VERSION_WITHOUT_WORDS || version > REPORT_VERSION ||
        (kind != KIND_REPORT && kind != KIND_DUMMY))
        return err_set(err, "the report is of another version");
    if (kind == KIND_REPORT)
        take_report(&reader, &report);
    if (kind == KIND_REPORT && version > VERSION_WITHOUT_WORDS)
        take_phrase(&reader, &report);
    bool ok = (!reader.failed && rest_is_zero(&reader)) ||
              err_set(err, "the report is not built as reports are");
    ok = ok && (kind == KIND_DUMMY || check_fields(&report, err));
    if (ok && kind == KIND_REPORT)
        *out = report;
    if (ok)
        *dummy_out = kind == KIND_DUMMY;
    wipe(&report, sizeof report);
    return ok;
}

bool report_newer(const unsigned char bytes[REPORT_LEN], bool *dummy_out)
{
    if (bytes[0] <= REPORT_VERSION)
        return false;
    *dummy_out = bytes[1] == KIND_DUMMY;
    return true;
}
