#include "app_report.h"

#include "base/utf8.h"
#include "core/crypt.h"
#include "device/outbox.h"

/* The month, and nothing finer. A clock that is not believed says nothing; the content
 * was made before today, so its month is the nearest that is known, and none before that
 * can be. */
static void take_month(struct report *draft, const struct hall *hall)
{
    struct date made = content_created(hall->content);
    struct date day = hall->now.moment.date;
    if (!hall->now.known || date_compare(day, made) < 0)
        day = made;
    draft->year = day.year;
    draft->month = day.month;
}

bool app_report_send(const char *state, struct hall *hall, struct err *err)
{
    struct report *draft = &hall->session->draft;
    unsigned char key[SEAL_KEY_LEN];
    unsigned char slot[SEAL_SLOT_LEN];
    const char *hex = hall->content != NULL ? content_report_key(hall->content) : NULL;
    if (hex == NULL || hall->site == NULL)
        return err_set(err, "the content has no key for reports");
    utf8_copy(draft->site, sizeof draft->site, hall->site->id);
    draft->sequence = content_sequence(hall->content);
    take_month(draft, hall);
    if (!crypt_init(err))
        return false;
    if (draft->asks)
        phrase_draw(&draft->phrase);
    return seal_read_key(key, hex, err) && seal_report(slot, draft, key, err) &&
           outbox_add(state, slot, err);
}
