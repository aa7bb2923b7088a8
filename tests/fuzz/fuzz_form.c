#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "web/form.h"
#include "web/http.h"

/* The body of a form: what is taken is UTF-8 without control signs, and there are no more
 * fields than are said to be. */

static void must_be_clean(const char *text)
{
    MUST(text != NULL && utf8_valid(text, strlen(text), NULL));
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
        MUST(*at >= 0x20 || *at == '\t' || *at == '\r' || *at == '\n');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct http_fields fields = {0};
    char *body = malloc(size + 1);
    MUST(body != NULL);
    memcpy(body, data, size);
    if (form_read(&fields, &arena, body, size))
        for (size_t i = 0; i < fields.count; i++) {
            must_be_clean(fields.item[i].name);
            must_be_clean(fields.item[i].text);
            MUST(http_find(&fields, fields.item[i].name) != NULL);
        }
    MUST(fields.count <= HTTP_FIELDS);
    free(body);
    arena_free(&arena);
    return 0;
}
