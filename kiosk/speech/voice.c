#include "speech/voice.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/spawn.h"

/* How long an answer may take: a sentence takes 3 ms. */
enum { LANGS_MOST = 32, ANSWER_MS = 2000 };

bool voice_open(struct voice *voice, struct err *err)
{
    *voice = (struct voice){.ask = -1, .answer = -1};
    voice->shared = memfd_create("voice", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (voice->shared < 0)
        return err_set_errno(err, "no memory to share with " VOICE_PROGRAM);
    /* A program that could make it smaller could end this one. */
    if (ftruncate(voice->shared, sizeof *voice->chunk) == 0 &&
        fcntl(voice->shared, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0)
        voice->chunk = mmap(NULL, sizeof *voice->chunk, PROT_READ | PROT_WRITE,
                            MAP_SHARED, voice->shared, 0);
    if (voice->chunk != NULL && voice->chunk != MAP_FAILED)
        return true;
    err_set_errno(err, "no memory to share with " VOICE_PROGRAM);
    close(voice->shared);
    voice->shared = -1;
    voice->chunk = NULL;
    return false;
}

void voice_close(struct voice *voice)
{
    voice_end(voice);
    if (voice->chunk != NULL)
        munmap(voice->chunk, sizeof *voice->chunk);
    if (voice->shared >= 0)
        close(voice->shared);
    *voice = (struct voice){.ask = -1, .answer = -1, .shared = -1};
}

static void close_pair(const int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
}

bool voice_start(struct voice *voice, const char *program, const char *const *lang,
                 size_t lang_count, struct err *err)
{
    const char *argument[LANGS_MOST + 2] = {program};
    int to[2] = {-1, -1};
    int from[2] = {-1, -1};
    for (size_t i = 0; i < lang_count && i < LANGS_MOST; i++)
        argument[1 + i] = lang[i];
    if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) {
        err_set_errno(err, "no pipe to " VOICE_PROGRAM);
        close_pair(to);
        return false;
    }
    /* No environment. */
    char *const nothing[] = {NULL};
    const int given[] = {to[0], from[1], STDERR_FILENO, [VOICE_SHARED] = voice->shared};
    int number = spawn_program(&voice->pid, given, sizeof given / sizeof given[0],
                               argument, nothing);
    if (number != 0) {
        close_pair(to);
        close_pair(from);
        voice->pid = 0;
        errno = number;
        return err_set_errno(err, "%s: could not be started", program);
    }
    close(to[0]);
    close(from[1]);
    voice->ask = to[1];
    voice->answer = from[0];
    return true;
}

void voice_end(struct voice *voice)
{
    if (voice->pid != 0) {
        kill(voice->pid, SIGKILL);
        while (waitpid(voice->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
        close(voice->ask);
        close(voice->answer);
        voice->pid = 0;
        voice->ask = -1;
        voice->answer = -1;
    }
    if (voice->chunk != NULL)
        wipe(voice->chunk, sizeof *voice->chunk);
}

/* It has gone: that is an answer, and no signal that ends this program. */
static ssize_t write_calmly(int fd, const struct iovec *part, int count)
{
    sigset_t pipe_only;
    sigset_t before;
    const struct timespec now = {0};
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_only, &before);
    ssize_t done = writev(fd, part, count);
    if (done < 0 && errno == EPIPE)
        sigtimedwait(&pipe_only, NULL, &now);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return done;
}

/* An ask with its text is shorter than PIPE_BUF, so that all of it goes at once. */
bool voice_ask(struct voice *voice, const struct voice_ask *ask, const char *text)
{
    const struct iovec part[2] = {
        {(void *)(uintptr_t)ask, sizeof *ask},
        {(void *)(uintptr_t)text, ask->len},
    };
    _Static_assert(sizeof *ask + VOICE_TEXT <= 4096, "PIPE_BUF");
    return voice->pid != 0 && write_calmly(voice->ask, part, text != NULL ? 2 : 1) ==
                                  (ssize_t)(sizeof *ask + ask->len);
}

uint32_t voice_listen(struct voice *voice)
{
    struct pollfd one = {.fd = voice->answer, .events = POLLIN};
    struct voice_answer answer;
    int count;
    if (voice->pid == 0)
        return 0;
    do
        count = poll(&one, 1, ANSWER_MS);
    while (count < 0 && errno == EINTR);
    if (count <= 0 || read(voice->answer, &answer, sizeof answer) != sizeof answer)
        return 0;
    return answer.kind;
}

bool voice_await(struct voice *voice, struct err *err)
{
    switch (voice_listen(voice)) {
    case VOICE_READY:
        return true;
    case VOICE_NO_DATA:
        return err_set(err, "espeak-ng-data is not installed, or not readable");
    case VOICE_NO_JAIL:
        return err_set(err, VOICE_PROGRAM " may not shut itself in (seccomp)");
    default:
        return err_set(err, VOICE_PROGRAM " does not answer");
    }
}

size_t voice_samples(const struct voice *voice)
{
    uint32_t count = *(volatile const uint32_t *)&voice->chunk->sample_count;
    return count < VOICE_SAMPLES ? count : VOICE_SAMPLES;
}

size_t voice_words(const struct voice *voice)
{
    uint32_t count = *(volatile const uint32_t *)&voice->chunk->word_count;
    return count < VOICE_WORDS ? count : VOICE_WORDS;
}
