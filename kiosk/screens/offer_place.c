#include <string.h>

#include "core/offer_facts.h"
#include "core/strings.h"
#include "screens/offer_part.h"

/* What is known of the place: with the child, and getting in. */

static const char *const child[] = {
#define FACT(name, words) name,
    OFFER_CHILD_FACTS(FACT)};
static const char *const access_facts[] = {OFFER_ACCESS_FACTS(FACT)
#undef FACT
};

static bool has(const struct texts *list, const char *value)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->item[i], value) == 0)
            return true;
    return false;
}

static void add_words(struct lines *lines, const char *words, bool strong)
{
    offer_add(lines,
              (struct section_line){.words = strings_get(words),
                                    .bullet = !strong,
                                    .kind = strong ? SECTION_STRONG : SECTION_PLAIN});
}

void offer_put_child(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    const struct texts *facts = &offer->list[OFFER_FOR_CHILD];
    const char *with = offer->text[OFFER_WITH_CHILD];
    struct lines lines = {0};
    if (with != NULL && strcmp(with, "yes") == 0)
        add_words(&lines, "child.yes", true);
    if (with != NULL && strcmp(with, "no") == 0)
        add_words(&lines, "child.no", true);
    for (size_t i = 0; i < sizeof child / sizeof *child; i++)
        if (has(facts, child[i]))
            add_words(&lines, frame_print(part->frame, "child.yes.%s", child[i]), false);
        else if (has(facts, frame_print(part->frame, "no_%s", child[i])))
            add_words(&lines, frame_print(part->frame, "child.no.%s", child[i]), false);
    offer_put(part, "text:child", "child_friendly", "child.title", &lines);
}

void offer_put_access(struct part *part)
{
    const struct texts *facts = &part->data->offer.list[OFFER_ACCESSIBILITY];
    struct lines lines = {0};
    for (size_t i = 0; i < sizeof access_facts / sizeof *access_facts; i++)
        if (has(facts, frame_print(part->frame, "%s=yes", access_facts[i])))
            add_words(&lines, frame_print(part->frame, "access.yes.%s", access_facts[i]),
                      false);
        else if (has(facts, frame_print(part->frame, "%s=no", access_facts[i])))
            add_words(&lines, frame_print(part->frame, "access.no.%s", access_facts[i]),
                      false);
    offer_put(part, "text:access", "accessible", "access.title", &lines);
}
