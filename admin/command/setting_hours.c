#include "command/setting_hours.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "formats/loose/hours_told.h"

void setting_hours_told(const struct record *before, const struct record *offer,
                        enum offer_field field, struct date today)
{
    static const enum offer_field fields[] = {OFFER_HOURS, OFFER_PHONE_HOURS,
                                              OFFER_ACCESS, OFFER_HOURS_SAID};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const char *was = offer_text(before, fields[i]);
        const char *now = offer_text(offer, fields[i]);
        struct buf words = {0};
        bool same = was == NULL ? now == NULL : now != NULL && strcmp(was, now) == 0;
        if (same && fields[i] != field)
            continue;
        if (now != NULL && offer_fields[fields[i]].type == FIELD_HOURS)
            hours_told(now, today, &words);
        printf("%s: %s%s%s\n%s", record_id(offer), offer_fields[fields[i]].name,
               now == NULL ? message(" is empty now") : ": ", now == NULL ? "" : now,
               words.len == 0 || words.failed ? "" : words.bytes);
        buf_free(&words);
    }
}
