#include "core/crypt.h"
#include "fuzz/feed.h"

#include <string.h>

#include "core/setup.h"

/* The text of a first stick: what is taken is within its limits and writes itself back to
 * the same; what is refused leaves nothing. A signature that is none lets nothing in. */

static void check(const struct setup *s)
{
    MUST(memchr(s->site, '\0', sizeof s->site) != NULL && s->site[0] != '\0');
    MUST(memchr(s->town, '\0', sizeof s->town) != NULL && s->town[0] != '\0');
    MUST(memchr(s->name, '\0', sizeof s->name) != NULL && s->name[0] != '\0');
    MUST(memchr(s->languages, '\0', sizeof s->languages) != NULL);
    MUST(memchr(s->desk_name, '\0', sizeof s->desk_name) != NULL);
    MUST(memchr(s->desk_phone, '\0', sizeof s->desk_phone) != NULL);
    MUST(date_valid(s->created));
    MUST(s->width_mm == 0 || (s->width_mm >= 50 && s->width_mm <= 5000));
    MUST(s->height_mm == 0 || (s->height_mm >= 50 && s->height_mm <= 5000));
    MUST(s->distance_mm == 0 || (s->distance_mm >= 200 && s->distance_mm <= 3000));
    MUST(s->turn == -1 || (s->turn >= 0 && s->turn < 360 && s->turn % 90 == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char none[] = "untrusted comment: x\n";
    struct setup setup;
    struct setup again;
    struct err err = {""};
    MUST(crypt_init(&err));
    setup_begin(&setup);
    setup.turn = 77;
    if (!setup_read(&setup, (const char *)data, size, &err)) {
        MUST(setup.turn == 77 && err.text[0] != '\0');
    } else {
        struct buf text = {0};
        struct buf twice = {0};
        check(&setup);
        setup_write(&setup, &text);
        MUST(setup_read(&again, text.bytes, text.len, &err));
        setup_write(&again, &twice);
        MUST(text.len == twice.len && memcmp(text.bytes, twice.bytes, text.len) == 0);
        buf_free(&text);
        buf_free(&twice);
    }
    struct buf whole = {0};
    struct buf signature = {0};
    buf_add(&whole, data, size);
    buf_add_text(&signature, none);
    MUST(!setup_good(setup_verify(&again, &whole, &signature, NULL, 0, &err)));
    buf_free(&whole);
    buf_free(&signature);
    return 0;
}
