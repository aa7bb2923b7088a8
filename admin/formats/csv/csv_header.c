#include "formats/csv/csv_header.h"

#include <string.h>

#include "record/record.h"
#include "base/spelling.h"

/* What no field of its own has; those of fields stand with them (record.h). */
static const struct {
    const char *target;
    const char *titles;
} others[] = {
    {"address.number", "hausnummer hausnr housenumber"},
    {"address", "adresse anschrift plzort plzundort ortplz postanschrift"},
    {"accessibility.wheelchair", "barrierefrei rollstuhl rollstuhlgerecht wheelchair"},
};

static bool stands_in(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = words; *at != '\0';) {
        size_t end = strcspn(at, " ");
        if (end == len && strncmp(at, word, len) == 0)
            return true;
        at += end + (at[end] == ' ');
    }
    return false;
}

const char *csv_header_target(struct arena *arena, const char *word)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    if (word[0] == '\0')
        return NULL;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (stands_in(others[i].titles, word))
            return others[i].target;
    for (size_t i = 0; i < count; i++)
        if (field[i].titles != NULL && stands_in(field[i].titles, word))
            return field[i].name;
    for (size_t i = 0; i < count; i++) {
        const char *name = spelling(arena, field[i].name);
        if (name != NULL && strcmp(name, word) == 0)
            return field[i].name;
    }
    return NULL;
}

const char *csv_header_day_part(const char *word)
{
    static const struct {
        const char *part;
        const char *words;
    } parts[] = {
        {".from",
         "von ab from beginn start anfang vormittagsvon vormittagvon opens open"},
        {".to", "bis to ende schluss vormittagsbis vormittagbis closes close"},
        {".break", "pause mittagspause mittag"},
        {".from2", "nachmittagsvon nachmittagvon von2 from2"},
        {".to2", "nachmittagsbis nachmittagbis bis2 to2"},
        {"", "vormittags vormittag nachmittags nachmittag morgens abends am pm zeiten "
             "uhrzeit offnungszeiten offnungszeit"},
    };
    if (word[0] == '\0')
        return "";
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (stands_in(parts[i].words, word))
            return parts[i].part;
    return NULL;
}

bool csv_header_holiday(const char *word)
{
    return stands_in("feiertag feiertage feiertags holidays ph", word);
}
