#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/cmd.h"
#include "base/json_write.h"
#include "base/message.h"
#include "related/related.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "related/related_link.h"

/* Offers that belong together: proposed, accepted, refused. */

struct words {
    bool json;
    const char *above;
};

struct job {
    struct store *store;
    struct arena arena;
    struct document document;
    struct document before; /* as it was read, or given to the store since */
    struct related_proposals proposals;
};

static const char *arrow(const struct related_proposal *one)
{
    return one->both ? "<->" : "->";
}

static const char *way_name(enum related_way way)
{
    return way == RELATED_NEXT_STEP ? "next_step"
           : way == RELATED_PAPERS  ? "papers"
                                    : "situation";
}

static void print_text(const struct related_proposals *proposals)
{
    for (size_t i = 0; i < proposals->count; i++) {
        const struct related_proposal *one = &proposals->item[i];
        printf("%3d %s %s %s: %s\n", one->score, record_id(one->from), arrow(one),
               record_id(one->to), one->reason);
    }
    printf(message_count("%zu proposal\n", "%zu proposals\n", proposals->count),
           proposals->count);
}

static void print_json(const struct related_proposals *proposals, struct buf *out)
{
    for (size_t i = 0; i < proposals->count; i++) {
        const struct related_proposal *one = &proposals->item[i];
        const char *const pair[][2] = {{"from", record_id(one->from)},
                                       {"to", record_id(one->to)},
                                       {"way", way_name(one->way)},
                                       {"reason", one->reason}};
        buf_add_text(out, i == 0 ? "[\n {" : ",\n {");
        for (size_t k = 0; k < sizeof pair / sizeof pair[0]; k++) {
            buf_print(out, "\"%s\": ", pair[k][0]);
            json_write_text(out, pair[k][1]);
            buf_add_text(out, ", ");
        }
        buf_print(out, "\"both\": %s, \"score\": %d}", one->both ? "true" : "false",
                  one->score);
    }
    buf_add_text(out, proposals->count == 0 ? "[]\n" : "\n]\n");
}

static bool list(struct job *job, bool json, struct err *err)
{
    struct buf out = {0};
    if (!json) {
        print_text(&job->proposals);
        return true;
    }
    print_json(&job->proposals, &out);
    bool ok = !out.failed && fwrite(out.bytes, 1, out.len, stdout) == out.len;
    buf_free(&out);
    return ok || err_set(err, "the output could not be written");
}

static bool find_offer(struct job *job, const char *id, struct record **out,
                       struct err *err)
{
    struct record *record = document_find(&job->document, RECORD_OFFER, id);
    if (record == NULL)
        return err_set(err, "%s: there is no offer of this id; see anna-admin offer list",
                       id);
    *out = record;
    return true;
}

/* Gives what has changed since to the store; if somebody has changed the same meanwhile,
 * whoever asked must look again. */
static bool save(struct job *job, const char *what, struct err *err)
{
    size_t conflicts;
    if (!saving_apply(job->store, what, &job->before, &job->document, &conflicts, err))
        return false;
    job->before = (struct document){0};
    return (conflicts == 0 ||
            err_set(err, "the offers have changed meanwhile; start again")) &&
           saving_copy(&job->arena, &job->document, &job->before, err);
}

static bool link_pair(struct job *job, struct record *from, struct record *to, bool both,
                      struct err *err)
{
    return related_link_add(&job->arena, from, to, err) &&
           (!both || related_link_add(&job->arena, to, from, err)) &&
           save(job, "related accept", err);
}

static const struct related_proposal *proposal_of(const struct job *job,
                                                  const struct record *from,
                                                  const struct record *to)
{
    for (size_t i = 0; i < job->proposals.count; i++) {
        const struct related_proposal *one = &job->proposals.item[i];
        if ((one->from == from && one->to == to) ||
            (one->both && one->from == to && one->to == from))
            return one;
    }
    return NULL;
}

/* What nobody proposed may be accepted as well: it leads one way, as it was said. */
static bool accept(struct job *job, const char *id, const char *other, struct err *err)
{
    struct record *from = NULL;
    struct record *to = NULL;
    if (!find_offer(job, id, &from, err) || !find_offer(job, other, &to, err))
        return false;
    if (from == to)
        return err_set(err, "%s: an offer cannot lead to itself", id);
    if (!related_link_reaches(from, to))
        return err_set(err, "%s: is for another town than %s", other, id);
    const struct related_proposal *one = proposal_of(job, from, to);
    bool both = one != NULL && one->both;
    if (!link_pair(job, from, to, both, err))
        return false;
    printf("%s %s %s\n", id, both ? "<->" : "->", other);
    return true;
}

static size_t related_count(const struct record *record)
{
    const struct value *related = offer_value(record, OFFER_RELATED);
    return related == NULL ? 0 : related->list.count;
}

