#include "proof_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "proof_check.h"
#include "ui/reading.h"

enum { MOST_PRESSES = 12, MOST_STEPS = 6 };

/* The list of the frame that stands; places, kinds and ids in memory of our own, for the
 * next key makes another frame where this one was. */
struct list {
    struct arena arena;
    struct frame frame;
    struct reading reading;
    size_t at; /* where the keys stand; `reading.count`: nowhere */
};

static void list_take(struct list *list, const struct frame *frame)
{
    arena_reset(&list->arena);
    list->frame = *frame;
    list->frame.arena = &list->arena;
    list->frame.element =
        arena_take_array(&list->arena, frame->count, sizeof frame->element[0]);
    if (list->frame.element == NULL)
        abort();
    memcpy(list->frame.element, frame->element, frame->count * sizeof frame->element[0]);
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].id != NULL)
            list->frame.element[i].id = arena_copy(&list->arena, frame->element[i].id);
    reading_make(&list->reading, &list->frame);
    list->at = 0;
    while (list->at < list->reading.count &&
           (list->frame.element[list->reading.item[list->at].from].state &
            STATE_FOCUSED) == 0)
        list->at++;
}

static void fail_at(const char *where, const char *what, const struct list *list,
                    size_t at)
{
    proof_fail(where, what, list->reading.item[at].id);
}

static bool has_words(const struct element *e)
{
    return e->role != ROLE_PANEL && e->role != ROLE_IMAGE &&
           (e->label[0] != '\0' || e->spoken != NULL);
}

static int times_read(const struct list *list, size_t element)
{
    int times = 0;
    for (size_t i = 0; i < list->reading.count; i++)
        times +=
            element >= list->reading.item[i].from && element < list->reading.item[i].to;
    return times;
}

void proof_keys_list(const struct frame *frame, const char *where)
{
    struct list list = {0};
    list_take(&list, frame);
    for (size_t i = 0; i < list.frame.count; i++) {
        const struct element *e = &list.frame.element[i];
        if (has_words(e) && times_read(&list, i) != 1)
            proof_fail(where, "is not read once", e->label);
    }
    for (size_t i = 0; i < list.reading.count; i++) {
        if (reading_words(&list.reading, i, &list.arena)[0] == '\0')
            fail_at(where, "is read without words", &list, i);
        if (reading_find(&list.reading, list.reading.item[i].id) != i)
            fail_at(where, "two things are called so", &list, i);
    }
    arena_free(&list.arena);
}

static void press(struct walk *walk, enum input_key key)
{
    walk_give(walk, (struct input){.kind = INPUT_KEY, .key = key});
}

/* What the keys stand on is seen: all of it, or as much as its view has room for. */
static void look_at(const struct walk *walk, const struct list *list)
{
    const struct reading_item *item = &list->reading.item[list->at];
    struct rect clip = list->frame.element[item->from].clip;
    struct rect seen = rect_cut(item->rect, clip);
    int least = item->rect.h < clip.h / 2 ? item->rect.h : clip.h / 2;
    if (seen.h < least)
        fail_at(walk->where, "the keys stand on it, but it is not seen", list, list->at);
}

static enum zone zone_at(const struct list *list, size_t at)
{
    return list->frame.element[list->reading.item[at].from].zone;
}

/* All the way round by one key. What comes and goes while the page scrolls are the
 * buttons that do so: not from one of them. */
static void walk_round(struct walk *walk, enum input_key key)
{
    struct list first = {0};
    struct list now = {0};
    do {
        press(walk, key);
        list_take(&first, app_frame(walk->app));
    } while (first.at < first.reading.count && zone_at(&first, first.at) == ZONE_SCROLL);
    size_t count = first.reading.count;
    if (first.at == count) {
        proof_fail(walk->where, "the keys stand on nothing", "");
        return;
    }
    int *reached = calloc(count, sizeof *reached);
    if (reached == NULL)
        abort();
    const char *begin = first.reading.item[first.at].id;
    for (size_t i = 0; i < count + 2; i++) {
        list_take(&now, app_frame(walk->app));
        if (now.at == now.reading.count)
            break;
        const char *id = now.reading.item[now.at].id;
        size_t place = reading_find(&first.reading, id);
        if (i > 0 && strcmp(id, begin) == 0)
            break;
        if (place < count)
            reached[place]++;
        look_at(walk, &now);
        press(walk, key);
    }
    for (size_t i = 0; i < count; i++)
        if (reached[i] != 1 && zone_at(&first, i) != ZONE_SCROLL)
            fail_at(walk->where,
                    key == KEY_DOWN ? "is not reached by down" : "not reached by up",
                    &first, i);
    free(reached);
    arena_free(&first.arena);
    arena_free(&now.arena);
}

static bool all_pages;

