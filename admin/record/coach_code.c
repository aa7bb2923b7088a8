#include "record/coach_code.h"

#include "base/message.h"
#include "core/code.h"

static const struct record *find_coach(const struct document *document, unsigned number)
{
    for (size_t i = 0; i < document->list[RECORD_COACH].count; i++) {
        const struct record *coach = document->list[RECORD_COACH].item[i];
        if (code_coach(record_id(coach)) == number)
            return coach;
    }
    return NULL;
}

bool coach_code_read(const struct document *document, const char *text, struct date today,
                     struct coach_code *out, struct err *err)
{
    struct code code;
    if (!code_read(text, &code, err))
        return false;
    *out = (struct coach_code){.coach = find_coach(document, code.coach),
                               .wishes = code.wishes,
                               .dated = code.month != 0};
    if (code.topic > document->list[RECORD_TOPIC].count)
        out->topic_gone = true;
    else if (code.topic > 0)
        out->topic = document->list[RECORD_TOPIC].item[code.topic - 1];
    if (out->dated) {
        out->made = code_made(code.month, today);
        out->until = code_until(out->made);
    }
    out->good =
        out->coach != NULL && (!out->dated || date_compare(today, out->until) <= 0);
    return true;
}

const char *coach_code_wish(unsigned wishes, size_t at)
{
    static const struct {
        enum code_wish wish;
        const char *words;
    } all[] = {{CODE_INTERPRETER, MESSAGE("an interpreter")},
               {CODE_COMPANION, MESSAGE("somebody who comes along")},
               {CODE_CHILD, MESSAGE("the child comes along")}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if ((wishes & all[i].wish) != 0 && at-- == 0)
            return all[i].words;
    return NULL;
}
