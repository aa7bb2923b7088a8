#include "screens/keys.h"

#include <string.h>

#include "core/strings.h"

const char *keys_of(const char *lang)
{
    const struct lang *row = lang_find(lang);
    return row != NULL ? row->keyboard : lang;
}

const char *keys_words(void *frame, const struct keyboard_key *key, const char *target)
{
    if (key->words == NULL)
        return "";
    if (key->action != KEYBOARD_SWITCH)
        return strings_get(key->words);
    char id[8] = "";
    memcpy(id, target, strcspn(target, "-") < 7 ? strcspn(target, "-") : 7);
    const struct lang *lang = lang_find(id);
    const char *name[] = {lang != NULL ? lang->name : target};
    return strings_fill(((struct frame *)frame)->arena, key->words, name, 1);
}

struct action keys_act(void *frame, const struct keyboard_key *key, const char *target)
{
    (void)frame;
    switch (key->action) {
    case KEYBOARD_INSERT:
    case KEYBOARD_SPACE:
        return act(VERB_TYPE, 0, key->text);
    case KEYBOARD_BACKSPACE:
        return act(VERB_BACKSPACE, 0, NULL);
    case KEYBOARD_CLEAR:
        return act(VERB_CLEAR_FIELD, 0, NULL);
    case KEYBOARD_SWITCH:
        return act(VERB_KEYBOARD, 0, target);
    case KEYBOARD_DONE:
        break;
    }
    return act(VERB_KEYS, 0, NULL);
}
