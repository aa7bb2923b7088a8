#include "record/made_id.h"

#include <string.h>

#include "base/hash.h"
#include "base/spelling.h"

static const char *text_of(const struct record *offer, enum offer_field field)
{
    const char *text = offer_text(offer, field);
    return text == NULL ? "" : text;
}

const char *made_id_words(struct arena *arena, const struct record *offer,
                          enum made_id made)
{
    const char *name = text_of(offer, OFFER_NAME);
    const char *provider = text_of(offer, OFFER_PROVIDER);
    if (made == ID_GIVEN)
        return "";
    return arena_print(arena, "%s %s %s %s", name,
                       strcmp(name, provider) == 0 ? "" : provider,
                       made >= ID_OF_TOWN ? text_of(offer, OFFER_CITY) : "",
                       made >= ID_OF_STREET ? text_of(offer, OFFER_STREET) : "");
}

const char *made_id(struct arena *arena, const char *words, int number)
{
    const char *text = number == 1 ? words : arena_print(arena, "%s %d", words, number);
    const char *made = text == NULL ? NULL : spelling_id(arena, text);
    return made == NULL || made[0] != '\0'
               ? made
               : arena_print(arena, "offer-%08x",
                             (unsigned)hash_bytes(HASH_BEGIN, text, strlen(text)));
}
