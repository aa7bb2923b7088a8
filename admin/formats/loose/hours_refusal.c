#include "formats/loose/hours_refusal.h"

#include "base/message.h"

enum { MOST_QUOTED = 120 };

/* "%.*s" stands for the words that are not clear. */
static const char *const sentences[HOURS_REFUSAL_COUNT] = {
    [HOURS_REFUSAL_WORD] = MESSAGE("the word \"%.*s\" is not known in opening hours"),
    [HOURS_REFUSAL_SIGN] = MESSAGE("the sign \"%.*s\" is not known in opening hours"),
    [HOURS_REFUSAL_PLACE] =
        MESSAGE("what does \"%.*s\" mean here? Please write it in another way"),
    [HOURS_REFUSAL_LONG] = MESSAGE("the text is too long; please shorten it"),
    [HOURS_REFUSAL_NOTHING] = MESSAGE("no times stand here"),
    [HOURS_REFUSAL_NO_TIME] = MESSAGE("\"%.*s\" is no time of the day"),
    [HOURS_REFUSAL_DAYS] = MESSAGE("on which days? Please name the days"),
    [HOURS_REFUSAL_TIMES] = MESSAGE("at what time? Please name beginning and end"),
    [HOURS_REFUSAL_END] = MESSAGE("\"%.*s\": until when? Please name beginning and end"),
    [HOURS_REFUSAL_BEFORE] =
        MESSAGE("\"%.*s\": the end lies before the beginning; please write 17 for 5"),
    [HOURS_REFUSAL_NIGHT] =
        MESSAGE("\"%.*s\": is that in the night? Please write 15 for 3"),
    [HOURS_REFUSAL_HALF] =
        MESSAGE("\"%.*s\": the time does not go with the part of the day"),
    [HOURS_REFUSAL_EVERY_OTHER] =
        MESSAGE("\"%.*s\": every other week, or the second one of the month?"),
    [HOURS_REFUSAL_RHYTHM] = MESSAGE("\"%.*s\": in which weeks? Please name them"),
    [HOURS_REFUSAL_SEASON] =
        MESSAGE("\"%.*s\": from when until when? Please name months"),
    [HOURS_REFUSAL_VAGUE] = MESSAGE("\"%.*s\" is vague; please name fixed times"),
    [HOURS_REFUSAL_WORKDAYS] =
        MESSAGE("\"%.*s\": with Saturday? Please write Mo-Fr or Mo-Sa"),
    [HOURS_REFUSAL_CONFLICT] = MESSAGE("different times stand here for the same day"),
    [HOURS_REFUSAL_HALF_DAY] =
        MESSAGE("\"%.*s\": until when is it open then? Please name the time"),
    [HOURS_REFUSAL_RANGE] = MESSAGE("\"%.*s\": from which day of the week until which?"),
    [HOURS_REFUSAL_SCOPE] =
        MESSAGE("does \"%.*s\" hold for all times, or for one alone?"),
    [HOURS_REFUSAL_BESIDE] =
        MESSAGE("\"%.*s\": does that hold in place of the times, or beside them?"),
    [HOURS_REFUSAL_SCHOOL] =
        MESSAGE("the terminal cannot show other times in the school holidays"),
    [HOURS_REFUSAL_CLOSED] =
        MESSAGE("only when it is closed stands here; when is it open?"),
    [HOURS_REFUSAL_REACHABLE] =
        MESSAGE("\"%.*s\": is the telephone meant, or the house?"),
};

bool hours_refuse(struct err *err, enum hours_refusal why, const char *words, size_t len)
{
    if (len > MOST_QUOTED)
        len = MOST_QUOTED;
    while (len > 0 && ((unsigned char)words[len] & 0xC0u) == 0x80u)
        len--;
    return err_set(err, sentences[why], (int)len, words);
}
