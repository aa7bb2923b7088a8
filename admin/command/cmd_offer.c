#include <stdio.h>
#include <string.h>

#include "command/cmd.h"
#include "base/message.h"
#include "command/recording.h"
#include "command/saving.h"
#include "command/workspace.h"
#include "formats/export_json.h"
#include "record/day.h"
#include "workspace/store_link.h"

/* The offers: what all records have, and what is done with many of them at once. */

enum { WORDS_MOST = 10000 };

struct words {
    bool yes, json, all_shown;
    const char *older_than, *topic, *scope, *web;
};

struct job {
    const struct cmd_context *context;
    const struct words *words;
    struct store *store;
    struct arena arena;
    struct document document;
    struct document shown; /* those that the options choose */
    struct store_links links;
    struct date limit; /* of --older-than */
};

static const char *or_nothing(const char *text)
{
    return text == NULL ? "" : text;
}

/* The newest day on which it was right; false if nobody knows one. */
static bool known_on(const struct job *job, const struct record *offer, struct date *out)
{
    static const enum offer_field fields[] = {OFFER_AS_OF, OFFER_CHECKED_ON};
    bool known = false;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const char *text = offer_text(offer, fields[i]);
        struct date date;
        if (text == NULL || !date_parse(text, &date) ||
            !day_possible(&offer_fields[fields[i]], text, job->context->today, NULL))
            continue;
        if (!known || date_compare(date, *out) > 0)
            *out = date;
        known = true;
    }
    return known;
}

static bool has_topic(const struct record *offer, const char *topic)
{
    const struct value *topics = offer_value(offer, OFFER_TOPICS);
    for (size_t i = 0; topics != NULL && i < topics->list.count; i++)
        if (strcmp(topics->list.item[i], topic) == 0)
            return true;
    return false;
}

enum { WEB_RIGHT, WEB_WRONG, WEB_UNKNOWN, WEB_NONE, WEB_STATES };

static const char *const web_word[WEB_STATES] = {"right", "wrong", "unknown", "none"};

/* What came of opening its web address last (check-links). */
static int web_state(const struct job *job, const struct record *offer)
{
    const char *url = offer_text(offer, OFFER_WEB);
    const struct store_link *link = store_links_find(&job->links, url);
    return url == NULL          ? WEB_NONE
           : link == NULL       ? WEB_UNKNOWN
           : link->said == NULL ? WEB_RIGHT
                                : WEB_WRONG;
}

static bool chosen(const struct job *job, const struct record *offer)
{
    const struct words *words = job->words;
    struct date date;
    return (words->topic == NULL || has_topic(offer, words->topic)) &&
           (words->web == NULL ||
            strcmp(web_word[web_state(job, offer)], words->web) == 0) &&
           (words->scope == NULL ||
            strcmp(or_nothing(offer_text(offer, OFFER_SCOPE)), words->scope) == 0) &&
           (words->older_than == NULL || !known_on(job, offer, &date) ||
            date_compare(date, job->limit) < 0);
}

static bool check_web(const char *word, struct err *err)
{
    for (int i = 0; i < WEB_STATES; i++)
        if (word == NULL || strcmp(word, web_word[i]) == 0)
            return true;
    return err_set(err, "--web: say right, wrong, unknown or none, not \"%s\"", word);
}

/* A word that is misspelt would choose nothing, and look like good news. */
static bool check_words(const struct job *job, struct err *err)
{
    const char *topic = job->words->topic;
    const char *scope = job->words->scope;
    if (topic != NULL && document_find(&job->document, RECORD_TOPIC, topic) == NULL)
        return err_set(err, "--topic: there is no topic \"%s\"", topic);
    if (!check_web(job->words->web, err))
        return false;
    if (scope == NULL)
        return true;
    for (size_t i = 0; i < job->document.list[RECORD_OFFER].count; i++)
        if (strcmp(or_nothing(
                       offer_text(job->document.list[RECORD_OFFER].item[i], OFFER_SCOPE)),
                   scope) == 0)
            return true;
    return err_set(err, "--scope: no offer is for \"%s\"", scope);
}

static bool choose_offers(struct job *job, struct err *err)
{
    const char *older = job->words->older_than;
    if (older != NULL && !day_before(older, job->context->today, &job->limit, err))
        return err_prefix(err, "--older-than");
    if (!check_words(job, err))
        return false;
    for (size_t i = 0; i < job->document.list[RECORD_OFFER].count; i++) {
        struct record *offer = job->document.list[RECORD_OFFER].item[i];
        if (chosen(job, offer) && !document_add(&job->arena, &job->shown, offer))
            return err_set(err, "not enough memory");
    }
    return true;
}

