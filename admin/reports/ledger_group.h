#ifndef ANNA_ADMIN_REPORTS_LEDGER_GROUP_H
#define ANNA_ADMIN_REPORTS_LEDGER_GROUP_H

#include "reports/ledger.h"
#include "workspace/history.h"

/* Reports that say the same of one place: on one offer, or without one at one site, where
 * it stopped at the same step. A group is called OFFER.STEP or .SITE.STEP, and is there
 * while one of its reports is. Somebody is responsible for it until a day, and it may be
 * answered to all; that stands in x_report_group and is history. */

struct ledger_group {
    const char *id;
    const char *offer; /* NULL: about none in particular, but at `site` */
    const char *site;  /* NULL if there is an offer */
    const char *step;
    size_t count; /* of its reports; those that are set apart do not count */
    size_t texts; /* of them */
    size_t asks;  /* wait for an answer */
    size_t in_state[LEDGER_STATE_COUNT];
    const char *newest;      /* month */
    const char *responsible; /* NULL: nobody yet */
    const char *due;         /* "2026-12-15"; NULL */
    const char *answer;      /* the id of an answer (record/record.h); NULL */
    bool changed;            /* its states, or who is responsible, since `since` */
};

/* Which reports count; NULL: any. */
struct ledger_group_filter {
    const char *id, *site, *month;
    const char *since; /* a time as the history has it: "2026-11-15" */
};

/* The groups in the order of their ids; what has no report that passes is none. The
 * history must be there: a store was opened once (workspace/store.h). */
bool ledger_groups(struct ledger *ledger, struct arena *arena,
                   const struct ledger_group_filter *filter, struct ledger_group **out,
                   size_t *count_out, struct err *err);

/* How far the office is with it: the state of the report with which it is least far. */
enum ledger_state ledger_group_state(const struct ledger_group *group);

/* Says who is responsible, and until when ("2026-12-15"); NULL or "": nobody, no day. As
 * one batch of the history; the same again is none. */
bool ledger_group_assign(struct ledger *ledger, struct arena *arena, const char *id,
                         const char *responsible, const char *due,
                         const struct history_deed *deed, struct err *err);

/* Remembers which answer is the one to all of this group. */
bool ledger_group_answer(struct ledger *ledger, struct arena *arena, const char *id,
                         const char *answer, const struct history_deed *deed,
                         struct err *err);

/* How many reports are new, of all groups. */
bool ledger_count_new(struct ledger *ledger, size_t *out, struct err *err);

/* Says that there is no such group; false always. */
bool ledger_no_group(const char *id, struct err *err);

#endif
