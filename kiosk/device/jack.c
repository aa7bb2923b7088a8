#include "device/jack.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <alsa/asoundlib.h>

enum { CARDS_MOST = 8, JACKS_MOST = 4 };

struct card {
    snd_ctl_t *control;
    snd_ctl_elem_id_t *id[JACKS_MOST];
    int count;
};

struct jack {
    struct card card[CARDS_MOST];
    int count;
    int all; /* epoll: one descriptor for those of all cards */
    bool in;
};

/* "Headphone Jack", "Front Headphone Jack", "Headphones Jack", "Headset Jack". A
 * "Phantom" one cannot feel, a "Headset Mic" is no headphone. */
static bool is_jack(const char *name)
{
    static const char end[] = " Jack";
    size_t len = strlen(name);
    return len >= sizeof end && strcmp(name + len - (sizeof end - 1), end) == 0 &&
           strstr(name, "Phantom") == NULL && strstr(name, "Headset Mic") == NULL &&
           (strstr(name, "Headphone") != NULL || strstr(name, "Headset") != NULL);
}

static void take_jack(struct card *card, const snd_ctl_elem_list_t *list, unsigned at)
{
    snd_ctl_elem_id_t **id = &card->id[card->count];
    if (card->count == JACKS_MOST || !is_jack(snd_ctl_elem_list_get_name(list, at)) ||
        snd_ctl_elem_id_malloc(id) != 0)
        return;
    snd_ctl_elem_list_get_id(list, at, *id);
    card->count++;
}

static void find_jacks(struct card *card)
{
    snd_ctl_elem_list_t *list;
    if (snd_ctl_elem_list_malloc(&list) != 0)
        return;
    if (snd_ctl_elem_list(card->control, list) == 0 &&
        snd_ctl_elem_list_alloc_space(list, snd_ctl_elem_list_get_count(list)) == 0) {
        if (snd_ctl_elem_list(card->control, list) == 0)
            for (unsigned i = 0; i < snd_ctl_elem_list_get_used(list); i++)
                take_jack(card, list, i);
        snd_ctl_elem_list_free_space(list);
    }
    snd_ctl_elem_list_free(list);
}

enum { DESCRIPTORS = 4 };

static void close_card(const struct jack *jack, struct card *card)
{
    struct pollfd at[DESCRIPTORS];
    int count = card->control != NULL
                    ? snd_ctl_poll_descriptors(card->control, at, DESCRIPTORS)
                    : 0;
    for (int i = 0; i < count; i++)
        epoll_ctl(jack->all, EPOLL_CTL_DEL, at[i].fd, NULL);
    for (int i = 0; i < card->count; i++)
        snd_ctl_elem_id_free(card->id[i]);
    if (card->control != NULL)
        snd_ctl_close(card->control);
    *card = (struct card){0};
}

/* All descriptors of the card wake the one of all. */
static bool listen_to(const struct jack *jack, const struct card *card, int index)
{
    struct pollfd at[DESCRIPTORS];
    int count = snd_ctl_poll_descriptors(card->control, at, DESCRIPTORS);
    for (int i = 0; i < count; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data = {.u32 = (uint32_t)index}};
        if (epoll_ctl(jack->all, EPOLL_CTL_ADD, at[i].fd, &event) != 0)
            return false;
    }
    return count > 0 && snd_ctl_subscribe_events(card->control, 1) >= 0;
}

static void open_card(struct jack *jack, int number)
{
    struct card *card = &jack->card[jack->count];
    char name[16];
    snprintf(name, sizeof name, "hw:%d", number);
    if (snd_ctl_open(&card->control, name, SND_CTL_READONLY | SND_CTL_NONBLOCK) != 0) {
        *card = (struct card){0};
        return;
    }
    find_jacks(card);
    if (card->count > 0 && listen_to(jack, card, jack->count))
        jack->count++;
    else
        close_card(jack, card);
}

/* False if the card is gone. */
static bool feel(const struct card *card, bool *in)
{
    snd_ctl_elem_value_t *value;
    bool there = true;
    if (card->control == NULL || snd_ctl_elem_value_malloc(&value) != 0)
        return card->control != NULL;
    for (int i = 0; there && i < card->count; i++) {
        snd_ctl_elem_value_set_id(value, card->id[i]);
        there = snd_ctl_elem_read(card->control, value) >= 0;
        if (there && snd_ctl_elem_value_get_boolean(value, 0) != 0)
            *in = true;
    }
    snd_ctl_elem_value_free(value);
    return there;
}

static bool feel_all(struct jack *jack)
{
    bool in = false;
    for (int i = 0; i < jack->count; i++)
        if (!feel(&jack->card[i], &in))
            close_card(jack, &jack->card[i]);
    bool changed = in != jack->in;
    jack->in = in;
    return changed;
}

/* What it cannot do is told here, and not on stderr. */
static void say_nothing(const char *file, int line, const char *function, int code,
                        const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)code;
    (void)format;
}

void jack_quiet(void)
{
    snd_lib_error_set_handler(say_nothing);
}

bool jack_open(struct jack **jack_out, struct err *err)
{
    struct jack *jack = calloc(1, sizeof *jack);
    int number = -1;
    if (jack == NULL)
        return err_set(err, "not enough memory");
    jack_quiet();
    jack->all = epoll_create1(EPOLL_CLOEXEC);
    while (jack->all >= 0 && jack->count < CARDS_MOST && snd_card_next(&number) == 0 &&
           number >= 0)
        open_card(jack, number);
    if (jack->count == 0) {
        jack_close(jack);
        return err_set(err, "no sound card has a jack that it can feel");
    }
    feel_all(jack);
    *jack_out = jack;
    return true;
}

void jack_close(struct jack *jack)
{
    if (jack == NULL)
        return;
    for (int i = 0; i < jack->count; i++)
        close_card(jack, &jack->card[i]);
    if (jack->all >= 0)
        close(jack->all);
    free(jack);
}

int jack_descriptor(const struct jack *jack)
{
    return jack != NULL ? jack->all : -1;
}

bool jack_read(struct jack *jack)
{
    struct epoll_event event[CARDS_MOST];
    snd_ctl_event_t *news;
    if (jack == NULL || snd_ctl_event_malloc(&news) != 0)
        return false;
    int count = epoll_wait(jack->all, event, CARDS_MOST, 0);
    for (int i = 0; i < count; i++) {
        struct card *card = &jack->card[event[i].data.u32];
        int got = 0;
        while (card->control != NULL && (got = snd_ctl_read(card->control, news)) > 0)
            continue;
        if (got < 0 && got != -EAGAIN)
            close_card(jack, card);
    }
    snd_ctl_event_free(news);
    return feel_all(jack);
}

bool jack_in(const struct jack *jack)
{
    return jack != NULL && jack->in;
}