static bool list(struct job *job, struct err *err)
{
    struct buf out = {0};
    if (!choose_offers(job, err))
        return false;
    for (size_t i = 0; !job->words->json && i < job->shown.list[RECORD_OFFER].count;
         i++) {
        const struct record *offer = job->shown.list[RECORD_OFFER].item[i];
        const char *checked = offer_text(offer, OFFER_CHECKED_ON);
        const struct store_link *link =
            store_links_find(&job->links, offer_text(offer, OFFER_WEB));
        buf_print(&out, "%s\t%s\t%s\t%s", record_id(offer),
                  or_nothing(offer_text(offer, OFFER_SCOPE)),
                  or_nothing(offer_text(offer, OFFER_NAME)),
                  or_nothing(offer_text(offer, OFFER_CONFIDENCE)));
        if (checked != NULL)
            buf_print(&out, message(", checked %s"), checked);
        if (link != NULL && link->said == NULL)
            buf_print(&out, message(", web right on %s"), link->checked_on);
        else if (link != NULL)
            buf_print(&out, message(", web wrong on %s: %s"), link->checked_on,
                      link->said);
        buf_add_text(&out, "\n");
    }
    if (job->words->json)
        export_json(&job->shown, &out);
    bool ok =
        !out.failed && (out.len == 0 || fwrite(out.bytes, 1, out.len, stdout) == out.len);
    buf_free(&out);
    return ok || err_set(err, "the output could not be written");
}

static bool named_offers(struct job *job, struct err *err)
{
    for (int i = 1; i < job->context->count; i++) {
        const char *id = job->context->argument[i];
        struct record *offer = document_find(&job->document, RECORD_OFFER, id);
        if (offer == NULL)
            return err_set(
                err, "%s: there is no offer of this id; see anna-admin offer list", id);
        if (document_find(&job->shown, RECORD_OFFER, id) == NULL &&
            !document_add(&job->arena, &job->shown, offer))
            return err_set(err, "not enough memory");
    }
    return true;
}

/* Somebody has looked at them today, and all is right. */
static bool confirm(struct job *job, struct err *err)
{
    const struct words *words = job->words;
    struct document before = {0};
    size_t conflicts = 0;
    bool filtered = words->older_than != NULL || words->topic != NULL ||
                    words->scope != NULL || words->web != NULL;
    if (words->all_shown == (job->context->count > 1) || (filtered && !words->all_shown))
        return err_set(err,
                       "say confirm ID..., or confirm --all-shown with the options of "
                       "the list");
    if (words->all_shown && !filtered && !words->yes)
        return err_set(err, "--all-shown without --older-than, --topic, --scope or --web "
                            "are all offers; say --yes if they are meant");
    if (!(words->all_shown ? choose_offers(job, err) : named_offers(job, err)) ||
        !saving_copy(&job->arena, &job->shown, &before, err))
        return false;
    const char *today = day_read(&job->arena, &offer_fields[OFFER_CHECKED_ON], "today",
                                 job->context->today);
    if (today == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < job->shown.list[RECORD_OFFER].count; i++)
        job->shown.list[RECORD_OFFER].item[i]->value[OFFER_CHECKED_ON] =
            (struct value){.set = true, .text = today};
    if (!saving_apply(job->store, "offer confirm", &before, &job->shown, &conflicts, err))
        return false;
    size_t checked = job->shown.list[RECORD_OFFER].count - conflicts;
    printf(message_count("%zu offer is checked on %s\n", "%zu offers are checked on %s\n",
                         checked),
           checked, today);
    return conflicts == 0 ||
           err_set(err, "%zu were changed meanwhile; look again", conflicts);
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct job job = {.context = context, .words = context->options};
    bool lists = strcmp(context->argument[0], "list") == 0 && context->count == 1;
    if (!lists && strcmp(context->argument[0], "confirm") != 0) {
        if (context->count <= 4)
            return recording_run(RECORD_OFFER, context, job.words->yes, err);
        err_set(err, "\"%s\": too many words; see anna-admin help offer",
                context->argument[4]);
        return CMD_COULD_NOT;
    }
    bool ok = workspace_open(context, &job.store, err) &&
              store_load(job.store, &job.arena, &job.document, err) &&
              store_links(job.store, &job.arena, &job.links, err) &&
              (lists ? list(&job, err) : confirm(&job, err));
    arena_free(&job.arena);
    store_close(job.store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, json, "json", "list: whole and as JSON, for programs"),
    OPTION_WORD(struct words, older_than, "older-than", "TIME",
                "list, confirm: not checked for so long: 90d, 12m, 2y"),
    OPTION_WORD(struct words, topic, "topic", "TOPIC", "list, confirm: of this topic"),
    OPTION_WORD(struct words, scope, "scope", "SCOPE",
                "list, confirm: for this town, or district, national"),
    OPTION_WORD(struct words, web, "web", "STATE",
                "list, confirm: right, wrong, unknown, none: its web address, as "
                "check-links found it"),
    OPTION_FLAG(struct words, all_shown, "all-shown",
                "confirm: all that the list shows with the same options"),
    OPTION_FLAG(struct words, yes, "yes",
                "remove, confirm: do not ask; set: hours that are hardly meant too"),
};

const struct cmd cmd_offer = {
    .help = {.name = "offer",
             .form = {RECORDING_FORMS, MESSAGE("confirm ID..."),
                      MESSAGE("confirm --all-shown [OPTIONS]")},
             .summary = MESSAGE("the offers"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = WORDS_MOST,
    .options_size = sizeof(struct words),
    .run = run,
};
