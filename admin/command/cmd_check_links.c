#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/cmd.h"
#include "publish/link_check.h"
#include "command/saving.h"
#include "command/workspace.h"

enum { SECONDS = 15, SECONDS_MOST = 600 };

struct words {
    const char *seconds, *connect_to, *ca_file;
};

struct job {
    struct arena arena;
    struct store *store;
    struct document document;
    struct document before;  /* as it was read */
    struct document checked; /* those to store */
    struct fetch_options options;
    struct date today;
    size_t failed;
};

static bool check_one(struct job *job, struct record *coach, struct err *err)
{
    struct err why = {""};
    const char *url = NULL;
    bool ok = link_check(&job->arena, &job->document, coach, &job->options, &url, &why);
    printf("%s\t%s\t%s\n", record_id(coach), url != NULL ? url : "-",
           ok ? "ok" : why.text);
    job->failed += !ok;
    return link_check_note(&job->arena, coach, job->today, ok ? "ok" : why.text, err) &&
           (document_add(&job->arena, &job->checked, coach) ||
            err_set(err, "not enough memory"));
}

static bool check_all(struct job *job, struct err *err)
{
    size_t conflicts;
    for (size_t i = 0; i < job->document.list[RECORD_COACH].count; i++) {
        struct record *coach = job->document.list[RECORD_COACH].item[i];
        if (coach_value(coach, COACH_BOOKING) != NULL && !check_one(job, coach, err))
            return false;
    }
    if (job->checked.list[RECORD_COACH].count == 0) {
        printf("no coach has a booking link\n");
        return true;
    }
    if (!saving_apply(job->store, "check-links", &job->before, &job->checked, &conflicts,
                      err))
        return false;
    printf("%zu links, %zu of them wrong; day and result are stored\n",
           job->checked.list[RECORD_COACH].count, job->failed);
    return true;
}

static bool read_seconds(const char *text, long *out, struct err *err)
{
    char *end;
    long seconds = strtol(text, &end, 10);
    if (*end != '\0' || seconds < 1 || seconds > SECONDS_MOST)
        return err_set(err, "--seconds: \"%s\" is not a number from 1 to %d", text,
                       SECONDS_MOST);
    *out = seconds;
    return true;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {.options = {.seconds = SECONDS}, .today = context->today};
    const struct words *words = context->options;
    job.options.connect_to = words->connect_to;
    job.options.ca_file = words->ca_file;
    bool ok = (words->seconds == NULL ||
               read_seconds(words->seconds, &job.options.seconds, err)) &&
              workspace_open(context, &job.store, err) &&
              store_load(job.store, &job.arena, &job.document, err) &&
              saving_copy(&job.arena, &job.document, &job.before, err) &&
              check_all(&job, err);
    store_close(job.store);
    arena_free(&job.arena);
    return !ok ? CMD_COULD_NOT : job.failed > 0 ? CMD_NO : CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, seconds, "seconds", "N",
                "so long each page may take, 15 unless said"),
    OPTION_WORD(struct words, connect_to, "connect", "HOST:PORT",
                "ask this one in place of every host"),
    OPTION_WORD(struct words, ca_file, "ca", "FILE",
                "trust these certificates in place of the system's"),
};

const struct cmd cmd_check_links = {
    .help = {.name = "check-links",
             .form = {"[OPTIONS]"},
             .summary = "open every booking link, and remember day and result",
             CMD_OPTIONS(options)},
    .options_size = sizeof(struct words),
    .run = run,
};
