/* A stick that is pulled: preloaded into anna-kiosk, it fails what is read from the
 * bundles below a folder from a certain byte on. Steered by the environment:
 *
 *   PULL_FOLDER  the stick
 *   PULL_AT      after so many bytes of a .anna file
 *   PULL_HOW     error   reads give EIO from then on
 *                gone    the folder is renamed to PULL_FOLDER.gone, reads give EIO
 *                shorter the file is cut there
 *                grow    the file becomes longer than it said
 *                kill    the process that reads dies
 *                none    nothing happens
 *   PULL_COUNT   a file to which each process adds "PATH BYTES" for all that it read */

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t read(int fd, void *bytes, size_t len);

enum { FILES_MOST = 64, PATH_LEN = 4096 };

static struct {
    char path[PATH_LEN];
    size_t passed;
} files[FILES_MOST];
static size_t file_count;
static int pulled;

static int ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

/* The counter of a file below the stick, NULL for all others. */
static size_t *passed_of(int fd, char path[PATH_LEN])
{
    const char *folder = getenv("PULL_FOLDER");
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, PATH_LEN - 1);
    if (folder == NULL || len <= 0)
        return NULL;
    path[len] = '\0';
    size_t folder_len = strlen(folder);
    if (strncmp(path, folder, folder_len) != 0 || path[folder_len] != '/')
        return NULL;
    for (size_t i = 0; i < file_count; i++)
        if (strcmp(files[i].path, path) == 0)
            return &files[i].passed;
    if (file_count == FILES_MOST)
        abort();
    strcpy(files[file_count].path, path);
    return &files[file_count++].passed;
}

static void pull(const char *how, int fd, size_t at)
{
    char path[PATH_LEN];
    char away[PATH_LEN + 8];
    const char *folder = getenv("PULL_FOLDER");
    snprintf(away, sizeof away, "%s.gone", folder);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (strcmp(how, "kill") == 0)
        raise(SIGKILL);
    if (strcmp(how, "gone") == 0 && rename(folder, away) != 0)
        abort();
    if (strcmp(how, "shorter") == 0 && truncate(path, (off_t)at) != 0)
        abort();
    if (strcmp(how, "grow") == 0) {
        struct stat about;
        if (stat(path, &about) != 0 || truncate(path, about.st_size + 4096) != 0)
            abort();
    }
    pulled = 1;
}

ssize_t read(int fd, void *bytes, size_t len)
{
    static ssize_t (*real)(int, void *, size_t);
    char path[PATH_LEN];
    const char *how = getenv("PULL_HOW");
    const char *word = getenv("PULL_AT");
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "read");
    size_t *passed = passed_of(fd, path);
    if (passed == NULL)
        return real(fd, bytes, len);
    if (how != NULL && word != NULL && ends_with(path, ".anna")) {
        size_t at = strtoul(word, NULL, 10);
        if (!pulled && *passed >= at)
            pull(how, fd, at);
        if (pulled && (strcmp(how, "error") == 0 || strcmp(how, "gone") == 0)) {
            errno = EIO;
            return -1;
        }
        if (!pulled && *passed + len > at)
            len = at - *passed;
    }
    ssize_t got = real(fd, bytes, len);
    *passed += got > 0 ? (size_t)got : 0;
    return got;
}

__attribute__((destructor)) static void tell(void)
{
    const char *name = getenv("PULL_COUNT");
    FILE *out = name != NULL && file_count > 0 ? fopen(name, "a") : NULL;
    for (size_t i = 0; out != NULL && i < file_count; i++)
        fprintf(out, "%s %zu\n", files[i].path, files[i].passed);
    if (out != NULL)
        fclose(out);
}
