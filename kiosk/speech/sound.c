#include "speech/sound.h"

#include <stdio.h>
#include <stdlib.h>

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

static bool start_system(struct err *err)
{
    if (SDL_WasInit(SDL_INIT_AUDIO) != 0)
        return true;
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) == 0)
        return true;
    return err_set(err, "there is no sound: %s", SDL_GetError());
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
    if (device == 0)
        err_set(err, "there is no sound: %s", SDL_GetError());
    return device;
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
    SDL_CloseAudioDevice(sound->device);
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
    SDL_CloseAudioDevice(device);
    return true;
}

void sound_cards(char *names, size_t room)
{
    size_t len = 0;
    int count = SDL_WasInit(SDL_INIT_AUDIO) != 0 ? SDL_GetNumAudioDevices(0) : 0;
    names[0] = '\0';
    for (int i = 0; i < count; i++) {
        const char *name = SDL_GetAudioDeviceName(i, 0);
        int more = name == NULL ? 0
                                : snprintf(names + len, room - len, "%s%s",
                                           len > 0 ? ", " : "", name);
        if (more < 0 || (size_t)more >= room - len) {
            names[len] = '\0';
            return;
        }
        len += (size_t)more;
    }
}
