#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/clips/clip_file.h"
#include "core/crypt.h"
#include "help/folder.h"
#include "help/opus_clip.h"
#include "sink.h"
#include "speech/speech.h"
#include "speech/voice_wire.h"

/* Two sentences have clips, tones of two lengths, so that one hears by the length what
 * was played. Each clip missing, cut, flipped, swapped with the other: its sentence is
 * spoken live, the other is heard from its clip; never silent, never wrong.
 *   clipped */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };
enum { TONE_MS = 3000, OTHER_MS = 5000, PAUSE_MS = 300, WAIT_US = 60000000 };

static const struct say_piece piece[] = {{0, 5, "de", "Guten"},
                                         {6, 10, "de", "Tag."},
                                         {11, 14, "de", "Bis"},
                                         {15, 20, "tr", "yarın."}};
enum { PIECES = sizeof piece / sizeof piece[0] };

/* The content's rows. */
static struct row {
    char name[CLIP_NAME];
    struct buf value;
    size_t position, len;
} rows[2];
static struct buf file;
static const char *path;
static struct speech *speech;

static bool find_row(void *context, const char *name, char *value, size_t room)
{
    (void)context;
    for (size_t i = 0; i < 2; i++)
        if (rows[i].value.len > 0 && strcmp(rows[i].name, name) == 0) {
            snprintf(value, room, "%s", rows[i].value.bytes);
            return true;
        }
    return false;
}

static void add_clip(size_t i, int ms)
{
    const char *lang[2] = {piece[2 * i].lang, piece[2 * i + 1].lang};
    const char *words[2] = {piece[2 * i].words, piece[2 * i + 1].words};
    struct clip_row row = {.position = file.len, .piece_count = 2, .start = {0, 100}};
    opus_clip_tone(&file, i == 0 ? 440 : 330, ms);
    row.len = file.len - row.position;
    crypt_digest(row.hash, sizeof row.hash, file.bytes + row.position, row.len);
    clip_row_name(rows[i].name, lang, words, 2);
    buf_reset(&rows[i].value);
    clip_row_write(&row, &rows[i].value);
    rows[i].position = row.position;
    rows[i].len = row.len;
}

/* Says both sentences; what was heard in milliseconds, -1 if it never ends. */
static int hear(int rate_percent, const char *at_path)
{
    const struct speech_clips clips = {.find = find_row, .path = at_path};
    int64_t began = sink_now_us();
    speech_clips(speech, &clips);
    speech_page(speech, piece, PIECES);
    sink_reset();
    speech_say(speech, piece, PIECES,
               &(struct speech_how){rate_percent, SPEECH_VOLUME, 0});
    while (speech_speaks(speech, 0)) {
        if (sink_now_us() - began > WAIT_US)
            return -1;
        sink_sleep_us(500);
    }
    sink_sleep_us(100000);
    return (int)(sink_heard().samples * 1000 / VOICE_RATE_HZ);
}

static bool failed(const char *what, int heard)
{
    printf("%s: heard %d ms\n", what, heard);
    return false;
}

static bool near_to(int heard, int ms)
{
    return heard > ms * 95 / 100 && heard < ms * 105 / 100;
}

static bool plays(int rate_percent)
{
    int heard = hear(rate_percent, path);
    return near_to(heard, (TONE_MS + OTHER_MS) * 100 / rate_percent) ||
           failed("both clips", heard);
}

/* The first sentence is live, if the second is not touched; and it is counted. */
static bool live_but_one(const char *what, size_t bad, int live_ms)
{
    unsigned before = speech_clips_bad(speech);
    int heard = hear(100, path);
    int good = bad == 0 ? OTHER_MS : TONE_MS;
    return (heard > good + live_ms / 4 && heard < good + live_ms * 3 / 4 &&
            speech_clips_bad(speech) == before + 1) ||
           failed(what, heard);
}

static bool each_fault(size_t i, int live_ms)
{
    struct buf whole = {0};
    char *at = file.bytes + rows[i].position;
    buf_add(&whole, file.bytes, file.len);
    at[rows[i].len / 2] ^= 1;
    file_write(path, file.bytes, file.len);
    if (!live_but_one("flipped", i, live_ms))
        return false;
    /* The other's bytes, where it should lie. */
    size_t other = rows[1 - i].len < rows[i].len ? rows[1 - i].len : rows[i].len;
    memcpy(at, whole.bytes + rows[1 - i].position, other);
    file_write(path, file.bytes, file.len);
    bool ok = live_but_one("swapped", i, live_ms);
    memcpy(file.bytes, whole.bytes, file.len);
    buf_free(&whole);
    return ok;
}

/* Between live and clips, a page has one voice. */
static bool one_voice(int live_ms)
{
    struct buf kept = rows[1].value;
    rows[1].value = (struct buf){0};
    int heard = hear(100, path);
    rows[1].value = kept;
    return near_to(heard, live_ms) || failed("a row of two is missing", heard);
}

static bool all(void)
{
    int live_ms = hear(100, NULL);
    if (live_ms < 500 || live_ms > TONE_MS || speech_clips_bad(speech) != 2)
        return failed("no file", live_ms);
    if (!plays(100) || !plays(75) || !plays(200) || !each_fault(0, live_ms) ||
        !each_fault(1, live_ms) || !one_voice(live_ms))
        return false;
    file_write(path, file.bytes, file.len - 1);
    if (!live_but_one("cut", 1, live_ms))
        return false;
    file_write(path, file.bytes, 0);
    int heard = hear(100, path);
    if (!near_to(heard, live_ms))
        return failed("empty", heard);
    unlink(path);
    heard = hear(100, path);
    file_write(path, file.bytes, file.len);
    return near_to(heard, live_ms) || failed("missing", heard);
}

int main(void)
{
    struct err err = {""};
    const char *const lang[] = {"de", "tr"};
    const struct speech_options options = {.lang = lang, .lang_count = 2};
    const char *folder = folder_make();
    path = folder_file(folder, "7.voice");
    if (!sink_open(1) || !crypt_init(&err) || !speech_open(&speech, &options, &err)) {
        fprintf(stderr, "clipped: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    add_clip(0, TONE_MS);
    add_clip(1, OTHER_MS);
    file_write(path, file.bytes, file.len);
    bool ok = all();
    speech_close(speech);
    sink_close();
    folder_remove(folder);
    if (ok)
        puts("clips are heard; what is missing, cut, flipped or swapped is spoken live");
    return ok ? EXIT_DONE : EXIT_NO;
}
