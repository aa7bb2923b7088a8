#include "publish/link_check.h"

#include <string.h>

#include "base/utf8.h"
#include "record/coach_check.h"
#include "core/booking.h"

bool link_check_shows(struct arena *arena, const char *page, const char *name)
{
    struct buf json = {0};
    size_t len = strlen(name);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(name, len, &at);
        if (code < 0x80)
            buf_print(&json, "%c", (char)code);
        else if (code < 0x10000)
            buf_print(&json, "\\u%04x", (unsigned)code);
        else
            buf_print(&json, "\\u%04x\\u%04x",
                      (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
                      (unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
    }
    const char *escaped = json.failed || json.bytes == NULL
                              ? NULL
                              : arena_copy_len(arena, json.bytes, json.len);
    buf_free(&json);
    return strstr(page, name) != NULL ||
           (escaped != NULL && strcasestr(page, escaped) != NULL);
}

static bool names_coach(const char *provider)
{
    return strcmp(provider, "ea") == 0 || strcmp(provider, "calcom") == 0;
}

static bool judge(struct arena *arena, const struct document *document,
                  const struct record *coach, const struct fetch_answer *answer,
                  struct err *err)
{
    const struct texts *link = &coach_value(coach, COACH_BOOKING)->list;
    const char *provider = booking_value(link, "provider");
    const char *name = booking_value(link, "shown_as");
    char host[BOOKING_HOST_ROOM];
    if (name == NULL)
        name = coach_text(coach, COACH_NAME);
    if (answer->status < 200 || answer->status > 299)
        return err_set(err, "the server says %ld", answer->status);
    if (!booking_host(answer->url, host) ||
        document_find(document, RECORD_HOST, host) == NULL)
        return err_set(err, "it leads to %.200s, which is not an allowed host",
                       answer->url);
    if (provider != NULL && names_coach(provider) && name != NULL &&
        (answer->body.bytes == NULL ||
         !link_check_shows(arena, answer->body.bytes, name)))
        return err_set(err,
                       "the page does not name \"%s\"; if it calls the coach by another "
                       "name, put that into shown_as",
                       name);
    return true;
}

bool link_check(struct arena *arena, const struct document *document,
                const struct record *coach, const struct fetch_options *options,
                const char **url_out, struct err *err)
{
    struct fetch_answer answer = {0};
    *url_out = NULL;
    if (!coach_check_link(arena, document, coach, url_out, err))
        return false;
    if (*url_out == NULL)
        return err_set(err, "there is no booking link");
    if (!fetch_page(*url_out, options, &answer, err))
        return false;
    bool ok = judge(arena, document, coach, &answer, err);
    buf_free(&answer.body);
    return ok;
}

static bool set(struct arena *arena, struct record *coach, enum coach_field field,
                const char *text, struct err *err)
{
    size_t count;
    const struct field *fields = record_fields(RECORD_COACH, &count);
    return text != NULL &&
           record_set(arena, &fields[field], text, &coach->value[field], err);
}

bool link_check_note(struct arena *arena, struct record *coach, struct date today,
                     const char *result, struct err *err)
{
    char short_result[280];
    utf8_copy(short_result, sizeof short_result, result);
    for (char *at = short_result; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20)
            *at = ' ';
    return set(arena, coach, COACH_LAST_CHECK, short_result, err) &&
           set(arena, coach, COACH_LAST_CHECKED_ON,
               arena_print(arena, "%04d-%02d-%02d", today.year, today.month, today.day),
               err);
}
