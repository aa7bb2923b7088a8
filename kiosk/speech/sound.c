#include "speech/sound.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "speech/voice_wire.h"

struct sound {
    SDL_AudioDeviceID device;
    sound_fill *fill;
    void *context;
};

static void fill_bytes(void *user, Uint8 *bytes, int len)
{
    struct sound *sound = user;
    sound->fill(sound->context, (int16_t *)(void *)bytes, (size_t)len / sizeof(int16_t));
}

/* SDL's part for ALSA looks for new cards ten times a second, as long as it is open. */
static bool start_system(struct err *err)
{
    return SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 ||
           err_set(err, "there is no sound: %s", SDL_GetError());
}

/* SDL keeps an error a thread, and does not see the end of threads that are not its own.
 */
static void end_system(void)
{
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    SDL_TLSCleanup();
}

static SDL_AudioDeviceID open_device(const char *name, struct sound *sound,
                                     struct err *err)
{
    const SDL_AudioSpec want = {.freq = VOICE_RATE_HZ,
                                .format = AUDIO_S16SYS,
                                .channels = 1,
                                .samples = SOUND_SAMPLES,
                                .callback = fill_bytes,
                                .userdata = sound};
    if (!start_system(err))
        return 0;
    SDL_AudioDeviceID device =
        SDL_OpenAudioDevice(name[0] != '\0' ? name : NULL, 0, &want, NULL, 0);
    if (device == 0) {
        err_set(err, "there is no sound: %s", SDL_GetError());
        end_system();
    }
    return device;
}

static void close_device(SDL_AudioDeviceID device)
{
    SDL_CloseAudioDevice(device);
    end_system();
}

bool sound_open(struct sound **sound_out, const char *name, sound_fill *fill,
                void *context, struct err *err)
{
    struct sound *sound = calloc(1, sizeof *sound);
    if (sound == NULL)
        return err_set(err, "not enough memory");
    sound->fill = fill;
    sound->context = context;
    sound->device = open_device(name, sound, err);
    if (sound->device == 0) {
        free(sound);
        return false;
    }
    SDL_PauseAudioDevice(sound->device, 0);
    *sound_out = sound;
    return true;
}

void sound_close(struct sound *sound)
{
    if (sound == NULL)
        return;
    close_device(sound->device);
    free(sound);
}

bool sound_works(const struct sound *sound)
{
    return SDL_GetAudioDeviceStatus(sound->device) != SDL_AUDIO_STOPPED;
}

bool sound_possible(const char *name, struct err *err)
{
    struct sound unused = {0};
    SDL_AudioDeviceID device = open_device(name, &unused, err);
    if (device == 0)
        return false;
    close_device(device);
    return true;
}

/* False if there is no more room. */
static bool add_card(char *names, size_t room, const char *name)
{
    size_t len = strlen(names);
    const char *gap = len > 0 ? ", " : "";
    if (name == NULL || len + strlen(gap) + strlen(name) >= room)
        return name == NULL;
    snprintf(names + len, room - len, "%s%s", gap, name);
    return true;
}

void sound_cards(char *names, size_t room)
{
    struct err ignored = {""};
    names[0] = '\0';
    if (!start_system(&ignored))
        return;
    int count = SDL_GetNumAudioDevices(0);
    for (int i = 0; i < count; i++)
        if (!add_card(names, room, SDL_GetAudioDeviceName(i, 0)))
            break;
    end_system();
}