void proof_keys_choose(bool every)
{
    all_pages = every;
}

/* One of three pages, by another chance with another seed. */
static bool chosen(const char *where)
{
    const char *seed = getenv("ANNA_SEED");
    uint64_t hash = hash_text(hash_text(HASH_BEGIN, seed != NULL ? seed : "1"), where);
    return all_pages || (hash ^ hash >> 29) % 3 == 0;
}

void proof_keys_walk(struct walk *walk)
{
    if (!chosen(walk->where))
        return;
    walk_round(walk, KEY_DOWN);
    walk_round(walk, KEY_UP);
}

static const struct {
    enum input_key key;
    int step;
    bool section;
} ways[] = {{KEY_DOWN, 1, false},
            {KEY_UP, -1, false},
            {KEY_RIGHT, 1, true},
            {KEY_LEFT, -1, true}};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* The first key of a shortest way to a place, found from there backwards; WAYS: none. */
static size_t way_to(const struct reading *reading, size_t from, size_t to)
{
    size_t count = reading->count;
    size_t *far = calloc(count, sizeof *far);
    size_t best = WAYS;
    if (far == NULL)
        abort();
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < count; i++)
            for (size_t w = 0; w < WAYS; w++) {
                size_t next = reading_step(reading, i, ways[w].step, ways[w].section);
                if (i == to || (next != to && far[next] == 0) ||
                    (far[i] != 0 && far[i] <= far[next] + 1))
                    continue;
                far[i] = far[next] + 1;
                more = true;
            }
    }
    for (size_t w = 0; w < WAYS && best == WAYS; w++) {
        size_t next = reading_step(reading, from, ways[w].step, ways[w].section);
        if (next == to || (far[next] != 0 && far[next] < far[from]))
            best = w;
    }
    free(far);
    return best;
}

/* By the keys to an item whose id begins so; how many presses it took, -1 if there is
 * none. */
static int go_to(struct walk *walk, const char *id)
{
    struct list list = {0};
    int presses = 0;
    for (; presses >= 0 && presses < 2 * MOST_PRESSES; presses++) {
        list_take(&list, app_frame(walk->app));
        size_t to = 0;
        while (to < list.reading.count &&
               strncmp(list.reading.item[to].id, id, strlen(id)) != 0)
            to++;
        if (to == list.at)
            break;
        size_t way = to < list.reading.count && list.at < list.reading.count
                         ? way_to(&list.reading, list.at, to)
                         : WAYS;
        if (way == WAYS)
            presses = -2;
        else
            press(walk, ways[way].key);
    }
    arena_free(&list.arena);
    return presses;
}

static const struct job {
    const char *name;
    const char *step[MOST_STEPS]; /* OK on each; "=" in front: only to be reached */
} jobs[] = {
    {"an offer of a topic", {"topic:money", "offer:"}},
    {"its phone", {"topic:money", "offer:de-familien", "=text:phone/2"}},
    {"take it along", {"topic:money", "offer:", "nav:takeaway"}},
    {"a code for a coach", {"nav:coach", "coach:c2"}},
    {"a report", {"nav:report", "step:find", "barrier:", "nav:next", "nav:send"}},
    {"language", {"nav:language", "lang:tr"}},
    {"bigger letters", {"nav:display", "size:150"}},
    {"the emergency number", {"topic:crisis", "=offer:de-notruf-112"}},
};

static void do_job(struct walk *walk, const struct job *job)
{
    int presses = 0;
    if (!walk_tap(walk, "nav:home"))
        return;
    /* The first key shows where they stand: on the heading. */
    press(walk, KEY_DOWN);
    for (size_t i = 0; i < MOST_STEPS && job->step[i] != NULL; i++) {
        bool reach = job->step[i][0] == '=';
        int more = go_to(walk, job->step[i] + reach);
        if (more < 0) {
            proof_fail(walk->where, "no key leads to", job->step[i]);
            return;
        }
        presses += more + !reach;
        if (!reach)
            press(walk, KEY_OK);
    }
    char words[96];
    snprintf(words, sizeof words, "%s: %d presses, at most %d", job->name, presses,
             MOST_PRESSES);
    if (getenv("PROOF_KEYS") != NULL)
        printf("%s, %s\n", walk->where, words);
    if (presses > MOST_PRESSES)
        proof_fail(walk->where, "too far for the keys", words);
}

void proof_keys_jobs(struct walk *walk, const char *lang)
{
    char id[32];
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++)
        do_job(walk, &jobs[i]);
    /* As it was before. */
    snprintf(id, sizeof id, "lang:%s", lang);
    if (walk_tap(walk, "nav:language") && walk_tap(walk, id) &&
        walk_tap(walk, "nav:display") && walk_tap(walk, "size:100"))
        walk_tap(walk, "nav:home");
}
