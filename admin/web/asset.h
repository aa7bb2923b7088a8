#ifndef ANNA_ADMIN_WEB_ASSET_H
#define ANNA_ADMIN_WEB_ASSET_H

#include "web/http.h"

/* The files that the pages need beside themselves: style, script, pictures' font. Read
 * once; nothing but these few is ever given out, whatever a path says. */

enum { ASSET_COUNT = 6 };

struct assets {
    struct buf file[ASSET_COUNT];
};

bool assets_open(struct assets *out, struct err *err);
void assets_close(struct assets *assets);

/* True if the path is one of them: the answer is filled. */
bool asset_serve(const struct assets *assets, const char *path,
                 struct http_answer *answer);

#endif
