#include "fuzz/feed.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "help/folder.h"
#include "web/http.h"
#include "web/upload.h"

/* A form that brings files, as its parts come: lines that say where a part begins, what
 * it is called and which file it is, and pieces of what stands in it. What is taken is
 * words; a file has no folder in its name; none is left behind. */

static char folder[256];

static void clean_up(void)
{
    folder_remove(folder);
}

static void open_folder(void)
{
    if (folder[0] != '\0')
        return;
    snprintf(folder, sizeof folder, "%s", folder_make());
    atexit(clean_up);
}

static size_t files_left(void)
{
    DIR *list = opendir(folder);
    size_t count = 0;
    MUST(list != NULL);
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        count += entry->d_name[0] != '.';
    closedir(list);
    return count;
}

static void must_be_words(const char *text)
{
    MUST(text != NULL && utf8_valid(text, strlen(text), NULL));
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
        MUST(*at >= 0x20 || *at == '\t' || *at == '\r' || *at == '\n');
}

/* A line: its first letter says what follows. "n" a name, "f" a file's name, "-" neither;
 * "b" the first bytes of a part, any other letter more of them. */
static bool take_line(struct upload *upload, char *line, size_t len, char **name,
                      char **file)
{
    char *rest = line + 1;
    switch (line[0]) {
    case 'n':
        *name = rest;
        return true;
    case 'f':
        *file = rest;
        return true;
    case '-':
        *name = *file = NULL;
        return true;
    default:
        return upload_take(upload, *name, *file, line[0] == 'b', rest, len - 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    open_folder();
    struct arena arena = {0};
    struct upload upload = {.folder = folder, .arena = &arena};
    char *text = feed_text(data, size), *name = NULL, *file = NULL;
    bool ok = true;
    upload_is(text);
    for (size_t at = 0; ok && at < size;) {
        char *end = memchr(text + at, '\n', size - at);
        size_t len = end != NULL ? (size_t)(end - text) - at : size - at;
        if (end != NULL)
            *end = '\0';
        ok = len == 0 || take_line(&upload, text + at, len, &name, &file);
        at += len + 1;
    }
    ok = ok && upload_end(&upload);
    MUST(upload.fields.count <= HTTP_FIELDS && upload.file_count <= HTTP_FILES);
    for (size_t i = 0; ok && i < upload.fields.count; i++) {
        must_be_words(upload.fields.item[i].name);
        must_be_words(upload.fields.item[i].text);
    }
    for (size_t i = 0; ok && i < upload.file_count; i++) {
        must_be_words(upload.file[i].name);
        must_be_words(upload.file[i].file);
        MUST(strpbrk(upload.file[i].file, "/\\") == NULL &&
             upload.file[i].file[0] != '\0');
    }
    upload_close(&upload);
    MUST(files_left() == 0);
    arena_free(&arena);
    free(text);
    return 0;
}
