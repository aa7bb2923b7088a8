#include "screens/finder_words.h"

#include "core/strings.h"

static const struct finder_picture ages[FINDER_AGE_COUNT] = {
    [FINDER_PREGNANT] = {"pregnant_woman", "plum"},
    [FINDER_AGE_0_2] = {"baby_changing_station", "amber"},
    [FINDER_AGE_3_5] = {"toys", "leaf"},
    [FINDER_AGE_6_9] = {"backpack", "sky"},
    [FINDER_AGE_10_13] = {"school", "blue"},
    [FINDER_AGE_14_17] = {"sports_handball", "violet"},
    [FINDER_AGE_18] = {"work", "olive"},
    [FINDER_NO_CHILD] = {"person_outline", "rust"},
};

static const struct finder_picture situations[FINDER_SITUATION_COUNT] = {
    [FINDER_MONEY] = {"payments", "teal"},
    [FINDER_JOBCENTER] = {"account_balance", "olive"},
    [FINDER_DEBTS] = {"receipt_long", "rust"},
    [FINDER_HOUSING] = {"home", "violet"},
    [FINDER_THINGS] = {"shopping_basket", "rust"},
    [FINDER_CHILDCARE] = {"child_care", "amber"},
    [FINDER_WORK] = {"work", "blue"},
    [FINDER_SCHOOL] = {"school", "green"},
    [FINDER_SEPARATION] = {"balance", "olive"},
    [FINDER_WORRIES] = {"forum", "plum"},
    [FINDER_HEALTH] = {"medical_services", "red"},
    [FINDER_ADDICTION] = {"local_bar", "sky"},
    [FINDER_COMPANY] = {"groups", "plum"},
    [FINDER_ARRIVING] = {"flight_land", "sky"},
    [FINDER_FREE_TIME] = {"sports_soccer", "leaf"},
    [FINDER_DANGER] = {"shield", "red"},
};

static const struct finder_picture hard[FINDER_HARD_COUNT] = {
    [FINDER_GERMAN] = {"translate", "sky"},
    [FINDER_READING] = {"menu_book", "green"},
    [FINDER_FORMS] = {"description", "olive"},
    [FINDER_UNSURE] = {"help_outline", "blue"},
    [FINDER_FEAR] = {"account_balance", "red"},
    [FINDER_NO_NAME] = {"visibility_off", "violet"},
    [FINDER_WAY] = {"directions_bus", "leaf"},
    [FINDER_NO_SITTER] = {"child_friendly", "amber"},
    [FINDER_COST] = {"euro_symbol", "teal"},
    [FINDER_EVENING] = {"nights_stay", "blue"},
    [FINDER_QUICK] = {"schedule", "rust"},
    [FINDER_STRENGTH] = {"battery_alert", "plum"},
};

struct finder_picture finder_picture(enum finder_question question, int value)
{
    static const struct finder_picture *const pictures[FINDER_QUESTIONS] = {
        [FINDER_AGES] = ages, [FINDER_SITUATIONS] = situations, [FINDER_HARD] = hard};
    return pictures[question][value];
}

const char *finder_value_words(struct frame *frame, enum finder_question question,
                               int value)
{
    const char *word = finder_word(question, value);
    switch (question) {
    case FINDER_SITUATIONS:
        return strings_get(frame_print(frame, "finder.situations.%s", word));
    case FINDER_HARD:
        return strings_get(frame_print(frame, "finder.hard.%s", word));
    default:
        return strings_get(frame_print(frame, "finder.ages.%s", word));
    }
}

const char *finder_reason(struct frame *frame, const struct finder_hit *hit)
{
    const char *word = finder_word(hit->question, hit->value);
    if (hit->value == 0)
        return strings_get("finder.why.any");
    switch (hit->question) {
    case FINDER_SITUATIONS:
        return strings_get(frame_print(frame, "finder.why.situations.%s", word));
    case FINDER_HARD:
        return strings_get(frame_print(frame, "finder.why.hard.%s", word));
    default:
        return strings_get(frame_print(frame, "finder.why.ages.%s", word));
    }
}
