#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "command/cmd.h"
#include "base/message.h"
#include "publish/link_check.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "workspace/store_link.h"

enum { SECONDS = 15, SECONDS_MOST = 600 };

struct words {
    const char *seconds, *connect_to, *ca_file;
    bool coaches;
};

struct job {
    struct arena arena;
    struct store *store;
    struct document document;
    struct document before;   /* as it was read */
    struct document checked;  /* those to store */
    struct store_links pages; /* of offers, those to store */
    struct fetch_options options;
    struct date today;
    size_t links, wrong, unknown;
    size_t asked, reached; /* the network, and somebody in it */
};

static void count(struct job *job, const char *id, const struct link_result *result,
                  const struct err *why)
{
    printf("%s\t%s\t%s%s\n", id, result->url != NULL ? result->url : "-",
           result->answer == LINK_UNKNOWN ? message("could not tell: ") : "",
           result->answer == LINK_RIGHT ? "ok" : why->text);
    fflush(stdout);
    job->links++;
    job->wrong += result->answer == LINK_WRONG;
    job->unknown += result->answer == LINK_UNKNOWN;
    job->asked += result->asked;
    job->reached += result->reached;
}

static bool check_coach(struct job *job, struct record *coach, struct err *err)
{
    struct err why = {""};
    struct link_result result =
        link_check(&job->arena, &job->document, coach, &job->options, &why);
    count(job, record_id(coach), &result, &why);
    if (result.answer == LINK_UNKNOWN)
        return true;
    return link_check_note(&job->arena, coach, job->today,
                           result.answer == LINK_RIGHT ? "ok" : why.text, err) &&
           (document_add(&job->arena, &job->checked, coach) ||
            err_set(err, "not enough memory"));
}

/* An address that stood at an offer before was opened then. */
static bool seen_before(const struct job *job, size_t at, const char *url)
{
    for (size_t i = 0; i < at; i++) {
        const char *other =
            offer_text(job->document.list[RECORD_OFFER].item[i], OFFER_WEB);
        if (other != NULL && strcmp(other, url) == 0)
            return true;
    }
    return false;
}

/* Of what nobody can tell there is nothing to keep. */
static bool keep_page(struct job *job, const char *url, const struct link_result *result,
                      const struct err *why, struct err *err)
{
    if (result->answer == LINK_UNKNOWN)
        return true;
    struct store_link *more = array_next(&job->arena, job->pages.item, job->pages.count,
                                         sizeof *job->pages.item);
    if (more == NULL)
        return err_set(err, "not enough memory");
    job->pages.item = more;
    more[job->pages.count++] = (struct store_link){
        .url = url,
        .checked_on = arena_print(&job->arena, "%04d-%02d-%02d", job->today.year,
                                  job->today.month, job->today.day),
        .said = result->answer == LINK_RIGHT ? NULL : arena_copy(&job->arena, why->text),
    };
    return !job->arena.failed || err_set(err, "not enough memory");
}

static bool check_offers(struct job *job, struct err *err)
{
    for (size_t i = 0; i < job->document.list[RECORD_OFFER].count; i++) {
        const struct record *offer = job->document.list[RECORD_OFFER].item[i];
        const char *url = offer_text(offer, OFFER_WEB);
        struct err why = {""};
        if (url == NULL || seen_before(job, i, url))
            continue;
        struct link_result result = link_check_web(url, &job->options, &why);
        count(job, record_id(offer), &result, &why);
        if (!keep_page(job, url, &result, &why, err))
            return false;
    }
    return true;
}

/* Without any answer it is not the links that are wrong. */
static bool keep(struct job *job, struct err *err)
{
    size_t conflicts;
    if (job->asked > 0 && job->reached == 0) {
        printf(message(
            "nobody answered: is this computer in the network? nothing is stored\n"));
        return true;
    }
    if (!store_keep_links(job->store, &job->pages, err) ||
        !saving_apply(job->store, "check-links", &job->before, &job->checked, &conflicts,
                      err))
        return false;
    printf(
        message_count("%zu link, %zu of them wrong, of %zu nobody could tell; day and "
                      "result are stored\n",
                      "%zu links, %zu of them wrong, of %zu nobody could tell; day and "
                      "result are stored\n",
                      job->links),
        job->links, job->wrong, job->unknown);
    return true;
}

static bool check_all(struct job *job, bool offers, struct err *err)
{
    for (size_t i = 0; i < job->document.list[RECORD_COACH].count; i++) {
        struct record *coach = job->document.list[RECORD_COACH].item[i];
        if (coach_value(coach, COACH_BOOKING) != NULL && !check_coach(job, coach, err))
            return false;
    }
    if (offers && !check_offers(job, err))
        return false;
    if (job->links == 0) {
        puts(offers ? message("no coach has a booking link, and no offer a web address")
                    : message("no coach has a booking link"));
        return true;
    }
    return keep(job, err);
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
              check_all(&job, !words->coaches, err);
    store_close(job.store);
    arena_free(&job.arena);
    return !ok                                                    ? CMD_COULD_NOT
           : job.wrong > 0 || (job.asked > 0 && job.reached == 0) ? CMD_NO
                                                                  : CMD_DONE;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, coaches, "coaches", "the coaches' alone"),
    OPTION_WORD(struct words, seconds, "seconds", "N",
                "so long each page may take, 15 unless said"),
    OPTION_WORD(struct words, connect_to, "connect", "HOST:PORT",
                "ask this one in place of every host"),
    OPTION_WORD(struct words, ca_file, "ca", "FILE",
                "trust these certificates in place of the system's"),
};

const struct cmd cmd_check_links = {
    .help = {.name = "check-links",
             .form = {MESSAGE("[OPTIONS]")},
             .summary = MESSAGE(
                 "open every booking link and web address, and remember day and result"),
             CMD_OPTIONS(options)},
    .options_size = sizeof(struct words),
    .run = run,
};
