/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "voice/engine.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <espeak-ng/speak_lib.h>

#include "speech/voice_wire.h"

enum { LANG_LEN = 16 };

static char spoken_lang[LANG_LEN]; /* the voice that is set; "" = none */

const char *engine_open(const char *folder)
{
    static char used[PATH_MAX];
    const char *found = NULL;
    char inside[PATH_MAX];
    /* It goes on with its own folder where that of the caller has nothing. */
    if (folder != NULL) {
        snprintf(inside, sizeof inside, "%s/phontab", folder);
        if (access(inside, R_OK) != 0)
            return NULL;
    }
    if (espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, folder,
                          espeakINITIALIZE_DONT_EXIT) != VOICE_RATE_HZ)
        return NULL;
    espeak_Info(&found);
    snprintf(used, sizeof used, "%s", found != NULL ? found : "");
    return used;
}

/* An unknown name is refused, and the voice before it would go on. */
static bool set_voice(const char *lang)
{
    char name[LANG_LEN];
    snprintf(name, sizeof name, "%s", lang);
    if (strcmp(spoken_lang, lang) == 0)
        return true;
    spoken_lang[0] = '\0';
    if (espeak_SetVoiceByName(name) != EE_OK) {
        name[strcspn(name, "-_")] = '\0';
        if (name[0] == '\0' || espeak_SetVoiceByName(name) != EE_OK)
            return false;
    }
    snprintf(spoken_lang, sizeof spoken_lang, "%s", lang);
    return true;
}

/* The library has one callback, and calls it in espeak_Synth alone. */
static const struct engine_ear *listener;

static int take_event(short *sample, int count, espeak_EVENT *event)
{
    bool wanted = true;
    for (; wanted && event->type != espeakEVENT_LIST_TERMINATED; event++)
        if (event->type == espeakEVENT_WORD && event->text_position > 0 &&
            event->audio_position >= 0)
            wanted = listener->word(
                listener->context, (uint32_t)event->text_position - 1,
                (uint32_t)((int64_t)event->audio_position * VOICE_RATE_HZ / 1000));
    if (wanted && sample != NULL && count > 0)
        wanted = listener->samples(listener->context, sample, (size_t)count);
    return wanted ? 0 : 1;
}

bool engine_say(const char *lang, const char *text, size_t len, int rate_percent,
                bool pause, const struct engine_ear *ear)
{
    unsigned flags = espeakCHARS_UTF8;
    if (!set_voice(lang))
        return false;
    if (pause)
        flags |= espeakENDPAUSE;
    listener = ear;
    espeak_SetSynthCallback(take_event);
    espeak_SetParameter(espeakRATE, espeakRATE_NORMAL * rate_percent / 100, 0);
    espeak_Synth(text, len + 1, 0, POS_CHARACTER, 0, flags, NULL, NULL);
    return true;
}
