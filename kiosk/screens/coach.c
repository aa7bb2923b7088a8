#include "screens/simple_page.h"

#include "core/strings.h"

void coach_build(struct hall *hall, struct frame *frame)
{
    const char *phone = hall->site != NULL && hall->site->coach_phone != NULL
                            ? hall->site->coach_phone
                            : hall->desk_phone;
    struct simple_page page = {
        .title = strings_get("coach.title"),
        .icon = "record_voice_over",
        .line = {strings_get("coach.what"),
                 strings_get(phone != NULL ? "coach.how" : "coach.no_phone")},
        .phone_heading = strings_get("coach.phone"),
        .phone = phone,
    };
    simple_page_build(hall, frame, &page);
}
