#include "base/on_page.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *said, *shown;
} rows[] = {
#define ON_PAGE(said, shown) {said, shown},
#define ON_PAGES(one, many, shown_one, shown_many) {one, shown_one}, {many, shown_many},
#include "base/on_page_rows.h"
};

const char *on_page(const char *words)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].said, words) == 0)
            return rows[i].shown;
    return words;
}
