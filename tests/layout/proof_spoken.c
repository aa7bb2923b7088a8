#include "proof_spoken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof_check.h"

static struct buf said;

void proof_spoken_look(struct walk *walk)
{
    struct buf out = {0};
    app_read_out(walk->app, walk->now, &out);
    char *rest = out.len > 0 ? out.bytes : NULL;
    while (rest != NULL) {
        char *line = strsep(&rest, "\n");
        if (line[0] != '\0' && strchr(line, '"') == NULL)
            proof_fail(walk->where, "nothing is said of", line);
    }
    buf_free(&out);
}

void proof_spoken_add(struct walk *walk, const char *page)
{
    buf_print(&said, "== %s\n", page);
    app_read_out(walk->app, walk->now, &said);
}

void proof_spoken_golden(const char *folder, const char *lang, bool update)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.txt", folder, lang);
    if (update) {
        FILE *file = fopen(path, "w");
        if (file == NULL || fwrite(said.bytes, 1, said.len, file) != said.len ||
            fclose(file) != 0)
            proof_fail("what is said", "could not be written", path);
    } else {
        proof_golden("what is said", path, said.bytes, said.len);
    }
    buf_free(&said);
}
