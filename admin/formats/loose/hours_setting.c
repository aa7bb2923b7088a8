#include "formats/loose/hours_setting.h"

#include "formats/loose/hours_written.h"

static void put_text(struct record *offer, enum offer_field field, const char *text)
{
    offer->value[field] = (struct value){.set = text != NULL, .text = text};
}

bool hours_setting(struct arena *arena, struct record *offer, enum offer_field field,
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
