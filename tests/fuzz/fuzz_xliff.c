#include "fuzz/feed.h"

#include <string.h>

#include "formats/xliff/export_xliff.h"
#include "formats/xliff/import_xliff.h"
#include "record/translation.h"

/* A translator's file for an office with one offer, "a". What is taken may stand in the
 * office, and goes out and comes in again without a change, in both versions. */

struct desk {
    struct arena arena;
    struct document document;
    struct record offer;
    struct record *given;
    size_t notes;
};

static void put(struct desk *desk, const char *name, const char *text)
{
    size_t count;
    struct err err = {""};
    const struct field *field = record_fields(RECORD_OFFER, &count);
    int at = record_field(RECORD_OFFER, name);
    MUST(record_set(&desk->arena, &field[at], text, &desk->offer.value[at], &err));
}

static enum intake_answer take(void *context, struct record *record, struct err *err)
{
    struct desk *desk = context;
    (void)err;
    MUST(desk->given == NULL);
    desk->given = record;
    return INTAKE_TAKEN;
}

static void note(void *context, const struct intake_note *one)
{
    struct buf out = {0};
    intake_note_text(one, &out);
    intake_note_json(one, &out);
    MUST(!out.failed);
    buf_free(&out);
    ((struct desk *)context)->notes++;
}

static bool import(struct desk *desk, const char *path, const char *lang, struct err *err)
{
    struct format_texts counts;
    const struct format_ask ask = {
        .lang = lang, .known = &desk->document, .texts = &counts};
    const struct intake intake = {desk, take, note, NULL, NULL};
    desk->given = NULL;
    desk->notes = 0;
    return import_xliff(&desk->arena, path, &ask, &intake, err);
}

static void check(const struct record *offer)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    const struct translation *part = &offer->translation[0];
    MUST(offer->translation_count == 1 && translation_lang_valid(part->lang));
    MUST(source_hash_valid(part->source_hash));
    MUST(strcmp(part->made, "human") == 0 || strcmp(part->made, "automatic") == 0);
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &part->value[i];
        struct err err = {""};
        MUST(!value->set || field[i].translated);
        if (value->set && field_is_list(&field[i]))
            for (size_t k = 0; k < value->list.count; k++)
                MUST(record_check(&field[i], value->list.item[k], &err));
        else if (value->set)
            MUST(record_check(&field[i], value->text, &err));
    }
}

static void round_trip(struct desk *desk, enum xliff_version version)
{
    struct buf out = {0};
    struct err err = {""};
    const char *lang = desk->offer.translation[0].lang;
    MUST(export_xliff(&desk->document, &(struct termbase){.count = 0}, lang, version,
                      &out, &err));
    MUST(import(desk, feed_file("again.xlf", out.bytes, out.len), lang, &err));
    MUST(desk->given == NULL && desk->notes == 0);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct desk desk = {.offer.kind = RECORD_OFFER};
    struct err err = {""};
    put(&desk, "id", "a");
    put(&desk, "name", "Tafel");
    put(&desk, "summary", "Essen.");
    put(&desk, "steps", "Rufen Sie an. | Kommen Sie.");
    MUST(document_add(&desk.arena, &desk.document, &desk.offer));
    if (!import(&desk, feed_file("in.xlf", data, size), NULL, &err)) {
        MUST(strstr(err.text, "in.xlf") != NULL);
    } else if (desk.given != NULL) {
        desk.offer = *desk.given;
        check(&desk.offer);
        round_trip(&desk, XLIFF_2_0);
        round_trip(&desk, XLIFF_1_2);
    }
    arena_free(&desk.arena);
    return 0;
}
