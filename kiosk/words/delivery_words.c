#include "words/delivery_words.h"

#include "base/buf.h"
#include "words/delivery_program.h"
#include "core/lang.h"
#include "core/strings.h"

/* From here on it is told in minutes. */
enum { MANY_SECONDS = 90 };

const char *delivery_title(const struct delivery *delivery)
{
    if (delivery_program_leads(delivery))
        return delivery_program_title(delivery);
    switch (delivery->end) {
    case DELIVERY_INSTALLED:
        return strings_get("stick.title.installed");
    case DELIVERY_SAME:
        return strings_get(delivery_older(&delivery->shown, &delivery->newest)
                               ? "stick.title.older"
                               : "stick.title.same");
    case DELIVERY_CHOSEN:
        return strings_get("stick.title.installed");
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

/* A file whose label was proved is told as what it is. */
static const char *failed(struct arena *arena, const struct delivery *delivery)
{
    if (delivery->reason == DELIVERY_DAMAGED && delivery->number > 0)
        return strings_get("stick.new_damaged");
    return delivery_reason_words(arena, delivery->reason);
}

const char *delivery_sentence(struct arena *arena, const struct delivery *delivery)
{
    if (delivery->end != DELIVERY_RUNS && delivery_program_leads(delivery))
        return delivery_program_sentence(arena, delivery);
    switch (delivery->end) {
    case DELIVERY_INSTALLED:
        return strings_get("stick.installed");
    case DELIVERY_SAME:
        return delivery_reason_words(arena, DELIVERY_KNOWN);
    case DELIVERY_EMPTY:
        return strings_get("stick.empty");
    case DELIVERY_FAILED:
        return failed(arena, delivery);
    case DELIVERY_CHOSEN: {
        const char *day = lang_date(arena, strings_lang(), delivery->shown.created, true);
        return strings_fill(arena, "stick.went", &day, 1);
    }
    case DELIVERY_RUNS:
    case DELIVERY_ASKS:
    case DELIVERY_ENDS:
        break;
    }
    return stay(arena, delivery->about_seconds);
}

static bool all_fine(const struct delivery *delivery)
{
    for (size_t i = 0; i < delivery->other_count && i < DELIVERY_OTHERS; i++)
        if (!delivery_reason_fine(delivery->other[i].reason))
            return false;
    return true;
}

const char *delivery_second(const struct delivery *delivery)
{
    enum delivery_end end = delivery->end;
    if (end != DELIVERY_RUNS && delivery_program_leads(delivery))
        return delivery_program_goes_on(delivery);
    if (end == DELIVERY_FAILED)
        return delivery->before > 0 ? strings_get("stick.old_goes_on") : NULL;
    bool done = end == DELIVERY_INSTALLED || end == DELIVERY_SAME;
    return done && !all_fine(delivery) ? strings_get("stick.not_all_fine") : NULL;
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
    if (delivery->number == 0 || (delivery->end == DELIVERY_SAME && !delivery->compared))
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

const char *delivery_content_words(struct arena *arena,
                                   const struct delivery_content *content)
{
    const char *value[] = {arena_print(arena, "%ld", content->number), ""};
    if (content->created.year == 0)
        return strings_fill(arena, "stick.number", value, 1);
    value[1] = whole_day(arena, content->created);
    return strings_fill(arena, "stick.number_day", value, 2);
}

size_t delivery_contents(struct arena *arena, const struct delivery_content *shown,
                         const struct delivery_content *newest,
                         const char *line[DELIVERY_CONTENTS])
{
    if (shown->number == 0)
        return 0;
    bool older = delivery_older(shown, newest);
    size_t count = 0;
    const char *words = delivery_content_words(arena, shown);
    if (older)
        line[count++] = strings_get("stick.alert");
    line[count++] = strings_fill(arena, "stick.shown", &words, 1);
    words = delivery_content_words(arena, newest);
    if (older)
        line[count++] = strings_fill(arena, "stick.newest", &words, 1);
    return count;
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
