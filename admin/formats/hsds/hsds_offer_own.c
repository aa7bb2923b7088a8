#include <string.h>

#include "formats/hsds/hsds_offer.h"
#include "record/translation.h"

enum { NAME_MAX_LEN = 64 };

/* "heads_up.until" is in x_heads_up_until of a service, in heads_up_until of a text. */
static void column_of(char out[NAME_MAX_LEN], const char *prefix, const char *field)
{
    size_t len = 0;
    for (; prefix[len] != '\0'; len++)
        out[len] = prefix[len];
    for (; *field != '\0' && len + 1 < NAME_MAX_LEN; field++)
        out[len++] = *field == '.' ? '_' : *field;
    out[len] = '\0';
}

static void put_values(struct hsds_making *making, const struct hsds_row *row,
                       const char *prefix, struct value *value)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    char column[NAME_MAX_LEN];
    for (size_t i = 1; i < count; i++) {
        column_of(column, prefix, field[i].name);
        hsds_put_own(&making->fill, &value[i], (enum offer_field)i, row, column,
                     hsds_get(row, column));
    }
}

static void put_facts(struct hsds_making *making)
{
    struct hsds_rows rows =
        hsds_of(making, HSDS_ATTRIBUTE, "link_id", hsds_get(making->service, "id"));
    for (size_t i = 0; i < rows.count; i++) {
        const struct hsds_row *term =
            hsds_one(making, HSDS_TERM, hsds_get(&rows.item[i], "taxonomy_term_id"));
        const char *taxonomy = term == NULL ? NULL : hsds_get(term, "taxonomy");
        const char *value = hsds_get(&rows.item[i], "value");
        if (taxonomy != NULL && strcmp(taxonomy, "A11yJSON") == 0 && value != NULL)
            hsds_put_item(
                &making->fill, OFFER_ACCESSIBILITY, &rows.item[i], "value",
                arena_print(making->arena, "%s=%s", hsds_get(term, "name"), value));
    }
}

/* Whether a text in another language says what import_json asks for; else it is noted. */
static bool good_text(struct hsds_making *making, const struct hsds_row *row,
                      const struct record *record)
{
    const char *lang = hsds_get(row, "lang");
    const char *made = hsds_get(row, "made");
    const char *hash = hsds_get(row, "source_hash");
    bool lang_good = lang != NULL && translation_lang_valid(lang) &&
                     translation_find(record, lang) == NULL;
    bool made_good = translation_made_valid(made);
    if (lang_good && made_good && (hash == NULL || source_hash_valid(hash)))
        return true;
    hsds_note(making->mapping->notes, row,
              !lang_good   ? "lang"
              : !made_good ? "made"
                           : "source_hash",
              !lang_good   ? lang
              : !made_good ? made
                           : hash,
              !lang_good   ? "is not a language that comes once, such as en or de-simple"
              : !made_good ? "is none of tested, human, automatic"
                           : "is no hash of a German text",
              INTAKE_VALUE_LEFT_OUT, NULL);
    return false;
}

struct translation *hsds_offer_text(struct hsds_making *making,
                                    const struct hsds_row *row)
{
    struct record *record = making->fill.record;
    if (!good_text(making, row, record))
        return NULL;
    struct translation *part = &record->translation[record->translation_count++];
    part->lang = hsds_get(row, "lang");
    part->made = hsds_get(row, "made");
    part->source_hash = hsds_get(row, "source_hash");
    return part;
}

void hsds_offer_own(struct hsds_making *making)
{
    struct record *record = making->fill.record;
    struct hsds_rows rows =
        hsds_of(making, HSDS_X_TEXT, "service_id", hsds_get(making->service, "id"));
    put_values(making, making->service, "x_", record->value);
    put_facts(making);
    record->translation =
        arena_take_array(making->arena, rows.count + 1, sizeof *record->translation);
    for (size_t i = 0; record->translation != NULL && i < rows.count; i++) {
        struct translation *part = hsds_offer_text(making, &rows.item[i]);
        if (part != NULL)
            put_values(making, &rows.item[i], "", part->value);
    }
    translation_sort(record);
}
