/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "speech/voice_wire.h"
#include "voice/engine.h"
#include "voice/jail.h"

/* anna-voice: says what the terminal gives it, as speech/voice_wire.h has it.
 *   anna-voice [--data FOLDER] [LANG...]   these languages are made warm, one word each
 *
 * anna-voice is free software: you can redistribute it and/or modify it under the terms
 * of the GNU General Public License as published by the Free Software Foundation, either
 * version 3 of the License, or (at your option) any later version. It is distributed in
 * the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied
 * warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU General
 * Public License for more details: /usr/share/common-licenses/GPL-3 on Debian, or
 * <https://www.gnu.org/licenses/>. */

enum { EXIT_DONE = 0, EXIT_COULD_NOT = 2 };

static struct voice_chunk *shared; /* what the terminal sees */
static struct voice_chunk chunk;   /* what is being made: never half a one is seen */

/* At the end of the pipe the terminal has gone, or wants no more. */
static void read_all(void *bytes, size_t len)
{
    char *at = bytes;
    while (len > 0) {
        ssize_t got = read(STDIN_FILENO, at, len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            _exit(EXIT_DONE);
        at += got;
        len -= (size_t)got;
    }
}

static void answer(uint32_t kind)
{
    const struct voice_answer words = {kind};
    if (write(STDOUT_FILENO, &words, sizeof words) != (ssize_t)sizeof words)
        _exit(EXIT_DONE);
}

/* Shows the chunk, and waits for what is wanted then. False: no more of this text. */
static bool hand_on(void)
{
    struct voice_ask ask;
    memcpy(shared, &chunk, offsetof(struct voice_chunk, sample));
    memcpy(shared->sample, chunk.sample, sizeof chunk.sample[0] * chunk.sample_count);
    chunk.sample_count = 0;
    chunk.word_count = 0;
    answer(VOICE_CHUNK);
    read_all(&ask, sizeof ask);
    return ask.kind == VOICE_MORE;
}

static bool take_samples(void *context, const int16_t *sample, size_t count)
{
    bool *stopped = context;
    while (count > 0 && !*stopped) {
        size_t room = VOICE_SAMPLES - chunk.sample_count;
        size_t now = count < room ? count : room;
        memcpy(chunk.sample + chunk.sample_count, sample, now * sizeof *sample);
        chunk.sample_count += (uint32_t)now;
        sample += now;
        count -= now;
        if (chunk.sample_count == VOICE_SAMPLES)
            *stopped = !hand_on();
    }
    return !*stopped;
}

static bool take_word(void *context, uint32_t character, uint32_t sample)
{
    bool *stopped = context;
    if (chunk.word_count == VOICE_WORDS)
        *stopped = !hand_on();
    if (!*stopped)
        chunk.word[chunk.word_count++] = (struct voice_word){character, sample};
    return !*stopped;
}

/* Control characters are commands to the engine. */
static void say(const struct voice_ask *ask)
{
    static char text[VOICE_TEXT + 1];
    bool stopped = false;
    const struct engine_ear ear = {take_samples, take_word, &stopped};
    char lang[VOICE_LANG + 1] = "";
    if (ask->len > VOICE_TEXT)
        _exit(EXIT_COULD_NOT);
    read_all(text, ask->len);
    text[ask->len] = '\0';
    for (size_t i = 0; i < ask->len; i++)
        if ((unsigned char)text[i] < ' ')
            text[i] = ' ';
    memcpy(lang, ask->lang, VOICE_LANG);
    bool knows =
        engine_say(lang, text, ask->len, ask->rate_percent, ask->pause != 0, &ear);
    if (knows && !stopped && chunk.sample_count + chunk.word_count > 0)
        hand_on();
    chunk.sample_count = 0;
    chunk.word_count = 0;
    answer(knows ? VOICE_DONE : VOICE_NO_LANG);
}

static bool no_samples(void *context, const int16_t *sample, size_t count)
{
    (void)context;
    (void)sample;
    (void)count;
    return true;
}

static bool no_word(void *context, uint32_t character, uint32_t sample)
{
    (void)context;
    (void)character;
    (void)sample;
    return true;
}

/* The first text of a language takes up to 30 ms. Who asks meanwhile comes first. */
static void warm(char *const *lang, int count)
{
    static const struct engine_ear nobody = {no_samples, no_word, NULL};
    struct pollfd asked = {.fd = STDIN_FILENO, .events = POLLIN};
    for (int i = 0; i < count && poll(&asked, 1, 0) == 0; i++)
        engine_say(lang[i], "1", 1, 100, false, &nobody);
}

#if defined(__SANITIZE_ADDRESS__)
#define LOOKED_AT_FROM_OUTSIDE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOOKED_AT_FROM_OUTSIDE 1
#endif
#endif

/* What a visitor typed may be among what is said: nobody else of this user looks. (The
 * sanitizers must, and ask the system for more than the jail gives.) */
static bool enter(const char *data)
{
#ifdef LOOKED_AT_FROM_OUTSIDE
    (void)data;
    return true;
#else
    prctl(PR_SET_DUMPABLE, 0);
    return jail_close(data);
#endif
}

static bool see_shared(void)
{
    void *at =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, VOICE_SHARED, 0);
    shared = at;
    return at != MAP_FAILED;
}

/* The engine complains on stderr, and what about is nobody's to keep. */
static bool be_quiet(void)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool quiet = nowhere >= 0 && dup2(nowhere, STDERR_FILENO) == STDERR_FILENO;
    if (nowhere >= 0)
        close(nowhere);
    return quiet;
}

int main(int argc, char **argv)
{
    const char *data = NULL;
    int first = 1;
    struct voice_ask ask;
    if (argc > 2 && strcmp(argv[1], "--data") == 0) {
        data = argv[2];
        first = 3;
    }
    if (!see_shared()) {
        fputs("anna-voice is started by anna-kiosk\n", stderr);
        return EXIT_COULD_NOT;
    }
    if (!be_quiet())
        return EXIT_COULD_NOT;
    data = engine_open(data);
    if (data == NULL || !enter(data)) {
        answer(data == NULL ? VOICE_NO_DATA : VOICE_NO_JAIL);
        return EXIT_COULD_NOT;
    }
    answer(VOICE_READY);
    warm(argv + first, argc - first);
    for (;;) {
        read_all(&ask, sizeof ask);
        if (ask.kind == VOICE_SAY)
            say(&ask);
    }
}
