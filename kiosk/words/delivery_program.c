#include "words/delivery_program.h"

#include "core/strings.h"

static bool writes(const struct delivery *d)
{
    return d->end == DELIVERY_RUNS && d->step == DELIVERY_PROGRAM;
}

bool delivery_program_failed(const struct delivery *delivery)
{
    switch (delivery->program.answer) {
    case PROGRAM_NONE:
    case PROGRAM_FITS:
    case PROGRAM_SAME:
    case PROGRAM_WRITTEN:
        return false;
    case PROGRAM_UNSIGNED:
    case PROGRAM_FOREIGN:
    case PROGRAM_DAMAGED:
    case PROGRAM_NOT_ONE:
    case PROGRAM_OTHER_MACHINE:
    case PROGRAM_OLDER:
    case PROGRAM_WENT_BACK:
    case PROGRAM_TOO_LARGE:
    case PROGRAM_ON_TRIAL:
    case PROGRAM_UNREADABLE:
    case PROGRAM_UNKEPT:
    case PROGRAM_ANSWERS:
        break;
    }
    return true;
}

bool delivery_program_leads(const struct delivery *delivery)
{
    enum program_answer answer = delivery->program.answer;
    if (delivery->end == DELIVERY_RUNS)
        return writes(delivery);
    if (answer == PROGRAM_NONE || delivery->end == DELIVERY_ASKS)
        return false;
    if (answer == PROGRAM_WRITTEN || delivery->end == DELIVERY_EMPTY)
        return true;
    return delivery_program_failed(delivery) && delivery->end == DELIVERY_SAME;
}

const char *delivery_program_title(const struct delivery *delivery)
{
    if (writes(delivery))
        return strings_get("stick.program.title");
    if (delivery->program.answer == PROGRAM_WRITTEN)
        return strings_get("stick.title.installed");
    return strings_get(delivery_program_failed(delivery) ? "stick.title.failed"
                                                         : "stick.title.same");
}

static const char *named(const char *name)
{
    if (name == NULL)
        return "";
    return strings_get(name);
}

static const char *why(struct arena *arena, enum program_answer answer)
{
    return named(arena_print(arena, "stick.program.why.%s", program_answer_word(answer)));
}

const char *delivery_program_sentence(struct arena *arena,
                                      const struct delivery *delivery)
{
    if (delivery->program.answer == PROGRAM_WRITTEN)
        return strings_get("stick.program.restarts");
    return why(arena, delivery->program.answer);
}

/* Content that the new program is needed for. */
static bool waits_for_it(const struct delivery *d)
{
    return d->end == DELIVERY_FAILED && d->reason == DELIVERY_OTHER_VERSION;
}

const char *delivery_program_goes_on(const struct delivery *delivery)
{
    if (delivery->program.answer == PROGRAM_WRITTEN)
        return strings_get(waits_for_it(delivery) ? "stick.program.again"
                                                  : "stick.program.comes_back");
    return delivery_program_failed(delivery) ? strings_get("stick.program.old_goes_on")
                                             : NULL;
}

const char *delivery_program_beside(struct arena *arena, const struct delivery *delivery)
{
    if (delivery->end == DELIVERY_RUNS || delivery->program.answer == PROGRAM_NONE ||
        delivery_program_leads(delivery))
        return NULL;
    return why(arena, delivery->program.answer);
}

static const char *numbered(struct arena *arena, const char *name, long number)
{
    const char *value[] = {arena_print(arena, "%ld", number)};
    return number > 0 && value[0] != NULL ? strings_fill(arena, name, value, 1) : NULL;
}

const char *delivery_program_runs(struct arena *arena, const struct delivery *delivery)
{
    return numbered(arena, "stick.program.runs", delivery->program.runs);
}

const char *delivery_program_back(struct arena *arena, const struct delivery *delivery)
{
    return numbered(arena, "stick.program.back", delivery->program.back);
}
