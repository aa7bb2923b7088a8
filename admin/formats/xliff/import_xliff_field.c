#include "formats/xliff/import_xliff_inside.h"

#include <string.h>

/* One field of an offer: which of the file's texts are taken, whose German they were made
 * from, and how they were made. */

enum { ITEMS_MAX = 64 };

/* The field as it shall stand: one item for a field that is no list. */
struct list {
    enum source_field field;
    bool list;
    size_t count;
    const struct xliff_unit *unit[ITEMS_MAX]; /* NULL: the file does not have it */
    const char *source[ITEMS_MAX];            /* the German it is made from */
    const char **text;                        /* NULL: there is none yet */
};

/* Whether the file's items are among today's German ones, each in its place. */
static bool of_today(const struct placed *unit, size_t count, const struct texts *german)
{
    for (size_t i = 0; i < count; i++) {
        char then[SOURCE_FIELD_HASH_LEN];
        char now[SOURCE_FIELD_HASH_LEN];
        const char *source = unit[i].unit->source;
        size_t at = unit[i].place.item > 0 ? unit[i].place.item - 1 : 0;
        if (at >= german->count)
            return false;
        source_field_hash(then, &(struct texts){&source, 1});
        source_field_hash(now, &(struct texts){&german->item[at], 1});
        if (strcmp(then, now) != 0)
            return false;
    }
    return true;
}

/* Puts the units in their places. A file that has only a part of today's list leaves the
 * rest as the office has it; a file made from another list brings all of it. */
static bool lay_out(struct importer *in, const struct change *change,
                    const struct placed *unit, size_t count, struct list *out)
{
    const struct texts *german = &change->german.field[out->field];
    const struct value *old = translation_value_const(change->part->value, out->field);
    size_t last = unit[count - 1].place.item;
    bool part = out->list && old->set && old->list.count == german->count &&
                german->count <= ITEMS_MAX && of_today(unit, count, german);
    if (out->list && !part && last != count) {
        import_xliff_note(in, unit[count - 1].unit, "",
                          "an item before this one is not in the file; a list is taken "
                          "as a whole",
                          INTAKE_ROW_REFUSED);
        return false;
    }
    if (count > ITEMS_MAX) {
        import_xliff_note(in, unit[ITEMS_MAX].unit, "", "a list has at most 64 items",
                          INTAKE_ROW_REFUSED);
        return false;
    }
    out->count = part ? german->count : count;
    for (size_t i = 0; part && i < out->count; i++)
        out->source[i] = german->item[i];
    for (size_t i = 0; i < count; i++) {
        size_t at = out->list ? unit[i].place.item - 1 : 0;
        out->unit[at] = unit[i].unit;
        out->source[at] = unit[i].unit->source;
    }
    return true;
}

/* A target that only repeats the source, and that nobody marked as done, is none. */
static bool says_something(const struct xliff_unit *unit)
{
    return unit != NULL && unit->target != NULL && unit->target[0] != '\0' &&
           (unit->rank > XLIFF_TO_DO || strcmp(unit->target, unit->source) != 0);
}

static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_copy(arena, text);
    for (char *at = line; at != NULL && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    return line;
}

static const struct field *field_of(enum source_field field)
{
    return &offer_fields[source_offer_field[field]];
}

static const char *old_text(const struct value *old, const struct list *list, size_t at)
{
    if (!old->set)
        return NULL;
    if (!list->list)
        return old->text;
    return at < old->list.count ? old->list.item[at] : NULL;
}

/* Fills in the file's texts, and the office's where the file has none. False if nothing
 * is to be taken, which has been noted where it must. */
static bool gather(struct importer *in, const struct value *old, struct list *list,
                   bool *changed_out)
{
    const struct field *field = field_of(list->field);
    const struct xliff_unit *hole = NULL;
    size_t given = 0;
    bool news = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct xliff_unit *unit = list->unit[i];
        const char *before = old_text(old, list, i);
        struct err err = {""};
        list->text[i] = before;
        if (says_something(unit)) {
            list->text[i] = field->type == FIELD_TEXT ? unit->target
                                                      : one_line(in->arena, unit->target);
            given++;
            if (list->text[i] != NULL && !record_check(field, list->text[i], &err)) {
                import_xliff_note(in, unit, list->text[i], err.text, INTAKE_ROW_REFUSED);
                return false;
            }
            news = news || before == NULL || list->text[i] == NULL ||
                   strcmp(before, list->text[i]) != 0;
        } else {
            in->counts.missing += unit != NULL;
            hole = before == NULL ? unit : hole;
        }
    }
    if (news && hole != NULL)
        import_xliff_note(in, hole, "", "has no text, and a list is taken as a whole",
                          INTAKE_VALUE_LEFT_OUT);
    *changed_out = news || (list->list && old->set && old->list.count != list->count);
    return given > 0 && hole == NULL;
}

