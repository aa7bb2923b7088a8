#include "device/editions.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/durable.h"
#include "core/content.h"
#include "search/search.h"
#include "device/shelf.h"
#include "device/install.h"

/* The label of a bundle, proved by its signature; its file is not looked at. */
static bool read_edition(const char *state, long number, const struct signature_key *keys,
                         size_t key_count, struct edition *out)
{
    char path[SHELF_PATH];
    struct buf text = {0};
    struct signature signature;
    struct bundle_label label;
    struct err ignored = {""};
    if (!shelf_number_path(path, state, number, "anna.minisig", &ignored) ||
        !buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, &ignored))
        return false;
    bool ok = signature_parse(&signature, text.bytes, text.len, &ignored) &&
              signature_verify_comment(&signature, keys, key_count, &ignored) &&
              bundle_read_label(&label, signature.comment, &ignored) &&
              label.sequence == number;
    buf_free(&text);
    if (ok)
        *out = (struct edition){number, label};
    return ok;
}

void editions_read(const char *state, const struct signature_key *keys, size_t key_count,
                   struct editions *out)
{
    *out = (struct editions){.floor = shelf_floor(state)};
    long current = shelf_current(state);
    if (current == 0)
        return;
    if (!read_edition(state, current, keys, key_count, &out->current))
        out->current.number = current;
    const struct install_options own = {
        .state = state, .keys = keys, .key_count = key_count};
    out->newest.number = install_floor(&own, current);
    read_edition(state, out->newest.number, keys, key_count, &out->newest);
    long number[SHELF_MOST];
    size_t count = shelf_numbers(state, number);
    /* Newest first: the first one below `current` is the one before. What is above the
     * floor was never shown: a cut left it behind. */
    for (size_t i = 0; i < count; i++) {
        if (number[i] > current && number[i] <= out->floor && out->forward.number == 0)
            read_edition(state, number[i], keys, key_count, &out->forward);
        else if (number[i] < current && out->back.number == 0)
            read_edition(state, number[i], keys, key_count, &out->back);
    }
}

static bool opens(const struct shelf_bundle *bundle, struct err *err)
{
    struct content *content;
    if (!content_open(&content, bundle->path, err))
        return false;
    content_close(content);
    struct search *search;
    struct err ignored = {""};
    if (search_open(&search, bundle->path, bundle->index, &ignored)) {
        search_close(search);
        return true;
    }
    return search_build(bundle->path, bundle->index, err);
}

static bool point(const char *state, const char *link, long number, struct err *err)
{
    char path[SHELF_PATH];
    char name[64];
    snprintf(name, sizeof name, "%ld.anna", number);
    return shelf_path(path, state, link, err) && durable_link(name, path, err);
}

bool editions_go(const char *state, const struct signature_key *keys, size_t key_count,
                 long number, struct err *err)
{
    struct editions editions;
    struct shelf_bundle bundle;
    editions_read(state, keys, key_count, &editions);
    if (number == 0 ||
        (number != editions.back.number && number != editions.forward.number))
        return err_set(err, "%s: there is no content number %ld to go to", state, number);
    return shelf_verify(state, number, keys, key_count, &bundle, err) &&
           opens(&bundle, err) && point(state, "newest", editions.floor, err) &&
           point(state, "current", number, err);
}
