#include "formats/xliff/xliff.h"

#include <string.h>

#include "record/record.h"

bool xliff_version_find(const char *name, enum xliff_version *out)
{
    bool old = strcmp(name, "1.2") == 0;
    if (!old && strcmp(name, "2.0") != 0)
        return false;
    *out = old ? XLIFF_1_2 : XLIFF_2_0;
    return true;
}

enum xliff_rank xliff_rank_of(const char *made, bool outdated)
{
    if (made == NULL || outdated)
        return XLIFF_TO_DO;
    if (strcmp(made, "tested") == 0)
        return XLIFF_FINAL;
    return strcmp(made, "human") == 0 ? XLIFF_GOOD : XLIFF_DRAFT;
}

bool xliff_place_read(const char *id, struct xliff_place *out)
{
    char name[32];
    size_t offer = strcspn(id, ":");
    if (offer == 0 || id[offer] != ':')
        return false;
    const char *field = id + offer + 1;
    size_t len = strcspn(field, ":");
    size_t item = 0;
    if (len == 0 || len >= sizeof name)
        return false;
    if (field[len] == ':') {
        const char *digits = field + len + 1;
        size_t count = strspn(digits, "0123456789");
        if (count == 0 || count > 3 || digits[count] != '\0' || digits[0] == '0')
            return false;
        for (size_t i = 0; i < count; i++)
            item = item * 10 + (size_t)(digits[i] - '0');
    }
    memcpy(name, field, len);
    name[len] = '\0';
    int found = source_field_find(name);
    bool list = found >= 0 && field_is_list(&offer_fields[source_offer_field[found]]);
    if (found >= 0 && list != (item > 0))
        return false;
    *out = (struct xliff_place){id, offer, found, item};
    return true;
}
