#include "screens/topic_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/offer_words.h"

enum { MOST_NUMBERS = 24, SHORT_LEN = 6, EMERGENCY_LEN = 3 };

struct number {
    struct offer_item item;
    const char *name; /* without the number, which stands beside it */
    const char *who;
    const char *icon;
    const char *tint;
    int rank;
    int place; /* among all of the topic */
};

struct topic_numbers {
    struct number number[MOST_NUMBERS];
    size_t count;
};

static bool short_number(const char *phone)
{
    return phone[0] != '+' && strlen(phone) <= SHORT_LEN;
}

bool topic_numbers_has(const struct offer_row *row)
{
    static const char free_call[] = "+49800";
    return row->phone != NULL && row->scope != NULL &&
           strcmp(row->scope, "national") == 0 &&
           (short_number(row->phone) ||
            strncmp(row->phone, free_call, sizeof free_call - 1) == 0);
}

static int rank_of(const struct offer_item *item)
{
    const char *phone = item->row.phone;
    if (strcmp(phone, "112") == 0)
        return 0;
    int group = !short_number(phone) ? 3 : strlen(phone) <= EMERGENCY_LEN ? 1 : 2;
    return 2 * group + !offer_always_open(item->hours);
}

/* "Notruf 112 (Feuerwehr)" is "Notruf (Feuerwehr)" beside a big 112. What is left must
 * still be a name. */
static const char *name_beside(struct arena *arena, const char *name, const char *phone)
{
    const char *at = strstr(name, phone);
    size_t len = strlen(phone);
    if (at == NULL || phone[0] == '+')
        return name;
    size_t before = (size_t)(at - name);
    const char *rest = at + len;
    while (before > 0 && name[before - 1] == ' ')
        before--;
    while (rest[0] == ' ' || (before == 0 && rest[0] == ':'))
        rest++;
    char *out = arena_copy_len(arena, name, before + strlen(rest) + 1);
    if (out == NULL || (before == 0 && rest[0] == '\0'))
        return name;
    size_t to = before;
    if (before > 0 && rest[0] != '\0' && rest[0] != ':')
        out[to++] = ' ';
    memcpy(out + to, rest, strlen(rest) + 1);
    return out;
}

/* The picture of what else it is about: that of the crisis would be the same for all. */
static void take_picture(struct hall *hall, const struct offer *offer,
                         struct number *number)
{
    number->icon = offer->row.icon;
    number->tint = offer->row.tint;
    for (size_t i = 0; i < offer->list[OFFER_TOPICS].count; i++) {
        const struct topic *topic =
            content_topic(hall->content, offer->list[OFFER_TOPICS].item[i]);
        if (topic == NULL || topic->crisis)
            continue;
        number->icon = topic->icon;
        number->tint = topic->tint;
        return;
    }
}

static int by_rank(const void *a, const void *b)
{
    const struct number *one = a;
    const struct number *other = b;
    if (one->rank != other->rank)
        return one->rank - other->rank;
    return one->place - other->place;
}

const struct topic_numbers *topic_numbers_read(struct hall *hall, struct arena *arena,
                                               const char *const *ids, size_t count)
{
    struct topic_numbers *numbers = arena_take(arena, sizeof *numbers);
    if (numbers == NULL)
        return NULL;
    for (size_t i = 0; i < count && numbers->count < MOST_NUMBERS; i++) {
        struct err ignored = {""};
        struct offer offer;
        struct number *number = &numbers->number[numbers->count];
        if (!content_offer(hall->content, arena, ids[i], &offer, &ignored) ||
            !topic_numbers_has(&offer.row))
            continue;
        number->item.row = offer.row;
        offer_item_read(arena, &number->item);
        number->name = name_beside(arena, offer.row.name, offer.row.phone);
        number->who = offer.text[OFFER_WHO];
        number->rank = rank_of(&number->item);
        number->place = (int)i;
        take_picture(hall, &offer, number);
        numbers->count++;
    }
    qsort(numbers->number, numbers->count, sizeof numbers->number[0], by_rank);
    return numbers->count > 0 ? numbers : NULL;
}

/* Whom it helps, and "immer", "jetzt offen bis 19 Uhr", "morgen ab 9 Uhr". */
static void put_badges(struct hall *hall, struct frame *frame, struct entry *entry,
                       const struct number *number)
{
    struct badge *badge = arena_take_array(frame->arena, 2, sizeof *badge);
    bool open = false;
    const char *words =
        offer_open_words(frame->arena, hall->session->lang, number->item.hours,
                         content_calendar(hall->content), hall->now, &open);
    if (offer_always_open(number->item.hours))
        words = strings_get("crisis.always");
    else if (words != NULL)
        frame->ticks = true;
    if (badge == NULL)
        return;
    entry->badge = badge;
    if (number->who != NULL)
        badge[entry->badge_count++] = (struct badge){.words = number->who};
    if (words != NULL)
        badge[entry->badge_count++] =
            (struct badge){.icon = "schedule", .words = words, .good = open};
}

void topic_numbers_put(struct hall *hall, struct frame *frame, struct column *column,
                       const struct topic_numbers *numbers)
{
    if (numbers == NULL)
        return;
    struct entry *entry = arena_take_array(frame->arena, numbers->count, sizeof *entry);
    if (entry == NULL)
        return;
    for (size_t i = 0; i < numbers->count; i++) {
        const struct number *number = &numbers->number[i];
        const struct offer_row *row = &number->item.row;
        entry[i] = (struct entry){.id = frame_print(frame, "offer:%s", row->id),
                                  .icon = number->icon,
                                  .tint = number->tint,
                                  .title = number->name,
                                  .figure = lang_phone(frame->arena, row->phone),
                                  .action = act_open(SCREEN_OFFER, row->id)};
        put_badges(hall, frame, &entry[i], number);
    }
    entries_put(frame, column, entry, numbers->count);
    column_skip(column, frame->measure->gap_px);
}
