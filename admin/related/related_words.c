#include "related/related_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "core/fold.h"
#include "related/related_stems.h"

enum { NAMES_MOST = 4, NAME_LETTERS = 6 };

/* How much a word counts by where it stands. */
static const struct part {
    enum offer_field field;
    double weight;
    bool german;
} parts[] = {
    {OFFER_NAME, 3, true},    {OFFER_KEYWORDS, 2, false}, {OFFER_WHO, 2, true},
    {OFFER_SUMMARY, 1, true}, {OFFER_STEPS, 0.3, true},   {OFFER_BRING, 0.5, true},
};

/* Stems that begin the names of many offers and name none. */
static const char *const generic[] = {
    "angebot", "beratung",    "betreuung",    "bildung",    "bucherei", "familien",
    "frei",    "gruppe",      "hotlin",       "hotline",    "offen",    "offene",
    "projekt", "sprechstund", "sprechstunde", "treffpunkt", "verein",   "zuschuss"};

static bool is_one_of(const char *stem, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(stem, list[i]) == 0)
            return true;
    return false;
}

static uint64_t hash(const char *stem)
{
    return hash_bytes(HASH_BEGIN, stem, strlen(stem));
}

static struct related_term *find_term(const struct related_words *words, const char *stem)
{
    for (size_t place, at = 0; words->term != NULL &&
                               hash_table_next(&words->by_stem, hash(stem), &at, &place);)
        if (strcmp(words->term[place].stem, stem) == 0)
            return &words->term[place];
    return NULL;
}

const struct related_term *related_term(const struct related_words *words,
                                        const char *stem)
{
    return find_term(words, stem);
}

static struct related_term *term_of(struct arena *arena, struct related_words *words,
                                    const char *stem)
{
    struct related_term *found = find_term(words, stem);
    if (found != NULL)
        return found;
    struct related_term *term =
        array_room(arena, words->term, words->count, &words->room, sizeof *term);
    const char *kept = arena_copy(arena, stem);
    if (term == NULL || kept == NULL ||
        !hash_table_put(&words->by_stem, arena, hash(stem), words->count))
        return NULL;
    words->term = term;
    term[words->count] = (struct related_term){.stem = kept};
    return &term[words->count++];
}

struct reading {
    struct arena *arena;
    struct arena scratch; /* for one offer */
    struct related_words *words;
    size_t place;
    struct related_entry *entry; /* of this offer */
    size_t count;
    size_t room;
};

/* The word as it is written: the piece of the text that its folded form comes from. */
static const char *spelling_of(struct reading *reading, const char *text,
                               const char *word)
{
    size_t *offset = NULL;
    const char *folded = fold(&reading->scratch, text, &offset);
    size_t len = strlen(word);
    for (const char *at = folded == NULL ? NULL : strstr(folded, word); at != NULL;
         at = strstr(at + 1, word)) {
        size_t begin = (size_t)(at - folded);
        if ((begin > 0 && at[-1] != ' ') || (at[len] != ' ' && at[len] != '\0'))
            continue;
        size_t last = offset[begin + len];
        size_t bytes = last - offset[begin];
        while (bytes > 0 &&
               strchr(" .,;:!?)(\"/&-", text[offset[begin] + bytes - 1]) != NULL)
            bytes--;
        return arena_copy_len(reading->arena, text + offset[begin], bytes);
    }
    return arena_copy(reading->arena, word);
}

static bool count_word(struct reading *reading, struct related_term *term, double weight)
{
    if (term->seen_in == reading->place + 1) {
        reading->entry[term->seen_at].weight += weight;
        return true;
    }
    struct related_entry *entry = array_room(
        &reading->scratch, reading->entry, reading->count, &reading->room, sizeof *entry);
    if (entry == NULL)
        return false;
    term->seen_in = reading->place + 1;
    term->seen_at = reading->count;
    reading->entry = entry;
    reading->entry[reading->count++] =
        (struct related_entry){(size_t)(term - reading->words->term), weight};
    return true;
}

