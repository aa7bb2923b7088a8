#include "related/related_link.h"

#include <string.h>

enum { LINKS_MOST = 64 };

const char *related_link_pair(struct arena *arena, const char *a, const char *b)
{
    bool turned = strcmp(a, b) > 0;
    return arena_print(arena, "%s %s", turned ? b : a, turned ? a : b);
}

/* Everybody is in the district and in the nation; NULL is no scope. */
static bool is_everywhere(const char *scope)
{
    return scope != NULL &&
           (strcmp(scope, "district") == 0 || strcmp(scope, "national") == 0);
}

bool related_link_reaches(const struct record *from, const struct record *to)
{
    const char *here = offer_text(from, OFFER_SCOPE);
    const char *there = offer_text(to, OFFER_SCOPE);
    return is_everywhere(there) ||
           (here != NULL && there != NULL && strcmp(here, there) == 0);
}

int related_link_near(const struct record *from, const struct record *to)
{
    const char *here = offer_text(from, OFFER_SCOPE);
    const char *there = offer_text(to, OFFER_SCOPE);
    if (here != NULL && there != NULL && strcmp(here, there) == 0 && !is_everywhere(here))
        return 0;
    return there != NULL && strcmp(there, "district") == 0 ? 1 : 2;
}

bool related_link_is(const struct record *from, const struct record *to)
{
    const struct value *related = offer_value(from, OFFER_RELATED);
    for (size_t i = 0; related != NULL && i < related->list.count; i++)
        if (strcmp(related->list.item[i], record_id(to)) == 0)
            return true;
    return false;
}

bool related_link_add(struct arena *arena, struct record *from, const struct record *to,
                      struct err *err)
{
    struct value *value = &from->value[OFFER_RELATED];
    size_t count = value->set ? value->list.count : 0;
    if (related_link_is(from, to))
        return true;
    if (count >= LINKS_MOST)
        return err_set(err, "%s: leads to %d offers already, which is the most",
                       record_id(from), LINKS_MOST);
    const char **item = arena_take_array(arena, count + 1, sizeof *item);
    if (item == NULL)
        return err_set(err, "not enough memory");
    if (count > 0)
        memcpy(item, value->list.item, count * sizeof *item);
    item[count] = record_id(to);
    *value = (struct value){.set = true, .list = {item, count + 1}};
    return true;
}
