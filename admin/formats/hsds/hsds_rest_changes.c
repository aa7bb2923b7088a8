#include "formats/hsds/hsds_rest.h"

#include "base/json_value.h"
#include "record/translation.h"

const char *hsds_rest_text(struct hsds_making *making, const struct json *json)
{
    return json_is(json, JSON_TEXT) ? arena_copy(making->arena, json_text(json))
                                    : json_write(making->arena, json, JSON_DENSE);
}

static void put_changes(struct hsds_making *making, const struct hsds_row *row,
                        const struct json *changes, struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++) {
        const struct json *member = json_member(changes, field[i].name);
        if (member == NULL)
            continue;
        value[i].set = false;
        if (!json_is(member, JSON_NONE))
            hsds_put_own(&making->fill, &value[i], (enum offer_field)i, row, "x_offer",
                         hsds_rest_text(making, member));
    }
}

static void put_texts(struct hsds_making *making, const struct hsds_row *row,
                      const struct json *texts)
{
    struct record *record = making->fill.record;
    const char *lang;
    struct json *text;
    record->translation = arena_take_array(making->arena, json_count(texts) + 1,
                                           sizeof *record->translation);
    if (record->translation == NULL)
        return;
    JSON_MEMBERS (texts, lang, text) {
        struct hsds_row part = {
            .table = HSDS_X_TEXT, .file = row->file, .line = row->line};
        part.value[hsds_column(HSDS_X_TEXT, "lang")] = arena_copy(making->arena, lang);
        for (int i = 0; i < 2; i++) {
            const char *name = i == 0 ? "made" : "source_hash";
            const char *words = json_member_text(text, name);
            part.value[hsds_column(HSDS_X_TEXT, name)] =
                words == NULL ? NULL : arena_copy(making->arena, words);
        }
        struct translation *to = hsds_offer_text(making, &part);
        if (to != NULL)
            put_changes(making, row, text, to->value);
    }
    translation_sort(record);
}

void hsds_rest_changes(struct hsds_making *making)
{
    const struct hsds_row *row = making->at;
    const char *text = row == NULL ? NULL : hsds_get(row, "x_offer");
    if (text == NULL) {
        row = making->service;
        text = making->which == 0 ? hsds_get(row, "x_offer") : NULL;
    }
    struct json *changes = text == NULL ? NULL : json_parse_text(text);
    if (text != NULL && !json_is(changes, JSON_MAP))
        hsds_note(making->mapping->notes, row, "x_offer", text, "is not a JSON object",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    if (json_is(changes, JSON_MAP)) {
        put_changes(making, row, changes, making->fill.record->value);
        if (json_is(json_member(changes, "text"), JSON_MAP))
            put_texts(making, row, json_member(changes, "text"));
    }
    json_free(changes);
}
