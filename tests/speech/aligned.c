#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "core/crypt.h"
#include "core/lang.h"
#include "speech/clip_align.h"
#include "speech/clip_reference.h"
#include "speech/say.h"
#include "speech/say_sentence.h"

/* How well the words of a clip are found: another voice of espeak-ng, higher, slower and
 * faster, says the sentences of a file, and tells itself when each word begins.
 *   aligned LANG FILE      (a sentence a line) */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2, NEAR_MS = 200, PART = 95 };
enum { SAMPLES = 22050 * 40, LINE = 1024 };

static struct truth {
    int16_t sample[SAMPLES];
    size_t count;
    size_t word; /* that began so far */
    int at_ms[CLIP_PIECES];
    int character[CLIP_PIECES];
} truth;

static int hear(short *wave, int count, espeak_EVENT *event)
{
    for (; event->type != espeakEVENT_LIST_TERMINATED; event++)
        if (event->type == espeakEVENT_WORD && truth.word < CLIP_PIECES) {
            truth.at_ms[truth.word] = event->audio_position;
            truth.character[truth.word++] = event->text_position;
        }
    if (wave != NULL && truth.count + (size_t)count <= SAMPLES) {
        memcpy(truth.sample + truth.count, wave, (size_t)count * sizeof *wave);
        truth.count += (size_t)count;
    }
    return 0;
}

static bool say_otherwise(const char *voice, int rate, const char *text)
{
    truth = (struct truth){.count = 0};
    return espeak_SetVoiceByName(voice) == EE_OK &&
           espeak_SetParameter(espeakRATE, rate, 0) == EE_OK &&
           espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                        NULL, NULL) == EE_OK &&
           espeak_Synchronize() == EE_OK && truth.count > 0;
}

static size_t near_count, word_count;
static int worst_ms;

static void compare(const struct spoken_sentence *sentence, const unsigned short *start)
{
    int character = 1;
    for (size_t i = 0; i < sentence->count; i++) {
        for (size_t w = 0; w < truth.word; w++) {
            if (truth.character[w] != character)
                continue;
            int apart = abs(start[i] * CLIP_STEP_MS - truth.at_ms[w]);
            near_count += apart <= NEAR_MS;
            worst_ms = apart > worst_ms ? apart : worst_ms;
            word_count++;
            break;
        }
        for (const char *p = sentence->words[i]; *p != '\0'; p++)
            character += ((unsigned char)*p & 0xC0) != 0x80;
        character++;
    }
}

static bool align_one(struct voice *voice, struct arena *arena,
                      const struct spoken_sentence *sentence, int take)
{
    static const char *const others[] = {"%s+f2", "%s+m7", "%s+f4"};
    static const int rates[] = {140, 200, 165};
    char name[32];
    struct clip_reference known;
    unsigned short start[CLIP_PIECES];
    struct err err = {""};
    snprintf(name, sizeof name, others[take % 3], sentence->lang);
    if (!clip_reference_say(voice, sentence, &known, &err) ||
        !say_otherwise(name, rates[take % 3], spoken_texts_words(arena, sentence)))
        return false;
    const struct clip_sound one = {known.sample, known.count, VOICE_RATE_HZ};
    const struct clip_sound other = {truth.sample, truth.count, 22050};
    bool ok = clip_align(&one, known.start, sentence->count, &other, start);
    if (ok)
        compare(sentence, start);
    clip_reference_free(&known);
    return ok;
}

static bool align_line(struct voice *voice, const struct say_lexicon *lexicon,
                       const char *lang, const char *line, int take)
{
    struct arena arena = {0};
    struct say_piece *piece;
    size_t count = say_text(&arena, lexicon, lang, line, SAY_PLAIN, &piece);
    const char *langs[CLIP_PIECES];
    const char *words[CLIP_PIECES];
    bool ok = count <= CLIP_PIECES;
    for (size_t i = 0; ok && i < count; i++) {
        langs[i] = piece[i].lang;
        words[i] = piece[i].words;
    }
    for (size_t at = 0; ok && at < count;) {
        struct spoken_sentence sentence = {.lang = lang,
                                           .langs = langs + at,
                                           .words = words + at,
                                           .count = say_sentence(words + at, count - at)};
        ok = align_one(voice, &arena, &sentence, take);
        at += sentence.count;
    }
    arena_free(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    char line[LINE];
    struct err err = {""};
    struct voice voice;
    FILE *file = argc == 3 ? fopen(argv[2], "r") : NULL;
    struct say_lexicon *lexicon = say_lexicon_new();
    if (file == NULL || lexicon == NULL ||
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL,
                          espeakINITIALIZE_DONT_EXIT) != 22050 ||
        !say_lexicon_load(lexicon, argv[1], &err) || !clip_reference_open(&voice, &err)) {
        fprintf(stderr, "aligned LANG FILE: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    espeak_SetSynthCallback(hear);
    bool ok = true;
    for (int take = 0; ok && fgets(line, sizeof line, file) != NULL; take++) {
        line[strcspn(line, "\n")] = '\0';
        ok = align_line(&voice, lexicon, argv[1], line, take);
    }
    voice_close(&voice);
    say_lexicon_close(lexicon);
    fclose(file);
    printf("%s: %zu of %zu words within %d ms, the worst %d ms apart\n", argv[1],
           near_count, word_count, (int)NEAR_MS, worst_ms);
    return !ok                                                       ? EXIT_COULD_NOT
           : word_count > 0 && near_count * 100 >= word_count * PART ? EXIT_DONE
                                                                     : EXIT_NO;
}
