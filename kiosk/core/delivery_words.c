#include "core/delivery_words.h"

#include "base/buf.h"
#include "core/lang.h"
#include "core/strings.h"

/* From here on it is told in minutes. */
enum { MANY_SECONDS = 90 };

const char *delivery_title(const struct delivery *delivery)
{
    switch (delivery->end) {
    case DELIVERY_INSTALLED:
        return strings_get("stick.title.installed");
    case DELIVERY_SAME:
        return strings_get("stick.title.same");
    case DELIVERY_EMPTY:
        return strings_get("stick.title.empty");
    case DELIVERY_FAILED:
        return strings_get(delivery->reason == DELIVERY_SETUP_DECLINED
                               ? "stick.title.declined"
                               : "stick.title.failed");
    case DELIVERY_RUNS:
    case DELIVERY_ASKS:
    case DELIVERY_ENDS:
        break;
    }
    return strings_get(delivery->number > 0 ? "stick.title.found" : "stick.title.look");
}

static const char *stay(struct arena *arena, int seconds)
{
    if (seconds <= 0)
        return strings_get("stick.stay");
    if (seconds < MANY_SECONDS)
        return strings_count(arena, "stick.stay_seconds", (unsigned long)seconds);
    return strings_count(arena, "stick.stay_minutes", (unsigned long)(seconds + 59) / 60);
}

const char *delivery_sentence(struct arena *arena, const struct delivery *delivery)
{
    switch (delivery->end) {
    case DELIVERY_INSTALLED:
        return strings_get("stick.installed");
    case DELIVERY_SAME:
        return delivery_reason_words(arena, DELIVERY_KNOWN);
    case DELIVERY_EMPTY:
        return strings_get("stick.empty");
    case DELIVERY_FAILED:
        return delivery_reason_words(arena, delivery->reason);
    case DELIVERY_RUNS:
    case DELIVERY_ASKS:
    case DELIVERY_ENDS:
        break;
    }
    return stay(arena, delivery->about_seconds);
}

const char *delivery_goes_on(const struct delivery *delivery)
{
    bool kept = delivery->end == DELIVERY_FAILED && delivery->before > 0;
    return kept ? strings_get("stick.old_goes_on") : NULL;
}

/* A day that no line parts. */
static const char *whole_day(struct arena *arena, struct date day)
{
    struct buf out = {0};
    const char *words = lang_date(arena, strings_lang(), day, true);
    for (const char *p = words; *p != '\0'; p++)
        buf_add(&out, *p == ' ' ? "\u00a0" : p, *p == ' ' ? 2 : 1);
    const char *whole = out.failed ? NULL : arena_copy(arena, out.bytes);
    buf_free(&out);
    return whole != NULL ? whole : words;
}

const char *delivery_changes(struct arena *arena, const struct delivery *delivery)
{
    if (delivery->number == 0)
        return NULL;
    const char *day = whole_day(arena, delivery->created);
    if (!delivery->compared)
        return strings_fill(arena, "stick.as_of", &day, 1);
    const char *value[] = {arena_print(arena, "%ld", delivery->added),
                           arena_print(arena, "%ld", delivery->changed),
                           arena_print(arena, "%ld", delivery->gone), day};
    return strings_fill(arena, "stick.changes", value, 4);
}

const char *delivery_clock(struct arena *arena, const struct delivery *delivery)
{
    if (delivery->clock == BELIEF_RIGHT)
        return NULL;
    const char *day = whole_day(arena, delivery->clock_shows);
    return strings_fill(arena,
                        delivery->clock == BELIEF_BEHIND ? "stick.clock_behind"
                                                         : "stick.clock_ahead",
                        &day, 1);
}

static const char *named(const char *name)
{
    if (name == NULL)
        return "";
    return strings_get(name);
}

const char *delivery_step_words(struct arena *arena, enum delivery_step step)
{
    return named(arena_print(arena, "stick.step.%s", delivery_step_word(step)));
}

const char *delivery_reason_words(struct arena *arena, enum delivery_reason reason)
{
    return named(arena_print(arena, "stick.why.%s", delivery_reason_word(reason)));
}
