#include "pages/answer_blocks.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/share.h"

enum { MOST_BYTES = 65536 };

bool answer_blocks_read(struct arena *arena, struct answer_blocks *out, struct err *err)
{
    char path[SHARE_PATH];
    struct buf text = {0};
    *out = (struct answer_blocks){0};
    if (!buf_read_file(&text, share_path("assets/office/answer-blocks.txt", path),
                       MOST_BYTES, err))
        return false;
    for (const char *at = text.bytes; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        if (len > 0 && *at != '#') {
            out->item = array_next(arena, out->item, out->count, sizeof *out->item);
            if (out->item != NULL)
                out->item[out->count++] = arena_copy_len(arena, at, len);
        }
        at += len + (at[len] == '\n');
    }
    buf_free(&text);
    return !arena->failed || err_set(err, "not enough memory");
}
