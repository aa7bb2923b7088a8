#include "app_content.h"

#include <stdlib.h>
#include <string.h>

#include "core/store.h"
#include "device/outbox.h"

struct app_content {
    const struct config *config;
    struct signature_key key[CONFIG_KEYS];
    size_t key_count;
    long shown; /* number of the bundle that the hall shows, 0 = none */
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
    search_close(hall->search);
    content_close(hall->content);
    hall->search = NULL;
    hall->content = NULL;
    hall->site = NULL;
    hall->desk_phone = c->config->desk_phone[0] != '\0' ? c->config->desk_phone : NULL;
    c->shown = 0;
}

/* An index that is whole: all of it is read, for a rotten one would give wrong answers in
 * silence. */
static bool open_whole(struct search **search, const struct store_bundle *found)
{
    struct err err = {""};
    if (!search_open(search, found->path, found->index, &err))
        return false;
    if (search_check(*search, &err))
        return true;
    search_close(*search);
    return false;
}

/* The index is derived: made again whenever it is missing, is damaged or belongs to
 * another content. */
static struct search *open_index(const struct store_bundle *found)
{
    struct search *search;
    struct err err = {""};
    if (open_whole(&search, found) ||
        (search_build(found->path, found->index, &err) && open_whole(&search, found)))
        return search;
    return NULL;
}

static void take(struct app_content *c, struct hall *hall)
{
    struct store_bundle found;
    struct content *content;
    struct err err = {""};
    if (!store_find(c->config->state, c->key, c->key_count, &found, &err) ||
        !content_open(&content, found.path, &err))
        return;
    drop(c, hall);
    hall->content = content;
    hall->search = open_index(&found);
    c->shown = found.label.sequence;
    take_site(c, hall);
    outbox_receive(c->config->state, content, &err);
}

bool app_content_open(struct app_content **content_out, const struct config *config,
                      struct hall *hall, struct err *err)
{
    struct app_content *c = calloc(1, sizeof *c);
    if (c == NULL)
        return err_set(err, "not enough memory");
    c->config = config;
    const char *path[CONFIG_KEYS];
    for (size_t i = 0; i < config->key_count; i++)
        path[i] = config->key[i];
    if (!signature_init(err) || !bundle_read_keys(c->key, path, config->key_count, err)) {
        free(c);
        return false;
    }
    c->key_count = config->key_count;
    hall->desk_name = config->desk_name[0] != '\0' ? config->desk_name : NULL;
    store_tidy(config->state);
    drop(c, hall);
    take(c, hall);
    *content_out = c;
    return true;
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

void app_content_between_visitors(struct app_content *content, struct hall *hall)
{
    if (store_current(content->config->state) != content->shown)
        take(content, hall);
}
