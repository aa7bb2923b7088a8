#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sink.h"
#include "speech/speech.h"
#include "../standing/memory.h"

/* Nothing is left of speech when it is over. What a visitor heard is nowhere when she has
 * gone: her words and the samples of them in no memory of this program, and the
 * anna-voice that said them has ended. Before, both must be found, else this sees
 * nothing. And three seconds after the last word nothing wakes the machine. */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2, WORD = 14 };

/* "Quarzxylophon." with all bits turned over, so that it stands nowhere as it is. */
static unsigned char turned[WORD];

static void make_word(char word[WORD + 1])
{
    static const char moved[] = "Rvbs{yzmpqipo/"; /* each letter one on */
    for (int i = 0; i < WORD; i++) {
        word[i] = (char)(moved[i] - 1);
        turned[i] = (unsigned char)~(unsigned char)word[i];
    }
    word[WORD] = '\0';
}

static void speak(struct speech *speech)
{
    char word[WORD + 1];
    make_word(word);
    const struct say_piece piece = {0, WORD, "de", word};
    /* The loudest step plays samples as they were made. */
    speech_say(speech, &piece, 1, &(struct speech_how){100, SPEECH_VOLUMES, 0});
    explicit_bzero(word, sizeof word);
}

/* What the engine complains of goes nowhere. True too where one may not look. */
static bool is_quiet(int voice)
{
    char link[64];
    char to[64] = "";
    snprintf(link, sizeof link, "/proc/%d/fd/2", voice);
    return readlink(link, to, sizeof to - 1) < 0 || strcmp(to, "/dev/null") == 0;
}

static void hear_out(const struct speech *speech)
{
    for (int i = 0; i < 5000 && speech_speaks(speech, 0); i++)
        sink_sleep_us(1000);
}

int main(void)
{
    static const char *const lang[] = {"de"};
    struct speech_options options = {.lang = lang, .lang_count = 1};
    struct err err = {""};
    struct speech *speech;
    unsigned char sample[SINK_LAST];
    if (!sink_open(11) || !speech_open(&speech, &options, &err)) {
        fprintf(stderr, "traces: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    int voice = sink_voice();
    bool quiet = is_quiet(voice);
    speak(speech);
    sink_sleep_us(100000);
    long word_before = memory_holds(turned, WORD);
    hear_out(speech);
    sink_sleep_us(50000);
    sink_last(sample);
    long sample_before = memory_holds(sample, SINK_LAST);
    speak(speech);
    sink_sleep_us(100000);
    speech_wipe(speech);
    bool ended = kill(voice, 0) != 0 && errno == ESRCH;
    /* The card's own buffer: a silent one comes behind it. */
    sink_sleep_us(50000);
    long word = memory_holds(turned, WORD);
    long samples = memory_holds(sample, SINK_LAST);
    printf("before: words %ld, samples %ld; after: words %ld, samples %ld, anna-voice %d "
           "%s\n",
           word_before, sample_before, word, samples, voice,
           ended ? "has ended" : "runs");
    speak(speech);
    hear_out(speech);
    bool again = sink_voice() != voice && speech_works(speech, &err);
    /* The card is still open, and wakes; three seconds later all sleep. */
    long begins = sink_wakings();
    sink_sleep_us(1000000);
    long awake = sink_wakings() - begins;
    sink_sleep_us(2500000);
    begins = sink_wakings();
    sink_sleep_us(2000000);
    long asleep = sink_wakings() - begins;
    printf("card open: %ld wakings a second, then %ld in two\n", awake, asleep);
    speech_close(speech);
    sink_close();
    bool seen = word_before > 0 && sample_before > 0 && awake > 20;
    bool nothing = word == 0 && samples == 0 && ended && asleep <= 2;
    return seen && nothing && quiet && again ? EXIT_DONE : EXIT_NO;
}
