#include "related/related_traits.h"

#include <string.h>

#include "base/array.h"
#include "related/related_stems.h"

struct reading {
    struct arena *arena;
    struct arena scratch;
    const struct related_words *words;
    const char **topic; /* all that there are: few */
    size_t topics;
    size_t room;
};

static bool topic_number(struct reading *reading, const char *topic, size_t *out)
{
    for (*out = 0; *out < reading->topics; ++*out)
        if (strcmp(reading->topic[*out], topic) == 0)
            return true;
    const char **more = array_room(reading->arena, reading->topic, reading->topics,
                                   &reading->room, sizeof *more);
    if (more == NULL)
        return false;
    reading->topic = more;
    reading->topic[reading->topics++] = topic;
    return true;
}

static bool read_topics(struct reading *reading, const struct value *topics,
                        struct related_set *out)
{
    size_t count = topics != NULL ? topics->list.count : 0;
    *out = (struct related_set){
        arena_take_array(reading->arena, count, sizeof *out->item), count};
    for (size_t i = 0; out->item != NULL && i < count; i++)
        if (!topic_number(reading, topics->list.item[i], &out->item[i]))
            return false;
    return out->item != NULL;
}

static bool read_paper(struct reading *reading, const char *text, struct related_set *out)
{
    struct texts stems;
    arena_reset(&reading->scratch);
    if (!related_stems(&reading->scratch, text, &stems))
        return false;
    out->item = arena_take_array(reading->arena, stems.count, sizeof *out->item);
    for (size_t i = 0; out->item != NULL && i < stems.count; i++) {
        const struct related_term *term = related_term(reading->words, stems.item[i]);
        if (term != NULL)
            out->item[out->count++] = (size_t)(term - reading->words->term);
    }
    return out->item != NULL;
}

static bool read_offer(struct reading *reading, const struct record *offer,
                       struct related_traits *out)
{
    const struct value *papers = offer_value(offer, OFFER_BRING);
    out->papers = papers != NULL ? papers->list.count : 0;
    out->paper = arena_take_array(reading->arena, out->papers, sizeof *out->paper);
    if (out->paper == NULL)
        return false;
    for (size_t i = 0; i < out->papers; i++)
        if (!read_paper(reading, papers->list.item[i], &out->paper[i]))
            return false;
    return read_topics(reading, offer_value(offer, OFFER_TOPICS), &out->topics);
}

struct related_traits *related_traits_read(struct arena *arena,
                                           const struct document *document,
                                           const struct related_words *words)
{
    struct reading reading = {.arena = arena, .words = words};
    size_t count = document->list[RECORD_OFFER].count;
    struct related_traits *traits = arena_take_array(arena, count, sizeof *traits);
    bool ok = traits != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = read_offer(&reading, document->list[RECORD_OFFER].item[i], &traits[i]);
    arena_free(&reading.scratch);
    return ok ? traits : NULL;
}

static bool has(const struct related_set *set, size_t item)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->item[i] == item)
            return true;
    return false;
}

size_t related_shared_topics(const struct related_traits *a,
                             const struct related_traits *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->topics.count; i++)
        shared += has(&b->topics, a->topics.item[i]);
    return shared;
}

static bool all_stand_in(const struct related_set *few, const struct related_set *many)
{
    for (size_t i = 0; i < few->count; i++)
        if (!has(many, few->item[i]))
            return false;
    return few->count > 0;
}

bool related_wants_paper(const struct related_traits *offer,
                         const struct related_set *paper)
{
    for (size_t i = 0; i < offer->papers; i++)
        if (all_stand_in(&offer->paper[i], paper) ||
            all_stand_in(paper, &offer->paper[i]))
            return true;
    return false;
}

size_t related_shared_papers(const struct related_traits *a,
                             const struct related_traits *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->papers; i++)
        shared += related_wants_paper(b, &a->paper[i]);
    return shared;
}
