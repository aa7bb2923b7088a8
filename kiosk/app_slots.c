#include "app_slots.h"

#include "device/slots.h"

static void read(const struct app_stick_options *o, struct slots *out)
{
    slots_read(o->config->state, o->keys, o->key_count, out);
}

static struct delivery_content content_of(const struct slot *slot)
{
    return (struct delivery_content){slot->number, slot->label.created};
}

void app_slots_read(const struct app_stick_options *options, struct stick_view *view)
{
    const struct delivery_content none = {.number = 0};
    struct slots slots;
    read(options, &slots);
    view->newest = content_of(&slots.newest);
    view->back = view->delivery.ours ? content_of(&slots.back) : none;
    view->forward = view->delivery.ours ? content_of(&slots.forward) : none;
}

bool app_slots_go(const struct app_stick_options *options, bool forward)
{
    struct slots slots;
    struct err ignored = {""};
    read(options, &slots);
    return slots_go(options->config->state, options->keys, options->key_count,
                    forward ? slots.forward.number : slots.back.number, &ignored);
}