/* The best first, and no offer gets more than a handful in this way. */
static bool accept_above(struct job *job, const char *text, struct err *err)
{
    char *end = NULL;
    long least = strtol(text, &end, 10);
    size_t accepted = 0;
    if (end == text || *end != '\0' || least < 1 || least > 100)
        return err_set(err, "--all-above %s: say a score from 1 to 100", text);
    for (size_t i = 0; i < job->proposals.count; i++) {
        const struct related_proposal *one = &job->proposals.item[i];
        bool here = related_count(one->from) < RELATED_HANDFUL;
        bool back = one->both && related_count(one->to) < RELATED_HANDFUL;
        if (one->score < least || (!here && !back))
            continue;
        if ((here && !related_link_add(&job->arena, one->from, one->to, err)) ||
            (back && !related_link_add(&job->arena, one->to, one->from, err)))
            return false;
        printf("%3d %s %s %s: %s\n", one->score, record_id(one->from),
               here && back ? "<->"
               : here       ? "->"
                            : "<-",
               record_id(one->to), one->reason);
        accepted++;
    }
    if (accepted > 0 && !save(job, "related accept --all-above", err))
        return false;
    printf(message("%zu accepted\n"), accepted);
    return true;
}

static bool refuse(struct job *job, const char *id, const char *other, struct err *err)
{
    struct record *from = NULL;
    struct record *to = NULL;
    if (!find_offer(job, id, &from, err) || !find_offer(job, other, &to, err))
        return false;
    const char *pair = related_link_pair(&job->arena, id, other);
    if (pair == NULL)
        return err_set(err, "not enough memory");
    if (!store_refuse(job->store, pair, err))
        return false;
    printf(message("%s and %s are not proposed again\n"), id, other);
    return true;
}

static void print_offer(const struct record *record)
{
    const char *who = offer_text(record, OFFER_WHO);
    printf("    %s: %s\n", record_id(record), offer_text(record, OFFER_NAME));
    if (who != NULL)
        printf("        %s\n", who);
}

/* One after the other: y, n, s for later, q for the end. */
static bool ask(struct job *job, struct err *err)
{
    char line[64];
    for (size_t i = 0; i < job->proposals.count; i++) {
        const struct related_proposal *one = &job->proposals.item[i];
        printf(message("\n%zu of %zu, score %d: %s\n"), i + 1, job->proposals.count,
               one->score, one->reason);
        print_offer(one->from);
        printf("  %s\n", arrow(one));
        print_offer(one->to);
        printf(message("accept? y, n (never again), s (later), q (enough): "));
        fflush(stdout);
        if (fgets(line, sizeof line, stdin) == NULL || line[0] == 'q')
            break;
        bool yes = line[0] == 'y' || line[0] == 'j';
        if (yes && !link_pair(job, one->from, one->to, one->both, err))
            return false;
        if (line[0] == 'n' && !refuse(job, record_id(one->from), record_id(one->to), err))
            return false;
    }
    printf("\n");
    return true;
}

static bool dispatch(struct job *job, const struct cmd_context *context,
                     const struct words *words, struct err *err)
{
    const char *above = words->above;
    char **word = context->argument;
    int count = context->count;
    const char *deed = count == 0 ? "list" : word[0];
    if (strcmp(deed, "list") == 0 && count <= 1 && above == NULL)
        return list(job, words->json, err);
    if (strcmp(deed, "accept") == 0 && count == 1 && above != NULL)
        return accept_above(job, above, err);
    if (strcmp(deed, "accept") == 0 && count == 3 && above == NULL)
        return accept(job, word[1], word[2], err);
    if (strcmp(deed, "refuse") == 0 && count == 3)
        return refuse(job, word[1], word[2], err);
    if (strcmp(deed, "ask") == 0 && count == 1)
        return ask(job, err);
    return err_set(err, "say list, accept OFFER OTHER, accept --all-above SCORE, refuse "
                        "OFFER OTHER, or ask");
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {0};
    struct texts refused = {0};
    const struct words *words = context->options;
    bool ok = workspace_open(context, &job.store, err) &&
              store_load(job.store, &job.arena, &job.document, err) &&
              saving_copy(&job.arena, &job.document, &job.before, err) &&
              store_refused(job.store, &job.arena, &refused, err);
    if (ok && !related_propose(&job.arena, &job.document, &refused, &job.proposals))
        ok = err_set(err, "not enough memory");
    ok = ok && dispatch(&job, context, words, err);
    arena_free(&job.arena);
    store_close(job.store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, json, "json", "list: as JSON, for programs"),
    OPTION_WORD(struct words, above, "all-above", "SCORE",
                "accept: all with this score and more"),
};

const struct cmd cmd_related = {
    .help = {.name = "related",
             .form = {MESSAGE("[list] [--json]"), MESSAGE("accept OFFER OTHER"),
                      MESSAGE("accept --all-above SCORE"), MESSAGE("refuse OFFER OTHER"),
                      MESSAGE("ask")},
             .summary =
                 MESSAGE("which offers belong together: proposals to accept or refuse"),
             CMD_OPTIONS(options)},
    .most = 3,
    .options_size = sizeof(struct words),
    .run = run,
};
