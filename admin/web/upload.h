#ifndef ANNA_ADMIN_WEB_UPLOAD_H
#define ANNA_ADMIN_WEB_UPLOAD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "web/http_fields.h"

/* The parts of a form that brings files (multipart/form-data, RFC 7578), as they come:
 * fields into memory, HTTP_BODY bytes of them, files into a folder. */

struct upload {
    const char *folder;        /* where files are put; must be there */
    struct arena *arena;       /* of the request */
    struct http_fields fields; /* after upload_end */
    struct http_file *file;
    size_t file_count;
    /* Private: */
    int fd;    /* of the last file; 0: none is open */
    bool open; /* a field is being read */
    const char *name;
    struct buf text;
    size_t text_len; /* of all fields */
};

/* Whether a header Content-Type names it. NULL: no. */
bool upload_is(const char *type);

/* The next bytes of a part; `first`: it begins with them. `file` NULL: it is a field. A
 * file without a name is what a browser sends where none was chosen, and is left out. A
 * name is taken without its folders, cut to 200 bytes. False for one that is no words,
 * too many parts, too much text, or if the disk is full. */
bool upload_take(struct upload *upload, const char *name, const char *file, bool first,
                 const char *data, size_t len);

/* The last part has ended: fields and files are whole. */
bool upload_end(struct upload *upload);

/* Takes the files away that still lie there. */
void upload_close(struct upload *upload);

#endif
