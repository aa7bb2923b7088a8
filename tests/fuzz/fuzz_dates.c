#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/dates/dates.h"

/* Dates: what is read is asked about a fortnight, a year and its end, and its answers are
 * in order; a rule that would keep the terminal busy runs into the fuzzer's time. */

enum { ROOM = 64 };

static int64_t minutes(struct moment moment)
{
    return date_to_day(moment.date) * 1440 + moment.minute;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct moment from = {{2026, 11, 29}, 600};
    static const struct moment to[] = {{{2026, 12, 13}, 0}, {{2027, 11, 29}, 0}};
    struct err err = {""};
    char *text = feed_text(data, size);
    const char *item[] = {text, text};
    struct dates_one one[ROOM];
    struct date day;
    bool endless = false;
    if (dates_check(text, &err)) {
        for (size_t i = 0; i < 2; i++) {
            size_t count = dates_between(item, 2, from, to[i], one, ROOM);
            MUST(count <= ROOM);
            for (size_t k = 0; k < count; k++) {
                MUST(minutes(one[k].from) < minutes(to[i]));
                MUST(k == 0 || minutes(one[k - 1].from) <= minutes(one[k].from));
            }
        }
        MUST(dates_last(item, 1, &day, &endless) != endless);
        dates_stray(text, &day);
    } else {
        MUST(err.text[0] != '\0');
        MUST(dates_between(item, 1, from, to[1], one, ROOM) == 0);
    }
    free(text);
    return 0;
}
