#include "publish/notes.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/delivery.h"

enum { PATH_LEN = 4400, NOTE_LIMIT = 65536, MOST_NOTES = 1000 };

/* How "stick.alert" and "stick.program.back" of the German words begin. */
static const char *const alerts[] = {"Achtung: Es ", "Achtung: Programm "};

static bool is_alert(const char *line)
{
    for (size_t i = 0; i < sizeof alerts / sizeof alerts[0]; i++)
        if (strncmp(line, alerts[i], strlen(alerts[i])) == 0)
            return true;
    return false;
}

static int is_note(const struct dirent *entry)
{
    static const char begin[] = "ANNA-Meldung";
    size_t len = strlen(entry->d_name);
    return strncmp(entry->d_name, begin, sizeof begin - 1) == 0 && len > 4 &&
           strcmp(entry->d_name + len - 4, ".txt") == 0;
}

static void tell_file(const char *folder, const char *file, notes_file *tell,
                      void *context)
{
    char path[PATH_LEN];
    struct stat about;
    struct buf text = {0};
    struct err ignored = {""};
    int len = snprintf(path, sizeof path, "%s/anna/%s", folder, file);
    if (len > 0 && len < (int)sizeof path && lstat(path, &about) == 0 &&
        S_ISREG(about.st_mode) && about.st_size > 0 &&
        buf_read_file(&text, path, NOTE_LIMIT, &ignored))
        tell(context, file, text.bytes, (int64_t)about.st_mtime);
    buf_free(&text);
}

void notes_files(const char *folder, notes_file *tell, void *context)
{
    char below[PATH_LEN];
    struct dirent **entry;
    int len = snprintf(below, sizeof below, "%s/anna", folder);
    int count = len > 0 && len < (int)sizeof below
                    ? scandir(below, &entry, is_note, alphasort)
                    : -1;
    for (int i = 0; i < count; i++) {
        if (i < MOST_NOTES)
            tell_file(folder, entry[i]->d_name, tell, context);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
}

struct lines {
    notes_line *tell;
    void *context;
};

static void tell_lines(void *context, const char *file, char *text, int64_t written)
{
    const struct lines *lines = context;
    char name[DELIVERY_NAME];
    char words[DELIVERY_NAME];
    (void)written;
    delivery_name(name, file);
    while (text != NULL) {
        char *line = text;
        text = strchr(line, '\n');
        if (text != NULL)
            *text++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        delivery_name(words, line);
        lines->tell(lines->context, name, words);
    }
}

void notes_lines(const char *folder, notes_line *line, void *context)
{
    struct lines lines = {line, context};
    notes_files(folder, tell_lines, &lines);
}

struct alerting {
    const char *folder;
    struct buf *out;
    char name[DELIVERY_NAME]; /* of the note that speaks */
    bool speaks;
};

/* From an alert to the next empty line. */
static void add_alert(void *context, const char *name, const char *line)
{
    struct alerting *to = context;
    if (strcmp(to->name, name) != 0)
        to->speaks = false;
    snprintf(to->name, sizeof to->name, "%s", name);
    to->speaks = (to->speaks && line[0] != '\0') || is_alert(line);
    if (to->speaks)
        buf_print(to->out, "%s/anna/%s: %s\n", to->folder, name, line);
}

bool notes_alerts(const char *folder, struct buf *out, struct err *err)
{
    struct alerting to = {.folder = folder, .out = out};
    notes_lines(folder, add_alert, &to);
    return !out->failed || err_set(err, "not enough memory");
}
