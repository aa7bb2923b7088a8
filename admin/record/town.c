#include "record/town.h"

#include <string.h>

const char *town_name(struct arena *arena, const struct document *document,
                      const char *id)
{
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        const char *town = site_text(site, SITE_TOWN);
        const char *name = site_text(site, SITE_CITY);
        if (town == NULL || strcmp(town, id) != 0)
            continue;
        if (name == NULL)
            name = record_name(site);
        if (name == NULL)
            continue;
        name = arena_copy_len(arena, name, strcspn(name, ","));
        return name != NULL ? name : "";
    }
    return id;
}
