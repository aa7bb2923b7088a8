#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "core/offer_facts.h"
#include "command/workspace.h"

/* A list to call by: who offers what, and what nobody knows of it yet. Nothing of it is
 * drawn on a terminal, so nobody misses it there. */

static bool known(const struct record *offer, enum offer_field field)
{
    const char *text = offer_text(offer, field);
    const struct value *value = offer_value(offer, field);
    if (field_is_list(&offer_fields[field]))
        return value != NULL && value->set && value->list.count > 0;
    return text != NULL && text[0] != '\0' && strcmp(text, "unknown") != 0;
}

static bool has(const struct record *offer, enum offer_field field, const char *item)
{
    const struct value *value = offer_value(offer, field);
    for (size_t i = 0; value != NULL && value->set && i < value->list.count; i++)
        if (strcmp(value->list.item[i], item) == 0)
            return true;
    return false;
}

/* One goes there. */
static bool is_place(const struct record *offer)
{
    return known(offer, OFFER_STREET);
}

static bool always_open(const struct record *offer)
{
    return known(offer, OFFER_HOURS) &&
           strcmp(offer_text(offer, OFFER_HOURS), "24/7") == 0;
}

/* What is asked of one offer, while it is gathered. */
struct questions {
    struct arena *arena;
    const char *text; /* NULL: none yet */
};

static void ask(struct questions *questions, bool unknown, const char *words)
{
    if (unknown)
        questions->text = questions->text == NULL
                              ? message(words)
                              : arena_print(questions->arena, "%s; %s", questions->text,
                                            message(words));
}

/* Facts of which neither yes nor no is known. */
static void ask_facts(struct questions *questions, const struct record *offer)
{
#define ASK(name, words)                                               \
    ask(questions,                                                     \
        !has(offer, OFFER_FOR_CHILD, name) &&                          \
            !has(offer, OFFER_FOR_CHILD, "no_" name) &&                \
            !(known(offer, OFFER_WITH_CHILD) &&                        \
              strcmp(offer_text(offer, OFFER_WITH_CHILD), "no") == 0), \
        words);
    OFFER_CHILD_FACTS(ASK)
#undef ASK
#define ASK(name, words)                                  \
    ask(questions,                                        \
        !has(offer, OFFER_ACCESSIBILITY, name "=yes") &&  \
            !has(offer, OFFER_ACCESSIBILITY, name "=no"), \
        words);
    OFFER_ACCESS_FACTS(ASK)
#undef ASK
}

/* NULL: nothing is open. */
static const char *questions_of(struct arena *arena, const struct record *offer)
{
    struct questions questions = {.arena = arena};
    bool place = is_place(offer);
    bool phone = known(offer, OFFER_PHONE);
    ask(&questions, (place || phone) && !known(offer, OFFER_HOURS),
        MESSAGE("when it is open"));
    ask(&questions, phone && !known(offer, OFFER_PHONE_HOURS) && !always_open(offer),
        MESSAGE("when somebody answers the phone"));
    ask(&questions, place && !known(offer, OFFER_ACCESS),
        MESSAGE("whether one may walk in"));
    ask(&questions, !known(offer, OFFER_COST), MESSAGE("what it costs"));
    ask(&questions, place && !known(offer, OFFER_WITH_CHILD),
        MESSAGE("whether a child may come along"));
    if (place)
        ask_facts(&questions, offer);
    return questions.text;
}

static const char *provider_of(const struct record *offer)
{
    const char *provider = offer_text(offer, OFFER_PROVIDER);
    return provider != NULL ? provider : "";
}

static int by_provider(const void *a, const void *b)
{
    const struct record *one = *(const struct record *const *)a;
    const struct record *two = *(const struct record *const *)b;
    int order = strcmp(provider_of(one), provider_of(two));
    return order != 0 ? order : strcmp(record_id(one), record_id(two));
}

static void tell_offer(const struct record *offer, const char *questions)
{
    static const enum offer_field ways[] = {OFFER_PHONE, OFFER_EMAIL, OFFER_WEB};
    const char *name = record_name(offer);
    printf("  %s, %s\n", record_id(offer), name != NULL ? name : "");
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (known(offer, ways[i]))
            printf("    %s: %s\n", offer_fields[ways[i]].name,
                   offer_text(offer, ways[i]));
    printf(message("    ask: %s\n"), questions);
}

static enum cmd_result tell(struct arena *arena, const struct document *document,
                            struct err *err)
{
    size_t count = document->list[RECORD_OFFER].count;
    const struct record **offer =
        arena_take_array(arena, count, sizeof(const struct record *));
    const char *provider = NULL;
    size_t asked = 0;
    if (offer == NULL) {
        err_set(err, "not enough memory");
        return CMD_COULD_NOT;
    }
    for (size_t i = 0; i < count; i++)
        offer[i] = document->list[RECORD_OFFER].item[i];
    qsort(offer, count, sizeof(const struct record *), by_provider);
    for (size_t i = 0; i < count; i++) {
        const char *questions = questions_of(arena, offer[i]);
        if (questions == NULL)
            continue;
        if (provider == NULL || strcmp(provider, provider_of(offer[i])) != 0)
            printf("%s\n", provider_of(offer[i]));
        provider = provider_of(offer[i]);
        tell_offer(offer[i], questions);
        asked++;
    }
    printf(message("%zu of %zu offers have something to ask about\n"), asked, count);
    return CMD_DONE;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    struct store *store = NULL;
    struct document document = {0};
    enum cmd_result result = CMD_COULD_NOT;
    if (workspace_open(context, &store, err) && store_load(store, &arena, &document, err))
        result = tell(&arena, &document, err);
    store_close(store);
    arena_free(&arena);
    return result;
}

const struct cmd cmd_ask = {
    .help = {.name = "ask",
             .form = {""},
             .summary = MESSAGE("list by provider what nobody knows yet of the offers: "
                                "what to ask when one calls")},
    .run = run,
};
