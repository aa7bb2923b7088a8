#include "formats/csv/csv_separator.h"

#include <string.h>
#include <strings.h>

#include "base/message.h"

const char csv_separators[CSV_SEPARATORS] = {';', ',', '\t', '|'};

const char *csv_separator_name(char separator)
{
    return separator == ';'    ? MESSAGE("semicolon")
           : separator == ','  ? MESSAGE("comma")
           : separator == '\t' ? MESSAGE("tab")
           : separator == '|'  ? MESSAGE("pipe")
                               : NULL;
}

bool csv_separator_said(const char *head, size_t len, char *out)
{
    size_t quote = len > 0 && head[0] == '"';
    if (len < quote + 6 || strncasecmp(head + quote, "sep=", 4) != 0)
        return false;
    char separator = head[quote + 4];
    char end = head[quote * 2 + 5];
    if ((end != '\r' && end != '\n') || strchr("\"\r\n", separator) != NULL ||
        (unsigned char)separator >= 0x80 || (quote > 0 && head[6] != '"'))
        return false;
    *out = separator;
    return true;
}

void csv_separator_field(struct csv_separator_trial *trial)
{
    trial->fields += trial->fields < CSV_COLUMN_MAX;
}

void csv_separator_row(struct csv_separator_trial *trial)
{
    if (trial->rows++ == 0)
        trial->first = trial->fields;
    trial->with[trial->fields]++;
    trial->fields = 0;
}

double csv_separator_weight(const struct csv_separator_trial *trial)
{
    double best = 0;
    for (size_t i = 2; i <= CSV_COLUMN_MAX; i++) {
        bool most = trial->first == i && trial->with[i] * 2 >= trial->rows;
        double weight = (double)(trial->with[i] * (i - 1)) * (most ? 1000 : 1);
        if (weight > best)
            best = weight;
    }
    return best;
}
