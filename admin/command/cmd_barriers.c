#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json_write.h"
#include "base/message.h"
#include "command/cmd.h"
#include "command/months.h"
#include "command/report_rows.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "reports/ledger_change.h"
#include "reports/ledger_group.h"
#include "reports/ledger_note.h"

/* Reports by offer and step: how many, how far, who is responsible, what the office notes
 * for itself. */

struct words {
    struct passphrase_options passphrase;
    struct ledger_group_filter filter;
    bool json, texts;
};

struct job {
    struct cmd_context *context;
    const struct words *words;
    struct ledger *ledger;
    struct arena arena;
    struct buf out;
};

static void print_group(const struct ledger_group *group)
{
    printf("%s\t", group->id);
    printf(message_count("%zu report", "%zu reports", group->count), group->count);
    printf(message(", %zu new, %zu with a text\t"), group->in_state[LEDGER_NEW],
           group->texts);
    printf("%s\t%s\t%s\n", ledger_state_name(ledger_group_state(group)),
           group->responsible != NULL ? group->responsible : "-",
           group->due != NULL ? group->due : "-");
}

static void add_word(struct buf *out, const char *name, const char *text)
{
    buf_print(out, ", \"%s\": ", name);
    if (text != NULL)
        json_write_text(out, text);
    else
        buf_add_text(out, "null");
}

/* Without its end, so that more may follow. */
static void add_group(struct buf *out, const struct ledger_group *group)
{
    buf_add_text(out, "{\"id\": ");
    json_write_text(out, group->id);
    add_word(out, "offer", group->offer);
    add_word(out, "site", group->site);
    add_word(out, "step", group->step);
    buf_print(out, ", \"count\": %zu, \"new\": %zu, \"texts\": %zu, \"asks\": %zu",
              group->count, group->in_state[LEDGER_NEW], group->texts, group->asks);
    add_word(out, "state", ledger_state_name(ledger_group_state(group)));
    add_word(out, "newest", group->newest);
    add_word(out, "responsible", group->responsible);
    add_word(out, "due", group->due);
    add_word(out, "answer", group->answer);
}

static bool list(struct job *job, struct err *err)
{
    struct ledger_group *group;
    size_t count = 0;
    if (!ledger_groups(job->ledger, &job->arena, &job->words->filter, &group, &count,
                       err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!job->words->json) {
            print_group(&group[i]);
            continue;
        }
        buf_add_text(&job->out, i == 0 ? "[\n " : ",\n ");
        add_group(&job->out, &group[i]);
        buf_add_text(&job->out, "}");
    }
    if (!job->words->json)
        return true;
    buf_add_text(&job->out, count == 0 ? "[]" : "\n]");
    return report_rows_write(&job->out, err);
}

/* A group with all that was read of it. */
struct whole {
    struct ledger_group *group;
    struct ledger_row *row;
    struct ledger_note *note;
    size_t groups, rows, notes;
};

static bool read_whole(struct job *job, const char *id, struct whole *out,
                       struct err *err)
{
    const struct ledger_group_filter filter = {.id = id};
    const struct ledger_filter rows = {.group = id};
    return ledger_groups(job->ledger, &job->arena, &filter, &out->group, &out->groups,
                         err) &&
           (out->groups > 0 || ledger_no_group(id, err)) &&
           ledger_list(job->ledger, &job->arena, &rows, &out->row, &out->rows, err) &&
           ledger_notes(job->ledger, &job->arena, id, &out->note, &out->notes, err);
}

static bool open_whole(struct job *job, struct whole *whole, bool *sealed,
                       struct err *err)
{
    struct unseal *unseal = NULL;
    bool ask = job->words->texts || job->words->passphrase.fd != NULL;
    if (!workspace_unseal(job->context, &job->words->passphrase, ask, &unseal, err))
        return false;
    bool ok = report_rows_open(&job->arena, unseal, whole->row, whole->rows, sealed, err);
    for (size_t i = 0; ok && i < whole->notes; i++)
        whole->note[i].text =
            report_rows_text(&job->arena, unseal, whole->note[i].text, sealed);
    unseal_close(unseal);
    return ok;
}

static bool write_whole(struct job *job, const struct whole *whole, struct err *err)
{
    struct buf *out = &job->out;
    add_group(out, whole->group);
    buf_add_text(out, ", \"reports\": ");
    report_rows_json(out, whole->row, whole->rows);
    buf_add_text(out, ", \"notes\": [");
    for (size_t i = 0; i < whole->notes; i++) {
        const struct ledger_note *note = &whole->note[i];
        buf_print(out, "%s{\"number\": %ld", i == 0 ? "" : ", ", note->number);
        add_word(out, "month", note->month);
        add_word(out, "who", note->who);
        add_word(out, "text", note->text != report_rows_sealed ? note->text : NULL);
        buf_add_text(out, "}");
    }
    buf_add_text(out, "]}");
    return report_rows_write(out, err);
}

static bool show(struct job *job, const char *id, struct err *err)
{
    struct whole whole = {0};
    bool sealed = false;
    if (!read_whole(job, id, &whole, err) || !open_whole(job, &whole, &sealed, err))
        return false;
    if (sealed)
        fputs(message("texts are sealed; --texts asks for the passphrase\n"), stderr);
    if (job->words->json)
        return write_whole(job, &whole, err);
    print_group(whole.group);
    report_rows_print(whole.row, whole.rows);
    for (size_t i = 0; i < whole.notes; i++)
        printf(message("note %ld, %s, %s: %s\n"), whole.note[i].number,
               whole.note[i].month, whole.note[i].who, whole.note[i].text);
    return true;
}

