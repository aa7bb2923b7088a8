#include <stdio.h>
#include <stdlib.h>

#include "sink.h"
#include "speech/speech.h"

/* Speaks through tests/speech/liar.c: whatever it answers, only noise comes of it, and
 * each text ends.
 *   lied LIAR TIMES SEED */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2, WAIT_US = 60000000 };

/* False if it never ends. */
static bool hear(struct speech *speech, int64_t most_us)
{
    int64_t began = sink_now_us();
    while (speech_speaks(speech, 0)) {
        size_t piece = 0;
        int64_t took = sink_now_us() - began;
        if (speech_at(speech, 0, &piece) && piece >= 3)
            return false;
        (void)speech_next_ms(speech, 0);
        if (took > WAIT_US)
            return false;
        if (took > most_us)
            speech_hush(speech);
        sink_sleep_us(300);
    }
    return true;
}

int main(int argc, char **argv)
{
    static const struct say_piece piece[] = {
        {0, 1, "de", "Eins"}, {1, 2, "tr", "iki."}, {2, 3, "de", "drei."}};
    const char *lang[] = {argc > 3 ? argv[3] : ""};
    struct speech_options options = {.lang = lang, .lang_count = 1};
    struct err err = {""};
    struct speech *speech;
    if (argc != 4 || !sink_open(0)) {
        fputs("usage: lied LIAR TIMES SEED\n", stderr);
        return EXIT_COULD_NOT;
    }
    srand((unsigned)atoi(argv[3]));
    options.program = argv[1];
    if (!speech_open(&speech, &options, &err)) {
        fprintf(stderr, "lied: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    for (int i = 0; i < atoi(argv[2]); i++) {
        speech_say(speech, piece, 3, &(struct speech_how){rand() % 400, rand() % 7, 0});
        if (!hear(speech, rand() % 4 == 0 ? rand() % 3000 : 3000000)) {
            printf("text %d does not end\n", i);
            return EXIT_NO;
        }
        if (rand() % 20 == 0)
            speech_wipe(speech);
    }
    speech_close(speech);
    sink_close();
    printf("%s texts were said by a liar, and each had an end\n", argv[2]);
    return EXIT_DONE;
}
