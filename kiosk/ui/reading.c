#include "ui/reading.h"

#include <string.h>

enum { SECTION_LEN = 80 }; /* what is kept of an id in those of the words below it */

static bool words_role(enum role role)
{
    return role == ROLE_HEADING || role == ROLE_TEXT || role == ROLE_NOTE;
}

/* A dot in front of a line of a list says nothing. */
static bool said(const char *words)
{
    return words != NULL && words[0] != '\0' && strcmp(words, "•") != 0;
}

/* True for what has words of its own, and so begins an item or goes with one. */
static bool speaks(const struct element *element)
{
    if (element->role == ROLE_PANEL || element->role == ROLE_IMAGE)
        return false;
    return said(element->spoken) || element->label[0] != '\0';
}

static bool goes_on(const struct element *e)
{
    return e->role == ROLE_PART || e->joined;
}

/* Keys are fixed below the page wherever a screen has put them. */
static enum zone zone_of(const struct element *e)
{
    return e->role == ROLE_KEY && e->zone == ZONE_PAGE ? ZONE_FIXED : e->zone;
}

/* The end of the item that begins at `at`, and what it takes up. What goes on with words
 * goes on with the ones right before it. */
static size_t end_of(const struct frame *frame, size_t at, struct rect *rect)
{
    size_t end = at + 1;
    *rect = frame->element[at].rect;
    bool alone = words_role(frame->element[at].role);
    for (size_t i = at + 1; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (!speaks(e))
            continue;
        if (!goes_on(e))
            break;
        if (alone)
            *rect = rect_join(*rect, e->rect);
        end = i + 1;
    }
    return end;
}

static const struct element *first_of(const struct frame *frame,
                                      const struct reading_item *item)
{
    return &frame->element[item->from];
}

/* Adds the items of a zone in the order of the frame. */
static void add_zone(struct reading *reading, const struct frame *frame, enum zone zone)
{
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *e = &frame->element[i];
        if (zone_of(e) != zone || !speaks(e) || goes_on(e))
            continue;
        struct reading_item *item = &reading->item[reading->count++];
        *item = (struct reading_item){.from = i};
        item->to = end_of(frame, i, &item->rect);
    }
}

static bool has_heading(const struct frame *frame, const struct reading_item *item)
{
    for (size_t i = item->from; i < item->to; i++)
        if (frame->element[i].role == ROLE_HEADING)
            return true;
    return false;
}

/* The page's heading comes before what stands above it: a picture to press, a field. */
static void lift_heading(struct reading *reading, const struct frame *frame)
{
    size_t at = 0;
    while (at < reading->count && !has_heading(frame, &reading->item[at]))
        at++;
    if (at == 0 || at == reading->count)
        return;
    struct reading_item heading = reading->item[at];
    memmove(&reading->item[1], &reading->item[0], at * sizeof heading);
    reading->item[0] = heading;
}

/* Whether a card begins between two items. */
static bool card_between(const struct frame *frame, const struct reading_item *before,
                         const struct reading_item *item)
{
    for (size_t i = before->to; i < item->from; i++) {
        const struct element *e = &frame->element[i];
        if (e->role == ROLE_PANEL && rect_touches(e->rect, item->rect))
            return true;
    }
    return false;
}

static bool begins(const struct frame *frame, const struct reading_item *before,
                   const struct reading_item *item)
{
    const struct element *e = first_of(frame, item);
    if (before == NULL)
        return true;
    const struct element *last = first_of(frame, before);
    bool beside_bar = last->zone == ZONE_BAR || last->zone == ZONE_SCROLL;
    if (zone_of(last) != zone_of(e))
        return e->zone != ZONE_SCROLL && !(e->zone == ZONE_AROUND && beside_bar);
    if (e->zone == ZONE_BAR || e->zone == ZONE_AROUND)
        return false;
    if (has_heading(frame, item))
        return true;
    if (has_heading(frame, before))
        return false;
    if (e->role == ROLE_KEY)
        return last->role != ROLE_KEY || e->rect.y != last->rect.y;
    if (words_role(e->role))
        return (e->role != ROLE_NOTE && !words_role(last->role)) ||
               card_between(frame, before, item);
    return e->role != last->role;
}

