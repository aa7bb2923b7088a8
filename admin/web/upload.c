#include "web/upload.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/utf8.h"
#include "web/form.h"

enum { NAME_MOST = 200 };

bool upload_is(const char *type)
{
    static const char name[] = "multipart/form-data";
    size_t len = sizeof name - 1;
    return type != NULL && strncasecmp(type, name, len) == 0 &&
           (type[len] == ';' || type[len] == ' ');
}

static bool end_part(struct upload *upload)
{
    bool ok = upload->fd == 0 || close(upload->fd) == 0;
    upload->fd = 0;
    if (!upload->open)
        return ok;
    upload->open = false;
    ok = ok && !upload->text.failed &&
         memchr(upload->text.bytes != NULL ? upload->text.bytes : "", '\0',
                upload->text.len) == NULL &&
         form_add(&upload->fields, upload->arena, upload->name,
                  upload->text.bytes != NULL ? upload->text.bytes : "");
    buf_wipe_free(&upload->text);
    return ok;
}

/* What stands behind the last slash of either kind. */
static const char *bare(const char *file)
{
    for (const char *at = file; *at != '\0'; at++)
        if (*at == '/' || *at == '\\')
            file = at + 1;
    return file;
}

static bool begin_file(struct upload *upload, const char *name, const char *file)
{
    struct http_fields checked = {0};
    char *path = arena_print(upload->arena, "%s/part-XXXXXX", upload->folder);
    const char *words =
        arena_copy_len(upload->arena, file, (size_t)utf8_head(file, NAME_MOST));
    struct http_file *more =
        array_next(upload->arena, upload->file, upload->file_count, sizeof *more);
    if (path == NULL || words == NULL || more == NULL ||
        upload->file_count == HTTP_FILES ||
        !form_add(&checked, upload->arena, name, words))
        return false;
    upload->file = more;
    upload->fd = mkostemp(path, O_CLOEXEC);
    if (upload->fd < 0) {
        upload->fd = 0;
        return false;
    }
    upload->file[upload->file_count++] = (struct http_file){
        .name = checked.item[0].name, .file = checked.item[0].text, .path = path};
    return true;
}

static bool begin_part(struct upload *upload, const char *name, const char *file)
{
    if (!end_part(upload) || name == NULL)
        return false;
    if (file != NULL)
        return bare(file)[0] == '\0' || begin_file(upload, name, bare(file));
    upload->name = arena_copy(upload->arena, name);
    upload->open = upload->name != NULL;
    return upload->open;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, data, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        data += put;
        len -= (size_t)put;
    }
    return true;
}

bool upload_take(struct upload *upload, const char *name, const char *file, bool first,
                 const char *data, size_t len)
{
    if (first && !begin_part(upload, name, file))
        return false;
    if (upload->fd > 0) {
        upload->file[upload->file_count - 1].len += len;
        return write_all(upload->fd, data, len);
    }
    if (!upload->open)
        return len == 0;
    if (len > HTTP_BODY - upload->text_len)
        return false;
    upload->text_len += len;
    buf_add(&upload->text, data, len);
    return true;
}

bool upload_end(struct upload *upload)
{
    return end_part(upload);
}

void upload_close(struct upload *upload)
{
    if (upload->fd > 0)
        close(upload->fd);
    upload->fd = 0;
    for (size_t i = 0; i < upload->file_count; i++)
        unlink(upload->file[i].path);
    upload->file_count = 0;
    buf_wipe_free(&upload->text);
}
