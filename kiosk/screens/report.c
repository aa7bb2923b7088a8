#include "screens/simple_page.h"

#include "core/strings.h"

void report_build(struct hall *hall, struct frame *frame)
{
    struct simple_page page = {
        .title = strings_get("report.title"),
        .icon = "campaign",
        .line = {strings_get("report.later"), strings_get("report.what"),
                 strings_get("report.desk")},
        .phone_heading = strings_get("report.phone"),
        .phone = hall->desk_phone,
    };
    simple_page_build(hall, frame, &page);
}