static void name_items(struct reading *reading, struct frame *frame)
{
    const char *section = "page";
    int number = 0;
    for (size_t i = 0; i < reading->count; i++) {
        struct reading_item *item = &reading->item[i];
        const struct element *e = first_of(frame, item);
        /* Not after a button that scrolls: those come and go. */
        if (e->zone == ZONE_AROUND && i > 0 &&
            first_of(frame, &item[-1])->zone != ZONE_AROUND) {
            section = "around";
            number = 0;
        }
        for (size_t k = i > 0 ? item[-1].to : item->from; k < item->from; k++)
            if (frame->element[k].id != NULL && frame->element[k].role == ROLE_PANEL &&
                rect_touches(frame->element[k].rect, item->rect)) {
                section = frame->element[k].id;
                number = 0;
            }
        if (e->id != NULL) {
            item->id = section = e->id;
            number = 0;
            continue;
        }
        item->id = frame_print(frame, "%.*s/%d", SECTION_LEN, section, ++number);
    }
}

void reading_make(struct reading *reading, struct frame *frame)
{
    *reading = (struct reading){.frame = frame};
    if (frame->count == 0)
        return;
    reading->item = arena_take_array(frame->arena, frame->count, sizeof reading->item[0]);
    if (reading->item == NULL)
        return;
    for (enum zone zone = 0; zone < ZONE_COUNT; zone++) {
        add_zone(reading, frame, zone);
        if (zone == ZONE_PAGE)
            lift_heading(reading, frame);
    }
    for (size_t i = 0; i < reading->count; i++)
        reading->item[i].begins =
            begins(frame, i > 0 ? &reading->item[i - 1] : NULL, &reading->item[i]);
    name_items(reading, frame);
}

/* Whether it ends with a mark, a direction mark behind it or not. */
static bool ended(const struct buf *words)
{
    size_t len = words->len;
    while (len > 3 && strncmp(words->bytes + len - 3, "\xE2\x80\x8F", 3) == 0)
        len -= 3;
    bool asks = len > 1 && strncmp(words->bytes + len - 2, "\xD8\x9F", 2) == 0;
    return asks || strchr(".!?:,", words->bytes[len - 1]) != NULL;
}

void reading_add(struct buf *out, const char *words)
{
    if (!said(words))
        return;
    if (out->len > 0)
        buf_add_text(out, ended(out) ? " " : ". ");
    buf_add_text(out, words);
}

const char *reading_words(const struct reading *reading, size_t at, struct arena *arena)
{
    const struct frame *frame = reading->frame;
    const struct reading_item *item = &reading->item[at];
    struct buf words = {0};
    const struct element *e = first_of(frame, item);
    reading_add(&words, said(e->spoken) ? e->spoken : e->label);
    for (size_t i = item->from + 1; i < item->to; i++) {
        const struct element *more = &frame->element[i];
        bool again = more->role == ROLE_PART && words.len > 0 &&
                     strstr(words.bytes, more->label) != NULL;
        if (speaks(more) && !again)
            reading_add(&words, more->label);
    }
    char *kept = arena_take(arena, words.len + 1);
    if (kept != NULL)
        memcpy(kept, words.len > 0 ? words.bytes : "", words.len + 1);
    buf_wipe_free(&words);
    return kept != NULL ? kept : "";
}

size_t reading_find(const struct reading *reading, const char *id)
{
    size_t at = 0;
    while (at < reading->count && strcmp(reading->item[at].id, id) != 0)
        at++;
    return at;
}

static bool seen(const struct frame *frame, const struct reading_item *item)
{
    return !rect_empty(rect_cut(item->rect, first_of(frame, item)->clip));
}

size_t reading_begin(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (zone_of(first_of(reading->frame, &reading->item[i])) == ZONE_PAGE &&
            seen(reading->frame, &reading->item[i]))
            return i;
    return 0;
}

size_t reading_step(const struct reading *reading, size_t at, int step, bool section)
{
    size_t count = reading->count;
    for (size_t i = 0; i < count; i++) {
        at = step > 0 ? (at + 1) % count : (at + count - 1) % count;
        if (!section || reading->item[at].begins)
            break;
    }
    return at;
}
