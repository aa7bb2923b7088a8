#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/clips/clip_row.h"
#include "speech/clip.h"

/* Up to the first zero the value of a row, which is written again as it was read; behind
 * it a byte that says how fast, and the bytes of a clip: what can be heard of it is not
 * longer than any clip. */

static void check_row(const char *value)
{
    struct clip_row row;
    struct buf out = {0};
    if (!clip_row_read(&row, value))
        return;
    MUST(row.len > 0 && row.len <= CLIP_LIMIT);
    MUST(row.piece_count > 0 && row.piece_count <= CLIP_PIECES);
    for (size_t i = 1; i < row.piece_count; i++)
        MUST(row.start[i] >= row.start[i - 1] && row.start[i] <= CLIP_STEPS);
    clip_row_write(&row, &out);
    MUST(!out.failed && strlen(out.bytes) == strlen(value));
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = feed_text(data, size);
    size_t behind = strlen(text) + 1;
    check_row(text);
    free(text);
    int16_t *sample = NULL;
    size_t count = 0;
    if (behind + 1 < size && clip_open(data + behind + 1, size - behind - 1,
                                       75 + data[behind] % 126, &sample, &count)) {
        MUST(count > 0 && count < (size_t)22050 * 90);
        clip_free(sample, count);
    }
    return 0;
}
