#ifndef ANNA_ADMIN_BASE_ON_PAGE_H
#define ANNA_ADMIN_BASE_ON_PAGE_H

/* The office is a command line and pages, and both say the same messages. Some of these
 * name commands, options, files: nothing that somebody at a browser could do. For these
 * a table (on_page_rows.h) has the words of a page. The server of the pages and the
 * commands that it runs say those (base/translator.h). */

/* Environment variable by which the server tells its commands that a page shows what
 * they say. */
#define ON_PAGE_VARIABLE "ANNA_ON_PAGE"

/* What stands on a page for that English message; the message itself if it is no other
 * there. Takes the same values for its places, or the first of them. */
const char *on_page(const char *words) __attribute__((format_arg(1)));

#endif
