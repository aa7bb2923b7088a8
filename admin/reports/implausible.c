#include "reports/implausible.h"

#include "core/belief.h"

enum { MOST_MONTHS = 12 };

static const char *why_names(const struct document *document, const struct report *report)
{
    if (document_find(document, RECORD_SITE, report->site) == NULL)
        return "site";
    if (report->offer[0] != '\0' &&
        document_find(document, RECORD_OFFER, report->offer) == NULL)
        return "offer";
    for (size_t i = 0; i < report->barrier_count; i++)
        if (document_find(document, RECORD_BARRIER, report->barrier[i]) == NULL)
            return "barrier";
    return NULL;
}

static const char *why_month(const struct report *report, struct date today)
{
    int ago = (today.year - report->year) * 12 + today.month - report->month;
    if (belief_of(today, NULL) != BELIEF_RIGHT)
        return NULL;
    return ago < 0 ? "future" : ago > MOST_MONTHS ? "old" : NULL;
}

const char *implausible_why(const struct document *document, const struct report *report,
                            struct date today)
{
    const char *why = document != NULL ? why_names(document, report) : NULL;
    return why != NULL ? why : why_month(report, today);
}
