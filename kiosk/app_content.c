#include "app_content.h"

#include <stdlib.h>

#include "device/outbox.h"
#include "device/shelf.h"
#include "device/shown.h"

struct app_content {
    const struct config *config;
    struct signature_key key[CONFIG_KEYS];
    size_t key_count;
    long seen; /* number that was installed when it was taken last, good or not */
    struct shown shown; /* what the hall shows */
};

static void take_site(const struct app_content *c, struct hall *hall)
{
    size_t count;
    const struct site *sites = content_sites(hall->content, &count);
    hall->site = content_site(hall->content, c->config->site);
    if (hall->site == NULL && count > 0)
        hall->site = &sites[0];
    if (c->config->desk_phone[0] == '\0')
        hall->desk_phone = hall->site != NULL ? hall->site->phone : NULL;
}

static void drop(struct app_content *c, struct hall *hall)
{
    shown_close(&c->shown);
    hall->search = NULL;
    hall->content = NULL;
    hall->site = NULL;
    hall->desk_phone = c->config->desk_phone[0] != '\0' ? c->config->desk_phone : NULL;
    hall->desk_name = c->config->desk_name[0] != '\0' ? c->config->desk_name : NULL;
    hall->waits = config_waits(c->config);
}

/* Number of what the hall shows, 0 = nothing. */
static long number_of(const struct app_content *c)
{
    return c->shown.bundle.label.sequence;
}

/* True if there is one to show. */
static bool take_content(struct app_content *c, struct hall *hall)
{
    struct shown found;
    struct err err = {""};
    c->seen = shelf_current(c->config->state);
    shown_open(&found, c->config->state, c->key, c->key_count, &err);
    if (found.content == NULL)
        return false;
    drop(c, hall);
    c->shown = found;
    shown_open_index(&c->shown);
    hall->content = c->shown.content;
    hall->search = c->shown.search;
    take_site(c, hall);
    outbox_receive(c->config->state, hall->content, &err);
    return true;
}

/* What is damaged is shown no longer, whatever comes instead. */
static bool replace(struct app_content *c, struct hall *hall)
{
    drop(c, hall);
    return take_content(c, hall);
}

static void build_index(struct app_content *c, struct hall *hall)
{
    shown_build_index(&c->shown);
    hall->search = c->shown.search;
}

bool app_content_open(struct app_content **content_out, const struct config *config,
                      struct hall *hall, struct err *err)
{
    struct app_content *c = calloc(1, sizeof *c);
    if (c == NULL)
        return err_set(err, "not enough memory");
    c->config = config;
    if (!config_keys(config, c->key, &c->key_count, err)) {
        free(c);
        return false;
    }
    shelf_tidy(config->state);
    replace(c, hall);
    *content_out = c;
    return true;
}

void app_content_renew(struct app_content *c, struct hall *hall)
{
    struct err ignored = {""};
    if (config_keys(c->config, c->key, &c->key_count, &ignored))
        replace(c, hall);
}

void app_content_close(struct app_content *content, struct hall *hall)
{
    if (content == NULL)
        return;
    drop(content, hall);
    free(content);
}

const struct signature_key *app_content_keys(const struct app_content *content,
                                             size_t *count)
{
    *count = content->key_count;
    return content->key;
}

void app_content_between_visitors(struct app_content *c, struct hall *hall)
{
    bool anew = false; /* then its index was read whole a moment ago */
    if (number_of(c) == 0 || shelf_current(c->config->state) != number_of(c))
        anew = take_content(c, hall);
    else if (!shown_whole(&c->shown))
        anew = replace(c, hall);
    if (!anew && number_of(c) > 0 && !shown_index_whole(&c->shown))
        build_index(c, hall);
}

bool app_content_waits(const struct app_content *c)
{
    return shelf_current(c->config->state) != c->seen;
}

bool app_content_look(struct app_content *c, struct hall *hall)
{
    bool changed = false;
    if (number_of(c) > 0 && shown_touched(&c->shown)) {
        changed = !shown_whole(&c->shown);
        if (changed)
            replace(c, hall);
    }
    if (number_of(c) > 0 && shown_index_touched(&c->shown) &&
        !shown_index_whole(&c->shown)) {
        build_index(c, hall);
        changed = true;
    }
    return changed;
}
