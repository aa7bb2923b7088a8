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

/* From an alert to the next empty line. */
static void add_alerts(char *text, const char *folder, const char *file, struct buf *out)
{
    char name[DELIVERY_NAME];
    char words[DELIVERY_NAME];
    bool speaks = false;
    delivery_name(name, file);
    while (text != NULL) {
        char *line = text;
        text = strchr(line, '\n');
        if (text != NULL)
            *text++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        speaks = (speaks && line[0] != '\0') || is_alert(line);
        delivery_name(words, line);
        if (speaks)
            buf_print(out, "%s/anna/%s: %s\n", folder, name, words);
    }
}

static void take_note(const char *folder, const char *file, struct buf *out)
{
    char path[PATH_LEN];
    struct stat about;
    struct buf text = {0};
    struct err ignored = {""};
    int len = snprintf(path, sizeof path, "%s/anna/%s", folder, file);
    if (len > 0 && len < (int)sizeof path && lstat(path, &about) == 0 &&
        S_ISREG(about.st_mode) && about.st_size > 0 &&
        buf_read_file(&text, path, NOTE_LIMIT, &ignored))
        add_alerts(text.bytes, folder, file, out);
    buf_free(&text);
}

bool notes_alerts(const char *folder, struct buf *out, struct err *err)
{
    char below[PATH_LEN];
    struct dirent **entry;
    int len = snprintf(below, sizeof below, "%s/anna", folder);
    int count = len > 0 && len < (int)sizeof below
                    ? scandir(below, &entry, is_note, alphasort)
                    : -1;
    for (int i = 0; i < count; i++) {
        if (i < MOST_NOTES)
            take_note(folder, entry[i]->d_name, out);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
    return !out->failed || err_set(err, "not enough memory");
}