static bool note_name(struct reading *reading, struct related_term *term)
{
    if (term->name_count > 0 && term->name[term->name_count - 1] == reading->place)
        return true;
    term->names++;
    if (term->name == NULL)
        term->name = arena_take_array(reading->arena, NAMES_MOST, sizeof *term->name);
    if (term->name == NULL)
        return false;
    if (term->name_count < NAMES_MOST)
        term->name[term->name_count++] = reading->place;
    return true;
}

static bool read_text(struct reading *reading, const struct part *part, const char *text)
{
    struct texts words;
    struct texts stems;
    if (!related_stems_and_words(&reading->scratch, text, &words, &stems))
        return false;
    for (size_t i = 0; i < stems.count; i++) {
        struct related_term *term =
            term_of(reading->arena, reading->words, stems.item[i]);
        if (term == NULL)
            return false;
        if (term->spelling == NULL || (part->german && !term->german))
            term->spelling = spelling_of(reading, text, words.item[i]);
        if (term->spelling == NULL)
            return false;
        term->german = term->german || part->german;
        if (!count_word(reading, term, part->weight))
            return false;
    }
    return true;
}

/* A name is known by its first word: "Rathaus und Bürgerservice". */
static bool read_name(struct reading *reading, const char *name)
{
    struct texts stems;
    const char *first = arena_copy_len(&reading->scratch, name, strcspn(name, " "));
    if (first == NULL || !related_stems(&reading->scratch, first, &stems))
        return false;
    for (size_t i = 0; i < stems.count; i++) {
        struct related_term *term =
            term_of(reading->arena, reading->words, stems.item[i]);
        if (term == NULL || !note_name(reading, term))
            return false;
    }
    return true;
}

static bool read_offer(struct reading *reading, const struct record *record)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const struct value *value = offer_value(record, parts[i].field);
        if (value == NULL)
            continue;
        if (value->text != NULL && !read_text(reading, &parts[i], value->text))
            return false;
        for (size_t k = 0; k < value->list.count; k++)
            if (!read_text(reading, &parts[i], value->list.item[k]))
                return false;
    }
    const char *name = offer_text(record, OFFER_NAME);
    if (name != NULL && !read_name(reading, name))
        return false;
    struct related_vector *vector = &reading->words->vector[reading->place];
    vector->count = reading->count;
    vector->entry =
        arena_take_array(reading->arena, reading->count, sizeof *vector->entry);
    if (vector->entry == NULL)
        return false;
    if (reading->count > 0)
        memcpy(vector->entry, reading->entry, reading->count * sizeof *vector->entry);
    for (size_t i = 0; i < vector->count; i++)
        reading->words->term[vector->entry[i].term].posting_count++;
    return true;
}

static bool mark_towns(struct arena *scratch, const struct document *document,
                       struct related_words *words)
{
    static const enum offer_field fields[] = {OFFER_CITY, OFFER_SCOPE};
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++)
        for (size_t f = 0; f < 2; f++) {
            struct texts stems;
            const char *text =
                offer_text(document->list[RECORD_OFFER].item[i], fields[f]);
            arena_reset(scratch);
            if (text == NULL)
                continue;
            if (!related_stems(scratch, text, &stems))
                return false;
            for (size_t k = 0; k < stems.count; k++) {
                struct related_term *term = find_term(words, stems.item[k]);
                if (term != NULL)
                    term->town = true;
            }
        }
    return true;
}

/* Counts become weights: the square root of the count times the rarity; towns weigh
 * nothing. Then each offer is as long as every other. */
static void weigh(struct related_words *words)
{
    for (size_t i = 0; i < words->offers; i++) {
        struct related_vector *vector = &words->vector[i];
        double square = 0;
        for (size_t k = 0; k < vector->count; k++) {
            const struct related_term *term = &words->term[vector->entry[k].term];
            double rare = log((double)words->offers / (double)term->posting_count);
            vector->entry[k].weight =
                term->town ? 0 : sqrt(vector->entry[k].weight) * rare;
            square += vector->entry[k].weight * vector->entry[k].weight;
        }
        for (size_t k = 0; k < vector->count && square > 0; k++)
            vector->entry[k].weight /= sqrt(square);
    }
}

