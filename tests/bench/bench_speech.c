#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "speech/speech.h"
#include "../speech/sink.h"

/* What speaking costs, with the real engine and SDL's disk driver as the card: from the
 * press to the first buffer that is no silence, from hush to silence, memory of
 * anna-voice, processor, and wakings three seconds after the last word.
 *   bench_speech [TIMES] */

enum { EXIT_DONE = 0, EXIT_COULD_NOT = 2, TIMES_MOST = 1000, SPEAK_S = 20, QUIET_S = 5 };

static const char words[] =
    "Guten Tag. Das Rathaus hat montags bis freitags von acht bis "
    "zwölf Uhr geöffnet, donnerstags auch am Nachmittag.";
static const struct say_piece piece[] = {{0, 1, "de", words}};
static const struct speech_how how = {SPEECH_RATE, SPEECH_VOLUME, 0};

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_times(const char *what, double *ms, int count, const char *bar)
{
    qsort(ms, (size_t)count, sizeof *ms, by_size);
    printf("%-34s p50 %6.1f ms  p95 %6.1f ms  bar %s\n", what, ms[count / 2],
           ms[count * 95 / 100], bar);
}

static double first_ms(struct speech *speech)
{
    sink_reset();
    int64_t began = sink_now_us();
    speech_say(speech, piece, 1, &how);
    while (sink_heard().samples == 0)
        sink_sleep_us(200);
    return (double)(sink_heard().first_us - began) / 1000;
}

static double silent_ms(struct speech *speech)
{
    int64_t began = sink_now_us();
    speech_hush(speech);
    sink_sleep_us(60000);
    int64_t last = sink_heard().last_us;
    return last > began ? (double)(last - began) / 1000 : 0;
}

/* In MB; what is shared is shared out. */
static double pss_mb(int pid)
{
    char path[64];
    char line[128];
    double kb = 0;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", pid);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "Pss: %lf", &kb) == 1)
            break;
    if (file != NULL)
        fclose(file);
    return kb / 1024;
}

/* Of another process, in seconds. */
static double processor_s(int pid)
{
    char path[64];
    unsigned long user = 0;
    unsigned long system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        if (fscanf(file,
                   "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                   &user, &system) != 2)
            user = 0;
        fclose(file);
    }
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static struct rusage used(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage;
}

static double own_s(void)
{
    struct rusage usage = used();
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void measure_speaking(struct speech *speech)
{
    double own = own_s();
    double voice = processor_s(sink_voice());
    int64_t began = sink_now_us();
    while (sink_now_us() - began < (int64_t)SPEAK_S * 1000000) {
        speech_say(speech, piece, 1, &how);
        while (speech_speaks(speech, 0))
            sink_sleep_us(50000);
    }
    double seconds = (double)(sink_now_us() - began) / 1e6;
    printf("%-34s %.2f %% of a processor, anna-voice %.2f %% of it; with the card of the "
           "test  bar 2 %%\n",
           "speaking",
           (own_s() - own + processor_s(sink_voice()) - voice) / seconds * 100,
           (processor_s(sink_voice()) - voice) / seconds * 100);
}

static void measure_quiet(struct speech *speech)
{
    speech_hush(speech);
    sleep(3);
    long before = sink_wakings();
    sleep(QUIET_S);
    printf("%-34s %.1f a second  bar 0\n", "wakings, 3 s after the last word",
           (double)(sink_wakings() - before) / QUIET_S);
}

int main(int argc, char **argv)
{
    static double first[TIMES_MOST];
    static double again[TIMES_MOST];
    static double silent[TIMES_MOST];
    static const char *const lang[] = {"de", "en", "tr", "ar", "uk",
                                       "ru", "fa", "pl", "ro", "ku"};
    struct speech_options options = {.lang = lang, .lang_count = 10};
    struct err err = {""};
    struct speech *speech;
    int times = argc > 1 ? atoi(argv[1]) : 30;
    if (times < 2 || times > TIMES_MOST || !sink_open(11)) {
        fputs("usage: bench_speech [TIMES]\n", stderr);
        return EXIT_COULD_NOT;
    }
    int64_t began = sink_now_us();
    if (!speech_open(&speech, &options, &err)) {
        fprintf(stderr, "bench_speech: %s\n", err.text);
        return EXIT_COULD_NOT;
    }
    printf("%-34s %.1f ms\n", "opening", (double)(sink_now_us() - began) / 1000);
    sleep(1);
    for (int i = 0; i < times; i++) {
        sink_sleep_us(2100000 + rand() % 11000);
        first[i] = first_ms(speech);
        sink_sleep_us(300000 + rand() % 11000);
        silent[i] = silent_ms(speech);
        sink_sleep_us(300000 + rand() % 11000);
        again[i] = first_ms(speech);
        speech_hush(speech);
    }
    print_times("press to sound, card closed", first, times, "25");
    print_times("press to sound, card still open", again, times, "25");
    print_times("stop to silence", silent, times, "15");
    printf("%-34s %.1f MB  bar 12\n", "anna-voice, PSS", pss_mb(sink_voice()));
    measure_speaking(speech);
    measure_quiet(speech);
    speech_close(speech);
    sink_close();
    return EXIT_DONE;
}
