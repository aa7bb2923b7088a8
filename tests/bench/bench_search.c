/* Measures the search on made-up offers: bench_search [--mixed] [OFFERS...], default 100
 * to 100,000; with --mixed, six of ten words are of other languages, in three scripts.
 * Prints for each number: building, opening, size, and p50/p99 of what visitors
 * do (the least of three times for each query, so that p99 is that of the queries and not
 * of the machine's other work). Texts have 80 words of a vocabulary in which the n-th
 * word comes 1/n times as often as the first, as in real texts. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "search/search.h"
#include "search/search_build.h"

enum {
    VOCABULARY = 24000,
    TEXT_WORDS = 80,
    QUERIES = 2000,
    TIMES = 3, /* that each is asked: the least counts, for the machine has other work */
    WORD_ROOM = 72,
    TEXT_ROOM = 8192
};

static uint64_t seed = 20261123;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 20) % below);
}

static char vocabulary[VOCABULARY][WORD_ROOM];
static double reach[VOCABULARY]; /* summed shares */

/* Beginnings and ends of words in Ukrainian and Russian, Arabic and Persian, and in
 * Turkish, Polish, Romanian and Kurdish. */
enum { PIECES = 14 };
static const char *const foreign[][PIECES] = {
    {"дити", "допо", "робо", "школ", "гро", "жил", "сем", "пособ", "ня", "ти", "ків",
     "ние", "ського", "ей"},
    {"طفل", "مال", "مدر", "خانه", "کار", "سک", "مساع", "پول", "ان", "ات", "ها", "ية",
     "گاه", "ون"},
    {"çocu", "pieni", "școa", "zarok", "yardı", "mieszk", "înv", "alîk", "ğu", "ądze",
     "lă", "ên", "ımı", "ție"}};

static void make_foreign(char *word)
{
    uint32_t chance = draw(6);
    const char *const *piece = foreign[chance < 3 ? 0 : chance < 5 ? 1 : 2];
    for (size_t n = 2 + draw(3); n > 0; n--)
        strcat(word, piece[draw(PIECES)]);
}

static void make_vocabulary(bool mixed)
{
    static const char *const part[] = {
        "kind",   "eltern",    "geld",      "hilfe",    "amt",    "schule",   "beratung",
        "wohn",   "arbeit",    "familie",   "mutter",   "vater",  "zuschlag", "antrag",
        "stelle", "unterhalt", "vorschuss", "kranken",  "kasse",  "jugend",   "frauen",
        "haus",   "tages",     "pflege",    "betreu",   "ung",    "sprach",   "kurs",
        "treff",  "punkt",     "bildung",   "teilhabe", "sozial", "schuld",   "recht",
        "an",     "ver",       "be",        "ent",      "auf",    "lich",     "keit",
        "isch",   "ab",        "zu",        "vor",      "nach",   "fahr"};
    static const char *const syllable[] = {"ba",  "ler", "mit", "sch", "ro",
                                           "ken", "tal", "ig",  "un",  "die",
                                           "wes", "par", "ml",  "ost"};
    enum {
        PARTS = sizeof part / sizeof *part,
        SYLLABLES = sizeof syllable / sizeof *syllable
    };
    double sum = 0;
    for (size_t i = 0; i < VOCABULARY; i++) {
        char *word = vocabulary[i];
        sum += 1.0 / (double)(i + 5);
        reach[i] = sum;
        if (mixed && draw(10) < 6) {
            make_foreign(word);
            continue;
        }
        size_t pieces = 1 + draw(3);
        for (size_t n = 0; n < pieces; n++)
            strcat(word, part[draw(PARTS)]);
        for (size_t n = draw(3); i >= 300 && n > 0; n--)
            strcat(word, syllable[draw(SYLLABLES)]);
        if (draw(2) == 0)
            word[0] = (char)(word[0] - 'a' + 'A');
    }
}

