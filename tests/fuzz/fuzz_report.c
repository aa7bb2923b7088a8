#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/report.h"
#include "words/telltale.h"

/* The bytes of a report: what is read writes itself back as it was; and looking for what
 * gives its writer away reads any text. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned char bytes[REPORT_LEN] = {0};
    unsigned char again[REPORT_LEN];
    struct report report = {.site = "untouched"};
    bool dummy = false;
    struct err err = {""};
    memcpy(bytes, data, size < sizeof bytes ? size : sizeof bytes);
    if (!report_decode(&report, &dummy, bytes, &err)) {
        MUST(err.text[0] != '\0' && strcmp(report.site, "untouched") == 0);
    } else if (dummy) {
        memset(again, 0, sizeof again);
        again[0] = bytes[0]; /* dummies of an earlier version are dummies still */
        again[1] = 2;
        MUST(memcmp(again, bytes, sizeof bytes) == 0);
    } else {
        MUST(report_encode(&report, again, &err));
        MUST(memcmp(again, bytes, sizeof bytes) == 0);
    }
    struct arena arena = {0};
    char *text = feed_text(data, size);
    MUST(telltale_find(&arena, text) < 32);
    arena_free(&arena);
    free(text);
    return 0;
}
