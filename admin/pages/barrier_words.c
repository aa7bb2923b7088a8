#include "pages/barrier_words.h"

#include <string.h>

#include "base/message.h"
#include "core/lang.h"

const char *barrier_step(const char *step)
{
    static const char *const words[REPORT_STEP_COUNT] = {
        [REPORT_FIND] = MESSAGE("Finding it"),
        [REPORT_UNDERSTAND] = MESSAGE("Understanding it"),
        [REPORT_GET_THERE] = MESSAGE("The way there"),
        [REPORT_GET_IN] = MESSAGE("Getting into the house"),
        [REPORT_PAPERS_AND_COST] = MESSAGE("Papers and cost"),
        [REPORT_APPOINTMENT] = MESSAGE("Getting an appointment"),
        [REPORT_BE_WELCOME] = MESSAGE("Being welcome"),
    };
    for (int i = 0; i < REPORT_STEP_COUNT; i++)
        if (strcmp(report_step_name((enum report_step)i), step) == 0)
            return message(words[i]);
    return step;
}

static const struct {
    const char *words, *tint;
} states[LEDGER_STATE_COUNT] = {
    [LEDGER_NEW] = {MESSAGE("new report"), "plum"},
    [LEDGER_CONFIRMED] = {MESSAGE("read"), "plain"},
    [LEDGER_IN_PROGRESS] = {MESSAGE("in work"), "amber"},
    [LEDGER_PLANNED] = {MESSAGE("planned"), "plain"},
    [LEDGER_FIXED] = {MESSAGE("mended"), "green"},
    [LEDGER_CANNOT_FIX] = {MESSAGE("cannot be mended"), "plain"},
    [LEDGER_NOT_OURS] = {MESSAGE("not ours"), "plain"},
    [LEDGER_DUPLICATE] = {MESSAGE("said twice"), "plain"},
    [LEDGER_INTERNAL] = {MESSAGE("for the office alone"), "plain"},
};

const char *barrier_state(enum ledger_state state)
{
    return message(states[state].words);
}

const char *barrier_state_tint(enum ledger_state state)
{
    return states[state].tint;
}

const char *barrier_month(struct page *page, const char *month)
{
    struct date date;
    const char *words = month != NULL && date_parse(month, &date)
                            ? lang_date(page->arena, message_lang(), date, false)
                            : month;
    return words != NULL ? words : "";
}

const char *barrier_name(const struct page *page, enum record_kind kind, const char *id)
{
    const struct record *record = document_find(&page->office->document, kind, id);
    const char *name = record != NULL ? record_name(record) : NULL;
    return name != NULL ? name : id;
}

struct barrier_look barrier_look(struct page *page, const struct ledger_group *group)
{
    struct barrier_look look = {.icon = "place", .tint = "sky"};
    if (group->offer == NULL) {
        look.title = arena_print(page->arena, message("No offer: %s"),
                                 barrier_name(page, RECORD_SITE, group->site));
        return look;
    }
    const struct document *document = &page->office->document;
    const struct record *offer = document_find(document, RECORD_OFFER, group->offer);
    const struct value *topics = offer != NULL ? offer_value(offer, OFFER_TOPICS) : NULL;
    const struct record *topic =
        topics != NULL && topics->list.count > 0
            ? document_find(document, RECORD_TOPIC, topics->list.item[0])
            : NULL;
    look.title = barrier_name(page, RECORD_OFFER, group->offer);
    look.icon = "report_problem";
    look.tint = "amber";
    if (topic != NULL) {
        look.icon = topic_text(topic, TOPIC_ICON);
        look.tint = topic_text(topic, TOPIC_TINT);
    }
    return look;
}

const char *barrier_counts(struct page *page, const struct ledger_group *group)
{
    const char *count =
        arena_print(page->arena, message_count("%zu report", "%zu reports", group->count),
                    group->count);
    size_t fresh = group->in_state[LEDGER_NEW];
    if (fresh > 0)
        count = arena_print(page->arena, message("%s, %zu new"), count, fresh);
    return count != NULL ? count : "";
}

bool barrier_said_add(struct page *page)
{
    static const struct {
        const char *word, *words;
    } rows[] = {
        {"forgotten", MESSAGE("The text is gone.")},
        {"accepted", MESSAGE("The report counts.")},
        {"noted", MESSAGE("That is noted.")},
        {"answered", MESSAGE("That is answered. The next bundle brings it.")},
        {"unanswered", MESSAGE("The answer is taken back.")},
    };
    const char *said = http_find(&page->request->query, "said");
    for (size_t i = 0; said != NULL && i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].word, said) == 0)
            return PAGE_ADD(page, "said", {"words", message(rows[i].words), false});
    return true;
}