static const char *draw_word(void)
{
    double want = (double)draw(1u << 30) / (double)(1u << 30) * reach[VOCABULARY - 1];
    size_t low = 0;
    size_t high = VOCABULARY - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reach[middle] < want)
            low = middle + 1;
        else
            high = middle;
    }
    return vocabulary[low];
}

static void draw_text(char *out, size_t words)
{
    out[0] = '\0';
    for (char *at = out; words > 0; words--)
        at += sprintf(at, words > 1 ? "%s " : "%s", draw_word());
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static _Noreturn void fail(const struct err *err)
{
    fprintf(stderr, "bench_search: %s\n", err->text);
    exit(2);
}

static void add_offers(struct search_build *build, size_t offers)
{
    static const char *const scope[] = {"ennigerloh", "everswinkel", "district",
                                        "national"};
    struct err err = {0};
    for (size_t i = 0; i < offers; i++) {
        char id[32];
        char name[TEXT_ROOM];
        char keyword[TEXT_ROOM];
        char body[TEXT_ROOM * 2];
        sprintf(id, "offer-%zu", i);
        draw_text(name, 1 + draw(4));
        draw_text(keyword, 3);
        draw_text(body, TEXT_WORDS);
        struct search_text text[] = {{SEARCH_KEYWORD, keyword}, {SEARCH_BODY, body}};
        struct search_document document = {.id = id,
                                           .name = name,
                                           .scope = scope[draw(4)],
                                           .text = text,
                                           .text_count = 2};
        if (!search_build_add(build, &document, &err))
            fail(&err);
    }
}

/* Where letter number `at` begins. */
static char *letter_of(char *word, size_t at)
{
    size_t from = 0;
    while (at-- > 0)
        utf8_next(word, strlen(word), &from);
    return word + from;
}

static size_t letters(const char *word)
{
    size_t count = 0;
    for (size_t at = 0, len = strlen(word); at < len; count++)
        utf8_next(word, len, &at);
    return count;
}

/* One slip: a letter missing, wrong, too many, or two swapped. */
static void slip(char *word)
{
    char out[WORD_ROOM + 16];
    size_t count = letters(word);
    size_t at = draw((uint32_t)count - 1);
    char *one = letter_of(word, at);
    char *two = letter_of(word, at + 1);
    char *end = letter_of(word, at + 2);
    /* Of the same script: another of the word's own. */
    size_t other = draw((uint32_t)count);
    char *from = letter_of(word, other);
    int len = (int)(letter_of(word, other + 1) - from);
    int head = (int)(one - word);
    switch (draw(4)) {
    case 0:
        sprintf(out, "%.*s%s", head, word, two);
        break;
    case 1:
        sprintf(out, "%.*s%.*s%s", head, word, len, from, two);
        break;
    case 2:
        sprintf(out, "%.*s%.*s%s", head, word, len, from, one);
        break;
    default:
        sprintf(out, "%.*s%.*s%.*s%s", head, word, (int)(end - two), two,
                (int)(two - one), one, end);
    }
    strcpy(word, out);
}

static void long_word(char *out, size_t least)
{
    do
        strcpy(out, draw_word());
    while (letters(out) < least);
}

static void query_letter(char *out)
{
    char *word = vocabulary[draw(300)];
    sprintf(out, "%.*s", (int)(letter_of(word, 1) - word), word);
}

static void query_begun(char *out)
{
    long_word(out, 5);
    *letter_of(out, 2 + draw(3)) = '\0';
}

static void query_word(char *out)
{
    strcpy(out, draw_word());
}

static void query_part(char *out)
{
    char word[WORD_ROOM];
    long_word(word, 8);
    strcpy(out, letter_of(word, 3));
}

static void query_slip(char *out)
{
    long_word(out, 5);
    slip(out);
}

static void query_slips(char *out)
{
    long_word(out, 8);
    slip(out);
    slip(out);
}

static void query_words(char *out)
{
    sprintf(out, "%s %s", draw_word(), draw_word());
}

static void query_words_slip(char *out)
{
    char word[WORD_ROOM + 16];
    long_word(word, 5);
    slip(word);
    sprintf(out, "%s %s %s", draw_word(), word, draw_word());
}

static void query_nonsense(char *out)
{
    for (size_t i = 0; i < 9; i++)
        out[i] = (char)('a' + draw(26));
    out[9] = '\0';
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a;
    double two = *(const double *)b;
    return (one > two) - (one < two);
}

static void measure(struct search *search, const char *what, void (*make)(char *out))
{
    static double took[QUERIES];
    struct arena arena = {0};
    struct err err = {0};
    size_t found = 0;
    for (size_t i = 0; i < QUERIES; i++) {
        char query[TEXT_ROOM];
        struct search_result result;
        make(query);
        for (int time = 0; time < TIMES; time++) {
            arena_reset(&arena);
            double start = now_ms();
            if (!search_run(search, &arena, query, "ennigerloh", 20, &result, &err))
                fail(&err);
            double ms = now_ms() - start;
            took[i] = time == 0 || ms < took[i] ? ms : took[i];
        }
        found += result.total > 0;
    }
    qsort(took, QUERIES, sizeof *took, ascending);
    printf("  %-28s p50 %7.3f  p99 %7.3f  max %7.3f ms, %5.1f %% found\n", what,
           took[QUERIES / 2], took[QUERIES * 99 / 100], took[QUERIES - 1],
           (double)found * 100 / QUERIES);
    arena_free(&arena);
}

static void write_content(const char *path)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fputs("content", file) < 0 || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static double file_mb(const char *path)
{
    FILE *file = fopen(path, "rb");
    double mb = 0;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        mb = (double)ftell(file) / 1e6;
    if (file != NULL)
        fclose(file);
    return mb;
}

static void bench(size_t offers)
{
    char content[] = "/tmp/bench_search_content_XXXXXX";
    char index[64];
    struct err err = {0};
    struct search_build *build;
    struct search *search;
    struct search_identity identity;
    int fd = mkstemp(content);
    if (fd >= 0)
        close(fd);
    sprintf(index, "%s.index", content);
    write_content(content);
    if (!search_identity_read(&identity, content, &err) ||
        !search_build_new(&build, &err))
        fail(&err);
    double start = now_ms();
    add_offers(build, offers);
    double added = now_ms();
    if (!search_build_write(build, &identity, index, &err))
        fail(&err);
    double built = now_ms();
    search_build_free(build);
    double opening = now_ms();
    if (!search_open(&search, content, index, &err))
        fail(&err);
    double opened = now_ms();
    bool sound = search_check(search, &err);
    double checked = now_ms();
    printf(
        "%zu offers: build %.0f ms (of it writing %.0f), open %.3f ms, check %.1f ms (%s), "
        "%.1f MB\n",
        offers, built - start, built - added, opened - opening, checked - opened,
        sound ? "sound" : "damaged", file_mb(index));
    measure(search, "first letter", query_letter);
    measure(search, "2 to 4 letters", query_begun);
    measure(search, "word", query_word);
    measure(search, "end of a word", query_part);
    measure(search, "two words", query_words);
    measure(search, "word with one error", query_slip);
    measure(search, "word with two errors", query_slips);
    measure(search, "three words, one error", query_words_slip);
    measure(search, "nonsense", query_nonsense);
    search_close(search);
    remove(index);
    remove(content);
}

int main(int argc, char **argv)
{
    static const size_t usual[] = {100, 1000, 10000, 100000};
    bool mixed = argc > 1 && strcmp(argv[1], "--mixed") == 0;
    make_vocabulary(mixed);
    for (int i = mixed ? 2 : 1; i < argc; i++)
        bench((size_t)strtoul(argv[i], NULL, 10));
    for (size_t i = 0; argc < (mixed ? 3 : 2) && i < sizeof usual / sizeof *usual; i++)
        bench(usual[i]);
    return 0;
}