static enum xliff_rank lowest_rank(const struct list *list)
{
    enum xliff_rank rank = XLIFF_FINAL;
    for (size_t i = 0; i < list->count; i++)
        if (list->unit[i] != NULL && list->unit[i]->rank < rank)
            rank = list->unit[i]->rank;
    return rank;
}

/* Whether each of its texts is new, or was raised above `now`. */
static bool all_touched(const struct list *list, const struct value *old,
                        enum xliff_rank now)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *before = old_text(old, list, i);
        bool raised = list->unit[i] != NULL && list->unit[i]->rank > now;
        if (before != NULL && !raised && strcmp(before, list->text[i]) == 0)
            return false;
    }
    return true;
}

static bool by_computer(const struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->unit[i] != NULL && list->unit[i]->by_computer &&
            list->unit[i]->rank <= XLIFF_DRAFT)
            return true;
    return false;
}

/* The tool says itself that nobody has finished one of them. */
static bool unfinished(const struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->unit[i] != NULL && list->unit[i]->unfinished)
            return true;
    return false;
}

/* The field hash of the German that the translator saw. False, with a note, if it is not
 * today's. */
static bool hash_source(struct importer *in, const struct change *change,
                        struct list *list, char field_hash[SOURCE_FIELD_HASH_LEN])
{
    const struct xliff_unit *first = NULL;
    char now[SOURCE_FIELD_HASH_LEN];
    source_field_hash(field_hash, &(struct texts){list->source, list->count});
    source_field_hash(now, &change->german.field[list->field]);
    if (strcmp(field_hash, now) == 0)
        return true;
    for (size_t i = 0; first == NULL; i++)
        first = list->unit[i];
    in->counts.outdated++;
    import_xliff_note(in, first, "",
                      "the German text has changed since this file was written",
                      INTAKE_MARKED);
    return false;
}

/* The noted marks with one of them changed. */
static bool put_field_hash(struct importer *in, struct translation *part,
                           enum source_field field, const char *field_hash)
{
    char hash[SOURCE_HASH_LEN] = "";
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        char old[SOURCE_FIELD_HASH_LEN];
        if (i == (int)field)
            source_hash_add(hash, field, field_hash);
        else if (source_hash_find(part->source_hash, (enum source_field)i, old))
            source_hash_add(hash, (enum source_field)i, old);
    }
    const char *kept = arena_copy(in->arena, hash);
    if (kept != NULL)
        part->source_hash = kept;
    return kept != NULL;
}

static void put_texts(struct change *change, const struct list *list)
{
    struct value *value = translation_value(change->part->value, list->field);
    *value = list->list ? (struct value){.set = true, .list = {list->text, list->count}}
                        : (struct value){.set = true, .text = list->text[0]};
    change->any = true;
}

static const char *least_of(const char *a, const char *b)
{
    return a != NULL && xliff_rank_of(a, false) < xliff_rank_of(b, false) ? a : b;
}

bool import_xliff_field(struct importer *in, struct change *change,
                        const struct placed *unit, size_t count)
{
    struct list list = {.field = (enum source_field)unit[0].place.field,
                        .list = unit[0].place.item > 0};
    const struct value *old = translation_value_const(change->part->value, list.field);
    const char *made = in->ask->made;
    bool changed = false;
    list.text = arena_take_array(in->arena, ITEMS_MAX, sizeof *list.text);
    if (list.text == NULL)
        return false;
    if (!lay_out(in, change, unit, count, &list) || !gather(in, old, &list, &changed))
        return !in->arena->failed;
    enum xliff_rank now = xliff_rank_of(old->set ? change->part->made : NULL,
                                        (change->outdated & 1U << list.field) != 0);
    if (!changed && made == NULL && lowest_rank(&list) <= now)
        return true;
    char field_hash[SOURCE_FIELD_HASH_LEN];
    bool touched = all_touched(&list, old, now);
    bool today = hash_source(in, change, &list, field_hash);
    put_texts(change, &list);
    if (made == NULL && changed && (by_computer(&list) || unfinished(&list)))
        made = "automatic";
    else if (made == NULL)
        made = touched ? "human" : least_of(change->made[list.field], "human");
    change->made[list.field] = made;
    in->counts.taken += count;
    /* An old file says nothing new about a text that stays. */
    return ((!changed && !today) ||
            put_field_hash(in, change->part, list.field, field_hash)) &&
           !in->arena->failed;
}
