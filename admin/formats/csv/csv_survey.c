#include "formats/csv/csv_survey.h"

#include <stdint.h>

static bool has_dates(const struct csv_column *column)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    return column->role == CSV_FIELD && (field[column->field].type == FIELD_DAY ||
                                         field[column->field].type == FIELD_MONTH);
}

/* Only a date that can be read in one way says something. */
static void look_at_date(struct csv_column *column, const char *text)
{
    enum date_order said = date_order(text);
    if (said != DATE_ORDER_DAY && said != DATE_ORDER_MONTH)
        return;
    column->order = column->order == DATE_ORDER_UNSAID || column->order == said
                        ? said
                        : DATE_ORDER_BOTH;
}

void csv_survey(struct csv_rows *rows, struct csv_columns *columns)
{
    struct csv_row row;
    struct err ignored = {""};
    size_t header = csv_rows_header(rows)->whole;
    bool all_wider = true;
    while (csv_rows_next(rows, &row, &ignored) == CSV_ROW) {
        all_wider = all_wider && row.whole > header;
        for (size_t i = 0; i < columns->count; i++)
            if (columns->unused[i] == 0 && has_dates(&columns->item[i]))
                look_at_date(&columns->item[i], row.field[i]);
    }
    columns->widest = all_wider ? SIZE_MAX : header;
}
