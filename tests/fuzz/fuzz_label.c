#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "core/bundle.h"

/* A trusted comment: what is read as a label writes itself back as it was. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = feed_text(data, size);
    struct bundle_label label = {.schema = -1};
    struct err err = {""};
    if (bundle_read_label(&label, text, &err)) {
        char written[256];
        bundle_write_label(&label, written, sizeof written);
        MUST(strcmp(written, text) == 0);
        MUST(bundle_may_follow(&label, NULL, false, "", &err) == (label.schema == 1));
        MUST(!bundle_may_follow(&label, &label, false, "", &err));
    } else {
        MUST(err.text[0] != '\0' && label.schema == -1);
    }
    free(text);
    return 0;
}
