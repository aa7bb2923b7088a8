#ifndef ANNA_ADMIN_PAGES_IMPORT_TABLE_H
#define ANNA_ADMIN_PAGES_IMPORT_TABLE_H

#include "pages/page.h"
#include "pages/taking.h"

/* What the command `import --json` has said of a file, as tables: what is new, what was
 * and what will be in each field, what is refused and why. */

enum { IMPORT_TABLE_ROWS = 200 }; /* that are shown of refusals and hints, of changes */

/* Adds them; nothing if it has said nothing. */
bool import_table_add(struct page *page, const struct taking *taking);

/* The batch of the history under which it came in; 0: it did not. */
long long import_table_batch(const struct taking *taking);

/* Whether rows of it, or all of it, were refused. */
bool import_table_refused(const struct taking *taking);

/* Whether it was read, and has no record that could be taken in. */
bool import_table_empty(const struct taking *taking);

/* How many of its offers name no topic. */
long long import_table_topicless(const struct taking *taking);

/* Whether the file was read as a table, whose columns can be said. */
bool import_table_is_csv(const struct taking *taking);

/* What a command has said of the file, as sentences: it lies here under a name of its
 * own, and is called as the browser calls it. */
const char *import_table_named(struct page *page, const struct taking *taking,
                               const char *reason);

#endif
