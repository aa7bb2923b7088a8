#include "lint/lint_telltale.h"

#include "base/message.h"
#include "words/telltale.h"

const char *lint_telltale(struct arena *arena, const char *text)
{
    static const struct {
        enum telltale what;
        const char *words;
    } rows[] = {
        {TELLTALE_NAME, MESSAGE("a name")},
        {TELLTALE_BIRTH, MESSAGE("a day of birth")},
        {TELLTALE_IBAN, MESSAGE("an account")},
        {TELLTALE_PHONE, MESSAGE("a phone number")},
        {TELLTALE_EMAIL, MESSAGE("an e-mail address")},
    };
    unsigned found = telltale_find(arena, text);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (found & rows[i].what)
            return message(rows[i].words);
    return NULL;
}
