#include "fuzz/feed.h"

#include <string.h>

#include "formats/export_json.h"
#include "formats/gathering.h"
#include "formats/import_json.h"
#include "lint/lint.h"

/* A JSON document: what is taken goes out and comes in again as the same bytes, and can
 * be read for plain words. */

static void export(const struct document *document, struct buf *out)
{
    export_json(document, out);
    MUST(!out->failed);
}

static void round_trip(const struct document *document)
{
    struct gathering again = {.note_count = 0};
    struct intake intake = gathering_intake(&again);
    struct err err = {""};
    struct buf first = {0};
    struct buf second = {0};
    export(document, &first);
    MUST(import_json(feed_file("again.json", first.bytes, first.len), &intake, &err));
    MUST(again.note_count == 0);
    export(&again.document, &second);
    MUST(first.len == second.len && memcmp(first.bytes, second.bytes, first.len) == 0);
    buf_free(&first);
    buf_free(&second);
    gathering_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct gathering got = {.note_count = 0};
    struct intake intake = gathering_intake(&got);
    struct err err = {""};
    if (import_json(feed_file("in.json", data, size), &intake, &err)) {
        struct plain_book book;
        struct lint_findings findings = {.count = 0};
        round_trip(&got.document);
        MUST(plain_book_open(&arena, NULL, &book, &err));
        MUST(lint_document(&arena, &got.document, &book, (struct date){2026, 11, 23},
                           &findings, &err));
    } else {
        MUST(strstr(err.text, "in.json") != NULL);
    }
    gathering_free(&got);
    arena_free(&arena);
    return 0;
}
