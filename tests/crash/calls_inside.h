#ifndef ANNA_TESTS_CRASH_CALLS_INSIDE_H
#define ANNA_TESTS_CRASH_CALLS_INSIDE_H

#include <sys/stat.h>
#include <sys/statvfs.h>

#include "calls.h"

/* What calls.c (reading and writing), calls_file.c (the rest of what is done with open
 * files) and calls_path.c (names) share. */

/* Open files have numbers that no real file has. */
enum { CALLS_FD = 1000000, CALLS_FILES = 64 };

struct open_file {
    bool used;
    bool writes;
    int number;
    off_t at;
};

/* An open file of the simulated disk; NULL if the number is a real one's. */
struct open_file *calls_file(int fd);
/* Another one for each disk that was mounted: SQLite knows files by it. */
uint64_t calls_device(void);
/* The path from the disk's root, or NULL for a real path. */
const char *calls_inside(const char *path);
/* Tells the watcher what will change. */
void calls_before(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Sets errno; -1. */
int calls_fail(int error);
int calls_answer(int number);
void calls_about(int number, struct stat *out);
int calls_space(struct statvfs *out);
/* Folders that are being listed. */
int calls_walks(void);
void calls_end_walks(void);

#endif
