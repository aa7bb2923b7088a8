#include "device/program_look.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/bundle.h"
#include "core/crypt.h"
#include "device/program_past.h"

struct looking {
    struct program_terminal terminal;
    struct program_found *best;
    struct err *err;
    size_t seen;
};

bool program_look_named(const char *name)
{
    const size_t end_len = strlen(PROGRAM_END);
    size_t len = strlen(name);
    return name[0] != '.' && len > end_len &&
           strcasecmp(name + len - end_len, PROGRAM_END) == 0;
}

enum program_answer program_look_signature(const char *path, struct buf *out,
                                           struct err *err)
{
    char beside[PROGRAM_LOOK_PATH + 16];
    struct stat about;
    if (snprintf(beside, sizeof beside, "%s.minisig", path) >= (int)sizeof beside) {
        err_set(err, "%.60s...: the path is too long", path);
        return PROGRAM_UNREADABLE;
    }
    if (lstat(beside, &about) != 0 && errno == ENOENT && lstat(path, &about) == 0) {
        err_set(err, "%s: there is no signature", beside);
        return PROGRAM_UNSIGNED;
    }
    return buf_read_file(out, beside, BUNDLE_SIGNATURE_LIMIT, err) ? PROGRAM_FITS
                                                                   : PROGRAM_UNREADABLE;
}

/* What tells the most is the highest. */
static int rank(enum program_answer answer)
{
    switch (answer) {
    case PROGRAM_FITS:
    case PROGRAM_WENT_BACK:
    case PROGRAM_TOO_LARGE:
    case PROGRAM_SAME:
    case PROGRAM_OLDER:
        return 7;
    case PROGRAM_OTHER_MACHINE:
        return 6;
    case PROGRAM_DAMAGED:
        return 5;
    case PROGRAM_UNSIGNED:
        return 4;
    case PROGRAM_FOREIGN:
        return 3;
    case PROGRAM_NOT_ONE:
        return 2;
    case PROGRAM_UNREADABLE:
        return 1;
    case PROGRAM_NONE:
    case PROGRAM_ON_TRIAL:
    case PROGRAM_UNKEPT:
    case PROGRAM_WRITTEN:
    case PROGRAM_ANSWERS:
        break;
    }
    return 0;
}

static bool better(const struct program_found *a, const struct program_found *b)
{
    if (rank(a->answer) != rank(b->answer))
        return rank(a->answer) > rank(b->answer);
    return a->label.number > b->label.number;
}

static void take_file(struct looking *l, const char *folder, const char *name)
{
    struct program_found found = {.answer = PROGRAM_UNREADABLE};
    struct stat about;
    struct buf text = {0};
    struct signature ignored;
    struct err why = {""};
    if (snprintf(found.path, sizeof found.path, "%s/%s", folder, name) >=
        (int)sizeof found.path)
        return;
    if (lstat(found.path, &about) != 0)
        err_set_errno(&why, "%s: could not be looked at", found.path);
    else if (!S_ISREG(about.st_mode))
        return;
    else
        found.answer = program_look_signature(found.path, &text, &why);
    if (found.answer == PROGRAM_FITS) {
        found.len = (uintmax_t)about.st_size;
        found.answer =
            program_judge(&text, found.len, &l->terminal, &ignored, &found.label, &why);
    }
    buf_free(&text);
    if (better(&found, l->best)) {
        *l->best = found;
        *l->err = why;
        if (why.text[0] != '\0')
            err_prefix(l->err, "%s", name);
    }
}

/* What cannot be read has said so already, where content was looked for. */
static void take_folder(struct looking *l, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir != NULL && l->seen < PROGRAM_LOOK_MOST && (entry = readdir(dir)) != NULL)
        if (program_look_named(entry->d_name)) {
            l->seen++;
            take_file(l, folder, entry->d_name);
        }
    if (dir != NULL)
        closedir(dir);
}

bool program_look_at_own(const struct program_look *look, struct program_label *have,
                         long *back)
{
    struct program_past past;
    struct err ignored = {""};
    *back = 0;
    if (look->program == NULL || access(look->program, F_OK) != 0 ||
        !program_read_file(have, look->program, &ignored))
        return false;
    program_past_read(&past, look->trust);
    for (size_t i = 0; i < past.back_count; i++)
        if (past.back[i] > have->number && past.back[i] > *back)
            *back = past.back[i];
    return true;
}

void program_look(const struct program_look *look, const char *const *folder,
                  size_t count, struct program_found *out, struct err *err)
{
    struct program_label have;
    struct program_past past;
    long back;
    *out = (struct program_found){.answer = PROGRAM_NONE};
    if (!program_look_at_own(look, &have, &back) || !crypt_init(err))
        return;
    program_past_read(&past, look->trust);
    struct looking l = {.terminal = {.keys = look->keys,
                                     .key_count = look->key_count,
                                     .have = &have,
                                     .floor = past.good,
                                     .went_back = past.back,
                                     .went_back_count = past.back_count},
                        .best = out,
                        .err = err};
    for (size_t i = 0; i < count; i++) {
        char below[PROGRAM_LOOK_PATH];
        take_folder(&l, folder[i]);
        if (snprintf(below, sizeof below, "%s/anna", folder[i]) < (int)sizeof below)
            take_folder(&l, below);
    }
}
