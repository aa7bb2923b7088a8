#include "speech/clip_make.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "core/clips/clip_file.h"
#include "core/crypt.h"
#include "speech/clip_align.h"
#include "speech/clip_reference.h"
#include "speech/clip_store.h"
#include "speech/clip_wave.h"
#include "speech/voice_wire.h"

enum { PATH_LEN = 4200, KEY_AT = 5 };

static bool find_recording(const struct clip_maker *maker, const char *name,
                           char path[PATH_LEN])
{
    static const char *const ends[] = {"wav", "flac", "ogg"};
    for (size_t i = 0; maker->recordings != NULL && i < sizeof ends / sizeof ends[0]; i++)
        if (snprintf(path, PATH_LEN, "%s/%s.%s", maker->recordings, name + KEY_AT,
                     ends[i]) < PATH_LEN &&
            access(path, F_OK) == 0)
            return true;
    return false;
}

static bool place_words(const struct clip_maker *maker,
                        const struct spoken_sentence *sentence,
                        const struct clip_wave *wave, struct clip_row *row,
                        struct err *err)
{
    struct clip_reference known;
    const struct clip_sound clip = {wave->sample, wave->count, CLIP_RATE_HZ};
    if (!clip_reference_say(maker->voice, sentence, &known, err))
        return false;
    const struct clip_sound sound = {known.sample, known.count, VOICE_RATE_HZ};
    bool ok = clip_align(&sound, known.start, sentence->count, &clip, row->start) ||
              err_set(err, "not enough memory");
    row->piece_count = sentence->count;
    clip_reference_free(&known);
    return ok;
}

static bool take_in(const struct clip_maker *maker,
                    const struct spoken_sentence *sentence, const char *path,
                    const char *made, struct err *err)
{
    struct clip_wave wave;
    struct clip_entry entry = {.made = ""};
    utf8_copy(entry.made, sizeof entry.made, made);
    if (!clip_wave_read(path, &wave, err))
        return false;
    bool ok = place_words(maker, sentence, &wave, &entry.row, err) &&
              clip_wave_pack(&wave, &entry.bytes, err) &&
              clip_store_write(maker->store, sentence->name, &entry, err);
    clip_wave_free(&wave);
    clip_store_free(&entry);
    return ok;
}

/* A recording is another one when its file is newer: its time stands in how it was made.
 */
static void recorded(const char *path, char out[CLIP_VALUE])
{
    struct stat about = {0};
    stat(path, &about);
    snprintf(out, CLIP_VALUE, CLIP_RECORDED " %lld %lld", (long long)about.st_mtime,
             (long long)about.st_size);
}

static bool by_program(const struct clip_maker *maker,
                       const struct spoken_sentence *sentence, struct err *err)
{
    char path[PATH_LEN];
    struct arena arena = {0};
    const char *text = spoken_texts_words(&arena, sentence);
    snprintf(path, sizeof path, "%s/clip.wav", maker->scratch);
    bool ok = text != NULL
                  ? clip_program_run(maker->program, sentence->lang, text, path, err) &&
                        take_in(maker, sentence, path, maker->program->line, err)
                  : err_set(err, "not enough memory");
    unlink(path);
    arena_free(&arena);
    return ok;
}

enum clip_made clip_make(const struct clip_maker *maker,
                         const struct spoken_sentence *sentence, struct err *err)
{
    char path[PATH_LEN];
    char made[CLIP_VALUE];
    struct clip_entry entry;
    bool there = clip_store_read(maker->store, sentence->name, &entry);
    bool spoken = there && strncmp(entry.made, CLIP_RECORDED, strlen(CLIP_RECORDED)) == 0;
    clip_store_free(&entry);
    if (find_recording(maker, sentence->name, path)) {
        recorded(path, made);
        if (there && strcmp(entry.made, made) == 0)
            return CLIP_KEPT;
        return take_in(maker, sentence, path, made, err) ? CLIP_MADE : CLIP_FAILED;
    }
    if (spoken)
        return CLIP_KEPT;
    if (maker->program == NULL)
        return there ? CLIP_KEPT : CLIP_NOTHING;
    if (there && strcmp(entry.made, maker->program->line) == 0)
        return CLIP_KEPT;
    return by_program(maker, sentence, err) ? CLIP_MADE : CLIP_FAILED;
}
