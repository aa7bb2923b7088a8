#include "core/courier.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/durable.h"
#include "base/utf8.h"

enum { STATUS_LIMIT = 1024, DIGITS = 12 };

#define CONTENT "content"
#define STATUS "status"

bool courier_path(char out[COURIER_PATH], const char *folder, long number,
                  const char *end, struct err *err)
{
    return snprintf(out, COURIER_PATH, "%s/" CONTENT "/anna-%ld.%s", folder, number,
                    end) < COURIER_PATH ||
           err_set(err, "%.60s...: the path is too long", folder);
}

/* "anna-N.anna.minisig" of that N, and nothing else. */
static long number_of(const char *name)
{
    static const char before[] = "anna-";
    static const char behind[] = ".anna.minisig";
    size_t start = sizeof before - 1;
    if (strncmp(name, before, start) != 0 || name[start] < '1' || name[start] > '9')
        return 0;
    size_t digits = strspn(name + start, "0123456789");
    return digits <= DIGITS && strcmp(name + start + digits, behind) == 0
               ? strtol(name + start, NULL, 10)
               : 0;
}

long courier_newest(const char *folder)
{
    char path[COURIER_PATH];
    struct err ignored = {""};
    const struct dirent *entry;
    long newest = 0;
    if (snprintf(path, sizeof path, "%s/" CONTENT, folder) >= (int)sizeof path)
        return 0;
    DIR *dir = opendir(path);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        long number = number_of(entry->d_name);
        if (number > newest && courier_path(path, folder, number, "anna", &ignored) &&
            access(path, R_OK) == 0)
            newest = number;
    }
    if (dir != NULL)
        closedir(dir);
    return newest;
}

static bool status_path(char out[COURIER_PATH], const char *folder, struct err *err)
{
    return snprintf(out, COURIER_PATH, "%s/" STATUS, folder) < COURIER_PATH ||
           err_set(err, "%.60s...: the path is too long", folder);
}

bool courier_status_write(const char *folder, const struct courier_status *status,
                          struct err *err)
{
    char path[COURIER_PATH];
    char text[STATUS_LIMIT];
    int len = snprintf(text, sizeof text, "%" PRId64 " %" PRId64 " %ld\n%s\n%s\n",
                       status->tried, status->good, status->failures, status->why,
                       status->unsent);
    return status_path(path, folder, err) &&
           durable_write(path, text, (size_t)len, 0644, err);
}

/* The number at `*at`, which goes behind the sign that ends it. */
static bool take_number(char **at, char behind, int64_t *out)
{
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > DIGITS || (*at)[digits] != behind)
        return false;
    *out = strtoll(*at, at, 10);
    (*at)++;
    return true;
}

/* The line at `*at`, which goes to the next; "" if there is none. */
static void take_words(char **at, char out[COURIER_WHY])
{
    size_t len = strcspn(*at, "\n");
    bool more = (*at)[len] == '\n';
    if (more)
        (*at)[len] = '\0';
    utf8_copy(out, COURIER_WHY, *at);
    *at += more ? len + 1 : len;
}

bool courier_status_read(const char *folder, struct courier_status *out, struct err *err)
{
    struct courier_status status = {.why = ""};
    char path[COURIER_PATH];
    struct buf text = {0};
    if (!status_path(path, folder, err) ||
        !buf_read_file(&text, path, STATUS_LIMIT - 1, err))
        return false;
    int64_t failures = 0;
    char *line = text.bytes != NULL ? text.bytes : "";
    bool ok = utf8_valid(line, text.len, NULL) &&
              take_number(&line, ' ', &status.tried) &&
              take_number(&line, ' ', &status.good) &&
              take_number(&line, '\n', &failures) && status.tried > 0;
    if (ok) {
        status.failures = (long)failures;
        take_words(&line, status.why);
        take_words(&line, status.unsent);
        *out = status;
    }
    buf_free(&text);
    return ok || err_set(err, "%s: this is not what anna-courier writes", path);
}
