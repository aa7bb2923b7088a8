#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "sink.h"
#include "speech/speech.h"

/* anna-voice dies at random: the next sentence is said, and no call waits for it.
 *   killed TIMES SEED */

enum {
    EXIT_DONE = 0,
    EXIT_NO = 1,
    EXIT_COULD_NOT = 2,
    PERIOD_MS = 1,
    WAIT_US = 10000000
};

static int64_t longest_us; /* call */

static void say(struct speech *speech, const struct say_piece *piece, size_t count)
{
    int64_t began = sink_now_us();
    speech_say(speech, piece, count, &(struct speech_how){100, SPEECH_VOLUME, 0});
    int64_t took = sink_now_us() - began;
    longest_us = took > longest_us ? took : longest_us;
}

/* Samples that were heard; -1 if it never ends. */
static int64_t hear_out(struct speech *speech)
{
    int64_t began = sink_now_us();
    while (speech_speaks(speech, 0)) {
        if (sink_now_us() - began > WAIT_US)
            return -1;
        sink_sleep_us(500);
    }
    for (int64_t before = -1; before != sink_heard().samples; sink_sleep_us(20000))
        before = sink_heard().samples;
    return sink_heard().samples;
}

int main(int argc, char **argv)
{
    static const struct say_piece two[] = {{0, 1, "de", "Guten"},
                                           {1, 2, "de", "Morgen."},
                                           {2, 3, "de", "Rathaus"},
                                           {3, 4, "de", "Ennigerloh."}};
    static const char *const lang[] = {"de"};
    struct speech_options options = {.lang = lang, .lang_count = 1};
    struct err err = {""};
    struct speech *speech;
    int lost = 0;
    if (argc != 3 || !sink_open(PERIOD_MS)) {
        fputs("usage: killed TIMES SEED\n", stderr);
        return EXIT_COULD_NOT;
    }
    srand((unsigned)atoi(argv[2]));
    if (!speech_open(&speech, &options, &err)) {
        fprintf(stderr, "killed: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    say(speech, two + 2, 2);
    int64_t one = hear_out(speech);
    for (int i = 0; i < atoi(argv[1]); i++) {
        sink_reset();
        say(speech, two, 4);
        /* Mostly before it has answered, now and then when it sleeps. */
        sink_sleep_us(rand() % (i % 4 == 0 ? 100000 : 3000));
        int pid = sink_voice();
        if (pid != 0)
            kill(pid, SIGKILL);
        int64_t heard = hear_out(speech);
        /* At most one of the two sentences is not there. */
        if (heard < one / 2) {
            printf("%d: %ld samples after the end of %d, a sentence has %ld\n", i,
                   (long)heard, pid, (long)one);
            lost++;
        }
        sink_reset();
        say(speech, two + 2, 2);
        heard = hear_out(speech);
        if (heard < one * 9 / 10) {
            printf("%d: the next sentence has %ld samples of %ld\n", i, (long)heard,
                   (long)one);
            lost++;
        }
    }
    speech_close(speech);
    sink_close();
    printf("anna-voice was ended %s times, %d sentences too many were lost; the "
           "longest call took %.1f ms\n",
           argv[1], lost, (double)longest_us / 1000);
    return lost == 0 && one > 0 ? EXIT_DONE : EXIT_NO;
}
