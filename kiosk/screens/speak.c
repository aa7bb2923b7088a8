#include "screens/simple_page.h"

#include "core/strings.h"

void speak_build(struct hall *hall, struct frame *frame)
{
    struct button larger = {
        .id = "nav:larger",
        .kind = BUTTON_MAIN,
        .icon = "format_size",
        .label = strings_get("speak.larger"),
        .arrow = true,
        .action = act_open(SCREEN_DISPLAY, NULL),
    };
    struct simple_page page = {
        .title = strings_get("speak.title"),
        .icon = "volume_up",
        .line = {strings_get("speak.what"), strings_get("speak.desk")},
        .phone_heading = strings_get("offer.phone"),
        .phone = hall->desk_phone,
        .next = &larger,
    };
    simple_page_build(hall, frame, &page);
}
