#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "speech/voice_wire.h"

/* An anna-voice that has fallen into bad hands: it answers what it likes. Its first
 * argument, a language, is the seed of its chance. tests/speech/lied.c listens. */

static struct voice_chunk *chunk;

static uint32_t chance(uint32_t below)
{
    return (uint32_t)rand() % below;
}

/* Mostly what could be, else anything. */
static uint32_t number(uint32_t most)
{
    return chance(4) > 0 ? chance(most + 1) : (uint32_t)rand() * 2u + chance(2);
}

static void fill(void)
{
    chunk->sample_count = number(VOICE_SAMPLES);
    chunk->word_count = number(VOICE_WORDS);
    for (int i = 0; i < VOICE_WORDS; i++)
        chunk->word[i] = (struct voice_word){number(100), number(100000)};
    for (int i = 0; i < 100; i++)
        chunk->sample[chance(VOICE_SAMPLES)] = (int16_t)rand();
}

static void answer_something(void)
{
    struct voice_answer answer = {chance(20) == 0 ? (uint32_t)rand()
                                  : chance(3) > 0 ? VOICE_CHUNK
                                                  : 1 + chance(5)};
    size_t len = chance(30) == 0 ? 1 + chance(3) : sizeof answer;
    fill();
    if (write(STDOUT_FILENO, &answer, len) != (ssize_t)len)
        _exit(0);
    /* What was said is changed while it is read. */
    if (chance(3) == 0)
        fill();
}

int main(int argc, char **argv)
{
    const struct voice_answer ready = {VOICE_READY};
    char bytes[4096];
    chunk =
        mmap(NULL, sizeof *chunk, PROT_READ | PROT_WRITE, MAP_SHARED, VOICE_SHARED, 0);
    if (chunk == MAP_FAILED)
        return 2;
    /* Smaller it cannot be made; who tries is refused. */
    if (ftruncate(VOICE_SHARED, 0) == 0)
        return 2;
    if (write(STDOUT_FILENO, &ready, sizeof ready) != sizeof ready)
        return 2;
    srand((unsigned)getpid() ^ (argc > 1 ? (unsigned)atoi(argv[1]) : 0));
    while (read(STDIN_FILENO, bytes, 1 + chance(sizeof bytes)) > 0) {
        if (chance(300) == 0)
            abort();
        for (uint32_t count = chance(20) == 0 ? chance(4) : 1; count > 0; count--)
            answer_something();
    }
    return 0;
}
