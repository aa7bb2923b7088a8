#include "pages/answer_page.h"

#include <string.h>

#include "base/message.h"
#include "pages/answer_blocks.h"
#include "pages/barrier_words.h"
#include "pages/fields.h"

static void put_field(struct record *record, enum answer_field field, const char *text)
{
    record->value[field] = (struct value){.set = text != NULL, .text = text};
}

/* One that nobody has: "a-2026-11", "a-2026-11-2". */
static const char *free_id(struct page *page)
{
    const char *id =
        arena_print(page->arena, "a-%04d-%02d", page->today.year, page->today.month);
    for (int number = 2;
         id != NULL && document_find(&page->office->document, RECORD_ANSWER, id) != NULL;
         number++)
        id = arena_print(page->arena, "a-%04d-%02d-%d", page->today.year,
                         page->today.month, number);
    return id;
}

struct record *answer_page_new(struct page *page, const char *group)
{
    struct record *record = arena_take(page->arena, sizeof *record);
    if (record == NULL)
        return NULL;
    record->kind = RECORD_ANSWER;
    put_field(record, ANSWER_ID, free_id(page));
    put_field(record, ANSWER_STATE, "fixed");
    put_field(record, ANSWER_CHANGED_ON,
              arena_print(page->arena, "%04d-%02d", page->today.year, page->today.month));
    const char *dot = group != NULL ? strchr(group, '.') : NULL;
    const char *offer =
        dot != NULL ? arena_copy_len(page->arena, group, (size_t)(dot - group)) : NULL;
    if (offer != NULL &&
        document_find(&page->office->document, RECORD_OFFER, offer) != NULL)
        put_field(record, ANSWER_OFFER, offer);
    return page->arena->failed ? NULL : record;
}

static bool add_blocks(struct page *page)
{
    struct answer_blocks blocks;
    if (!answer_blocks_read(page->arena, &blocks, page->err) ||
        !page_add(page, "blocks", NULL, 0))
        return false;
    for (size_t i = 0; i < blocks.count; i++)
        if (!PAGE_ADD(page, "block", {"number", page_number(page, (long long)i), false},
                      {"text", blocks.item[i], false}))
            return false;
    return page_add(page, "blocks end", NULL, 0);
}

bool answer_page_add(struct page *page, const struct record *record,
                     const struct record_form *form, bool is_new, const char *group)
{
    const char *path =
        arena_print(page->arena, "%s%s?group=%s", is_new ? "/answers/" : "/answer/",
                    is_new ? "new" : form->id, group != NULL ? group : "");
    return path != NULL ? page_add(page, "answer form", NULL, 0) &&
                              fields_add(page, record, form, path) && add_blocks(page) &&
                              PAGE_ADD(page, "answer picture",
                                       {"id", is_new ? "new" : form->id, false})
                        : err_set(page->err, "not enough memory");
}

const char *answer_state(const struct record *answer, const char **tint)
{
    const char *name = answer_text(answer, ANSWER_STATE);
    enum ledger_state state = LEDGER_FIXED;
    struct err ignored = {""};
    if (name != NULL)
        ledger_state_find(name, &state, &ignored);
    *tint = barrier_state_tint(state);
    return barrier_state(state);
}
