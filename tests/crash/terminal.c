#include "core/crypt.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

#include "app_content.h"
#include "base/share.h"
#include "core/strings.h"
#include "device/deliver.h"
#include "device/editions.h"
#include "fault.h"
#include "town.h"

static bool read_key(struct signature_key *key, struct err *err)
{
    const char *path = town_config()->key[0];
    return crypt_init(err) && bundle_read_keys(key, &path, 1, err);
}

static struct install_options options_with(const struct signature_key *key)
{
    return (struct install_options){.state = town_config()->state,
                                    .site = town_config()->site,
                                    .keys = key,
                                    .key_count = 1};
}

bool terminal_deliver(int number, struct err *err)
{
    static FILE *nowhere;
    struct signature_key key;
    struct delivery delivery;
    char stick[32];
    char words[SHARE_PATH];
    if (nowhere == NULL)
        nowhere = fopen("/dev/null", "w");
    if (nowhere == NULL || !strings_open(share_path("strings", words), err) ||
        !read_key(&key, err))
        return false;
    struct install_options options = options_with(&key);
    snprintf(stick, sizeof stick, CALLS_DISK "/stick-%d", number);
    const char *folder = stick;
    return deliver(&options, &folder, 1, nowhere, &delivery, err);
}

bool terminal_install(int number, struct err *err)
{
    struct signature_key key;
    struct install_result result;
    if (!read_key(&key, err))
        return false;
    struct install_options options = options_with(&key);
    return install_bundle(&options, town_bundle_path(number), &result, err);
}

bool terminal_go(bool forward, struct err *err)
{
    struct signature_key key;
    struct editions editions;
    if (!read_key(&key, err))
        return false;
    editions_read(town_config()->state, &key, 1, &editions);
    return editions_go(town_config()->state, &key, 1,
                       forward ? editions.forward.number : editions.back.number, err);
}

static bool has_clips(int number)
{
    char path[64];
    snprintf(path, sizeof path, "state/content/%d.voice", number);
    return disk_find(calls_disk(), path, true) >= 0;
}

struct disk *terminal_with(int number)
{
    struct disk *disk = disk_copy(town_terminal());
    struct err err = {""};
    calls_mount(disk);
    for (int i = 1; i <= number; i++)
        if (!terminal_install(i, &err) || !has_clips(i))
            fprintf(stderr, "crash tests: bundle %d: %s\n", i, err.text);
    calls_mount(NULL);
    disk_settle(disk);
    return disk;
}

/* starting */

/* Clips that are there are those of the bundle; they never come later than it. */
static bool clips_whole(long number, char why[FLOW_WHY])
{
    char path[64];
    size_t len;
    size_t want_len;
    snprintf(path, sizeof path, "state/content/%ld.voice", number);
    int file = disk_find(calls_disk(), path, true);
    const void *want = town_clips((int)number, &want_len);
    const void *got = file >= 0 ? disk_bytes(calls_disk(), file, &len) : NULL;
    if (file < 0 || (got != NULL && len == want_len && memcmp(got, want, len) == 0))
        return true;
    snprintf(why, FLOW_WHY, "the clips of number %ld are not what was packed", number);
    return false;
}

static bool whole(long number, char why[FLOW_WHY])
{
    char path[64];
    size_t len;
    size_t want_len;
    if (number < 1 || number > TOWN_BUNDLES)
        return snprintf(why, FLOW_WHY, "number %ld was never made", number) < 0;
    snprintf(path, sizeof path, "state/content/%ld.anna", number);
    int file = disk_find(calls_disk(), path, true);
    const void *want = town_bundle((int)number, &want_len);
    const void *got = file >= 0 ? disk_bytes(calls_disk(), file, &len) : NULL;
    if (got != NULL && len == want_len && memcmp(got, want, len) == 0)
        return clips_whole(number, why);
    snprintf(why, FLOW_WHY, "what is shown as number %ld is not what was signed", number);
    return false;
}

/* Words of this bundle find their offer, words of the others none. */
static bool searches(const struct hall *hall, int number, char why[FLOW_WHY])
{
    struct arena arena = {0};
    struct err err = {"nothing"};
    bool ok = true;
    for (int i = 1; ok && i <= TOWN_BUNDLES; i++) {
        struct search_result result = {0};
        ok = search_run(hall->search, &arena, town_word(i), "ennigerloh", 5, &result,
                        &err) &&
             (result.count > 0 && strcmp(result.hit[0].id, town_offer(i)) == 0) ==
                 (i == number);
    }
    arena_free(&arena);
    if (!ok)
        snprintf(why, FLOW_WHY, "the search does not belong to number %d: %.200s", number,
                 err.text);
    return ok;
}

static bool answers(const struct hall *hall, int number, char why[FLOW_WHY])
{
    struct arena arena = {0};
    struct err err = {""};
    struct offer offer;
    size_t count;
    char name[16];
    snprintf(name, sizeof name, "Geld %d", number);
    const struct topic *topic = content_topics(hall->content, &count);
    bool ok = count == 2 && strcmp(topic[0].name, name) == 0 && hall->site != NULL &&
              content_offer(hall->content, &arena, town_offer(number), &offer, &err) &&
              strcmp(offer.row.name, town_word(number)) == 0;
    arena_free(&arena);
    if (!ok)
        snprintf(why, FLOW_WHY, "number %d does not say what it should: %.200s", number,
                 err.text);
    return ok;
}

enum flow_verdict terminal_start(int *shown, char why[FLOW_WHY])
{
    struct app_content *content;
    struct hall hall = {0};
    struct err err = {""};
    *shown = 0;
    if (!app_content_open(&content, town_config(), &hall, &err)) {
        snprintf(why, FLOW_WHY, "the terminal does not start: %.250s", err.text);
        return FLOW_DARK;
    }
    bool ok = true;
    bool bare = hall.content != NULL && hall.search == NULL;
    fault_hold();
    if (hall.content != NULL) {
        *shown = (int)content_sequence(hall.content);
        ok = whole(*shown, why) && answers(&hall, *shown, why) &&
             (bare || searches(&hall, *shown, why));
    }
    fault_go();
    app_content_close(content, &hall);
    if (ok && calls_open() > 0) {
        calls_close_all();
        snprintf(why, FLOW_WHY, "a file was left open");
        return FLOW_STUCK;
    }
    if (ok && bare)
        snprintf(why, FLOW_WHY, "the search has no index");
    return !ok ? FLOW_MIXED : bare ? FLOW_BARE : FLOW_HOLDS;
}
