#include "app_editions.h"

#include "device/editions.h"

static void read(const struct app_stick_options *o, struct editions *out)
{
    editions_read(o->config->state, o->keys, o->key_count, out);
}

static struct delivery_content content_of(const struct edition *edition)
{
    return (struct delivery_content){edition->number, edition->label.created};
}

void app_editions_read(const struct app_stick_options *options, struct stick_view *view)
{
    const struct delivery_content none = {.number = 0};
    struct editions editions;
    read(options, &editions);
    view->newest = content_of(&editions.newest);
    view->back = view->delivery.ours ? content_of(&editions.back) : none;
    view->forward = view->delivery.ours ? content_of(&editions.forward) : none;
}

bool app_editions_go(const struct app_stick_options *options, bool forward)
{
    struct editions editions;
    struct err ignored = {""};
    read(options, &editions);
    return editions_go(options->config->state, options->keys, options->key_count,
                       forward ? editions.forward.number : editions.back.number,
                       &ignored);
}
