#include "screens/simple_page.h"

#include "core/strings.h"

/* The offer's own words stand one page back; here is what to do with them. */
void takeaway_build(struct hall *hall, struct frame *frame)
{
    const char *id = session_page(hall->session)->id;
    struct offer_row row = {0};
    struct err ignored = {""};
    bool found =
        id[0] != '\0' && content_row(hall->content, frame->arena, id, &row, &ignored);
    const char *desk[] = {
        hall->desk_phone != NULL ? lang_phone(frame->arena, hall->desk_phone) : ""};
    bool number = found && row.phone != NULL;
    struct simple_page page = {
        .title = strings_get("takeaway.title"),
        .icon = "photo_camera",
        .line = {found ? row.name : strings_get("takeaway.later"),
                 strings_get("takeaway.what"),
                 number || hall->desk_phone == NULL
                     ? NULL
                     : strings_fill(frame->arena, "topic.empty_desk", desk, 1)},
        .phone_heading = strings_get("offer.phone"),
        .phone = found ? row.phone : NULL,
    };
    simple_page_build(hall, frame, &page);
}
