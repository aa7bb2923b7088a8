#include "device/health.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "core/belief.h"
#include "core/content.h"
#include "device/clips.h"
#include "device/editions.h"
#include "device/shown.h"
#include "device/watch.h"

bool health_keys(const struct health *health, char words[HEALTH_WORDS])
{
    if (health->key_count == 0) {
        snprintf(words, HEALTH_WORDS,
                 "no key is trusted; name one with --key or in kiosk.conf");
        return false;
    }
    snprintf(words, HEALTH_WORDS, "%zu trusted", health->key_count);
    return true;
}

bool health_clips(const struct health *health, bool *set, char words[HEALTH_WORDS])
{
    struct err ignored = {""};
    struct shown shown;
    size_t len = 0;
    enum clips_state state = CLIPS_NONE;
    shown_open(&shown, health->state, health->keys, health->key_count, &ignored);
    if (shown.content != NULL)
        state = clips_look(shown.content, health->state, &len);
    shown_close(&shown);
    *set = state != CLIPS_NONE;
    const char *trouble = clips_trouble(state);
    if (*set)
        snprintf(words, HEALTH_WORDS, "%s (%.1f MB)", trouble != NULL ? trouble : "whole",
                 (double)len / 1e6);
    else
        snprintf(words, HEALTH_WORDS, "the content has none; all is spoken live");
    return state == CLIPS_WHOLE;
}

static bool can_be_shown(const struct health *health, struct content *content,
                         struct err *err)
{
    bool ok = health->site[0] == '\0' || content_site(content, health->site) != NULL ||
              err_set(err, "the content does not know the site %s", health->site);
    size_t topics;
    const struct topic *topic = content_topics(content, &topics);
    struct arena arena = {0};
    for (size_t i = 0; ok && i < topics; i++) {
        struct offer_head *heads;
        size_t count;
        ok = content_topic_offers(content, &arena, topic[i].id, "", CONTENT_HEADS, &heads,
                                  &count, err);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return ok;
}

/* A clock that cannot be right says nothing about it. */
static bool is_over(const struct health *health, const struct bundle_label *label)
{
    const struct belief_content days = {label->created, label->valid_until};
    struct date today = moment_from_unix(health->wall).date;
    return health->wall_known && belief_of(today, &days) == BELIEF_RIGHT &&
           date_compare(today, label->valid_until) > 0;
}

bool health_content(const struct health *health, struct shelf_bundle *found,
                    char words[HEALTH_WORDS])
{
    struct err err = {""};
    struct shown shown;
    shown_open(&shown, health->state, health->keys, health->key_count, &err);
    bool ok = shown.content != NULL && can_be_shown(health, shown.content, &err);
    if (shown.bundle.label.sequence > 0)
        *found = shown.bundle;
    shown_close(&shown);
    if (!ok) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return false;
    }
    const struct bundle_label *l = &found->label;
    int len =
        snprintf(words, HEALTH_WORDS,
                 "number %ld of %04d-%02d-%02d for %s, valid until %04d-%02d-%02d",
                 l->sequence, l->created.year, l->created.month, l->created.day, l->site,
                 l->valid_until.year, l->valid_until.month, l->valid_until.day);
    const bool over = is_over(health, l);
    const char *more = found->previous
                           ? "; the newer one is damaged, bring the stick again"
                       : over ? "; that is over, and visitors are told so: bring newer"
                              : "";
    if (len > 0 && len < HEALTH_WORDS)
        snprintf(words + len, (size_t)(HEALTH_WORDS - len), "%s", more);
    return !found->previous && !over;
}

bool health_newest(const struct health *health, const struct shelf_bundle *found,
                   char words[HEALTH_WORDS])
{
    struct editions editions;
    editions_read(health->state, health->keys, health->key_count, &editions);
    if (editions.newest.number <= found->label.sequence) {
        snprintf(words, HEALTH_WORDS, "is shown");
        return true;
    }
    const struct date shown = found->label.created;
    const struct date newest = editions.newest.label.created;
    snprintf(words, HEALTH_WORDS,
             "an older one is shown, number %ld of %04d-%02d-%02d; the newest is number "
             "%ld of %04d-%02d-%02d: put a stick of the office in and press "
             "\"Neueste Inhalte\"",
             found->label.sequence, shown.year, shown.month, shown.day,
             editions.newest.number, newest.year, newest.month, newest.day);
    return false;
}

bool health_watch(char words[HEALTH_WORDS])
{
    struct err err = {""};
    bool ok = watch_possible(&err);
    if (ok)
        snprintf(words, HEALTH_WORDS, "noticed at once");
    else
        snprintf(words, HEALTH_WORDS,
                 "%s; sticks are noticed once a minute only, end other programs of this "
                 "user or raise the limit",
                 err.text);
    return ok;
}

bool health_disk(const struct health *health, char words[HEALTH_WORDS])
{
    struct statvfs about;
    if (statvfs(health->state, &about) != 0) {
        snprintf(words, HEALTH_WORDS, "%s: %s", health->state, strerror(errno));
        return false;
    }
    if (access(health->state, W_OK) != 0) {
        snprintf(words, HEALTH_WORDS, "%s: this user may not write there", health->state);
        return false;
    }
    uint64_t free_mb = (uint64_t)about.f_bavail * about.f_frsize / 1048576;
    double share =
        about.f_blocks > 0 ? 100.0 * (double)about.f_bavail / (double)about.f_blocks : 0;
    snprintf(words, HEALTH_WORDS, "%llu MB free (%.0f %%)%s", (unsigned long long)free_mb,
             share, share < 5 || free_mb < 64 ? "; make room" : "");
    return share >= 5 && free_mb >= 64;
}

bool health_clock(const struct health *health, const struct shelf_bundle *found,
                  char words[HEALTH_WORDS])
{
    static const char *const more[BELIEF_COUNT] = {
        [BELIEF_RIGHT] = "",
        [BELIEF_BEHIND] = "; that is before the content was made, so the terminal says "
                          "nothing about now; set the clock",
        [BELIEF_AHEAD] = "; that is years after the content has ended, so the terminal "
                         "says nothing about now; set the clock or bring new content"};
    struct moment now = moment_from_unix(health->wall);
    int hour = now.minute / 60;
    int minute = now.minute % 60;
    struct belief_content days;
    if (found != NULL)
        days = (struct belief_content){found->label.created, found->label.valid_until};
    enum belief belief = belief_of(now.date, found != NULL ? &days : NULL);
    snprintf(words, HEALTH_WORDS, "%04d-%02d-%02d %02d:%02d in Germany%s", now.date.year,
             now.date.month, now.date.day, hour, minute, more[belief]);
    return health->wall_known && belief == BELIEF_RIGHT;
}
