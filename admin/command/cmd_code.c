#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "core/code.h"
#include "command/workspace.h"

static const struct record *find_coach(const struct document *document, unsigned number)
{
    for (size_t i = 0; i < document->list[RECORD_COACH].count; i++) {
        const struct record *coach = document->list[RECORD_COACH].item[i];
        if (code_coach(record_id(coach)) == number)
            return coach;
    }
    return NULL;
}

static void tell_topic(const struct document *document, unsigned number)
{
    if (number == 0) {
        printf(message("topic: none said\n"));
    } else if (number > document->list[RECORD_TOPIC].count) {
        printf(message("topic: one that is not there any more\n"));
    } else {
        const struct record *topic = document->list[RECORD_TOPIC].item[number - 1];
        const char *name = topic_text(topic, TOPIC_NAME);
        printf(message("topic: %s, %s\n"), record_id(topic), name != NULL ? name : "");
    }
}

static void tell_wishes(unsigned wishes)
{
    static const struct {
        unsigned wish;
        const char *words;
    } all[] = {{CODE_INTERPRETER, MESSAGE("an interpreter")},
               {CODE_COMPANION, MESSAGE("somebody who comes along")},
               {CODE_CHILD, MESSAGE("the child comes along")}};
    const char *gap = "";
    printf(message("wish: "));
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (wishes & all[i].wish) {
            printf("%s%s", gap, message(all[i].words));
            gap = ", ";
        }
    printf("%s\n", wishes == 0 ? message("none") : "");
}

/* False if the code counts no more. */
static bool tell_month(unsigned month, struct date today)
{
    if (month == 0) {
        printf(message("month: unknown, the clock of the terminal could not be right\n"));
        return true;
    }
    struct date made = code_made(month, today);
    struct date until = code_until(made);
    bool good = date_compare(today, until) <= 0;
    printf(message("month: %04d-%02d\n"), made.year, made.month);
    printf(good ? message("good until: %04d-%02d-%02d\n")
                : message("ran out on: %04d-%02d-%02d\n"),
           until.year, until.month, until.day);
    return good;
}

static enum cmd_result tell(const struct document *document, const char *text,
                            struct date today)
{
    struct err why = {""};
    struct code code;
    if (!code_read(text, &code, &why)) {
        printf("%s: %s\n", text, why.text);
        return CMD_NO;
    }
    const struct record *coach = find_coach(document, code.coach);
    const char *name = coach != NULL ? coach_text(coach, COACH_NAME) : NULL;
    if (coach != NULL)
        printf(message("coach: %s, %s\n"), record_id(coach), name != NULL ? name : "");
    else
        printf(message("coach: none of this workspace; the one it was for has left\n"));
    tell_topic(document, code.topic);
    tell_wishes(code.wishes);
    bool good = tell_month(code.month, today);
    return coach != NULL && good ? CMD_DONE : CMD_NO;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct arena arena = {0};
    struct store *store = NULL;
    struct document document = {0};
    enum cmd_result result = CMD_COULD_NOT;
    if (workspace_open(context, &store, err) && store_load(store, &arena, &document, err))
        result = tell(&document, context->argument[0], context->today);
    store_close(store);
    arena_free(&arena);
    return result;
}

const struct cmd cmd_code = {
    .help = {.name = "code",
             .form = {MESSAGE("CODE")},
             .summary = MESSAGE("say what the short code of a coach's page means")},
    .least = 1,
    .most = 1,
    .run = run,
};
