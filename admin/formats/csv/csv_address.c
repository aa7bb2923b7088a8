#include "formats/csv/csv_address.h"

#include <string.h>
#include <strings.h>

/* "1930 Market Street" begins with the number of a house. */
static bool is_street(const char *text)
{
    static const char *const words[] = {
        "stra\303\237e", "strasse", "str.", "street", "weg",  "platz", "allee", "gasse",
        "road",          "avenue",  "ave",  "blvd",   "lane", "drive", " st",   "way"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcasestr(text, words[i]) != NULL)
            return true;
    return false;
}

/* Where five digits (or four, of which a spreadsheet took the 0) stand by themselves. */
static size_t postcode_at(const char *text, size_t *len_out)
{
    for (size_t at = 0; text[at] != '\0'; at++) {
        if (at > 0 && strchr(" ,;\n-", text[at - 1]) == NULL)
            continue;
        size_t len = strspn(text + at, "0123456789");
        const char *behind = text + at + len;
        bool town = *behind == ' ' && behind[1] != '\0' &&
                    strchr("0123456789-", behind[1]) == NULL;
        if ((len == 5 && (town || *behind == '\0')) ||
            (len == 4 && town && !is_street(behind) &&
             (at == 0 || strchr(",\n", text[at - 1]) != NULL ||
              (at > 1 && strchr(",\n", text[at - 2]) != NULL)))) {
            *len_out = len;
            return at;
        }
    }
    return (size_t)-1;
}

static void put_part(struct csv_reader *in, enum offer_field field, const char *column,
                     const char *text, size_t len)
{
    struct value *value = &in->record->value[field];
    while (len > 0 && strchr(" ,;\n", text[len - 1]) != NULL)
        len--;
    if (len >= 2 && strncmp(text + len - 2, "D-", 2) == 0)
        len -= 2;
    while (len > 0 && strchr(" ,;\n", text[len - 1]) != NULL)
        len--;
    while (len > 0 && strchr(" ,;\n", *text) != NULL) {
        text++;
        len--;
    }
    const char *copy = arena_copy_len(&in->row, text, len);
    if (copy != NULL && !value->set)
        csv_value(in, &offer_fields[field], column, copy, value);
}

void csv_address(struct csv_reader *in, const char *column, const char *text,
                 const char *house_number)
{
    size_t len = 0;
    if (text != NULL && text[0] != '\0') {
        size_t at = postcode_at(text, &len);
        const char *comma = strrchr(text, ',');
        if (at != (size_t)-1) {
            put_part(in, OFFER_STREET, column, text, at);
            put_part(in, OFFER_POSTCODE, column, text + at, len);
            put_part(in, OFFER_CITY, column, text + at + len, strlen(text + at + len));
        } else if (comma != NULL) {
            put_part(in, OFFER_STREET, column, text, (size_t)(comma - text));
            put_part(in, OFFER_CITY, column, comma + 1, strlen(comma + 1));
        } else if (strpbrk(text, "0123456789") != NULL) {
            put_part(in, OFFER_STREET, column, text, strlen(text));
        } else {
            put_part(in, OFFER_CITY, column, text, strlen(text));
        }
    }
    struct value *street = &in->record->value[OFFER_STREET];
    if (house_number == NULL || house_number[0] == '\0')
        return;
    const char *whole = arena_print(&in->row, "%s%s%s", street->set ? street->text : "",
                                    street->set ? " " : "", house_number);
    if (whole != NULL)
        csv_value(in, &offer_fields[OFFER_STREET], "address.street", whole, street);
}
