#ifndef ANNA_ADMIN_BASE_TEMPLATE_PLACE_H
#define ANNA_ADMIN_BASE_TEMPLATE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/isolate.h"

/* Where in a page the writer of templates stands, from the marks that went before: in a
 * tag, in which attribute, in an element that takes no tags. Begin with {0}, in the text
 * of a page. */

struct template_place {
    bool tag;         /* between "<" and ">" */
    bool named;       /* the tag's own name is read */
    char quote;       /* of the attribute's value that it is in; 0: in none */
    char word[16];    /* the attribute's name, as far as it has room */
    char element[16]; /* the tag's name, with its "/" */
};

/* Reads on over marks of a template. */
void template_place_follow(struct template_place *place, const char *marks, size_t len);

/* How words of others are isolated here. */
enum isolate_as template_place_isolates(const struct template_place *place);

#endif
