#include "publish/link_check.h"

#include <string.h>

#include "base/isolate.h"
#include "base/utf8.h"
#include "record/coach_check.h"
#include "core/booking.h"
#include "publish/page_names.h"

static bool names_coach(const char *provider)
{
    return strcmp(provider, "ea") == 0 || strcmp(provider, "calcom") == 0;
}

static bool judge(const struct document *document, const struct record *coach,
                  const struct line_answer *answer, struct err *err)
{
    const struct texts *link = &coach_value(coach, COACH_BOOKING)->list;
    const char *provider = booking_value(link, "provider");
    const char *name = booking_value(link, "shown_as");
    char host[BOOKING_HOST_ROOM];
    if (name == NULL)
        name = coach_text(coach, COACH_NAME);
    if (!booking_host(answer->url, host) ||
        document_find(document, RECORD_HOST, host) == NULL)
        return err_set(err, "it leads to %.200s, which is not an allowed host",
                       answer->url);
    if (provider != NULL && names_coach(provider) && name != NULL &&
        (answer->body.bytes == NULL ||
         !page_names(answer->body.bytes, answer->body.len, name)))
        return err_set(err,
                       "the page does not name \"%s\"; if it calls the coach by another "
                       "name, put that into shown_as",
                       name);
    return true;
}

/* A busy server, and one that lets no programs in, says nothing about the page. */
static enum link_answer judge_status(long status, struct err *err)
{
    if (status >= 200 && status <= 299)
        return LINK_RIGHT;
    err_set(err, "the server says %ld", status);
    return status == 403 || status == 408 || status == 425 || status == 429 ||
                   status >= 500
               ? LINK_UNKNOWN
               : LINK_WRONG;
}

/* Opens `result->url`; a page is in `page` if the answer is LINK_RIGHT so far. */
static void open_page(struct link_result *result, const struct fetch_options *options,
                      struct line_answer *page, struct err *err)
{
    enum line_end end = fetch_page(result->url, options, page, err);
    result->asked = true;
    result->reached = end != LINE_SILENT;
    result->answer = end == LINE_SILENT  ? LINK_UNKNOWN
                     : end == LINE_WRONG ? LINK_WRONG
                                         : judge_status(page->status, err);
}

struct link_result link_check(struct arena *arena, const struct document *document,
                              const struct record *coach,
                              const struct fetch_options *options, struct err *err)
{
    struct line_answer page = {0};
    struct link_result result = {.answer = LINK_WRONG};
    if (!coach_check_link(arena, document, coach, &result.url, err))
        return result;
    if (result.url == NULL) {
        err_set(err, "there is no booking link");
        return result;
    }
    open_page(&result, options, &page, err);
    if (result.answer == LINK_RIGHT && !judge(document, coach, &page, err))
        result.answer = LINK_WRONG;
    buf_free(&page.body);
    return result;
}

struct link_result link_check_web(const char *url, const struct fetch_options *options,
                                  struct err *err)
{
    struct fetch_options open = *options;
    struct line_answer page = {0};
    struct link_result result = {.url = url};
    open.plain = true;
    open_page(&result, &open, &page, err);
    buf_free(&page.body);
    return result;
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
    isolate_undo(short_result);
    for (char *at = short_result; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20)
            *at = ' ';
    return set(arena, coach, COACH_LAST_CHECK, short_result, err) &&
           set(arena, coach, COACH_LAST_CHECKED_ON,
               arena_print(arena, "%04d-%02d-%02d", today.year, today.month, today.day),
               err);
}
