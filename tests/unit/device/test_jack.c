#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <alsa/asoundlib.h>
#include <alsa/control_external.h>

#include "device/jack.h"

/* Cards that are made of libasound's own kit for controls without a kernel; only which
 * cards there are, and how one is opened, is ours. */
struct fake {
    snd_ctl_ext_t ext;
    const char *name[4]; /* of its controls */
    int count;
    int value[4];
    int pending; /* events that were not read */
    int end[2];
    bool gone;
};

static struct fake fakes[3];
static int fake_count;

static int count_of(snd_ctl_ext_t *ext)
{
    return ((struct fake *)ext->private_data)->count;
}

static int list_one(snd_ctl_ext_t *ext, unsigned at, snd_ctl_elem_id_t *id)
{
    const struct fake *fake = ext->private_data;
    snd_ctl_elem_id_set_interface(id, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_id_set_name(id, fake->name[at]);
    return 0;
}

static snd_ctl_ext_key_t find_one(snd_ctl_ext_t *ext, const snd_ctl_elem_id_t *id)
{
    const struct fake *fake = ext->private_data;
    for (int i = 0; i < fake->count; i++)
        if (strcmp(fake->name[i], snd_ctl_elem_id_get_name(id)) == 0)
            return (snd_ctl_ext_key_t)i;
    return SND_CTL_EXT_KEY_NOT_FOUND;
}

static int about_one(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, int *type, unsigned *acc,
                     unsigned *count)
{
    (void)ext;
    (void)key;
    *type = SND_CTL_ELEM_TYPE_BOOLEAN;
    *acc = SND_CTL_EXT_ACCESS_READ;
    *count = 1;
    return 0;
}

static int read_one(snd_ctl_ext_t *ext, snd_ctl_ext_key_t key, long *value)
{
    const struct fake *fake = ext->private_data;
    if (fake->gone)
        return -ENODEV;
    *value = fake->value[key];
    return 0;
}

static void subscribe(snd_ctl_ext_t *ext, int yes)
{
    (void)ext;
    (void)yes;
}

static int next_event(snd_ctl_ext_t *ext, snd_ctl_elem_id_t *id, unsigned *mask)
{
    struct fake *fake = ext->private_data;
    char byte;
    if (fake->gone)
        return -ENODEV;
    if (fake->pending == 0)
        return -EAGAIN;
    fake->pending--;
    if (read(fake->end[0], &byte, 1) != 1)
        return -EIO;
    list_one(ext, 0, id);
    *mask = SND_CTL_EVENT_MASK_VALUE;
    return 1;
}

static const snd_ctl_ext_callback_t calls = {.elem_count = count_of,
                                             .elem_list = list_one,
                                             .find_elem = find_one,
                                             .get_attribute = about_one,
                                             .read_integer = read_one,
                                             .subscribe_events = subscribe,
                                             .read_event = next_event};

int __wrap_snd_card_next(int *number);
int __wrap_snd_ctl_open(snd_ctl_t **control, const char *name, int mode);

int __wrap_snd_card_next(int *number)
{
    *number = *number + 1 < fake_count ? *number + 1 : -1;
    return 0;
}

int __wrap_snd_ctl_open(snd_ctl_t **control, const char *name, int mode)
{
    struct fake *fake = &fakes[atoi(name + strlen("hw:"))];
    if (fake->gone)
        return -EACCES;
    fake->ext = (snd_ctl_ext_t){.version = SND_CTL_EXT_VERSION,
                                .poll_fd = fake->end[0],
                                .callback = &calls,
                                .private_data = fake};
    int code = snd_ctl_ext_create(&fake->ext, name, mode);
    *control = fake->ext.handle;
    return code;
}

static void make_card(const char *first, const char *second)
{
    struct fake *fake = &fakes[fake_count++];
    *fake = (struct fake){.name = {first, second}, .count = second != NULL ? 2 : 1};
    assert_int_equal(pipe(fake->end), 0);
}

static int forget_cards(void **state)
{
    (void)state;
    while (fake_count > 0) {
        fake_count--;
        close(fakes[fake_count].end[0]);
        close(fakes[fake_count].end[1]);
    }
    return 0;
}

static void plug(int card, int control, int value)
{
    fakes[card].value[control] = value;
    fakes[card].pending++;
    assert_int_equal(write(fakes[card].end[1], "x", 1), 1);
}

static bool wakes(const struct jack *jack)
{
    struct pollfd at = {jack_descriptor(jack), POLLIN, 0};
    return poll(&at, 1, 0) == 1;
}

static void feels_what_is_plugged_in(void **state)
{
    (void)state;
    struct err err = {""};
    struct jack *jack = NULL;
    make_card("Master Playback Volume", NULL);
    make_card("Mic Jack", "Front Headphone Jack");
    assert_true(jack_open(&jack, &err));
    assert_false(jack_in(jack));
    assert_false(wakes(jack));
    plug(1, 1, 1);
    assert_true(wakes(jack));
    assert_true(jack_read(jack));
    assert_true(jack_in(jack));
    assert_false(wakes(jack));
    /* A microphone is nothing to hear with. */
    plug(1, 0, 1);
    assert_true(wakes(jack));
    assert_false(jack_read(jack));
    plug(1, 1, 0);
    assert_true(jack_read(jack));
    assert_false(jack_in(jack));
    jack_close(jack);
}

static void sees_what_was_in_before(void **state)
{
    (void)state;
    struct err err = {""};
    struct jack *jack = NULL;
    make_card("Headphone Jack", NULL);
    fakes[0].value[0] = 1;
    assert_true(jack_open(&jack, &err));
    assert_true(jack_in(jack));
    assert_false(jack_read(jack));
    jack_close(jack);
}

static void a_card_that_is_gone_has_none(void **state)
{
    (void)state;
    struct err err = {""};
    struct jack *jack = NULL;
    make_card("Headphone Jack", NULL);
    make_card("Headphones Jack", NULL);
    fakes[0].value[0] = 1;
    assert_true(jack_open(&jack, &err));
    plug(0, 0, 1);
    fakes[0].gone = true;
    assert_true(wakes(jack));
    assert_true(jack_read(jack));
    assert_false(jack_in(jack));
    assert_false(wakes(jack));
    plug(1, 0, 1);
    assert_true(jack_read(jack));
    assert_true(jack_in(jack));
    jack_close(jack);
}

static void says_that_there_is_none(void **state)
{
    (void)state;
    struct err err = {""};
    struct jack *jack = NULL;
    assert_false(jack_open(&jack, &err));
    assert_string_not_equal(err.text, "");
    make_card("Headphone Phantom Jack", "Headset Mic Jack");
    assert_false(jack_open(&jack, &err));
    make_card("Headphone Jack", NULL);
    fakes[1].gone = true;
    assert_false(jack_open(&jack, &err));
    assert_null(jack);
    assert_int_equal(jack_descriptor(NULL), -1);
    assert_false(jack_read(NULL));
    assert_false(jack_in(NULL));
    jack_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(feels_what_is_plugged_in, forget_cards),
        cmocka_unit_test_teardown(sees_what_was_in_before, forget_cards),
        cmocka_unit_test_teardown(a_card_that_is_gone_has_none, forget_cards),
        cmocka_unit_test_teardown(says_that_there_is_none, forget_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
