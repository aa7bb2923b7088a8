#ifndef ANNA_ADMIN_BASE_TEMPLATE_H
#define ANNA_ADMIN_BASE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* Pages whose words and marks lie in the assets: a file of parts, each begun by a line
 * "<!--part NAME-->", with places "{{name}}" for values, and "{{"Words"}}" for words that
 * come out in the reader's language (base/message.h; at most 500 bytes).
 *
 * A part begins in the text of a page: not in a tag, nor in an element such as "option"
 * that takes no other. So the writer knows how words of others are isolated. */

struct template
{
    struct buf text;
};

bool template_open(struct template *out, const char *path, struct err *err);

/* All files "*.html" of a folder as one; part names are of all of them together. */
bool template_open_folder(struct template *out, const char *folder, struct err *err);
void template_close(struct template *t);

struct template_value {
    const char *name;
    const char *text; /* escaped for HTML and isolated (isolate.h) when it is put in;
                       * NULL: empty */
    bool raw;         /* is HTML already */
};

/* Appends a part with its places filled; a place without a value, and a part that is not
 * there, is an error that names it. */
bool template_add(const struct template *t, const char *part,
                  const struct template_value *value, size_t count, struct buf *out,
                  struct err *err);

#endif
