#include <stdio.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/workspace.h"
#include "record/coach_code.h"

static void tell_topic(const struct coach_code *code)
{
    if (code->topic_gone) {
        printf(message("topic: one that is not there any more\n"));
    } else if (code->topic == NULL) {
        printf(message("topic: none said\n"));
    } else {
        const char *name = topic_text(code->topic, TOPIC_NAME);
        printf(message("topic: %s, %s\n"), record_id(code->topic),
               name != NULL ? name : "");
    }
}

static void tell_wishes(unsigned wishes)
{
    const char *words;
    printf(message("wish: "));
    for (size_t i = 0; (words = coach_code_wish(wishes, i)) != NULL; i++)
        printf("%s%s", i > 0 ? ", " : "", message(words));
    printf("%s\n", wishes == 0 ? message("none") : "");
}

static void tell_month(const struct coach_code *code, struct date today)
{
    if (!code->dated) {
        printf(message("month: unknown, the clock of the terminal could not be right\n"));
        return;
    }
    printf(message("month: %04d-%02d\n"), code->made.year, code->made.month);
    printf(date_compare(today, code->until) <= 0
               ? message("good until: %04d-%02d-%02d\n")
               : message("ran out on: %04d-%02d-%02d\n"),
           code->until.year, code->until.month, code->until.day);
}

static enum cmd_result tell(const struct document *document, const char *text,
                            struct date today)
{
    struct err why = {""};
    struct coach_code code;
    if (!coach_code_read(document, text, today, &code, &why)) {
        printf("%s: %s\n", text, why.text);
        return CMD_NO;
    }
    const char *name = code.coach != NULL ? coach_text(code.coach, COACH_NAME) : NULL;
    if (code.coach != NULL)
        printf(message("coach: %s, %s\n"), record_id(code.coach),
               name != NULL ? name : "");
    else
        printf(message("coach: none of this workspace; the one it was for has left\n"));
    tell_topic(&code);
    tell_wishes(code.wishes);
    tell_month(&code, today);
    return code.good ? CMD_DONE : CMD_NO;
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
