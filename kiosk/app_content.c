#include "app_content.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "device/shelf.h"
#include "device/outbox.h"

struct app_content {
    const struct config *config;
    struct signature_key key[CONFIG_KEYS];
    size_t key_count;
    long shown; /* number of the bundle that the hall shows, 0 = none */
    long seen;  /* number that was installed when it was taken last, good or not */
    struct shelf_bundle bundle;
    struct stat content_was; /* the files as they were when they were proved */
    struct stat index_was;
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
    hall->desk_name = c->config->desk_name[0] != '\0' ? c->config->desk_name : NULL;
    hall->waits = config_waits(c->config);
    c->shown = 0;
}

/* An index that is whole: all of it is read, for a rotten one would give wrong answers in
 * silence. `*search_out` is untouched if it is not. */
static bool open_whole(struct search **search_out, const struct shelf_bundle *found)
{
    struct err err = {""};
    struct search *search;
    if (!search_open(&search, found->path, found->index, &err))
        return false;
    if (search_check(search, &err)) {
        *search_out = search;
        return true;
    }
    search_close(search);
    return false;
}

static void remember(const char *path, struct stat *out)
{
    if (stat(path, out) != 0)
        *out = (struct stat){.st_ino = 0};
}

/* Whoever writes to a file changes one of these. */
static bool as_it_was(const char *path, const struct stat *was)
{
    struct stat now;
    return stat(path, &now) == 0 && now.st_dev == was->st_dev &&
           now.st_ino == was->st_ino && now.st_size == was->st_size &&
           now.st_mtim.tv_sec == was->st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == was->st_mtim.tv_nsec &&
           now.st_ctim.tv_sec == was->st_ctim.tv_sec &&
           now.st_ctim.tv_nsec == was->st_ctim.tv_nsec;
}

/* The index is derived: made again whenever it is missing, is damaged or belongs to
 * another content. */
static void build_index(struct app_content *c, struct hall *hall)
{
    const struct shelf_bundle *b = &c->bundle;
    struct err err = {""};
    search_close(hall->search);
    hall->search = NULL;
    if (search_build(b->path, b->index, &err))
        open_whole(&hall->search, b);
    remember(b->index, &c->index_was);
}

static void open_index(struct app_content *c, struct hall *hall)
{
    if (open_whole(&hall->search, &c->bundle))
        remember(c->bundle.index, &c->index_was);
    else
        build_index(c, hall);
}

static void take(struct app_content *c, struct hall *hall)
{
    struct shelf_bundle found;
    struct content *content;
    struct err err = {""};
    c->seen = shelf_current(c->config->state);
    if (!shelf_find(c->config->state, c->key, c->key_count, &found, &err) ||
        !content_open(&content, found.path, &err))
        return;
    drop(c, hall);
    hall->content = content;
    c->bundle = found;
    c->shown = found.label.sequence;
    remember(found.path, &c->content_was);
    open_index(c, hall);
    take_site(c, hall);
    outbox_receive(c->config->state, content, &err);
}

/* What is damaged is shown no longer, whatever comes instead. */
static void replace(struct app_content *c, struct hall *hall)
{
    drop(c, hall);
    take(c, hall);
}

static bool is_whole(const struct app_content *c)
{
    struct shelf_bundle found;
    struct err ignored = {""};
    return shelf_verify(c->config->state, c->shown, c->key, c->key_count, &found,
                        &ignored);
}

/* The file, as the next start would find it. */
static bool index_is_whole(const struct app_content *c)
{
    struct search *again;
    if (!open_whole(&again, &c->bundle))
        return false;
    search_close(again);
    return true;
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
    if (c->shown == 0 || shelf_current(c->config->state) != c->shown)
        take(c, hall);
    else if (!is_whole(c))
        replace(c, hall);
    if (c->shown > 0 && !index_is_whole(c))
        build_index(c, hall);
}

bool app_content_waits(const struct app_content *c)
{
    return shelf_current(c->config->state) != c->seen;
}

bool app_content_look(struct app_content *c, struct hall *hall)
{
    bool changed = false;
    if (c->shown > 0 && !as_it_was(c->bundle.path, &c->content_was)) {
        remember(c->bundle.path, &c->content_was);
        changed = !is_whole(c);
        if (changed)
            replace(c, hall);
    }
    if (c->shown > 0 && !as_it_was(c->bundle.index, &c->index_was)) {
        remember(c->bundle.index, &c->index_was);
        if (!index_is_whole(c)) {
            build_index(c, hall);
            changed = true;
        }
    }
    return changed;
}
