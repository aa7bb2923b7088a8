#include "base/template.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "base/template_place.h"

static const char mark[] = "<!--part ";

bool template_open(struct template *out, const char *path, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, 1 << 20, err))
        return false;
    out->text = text;
    return true;
}

static int is_page(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return len > 5 && strcmp(entry->d_name + len - 5, ".html") == 0;
}

static bool add_file(struct buf *text, const char *folder, const char *name,
                     struct err *err)
{
    struct buf path = {0};
    struct buf file = {0};
    buf_print(&path, "%s/%s", folder, name);
    bool ok = (!path.failed || err_set(err, "not enough memory")) &&
              buf_read_file(&file, path.bytes, 1 << 20, err);
    if (ok)
        buf_add(text, file.bytes, file.len);
    buf_free(&path);
    buf_free(&file);
    return ok;
}

bool template_open_folder(struct template *out, const char *folder, struct err *err)
{
    struct buf text = {0};
    struct dirent **entry = NULL;
    int count = scandir(folder, &entry, is_page, alphasort);
    bool ok = count >= 0 || err_set_errno(err, "cannot read %s", folder);
    for (int i = 0; i < count; i++) {
        ok = ok && add_file(&text, folder, entry[i]->d_name, err);
        free(entry[i]);
    }
    free(entry);
    ok = ok && (!text.failed || err_set(err, "not enough memory")) &&
         (text.len > 0 || err_set(err, "%s has no pages", folder));
    if (ok)
        out->text = text;
    else
        buf_free(&text);
    return ok;
}

void template_close(struct template *t)
{
    buf_free(&t->text);
}

/* The lines between a part's own mark and the next one. */
static const char *find_part(const struct template *t, const char *part, size_t *len)
{
    size_t name = strlen(part);
    for (const char *at = strstr(t->text.bytes, mark); at != NULL;
         at = strstr(at + 1, mark)) {
        const char *from = at + sizeof mark - 1;
        if (strncmp(from, part, name) != 0 || strncmp(from + name, "-->\n", 4) != 0)
            continue;
        from += name + 4;
        const char *end = strstr(from, mark);
        *len = end != NULL ? (size_t)(end - from) : strlen(from);
        return from;
    }
    return NULL;
}

/* Words to be translated, between quotes. */
static bool add_words(const char *quoted, size_t len, struct buf *out)
{
    char words[512];
    if (len < 2 || len >= sizeof words || quoted[len - 1] != '"')
        return false;
    snprintf(words, sizeof words, "%.*s", (int)(len - 2), quoted + 1);
    isolate_add(out, message(words), ISOLATE_NOT);
    return true;
}

static bool add_value(const char *name, size_t len, const struct template_value *value,
                      size_t count, const struct template_place *place, struct buf *out)
{
    if (len > 0 && name[0] == '"')
        return add_words(name, len, out);
    for (size_t i = 0; i < count; i++) {
        if (strlen(value[i].name) != len || strncmp(value[i].name, name, len) != 0)
            continue;
        const char *text = value[i].text != NULL ? value[i].text : "";
        if (value[i].raw)
            buf_add_text(out, text);
        else
            isolate_add(out, text, template_place_isolates(place));
        return true;
    }
    return false;
}

bool template_add(const struct template *t, const char *part,
                  const struct template_value *value, size_t count, struct buf *out,
                  struct err *err)
{
    size_t len = 0;
    const char *at = find_part(t, part, &len);
    if (at == NULL)
        return err_set(err, "the template has no part %s", part);
    const char *end = at + len;
    struct template_place around = {0};
    while (at < end) {
        const char *place = memmem(at, (size_t)(end - at), "{{", 2);
        const char *close =
            place != NULL ? memmem(place, (size_t)(end - place), "}}", 2) : NULL;
        if (close == NULL) {
            buf_add(out, at, (size_t)(end - at));
            break;
        }
        buf_add(out, at, (size_t)(place - at));
        template_place_follow(&around, at, (size_t)(place - at));
        if (!add_value(place + 2, (size_t)(close - place - 2), value, count, &around,
                       out))
            return err_set(err, "the template's part %s has an unknown place %.*s", part,
                           (int)(close - place + 2), place);
        at = close + 2;
    }
    return !out->failed || err_set(err, "not enough memory");
}
