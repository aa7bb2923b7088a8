#include "device/shown.h"

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

bool shown_open(struct shown *out, const char *state, const struct signature_key *keys,
                size_t key_count, struct err *err)
{
    *out = (struct shown){.state = state, .keys = keys, .key_count = key_count};
    if (!shelf_find(state, keys, key_count, &out->bundle, err))
        return false;
    content_open(&out->content, out->bundle.path, err);
    remember(out->bundle.path, &out->bundle_was);
    return true;
}

void shown_close(struct shown *shown)
{
    search_close(shown->search);
    content_close(shown->content);
    *shown = (struct shown){
        .state = shown->state, .keys = shown->keys, .key_count = shown->key_count};
}

void shown_replace(struct shown *shown, const struct shelf_bundle *bundle,
                   struct content *content)
{
    shown_close(shown);
    shown->bundle = *bundle;
    shown->content = content;
    remember(bundle->path, &shown->bundle_was);
}

static bool number_whole(const struct shown *shown, long number)
{
    struct shelf_bundle found;
    struct err ignored = {""};
    return shelf_verify(shown->state, number, shown->keys, shown->key_count, &found,
                        &ignored);
}

bool shown_whole(const struct shown *shown)
{
    return number_whole(shown, shown->bundle.label.sequence);
}

bool shown_newest_whole(struct shown *shown, long floor)
{
    long number = shown->bundle.label.sequence;
    if (number == 0 || shown->bundle.previous)
        return false;
    if (number == floor)
        return true;
    if (shown->asked != floor)
        shown->whole = number_whole(shown, floor);
    shown->asked = floor;
    return shown->whole;
}

/* `*search_out` is untouched if the index is not whole. */
static bool open_whole(struct search **search_out, const struct shelf_bundle *bundle)
{
    struct err ignored = {""};
    struct search *search;
    if (!search_open(&search, bundle->path, bundle->index, &ignored))
        return false;
    if (search_check(search, &ignored)) {
        *search_out = search;
        return true;
    }
    search_close(search);
    return false;
}

void shown_build_index(struct shown *shown)
{
    const struct shelf_bundle *b = &shown->bundle;
    struct err ignored = {""};
    search_close(shown->search);
    shown->search = NULL;
    if (search_build(b->path, b->index, &ignored))
        open_whole(&shown->search, b);
    remember(b->index, &shown->index_was);
}

void shown_open_index(struct shown *shown)
{
    if (open_whole(&shown->search, &shown->bundle))
        remember(shown->bundle.index, &shown->index_was);
    else
        shown_build_index(shown);
}

bool shown_index_whole(const struct shown *shown)
{
    struct search *again;
    if (!open_whole(&again, &shown->bundle))
        return false;
    search_close(again);
    return true;
}

static bool touched(const char *path, struct stat *was)
{
    if (as_it_was(path, was))
        return false;
    remember(path, was);
    return true;
}

bool shown_touched(struct shown *shown)
{
    return touched(shown->bundle.path, &shown->bundle_was);
}

bool shown_index_touched(struct shown *shown)
{
    return touched(shown->bundle.index, &shown->index_was);
}
