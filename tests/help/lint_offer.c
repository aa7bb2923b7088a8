#include "help/lint_offer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/records.h"

struct record *lint_offer(struct arena *arena, struct document *document,
                          const char *summary)
{
    static const char *const topic[][2] = {{"id", "money"}, {"name", "Geld"}};
    const char *const field[][2] = {{"id", "a"},          {"name", "Geld"},
                                    {"topics", "money"},  {"scope", "district"},
                                    {"summary", summary}, {"phone", "+492582880"},
                                    {"as_of", "2026-10"}, {"confidence", "high"}};
    records_add(arena, document, RECORD_TOPIC, topic, sizeof topic / sizeof topic[0]);
    return records_add(arena, document, RECORD_OFFER, field,
                       sizeof field / sizeof field[0]);
}

void lint_offer_put(struct arena *arena, struct record *record, const char *field,
                    const char *text)
{
    records_put(arena, record->kind, record->value, field, text);
}

void lint_offer_finds(const struct lint_findings *findings, const char *field,
                      const char *text, const char *rule, enum lint_level level)
{
    if (findings->count != (rule == NULL ? 0u : 1u))
        fail_msg("%s \"%s\": %zu findings", field, text, findings->count);
    if (rule == NULL)
        return;
    assert_string_equal(rule_id(findings->item[0].said.rule), rule);
    assert_int_equal(findings->item[0].level, level);
    assert_string_equal(findings->item[0].id, "a");
}