static bool post(struct arena *arena, struct related_words *words)
{
    size_t all = 0;
    for (size_t i = 0; i < words->count; i++)
        all += words->term[i].posting_count;
    struct related_posting *posting = arena_take_array(arena, all + 1, sizeof *posting);
    if (posting == NULL)
        return false;
    for (size_t i = 0; i < words->count; i++) {
        words->term[i].posting = posting;
        posting += words->term[i].posting_count;
        words->term[i].posting_count = 0;
    }
    for (size_t i = 0; i < words->offers; i++)
        for (size_t k = 0; k < words->vector[i].count; k++) {
            const struct related_entry *entry = &words->vector[i].entry[k];
            struct related_term *term = &words->term[entry->term];
            term->posting[term->posting_count++] =
                (struct related_posting){i, entry->weight};
        }
    return true;
}

bool related_words_read(struct arena *arena, const struct document *document,
                        struct related_words *out)
{
    struct related_words words = {.offers = document->list[RECORD_OFFER].count};
    struct reading reading = {.arena = arena, .words = &words};
    words.vector = arena_take_array(arena, words.offers, sizeof *words.vector);
    bool ok = words.vector != NULL;
    for (size_t i = 0; ok && i < words.offers; i++) {
        arena_reset(&reading.scratch);
        reading.place = i;
        reading.entry = NULL;
        reading.count = reading.room = 0;
        ok = read_offer(&reading, document->list[RECORD_OFFER].item[i]);
    }
    ok = ok && mark_towns(&reading.scratch, document, &words);
    arena_free(&reading.scratch);
    if (!ok)
        return false;
    weigh(&words);
    if (!post(arena, &words))
        return false;
    *out = words;
    return true;
}

bool related_follows(const struct related_words *words, const struct related_term *term)
{
    enum { POSTINGS_MOST = 300 };
    size_t most = words->offers / 6 + 2;
    return !term->town && term->posting_count >= 2 &&
           term->posting_count <= (most < POSTINGS_MOST ? most : POSTINGS_MOST);
}

bool related_names_one(const struct related_words *words, const struct related_term *term)
{
    return !term->town && term->names >= 1 && term->names <= NAMES_MOST &&
           strlen(term->stem) >= NAME_LETTERS &&
           term->posting_count <= 12 * term->names &&
           !is_one_of(term->stem, generic, sizeof generic / sizeof generic[0]) &&
           term->posting_count <= words->offers / 4 + 4;
}

struct shared {
    const struct related_term *term;
    double weight;
};

static int by_weight(const void *a, const void *b)
{
    const struct shared *left = a;
    const struct shared *right = b;
    return (right->weight > left->weight) - (right->weight < left->weight);
}

const char *related_shared(struct arena *arena, const struct related_words *words,
                           size_t a, size_t b, size_t most)
{
    const struct related_vector *left = &words->vector[a];
    const struct related_vector *right = &words->vector[b];
    struct shared *shared = arena_take_array(arena, left->count + 1, sizeof *shared);
    const char *text = "";
    size_t count = 0;
    if (shared == NULL)
        return NULL;
    for (size_t i = 0; i < left->count; i++) {
        const struct related_term *term = &words->term[left->entry[i].term];
        if (!term->german || !related_follows(words, term))
            continue;
        for (size_t k = 0; k < right->count; k++)
            if (right->entry[k].term == left->entry[i].term)
                shared[count++] =
                    (struct shared){term, left->entry[i].weight * right->entry[k].weight};
    }
    qsort(shared, count, sizeof *shared, by_weight);
    for (size_t i = 0; text != NULL && count >= 2 && i < count && i < most; i++)
        text = arena_print(arena, "%s%s%s", text, i == 0 ? "" : ", ",
                           shared[i].term->spelling);
    return text;
}
