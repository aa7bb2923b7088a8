#include "screens/keys.h"

#include <string.h>

#include "core/strings.h"
#include "words/capital.h"

const char *keys_of(const char *lang)
{
    const struct lang *row = lang_find(lang);
    return row != NULL ? row->keyboard : lang;
}

/* What was emptied a moment ago comes back by the key that emptied it. */
static bool puts_back(const struct keys *keys)
{
    return keys != NULL && session_can_put_back_query(keys->session);
}

const char *keys_words(void *context, const struct keyboard_key *key, const char *target)
{
    struct keys *keys = context;
    if (key->words == NULL || keys == NULL)
        return "";
    if (key->action == KEYBOARD_CLEAR && puts_back(keys))
        return strings_get("key.put_back");
    if (key->action != KEYBOARD_SWITCH)
        return strings_get(key->words);
    char id[8] = "";
    memcpy(id, target, strcspn(target, "-") < 7 ? strcspn(target, "-") : 7);
    const struct lang *lang = lang_find(id);
    const char *name[] = {lang != NULL ? lang->name : target};
    return strings_fill(keys->frame->arena, key->words, name, 1);
}

struct action keys_act(void *context, const struct keyboard_key *key, const char *target)
{
    struct keys *keys = context;
    switch (key->action) {
    case KEYBOARD_INSERT:
    case KEYBOARD_SPACE:
        return act(VERB_TYPE, 0, key->text);
    case KEYBOARD_BACKSPACE:
        return act(VERB_BACKSPACE, 0, NULL);
    case KEYBOARD_CLEAR:
        return act(puts_back(keys) ? VERB_PUT_BACK_FIELD : VERB_CLEAR_FIELD, 0, NULL);
    case KEYBOARD_SHIFT:
        return act(VERB_SHIFT, 0, NULL);
    case KEYBOARD_SWITCH:
        return act(VERB_KEYBOARD, 0, target);
    case KEYBOARD_DONE:
        break;
    }
    return act(VERB_KEYS, 0, NULL);
}

const char *keys_capital(void *context, const char *letter, const char *layout)
{
    struct keys *keys = context;
    return keys != NULL ? capital_of(keys->frame->arena, letter, layout) : letter;
}