static bool set(struct job *job, const char *id, const char *word, struct err *err)
{
    const struct history_deed deed = saving_deed("barriers set");
    enum ledger_state state;
    size_t count = 0;
    if (!ledger_state_find(word, &state, err) ||
        !ledger_change_group(job->ledger, &job->arena, id, state, &deed, &count, err))
        return false;
    printf(message_count("%zu report is now %s\n", "%zu reports are now %s\n", count),
           count, ledger_state_name(state));
    return true;
}

static bool assign(struct job *job, char **word, int count, struct err *err)
{
    const struct history_deed deed = saving_deed("barriers assign");
    if (!ledger_group_assign(job->ledger, &job->arena, word[1], word[2],
                             count == 4 ? word[3] : NULL, &deed, err))
        return false;
    if (word[2][0] == '\0')
        printf(message("nobody is responsible for %s\n"), word[1]);
    else
        printf(message("%s is responsible for %s\n"), word[2], word[1]);
    return true;
}

/* Which answer is the one to all of a group; "" none. */
static bool answer(struct job *job, const char *id, const char *answer, struct err *err)
{
    const struct history_deed deed = saving_deed("barriers answer");
    struct store *store = NULL;
    struct document document = {0};
    bool ok = workspace_open(job->context, &store, err) &&
              store_load_kind(store, RECORD_ANSWER, &job->arena, &document, err);
    store_close(store);
    if (!ok)
        return false;
    if (answer[0] != '\0' && document_find(&document, RECORD_ANSWER, answer) == NULL)
        return err_set(
            err, "%s: there is no answer of this id; see anna-admin answer list", answer);
    if (!ledger_group_answer(job->ledger, &job->arena, id, answer, &deed, err))
        return false;
    if (answer[0] == '\0')
        printf(message("%s: nothing is answered to all\n"), id);
    else
        printf(message("%s: %s is the answer to all\n"), id, answer);
    return true;
}

static bool note(struct job *job, const char *id, const char *text, struct err *err)
{
    char month[16];
    months_before(job->context->today, 0, month);
    const struct ledger_note added = {
        .month = month, .who = saving_deed("barriers note").who, .text = text};
    if (!ledger_note_add(job->ledger, &job->arena, id, &added, err))
        return false;
    printf(message("%s: noted\n"), id);
    return true;
}

static bool forget(struct job *job, const char *word, struct err *err)
{
    char *end;
    errno = 0;
    long number = strtol(word, &end, 10);
    if (errno != 0 || end == word || *end != '\0')
        return err_set(err, "\"%.40s\" is no number of a note", word);
    if (!ledger_note_forget(job->ledger, number, err))
        return false;
    printf(message("note %ld is gone\n"), number);
    return true;
}

static bool dispatch(struct job *job, struct err *err)
{
    char **word = job->context->argument;
    int count = job->context->count;
    if (count == 0 || (strcmp(word[0], "list") == 0 && count == 1))
        return list(job, err);
    if (strcmp(word[0], "show") == 0 && count == 2)
        return show(job, word[1], err);
    if (strcmp(word[0], "set") == 0 && count == 3)
        return set(job, word[1], word[2], err);
    if (strcmp(word[0], "assign") == 0 && (count == 3 || count == 4))
        return assign(job, word, count, err);
    if (strcmp(word[0], "answer") == 0 && count == 3)
        return answer(job, word[1], word[2], err);
    if (strcmp(word[0], "note") == 0 && count == 3)
        return note(job, word[1], word[2], err);
    if (strcmp(word[0], "forget-note") == 0 && count == 2)
        return forget(job, word[1], err);
    return err_set(err, "say list, show GROUP, set GROUP STATE, assign GROUP WHO [DATE], "
                        "answer GROUP ID, note GROUP TEXT, or forget-note NUMBER");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {.context = context, .words = context->options};
    struct store *store = NULL;
    /* The ledger writes into the history: a store that opens makes its tables. */
    bool ok = workspace_open(context, &store, err);
    store_close(store);
    ok = ok && workspace_ledger(context, &job.ledger, err) && dispatch(&job, err);
    ledger_close(job.ledger);
    buf_wipe_free(&job.out);
    arena_wipe(&job.arena);
    arena_free(&job.arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, json, "json", "list, show: as JSON, for programs"),
    OPTION_WORD(struct words, filter.site, "site", "SITE", "list: those of this site"),
    OPTION_WORD(struct words, filter.month, "month", "MONTH",
                "list: those of this month, as 2026-11"),
    OPTION_FLAG(struct words, texts, "texts",
                "show: ask for the passphrase, if the texts need one"),
    PASSPHRASE_OPTIONS(struct words, passphrase),
};

const struct cmd cmd_barriers = {
    .help = {.name = "barriers",
             .form = {MESSAGE("[list] [OPTIONS]"), MESSAGE("show [OPTIONS] GROUP"),
                      MESSAGE("set GROUP STATE"), MESSAGE("assign GROUP WHO [DATE]"),
                      MESSAGE("answer GROUP ID"), MESSAGE("note GROUP TEXT"),
                      MESSAGE("forget-note NUMBER")},
             .summary = MESSAGE("reports by offer and step, and who is responsible"),
             CMD_OPTIONS(options)},
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run,
};
