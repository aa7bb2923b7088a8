#include "screens/offer_part.h"

#include "core/strings.h"
#include "screens/dates_words.h"

enum { NEXT_DATES = 3 };

void offer_put_dates(struct part *part)
{
    struct arena *arena = part->frame->arena;
    const char *lang = part->hall->session->lang;
    struct dates_one next[NEXT_DATES];
    struct lines lines = {0};
    if (part->data->offer.list[OFFER_DATES].count == 0)
        return;
    size_t count = dates_next(part->hall, &part->data->offer, next, NEXT_DATES);
    part->frame->ticks = part->frame->ticks || count > 0;
    for (size_t i = 0; i < count; i++)
        offer_add(&lines, (struct section_line){
                              .words = dates_day_words(arena, lang, next[i].from.date,
                                                       part->hall->now.moment.date),
                              .beside = dates_words(arena, lang, &next[i])});
    if (!part->hall->now.known)
        offer_add(&lines,
                  (struct section_line){.words = strings_get("hours.clock_unknown"),
                                        .kind = SECTION_SOFT});
    offer_put(part, "text:dates", "event", "dates.next", &lines);
}
