#include "command/setting_hours.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "formats/loose/hours_told.h"
#include "formats/loose/hours_written.h"

static void put_text(struct record *offer, enum offer_field field, const char *text)
{
    offer->value[field] = (struct value){.set = text != NULL, .text = text};
}

bool setting_hours(struct arena *arena, struct record *offer, enum offer_field field,
                   const char *text, bool anyway, struct err *err)
{
    struct hours_written written = {NULL, NULL, NULL};
    if (anyway && record_check(&offer_fields[field], text, err)) {
        written.hours = text;
    } else if (!hours_written(arena, text, &written, err)) {
        return false;
    }
    if (field == OFFER_PHONE_HOURS) {
        if (written.phone != NULL && written.hours != NULL)
            return err_set(err, "says hours of the house too; set hours to it");
        put_text(offer, field, written.phone != NULL ? written.phone : written.hours);
        return true;
    }
    put_text(offer, OFFER_HOURS, written.hours);
    put_text(offer, OFFER_HOURS_SAID, NULL);
    if (written.phone != NULL)
        put_text(offer, OFFER_PHONE_HOURS, written.phone);
    if (written.access != NULL)
        put_text(offer, OFFER_ACCESS, written.access);
    return true;
}

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
