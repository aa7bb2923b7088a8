#include "commands.h"

#include <stdio.h>

#include "base/share.h"
#include "device/jack.h"
#include "speech/sound.h"
#include "speech/voice.h"

enum { CARDS_LEN = 512 };

bool check_sound(const struct config *config, char words[HEALTH_WORDS])
{
    struct err err = {""};
    char cards[CARDS_LEN];
    jack_quiet();
    if (!sound_possible(config->card, &err)) {
        snprintf(words, HEALTH_WORDS, "%s", err.text);
        return false;
    }
    sound_cards(cards, sizeof cards);
    snprintf(words, HEALTH_WORDS, "%s; there are: %s",
             config->card[0] != '\0' ? config->card : "the system's own card", cards);
    return true;
}

bool check_voice(const struct config *config, char words[HEALTH_WORDS])
{
    struct err err = {""};
    struct voice voice;
    const char *lang[CONFIG_LANGS];
    char path[SHARE_PATH];
    for (size_t i = 0; i < config->lang_count; i++)
        lang[i] = config->lang[i];
    bool ok = voice_open(&voice, &err) &&
              voice_start(&voice, share_helper(VOICE_PROGRAM, path), lang,
                          config->lang_count, &err) &&
              voice_await(&voice, &err);
    voice_close(&voice);
    snprintf(words, HEALTH_WORDS, "%s", ok ? "espeak-ng" : err.text);
    return ok;
}

bool check_jack(const struct config *config, bool *felt, char words[HEALTH_WORDS])
{
    struct err err = {""};
    struct jack *jack = NULL;
    *felt = config->jack == CONFIG_JACK_ALSA;
    if (config->jack == CONFIG_JACK_KEY &&
        !(keypad_has(&config->keypad, KEY_PLUGGED) &&
          keypad_has(&config->keypad, KEY_UNPLUGGED))) {
        *felt = true;
        snprintf(words, HEALTH_WORDS,
                 "a key of the keypad shall say when headphones are in, and [keypad] has "
                 "no headphones_in and headphones_out; nothing private is said aloud");
        return false;
    }
    if (!*felt) {
        snprintf(words, HEALTH_WORDS,
                 config->jack == CONFIG_JACK_KEY
                     ? "a key of the keypad says when headphones are in"
                     : "none is set; nothing private is said aloud");
        return false;
    }
    bool ok = jack_open(&jack, &err);
    snprintf(words, HEALTH_WORDS, "%s",
             !ok             ? err.text
             : jack_in(jack) ? "headphones are in"
                             : "no headphones are in");
    jack_close(jack);
    return ok;
}
