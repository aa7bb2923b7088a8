#include "fuzz/feed.h"

#include <stdio.h>
#include <string.h>

#include "formats/hsds/export_hsds.h"
#include "formats/export_json.h"
#include "formats/gathering.h"
#include "formats/hsds/import_hsds.h"

/* A package of HSDS or a file of its JSON: whatever comes in are offers that are right,
 * that go out as HSDS, and that come back from there the same. The first byte says what
 * the rest is: a table of services, schedules or phones, JSON, a zip. */

static void check(struct gathering *gathered, struct err *err)
{
    struct gathering again = {.note_count = 0};
    const struct intake intake = gathering_intake(&again);
    const struct format_ask ask = {.today = {2026, 11, 23}};
    struct buf first = {0};
    struct buf second = {0};
    struct buf page = {0};
    if (gathered->document.list[RECORD_OFFER].count == 0)
        return;
    MUST(export_hsds_json(&gathered->document, NULL, &page, err));
    MUST(import_hsds(feed_file("again.json", page.bytes, page.len), &ask, &intake, err));
    export_json(&gathered->document, &first);
    export_json(&again.document, &second);
    MUST(first.len == second.len && memcmp(first.bytes, second.bytes, first.len) == 0);
    buf_free(&first);
    buf_free(&second);
    buf_free(&page);
    gathering_free(&again);
}

static const char *file_of(const uint8_t *data, size_t size, uint8_t kind)
{
    static const char *const tables[] = {"services.csv", "schedules.csv", "phones.csv",
                                         "x.json", "x.zip"};
    return feed_file(tables[kind % 5], data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    struct gathering gathered = {.note_count = 0};
    const struct intake intake = gathering_intake(&gathered);
    const struct format_ask ask = {.today = {2026, 11, 23}, .source = "fuzz"};
    struct err err = {""};
    const char *path = file_of(data + 1, size - 1, data[0]);
    if (import_hsds(path, &ask, &intake, &err))
        check(&gathered, &err);
    else
        MUST(err.text[0] != '\0');
    import_hsds_looks(path);
    gathering_free(&gathered);
    return 0;
}
