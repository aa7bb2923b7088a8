#include "app_slots.h"

#include "device/slots.h"

static void read(const struct app_stick_options *o, struct slots *out)
{
    slots_read(o->config->state, o->keys, o->key_count, out);
}

void app_slots_read(const struct app_stick_options *options, struct stick_view *view)
{
    struct slots slots;
    read(options, &slots);
    view->has_back = slots.back.number > 0;
    view->has_forward = slots.forward.number > 0;
    view->back = slots.back.label.created;
    view->forward = slots.forward.label.created;
    view->shown = slots.current.label.created;
}

bool app_slots_go(const struct app_stick_options *options, bool forward)
{
    struct slots slots;
    struct err ignored = {""};
    read(options, &slots);
    return slots_go(options->config->state, options->keys, options->key_count,
                    forward ? slots.forward.number : slots.back.number, &ignored);
}
