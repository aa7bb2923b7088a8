#include "command/import_which.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/message.h"
#include "command/import_report.h"

static void add_place(struct buf *out, const struct record *offer)
{
    const char *street = offer_text(offer, OFFER_STREET);
    const char *city = offer_text(offer, OFFER_CITY);
    buf_print(out, "%s%s%s", street == NULL ? "" : street,
              street == NULL || city == NULL ? "" : ", ",
              city != NULL     ? city
              : street == NULL ? message("no address")
                               : "");
}

static void add_head(struct buf *out, const struct record *offer)
{
    const char *provider = offer_text(offer, OFFER_PROVIDER);
    buf_print(out, message("\"%s\" of %s ("), record_name(offer),
              provider == NULL ? message("nobody") : provider);
    add_place(out, offer);
    buf_add_text(out, ")");
}

size_t import_which_ask(void *context, const struct record *record,
                        const struct record *const *offer, size_t count)
{
    struct import_report *report = context;
    struct buf words = {0};
    char line[32];
    add_head(&words, record);
    buf_add_text(&words, message(" stands in the table. Which offer is it?\n"));
    for (size_t i = 0; i < count; i++) {
        buf_print(&words, "  %zu  %s: ", i + 1, record_id(offer[i]));
        add_head(&words, offer[i]);
        buf_add_text(&words, "\n");
    }
    buf_add_text(&words, message("  n  none of these: it is new\n"));
    import_report_clear_line(report);
    size_t answer = count;
    for (bool open = !words.failed; open;) {
        fprintf(report->questions, message("%snumber, n: "), words.bytes);
        fflush(report->questions);
        char *end = line;
        if (fgets(line, sizeof line, report->answers) == NULL || line[0] == 'n')
            break;
        unsigned long number = strtoul(line, &end, 10);
        open = number < 1 || number > count || (*end != '\n' && *end != '\0');
        answer = open ? count : number - 1;
    }
    buf_free(&words);
    return answer;
}

void import_which_apart(void *context, const struct record *record,
                        const struct record *const *offer, size_t count)
{
    struct import_report *report = context;
    const char *name = record_name(record);
    struct buf reason = {0};
    buf_add_text(&reason, message("this name and provider are there, but not at "));
    add_place(&reason, record);
    buf_add_text(&reason, " (");
    for (size_t i = 0; i < count; i++) {
        buf_print(&reason, "%s%s: ", i == 0 ? "" : "; ", record_id(offer[i]));
        add_place(&reason, offer[i]);
    }
    buf_print(&reason,
              message("): so it is new, as %s; if it is the same, give it that id in a "
                      "column of ids"),
              record_id(record));
    if (!reason.failed)
        import_report_note(report,
                           &(struct intake_note){.file = report->file,
                                                 .column = "",
                                                 .value = name == NULL ? "" : name,
                                                 .reason = reason.bytes,
                                                 .done = INTAKE_MARKED,
                                                 .rule = "other_place"});
    buf_free(&reason);
}
