#include "base/template_place.h"

#include <string.h>

static void end_word(struct template_place *place)
{
    if (!place->named)
        memcpy(place->element, place->word, sizeof place->element);
    place->named = true;
    place->word[0] = '\0';
}

static void follow_tag(struct template_place *place, char sign)
{
    size_t len = strlen(place->word);
    if (sign == '>' || strchr(" \t\n", sign) != NULL) {
        end_word(place);
        place->tag = sign != '>';
    } else if (sign == '"' || sign == '\'') {
        place->quote = sign;
    } else if (sign != '=' && len + 1 < sizeof place->word) {
        place->word[len] = sign;
        place->word[len + 1] = '\0';
    }
}

void template_place_follow(struct template_place *place, const char *marks, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (place->quote != '\0') {
            if (marks[i] != place->quote)
                continue;
            place->quote = '\0';
            place->word[0] = '\0';
        } else if (place->tag) {
            follow_tag(place, marks[i]);
        } else if (marks[i] == '<') {
            place->tag = true;
            place->named = false;
            place->word[0] = '\0';
        }
    }
}

static bool is_one(const char *word, const char *const *words)
{
    while (*words != NULL && strcmp(word, *words) != 0)
        words++;
    return *words != NULL;
}

enum isolate_as template_place_isolates(const struct template_place *place)
{
    static const char *const read[] = {"aria-label", "alt", "title", "placeholder", NULL};
    static const char *const flat[] = {"title", "option", "text", "tspan", NULL};
    static const char *const typed[] = {"textarea", "script", "style", NULL};
    if (place->tag)
        return place->quote != '\0' && is_one(place->word, read) ? ISOLATE_SIGNS
                                                                 : ISOLATE_NOT;
    return is_one(place->element, typed)  ? ISOLATE_NOT
           : is_one(place->element, flat) ? ISOLATE_SIGNS
                                          : ISOLATE_TAGS;
}
