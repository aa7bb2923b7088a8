#include "publish/drop.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/xml.h"
#include "core/courier.h"
#include "core/seal.h"

enum { PATH_LEN = 1024, MOST = 10000, NAME_LEN = SEAL_NAME_LEN + sizeof COURIER_ENDING };

#define LISTED "list.xml"
#define FETCHED "fetched"

/* What the list says, one text after the other. */
struct listing {
    bool names; /* the text that comes is one */
    char text[512];
    size_t len;
    struct buf *out; /* names that are ours, a line each */
    size_t count;
};

static bool is_ours(const char *name)
{
    size_t digits = strspn(name, "0123456789abcdef");
    return digits == SEAL_NAME_LEN - 1 && strcmp(name + digits, COURIER_ENDING) == 0;
}

/* nginx says <file>NAME</file>, an S3 store <Key>PREFIX/NAME</Key>. */
static bool begin_element(void *context, const struct xml_element *element,
                          struct err *err)
{
    struct listing *l = context;
    (void)err;
    l->names = strcmp(element->name, "file") == 0 || strcmp(element->name, "Key") == 0;
    l->len = 0;
    return true;
}

static bool take_text(void *context, const char *bytes, size_t len, struct err *err)
{
    struct listing *l = context;
    (void)err;
    if (l->names && len < sizeof l->text - l->len) {
        memcpy(l->text + l->len, bytes, len);
        l->len += len;
    }
    return true;
}

static bool end_element(void *context, size_t line, struct err *err)
{
    struct listing *l = context;
    (void)line;
    (void)err;
    l->text[l->len] = '\0';
    const char *slash = strrchr(l->text, '/');
    const char *name = slash != NULL ? slash + 1 : l->text;
    if (l->names && is_ours(name) && l->count < MOST) {
        buf_print(l->out, "%s\n", name);
        l->count++;
    }
    l->names = false;
    return true;
}

static bool path_of(char out[PATH_LEN], const char *folder, const char *name,
                    struct err *err)
{
    return snprintf(out, PATH_LEN, "%s/%s", folder, name) < PATH_LEN ||
           err_set(err, "%.60s...: the path is too long", folder);
}

static bool read_names(const struct remote *remote, const char *folder, struct buf *names,
                       struct err *err)
{
    char path[PATH_LEN];
    struct buf text = {0};
    struct listing listing = {.out = names};
    const struct xml_handler handler = {.context = &listing,
                                        .begin = begin_element,
                                        .end = end_element,
                                        .text = take_text};
    bool ok = path_of(path, folder, LISTED, err) && remote_list(remote, &text, err) &&
              durable_write(path, text.bytes, text.len, 0600, err);
    buf_free(&text);
    if (!ok)
        return false;
    struct err why = {""};
    ok = xml_read(path, &handler, &why) ||
         err_set(err, "%s: the server does not list its files", remote->address);
    durable_remove(path);
    return ok && (!names->failed || err_set(err, "not enough memory"));
}

/* Calls `each` for each line. */
static bool each_name(const struct buf *names,
                      bool (*each)(const struct remote *remote, const char *folder,
                                   const char *name, struct err *err),
                      const struct remote *remote, const char *folder, struct err *err)
{
    char name[NAME_LEN];
    size_t len;
    bool ok = true;
    for (size_t at = 0; ok && at < names->len; at += len + 1) {
        len = strcspn(names->bytes + at, "\n");
        snprintf(name, sizeof name, "%.*s", (int)len, names->bytes + at);
        ok = each(remote, folder, name, err);
    }
    return ok;
}

/* What somebody took away meanwhile is none. What is larger is no file of a terminal: it
 * stays there, and is told like any other that cannot be read. */
static bool fetch_one(const struct remote *remote, const char *folder, const char *name,
                      struct err *err)
{
    char path[PATH_LEN];
    struct buf file = {0};
    bool there;
    bool ok = path_of(path, folder, name, err) &&
              remote_get(remote, name, (size_t)SEAL_FILE_LEN * 10, &file, &there, err) &&
              (!there ||
               durable_write(path, file.len > 0 ? file.bytes : "", file.len, 0600, err));
    buf_free(&file);
    return ok;
}

bool drop_fetch(const struct remote *remote, const char *folder, struct err *err)
{
    char path[PATH_LEN];
    struct buf names = {0};
    bool ok = read_names(remote, folder, &names, err) &&
              each_name(&names, fetch_one, remote, folder, err) &&
              path_of(path, folder, FETCHED, err) &&
              durable_write(path, names.len > 0 ? names.bytes : "", names.len, 0600, err);
    buf_free(&names);
    return ok;
}

static bool remove_taken(const struct remote *remote, const char *folder,
                         const char *name, struct err *err)
{
    char path[PATH_LEN];
    if (!path_of(path, folder, name, err))
        return false;
    return access(path, F_OK) == 0 || remote_remove(remote, name, err);
}

static bool remove_here(const struct remote *remote, const char *folder, const char *name,
                        struct err *err)
{
    char path[PATH_LEN];
    (void)remote;
    if (path_of(path, folder, name, err))
        durable_remove(path);
    return true;
}

bool drop_end(const struct remote *remote, const char *folder, bool keep_all,
              struct err *err)
{
    char path[PATH_LEN];
    struct buf names = {0};
    struct err ignored = {""};
    bool ok = true;
    if (path_of(path, folder, FETCHED, &ignored) &&
        buf_read_file(&names, path, (size_t)MOST * NAME_LEN, &ignored)) {
        ok = keep_all || each_name(&names, remove_taken, remote, folder, err);
        each_name(&names, remove_here, remote, folder, &ignored);
        durable_remove(path);
    }
    buf_free(&names);
    rmdir(folder);
    return ok;
}
