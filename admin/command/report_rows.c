#include "command/report_rows.h"

#include <stdio.h>

#include "base/json_write.h"
#include "base/message.h"

const char report_rows_sealed[] = "(sealed)";
static const char *const asks_words[] = {[LEDGER_ASKS] = MESSAGE("wants an answer"),
                                         [LEDGER_IS_ANSWERED] = MESSAGE("is answered")};

const char *report_rows_text(struct arena *arena, const struct unseal *unseal,
                             const char *stored, bool *sealed_out)
{
    char text[REPORT_TEXT_LEN] = "";
    if (stored == NULL)
        return NULL;
    bool open = unseal != NULL && unseal_text(unseal, stored, text);
    const char *out = open ? arena_copy(arena, text) : report_rows_sealed;
    *sealed_out = *sealed_out || !open;
    wipe(text, sizeof text);
    return out;
}

bool report_rows_open(struct arena *arena, const struct unseal *unseal,
                      struct ledger_row *row, size_t count, bool *sealed_out,
                      struct err *err)
{
    for (size_t i = 0; i < count; i++)
        row[i].text = report_rows_text(arena, unseal, row[i].text, sealed_out);
    return !arena->failed || err_set(err, "not enough memory");
}

void report_rows_print(const struct ledger_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++, row++) {
        printf("%s\t%s\t%s\t%s\t%s\t", row->id, row->month, row->site,
               row->offer != NULL ? row->offer : "-", row->step);
        for (size_t k = 0; k < row->barriers.count; k++)
            printf("%s%s", k > 0 ? "," : "", row->barriers.item[k]);
        printf("%s\t%s\t%s", row->barriers.count == 0 ? "-" : "",
               ledger_state_name(row->state), row->text != NULL ? row->text : "");
        if (row->asks != LEDGER_ASKS_NOT)
            printf("\t%s", message(asks_words[row->asks]));
        if (row->apart != NULL)
            printf(message("\tapart: %s"), row->apart);
        printf("\n");
    }
    printf(message_count("%zu report\n", "%zu reports\n", count), count);
}

static void add_text(struct buf *out, const char *name, const char *text)
{
    buf_print(out, ", \"%s\": ", name);
    if (text != NULL)
        json_write_text(out, text);
    else
        buf_add_text(out, "null");
}

static void add_json(struct buf *out, const struct ledger_row *row)
{
    buf_add_text(out, "{\"id\": ");
    json_write_text(out, row->id);
    add_text(out, "month", row->month);
    add_text(out, "site", row->site);
    add_text(out, "offer", row->offer);
    add_text(out, "step", row->step);
    buf_add_text(out, ", \"barriers\": [");
    for (size_t i = 0; i < row->barriers.count; i++) {
        buf_add_text(out, i > 0 ? ", " : "");
        json_write_text(out, row->barriers.item[i]);
    }
    buf_add_text(out, "]");
    add_text(out, "text", row->text != report_rows_sealed ? row->text : NULL);
    add_text(out, "state", ledger_state_name(row->state));
    buf_print(out, ", \"sequence\": %ld", row->sequence);
    if (row->text == report_rows_sealed)
        buf_add_text(out, ", \"sealed\": true");
    if (row->asks != LEDGER_ASKS_NOT)
        add_text(out, "asks", row->asks == LEDGER_ASKS ? "waiting" : "answered");
    if (row->apart != NULL)
        add_text(out, "apart", row->apart);
    buf_add_text(out, "}");
}

void report_rows_json(struct buf *out, const struct ledger_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add_text(out, i == 0 ? "[\n " : ",\n ");
        add_json(out, &row[i]);
    }
    buf_add_text(out, count == 0 ? "[]" : "\n]");
}

bool report_rows_write(struct buf *out, struct err *err)
{
    buf_add_text(out, "\n");
    bool ok = !out->failed && fwrite(out->bytes, 1, out->len, stdout) == out->len;
    buf_wipe_free(out);
    return ok || err_set(err, "the output could not be written");
}
