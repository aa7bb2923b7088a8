#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "speech/speech.h"

/* Says words as the terminal does, for tests/speech/voice.sh: opens speech, says each
 * text, waits until it was heard, closes. It prints "piece I at MS" when a piece begins.
 *   speak [-p PROGRAM] LANG RATE[/VOLUME] TEXT...
 * A piece a word; "LANG:WORDS" is one piece. */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2, PIECES = 512 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t woken;
static bool awake;

static void wake(void)
{
    pthread_mutex_lock(&lock);
    awake = true;
    pthread_cond_signal(&woken);
    pthread_mutex_unlock(&lock);
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* As the main loop does: as long as nothing comes, and no longer than that. */
static void sleep_until_news(int ms)
{
    int64_t until_ms = now_ms() + ms;
    struct timespec until = {.tv_sec = until_ms / 1000,
                             .tv_nsec = until_ms % 1000 * 1000000};
    pthread_mutex_lock(&lock);
    while (!awake)
        if (ms < 0)
            pthread_cond_wait(&woken, &lock);
        else if (pthread_cond_timedwait(&woken, &lock, &until) != 0)
            break;
    awake = false;
    pthread_mutex_unlock(&lock);
}

static size_t cut(char *text, const char *lang, struct say_piece piece[PIECES])
{
    size_t count = 0;
    char *rest;
    for (char *word = strtok_r(text, " ", &rest); word != NULL && count < PIECES;
         word = strtok_r(NULL, " ", &rest)) {
        piece[count] = (struct say_piece){.lang = lang, .words = word};
        if (strlen(word) > 3 && word[2] == ':') {
            word[2] = '\0';
            piece[count].lang = word;
            piece[count].words = word + 3;
        }
        count++;
    }
    return count;
}

static bool say(struct speech *speech, const char *lang, const char *rate, char *text)
{
    static struct say_piece piece[PIECES];
    struct err err = {""};
    int64_t began = now_ms();
    const char *volume = strchr(rate, '/');
    struct speech_how how = {atoi(rate),
                             volume != NULL ? atoi(volume + 1) : SPEECH_VOLUME, began};
    size_t last = PIECES;
    speech_say(speech, piece, cut(text, lang, piece), &how);
    while (speech_speaks(speech, now_ms())) {
        size_t at;
        if (speech_at(speech, now_ms(), &at) && at != last) {
            printf("piece %zu at %d\n", at, (int)(now_ms() - began));
            last = at;
        }
        sleep_until_news(speech_next_ms(speech, now_ms()));
    }
    if (speech_works(speech, &err))
        return true;
    fprintf(stderr, "speak: %s\n", err.text);
    return false;
}

int main(int argc, char **argv)
{
    pthread_condattr_t steady;
    struct err err = {""};
    struct speech *speech;
    struct speech_options options = {.wake = wake, .lang_count = 1};
    bool ok = true;
    int at = 1;
    if (argc > 2 && strcmp(argv[1], "-p") == 0) {
        options.program = argv[2];
        at = 3;
    }
    if (argc < at + 3) {
        fputs("usage: speak [-p PROGRAM] LANG RATE[/VOLUME] TEXT...\n", stderr);
        return EXIT_COULD_NOT;
    }
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&woken, &steady);
    options.lang = (const char *const *)&argv[at];
    if (!speech_open(&speech, &options, &err)) {
        fprintf(stderr, "speak: %s\n", err.text);
        return EXIT_NO;
    }
    for (int i = at + 2; i < argc; i++)
        ok = say(speech, argv[at], argv[at + 1], argv[i]) && ok;
    speech_close(speech);
    return ok ? EXIT_DONE : EXIT_NO;
}
