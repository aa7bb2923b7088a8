#include "record/coach_check.h"

#include <stdlib.h>

#include "core/booking.h"
#include "core/code.h"

static bool gather_hosts(struct arena *arena, const struct document *document,
                         struct texts *out)
{
    size_t count = document->list[RECORD_HOST].count;
    const char **item = arena_take_array(arena, count + 1, sizeof *item);
    for (size_t i = 0; item != NULL && i < count; i++)
        item[i] = record_id(document->list[RECORD_HOST].item[i]);
    *out = (struct texts){item, count};
    return item != NULL;
}

bool coach_check_link(struct arena *arena, const struct document *document,
                      const struct record *coach, const char **url_out, struct err *err)
{
    const struct value *link = coach_value(coach, COACH_BOOKING);
    const char *url = NULL;
    char host[BOOKING_HOST_ROOM];
    struct texts hosts;
    if (link == NULL) {
        *url_out = NULL;
        return true;
    }
    if (!booking_expand(arena, &link->list, NULL, &url, err))
        return err_prefix(err, "booking");
    if (!gather_hosts(arena, document, &hosts))
        return err_set(err, "not enough memory");
    if (!booking_host(url, host))
        return err_set(err, "booking: %.200s has no plain host", url);
    if (!booking_allowed(url, &hosts))
        return err_set(err,
                       "booking: %s is not an allowed host; if it is the right one, say "
                       "anna-admin host add %s",
                       host, host);
    *url_out = url;
    return true;
}

static long count_of(const struct record *coach, enum coach_field field, long otherwise)
{
    const char *text = coach_text(coach, field);
    return text == NULL ? otherwise : strtol(text, NULL, 10);
}

bool coach_check_places(const struct record *coach, struct err *err)
{
    long capacity = count_of(coach, COACH_CAPACITY, COACH_CAPACITY_USUAL);
    long places = count_of(coach, COACH_OPEN_PLACES, 0);
    return places <= capacity ||
           err_set(err, "%ld open places, but a capacity of %ld", places, capacity);
}

static bool check_one(struct arena *arena, const struct document *document,
                      const struct record *coach, struct err *err)
{
    const char *url;
    return coach_check_places(coach, err) &&
           coach_check_link(arena, document, coach, &url, err);
}

bool coach_check(struct arena *arena, const struct document *document, struct err *err)
{
    size_t count = document->list[RECORD_COACH].count;
    struct record *const *coach = document->list[RECORD_COACH].item;
    for (size_t i = 0; i < count; i++) {
        const char *id = record_id(coach[i]);
        if (!check_one(arena, document, coach[i], err))
            return err_prefix(err, "coach %s", id);
        for (size_t k = 0; k < i; k++)
            if (code_coach(id) == code_coach(record_id(coach[k])))
                return err_set(err,
                               "coach %s: has the same number in the short code as %s; "
                               "give one of them another id",
                               id, record_id(coach[k]));
    }
    return true;
}
