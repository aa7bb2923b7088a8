#include "lint/lint_doubles.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "core/fold.h"
#include "base/likeness.h"

/* Pairs of a crowd that are compared: each with this many that stand next to it. */
enum {
    NEIGHBOURS = 12,
    MOST_EACH = 3,
    LIKE_NAME = 60,
    LIKE_TEXT = 90,
    TELLING_WORDS = 8,
    BANDS = 4
};

/* What of an offer is compared, folded. */
struct face {
    const struct record *record;
    const char *name;   /* without its town */
    struct texts words; /* of that name */
    const char *joined; /* its letters without spaces, and the provider's */
    const char *city;   /* "" if it does not say */
    const char *scope;  /* "" for the district and the nation */
    const char *street;
    const char *phone; /* "" if none, or one that many share: short numbers */
    const char *text;  /* summary and who */
    const char *digits;
};

struct search {
    struct arena *arena;
    struct face *face;
    size_t count;
    struct likeness_key *key;
    size_t keys;
    struct lint_doubles *out;
    bool failed;
};

static const char *folded(struct search *search, const struct record *record,
                          enum offer_field field)
{
    const char *text = offer_text(record, field);
    const char *out = text == NULL ? "" : fold(search->arena, text, NULL);
    search->failed = search->failed || out == NULL;
    return out == NULL ? "" : out;
}

/* The name's words but those of its town; all of them if none is left. */
static const char *bare_name(struct search *search, const char *name, const char *city,
                             const char *scope)
{
    struct texts words;
    struct texts towns;
    const char *place = arena_print(search->arena, "%s %s", city, scope);
    char *bare = arena_copy(search->arena, name);
    if (place == NULL || bare == NULL || !likeness_words(search->arena, name, &words) ||
        !likeness_words(search->arena, place, &towns)) {
        search->failed = true;
        return name;
    }
    size_t len = 0;
    for (size_t i = 0; i < words.count; i++) {
        size_t word = strlen(words.item[i]);
        if (likeness_has(&towns, words.item[i]))
            continue;
        if (len > 0)
            bare[len++] = ' ';
        memcpy(bare + len, words.item[i], word);
        len += word;
    }
    bare[len] = '\0';
    return len == 0 ? name : bare;
}

static const char *digits_of(struct search *search, const char *text)
{
    char *out = arena_copy(search->arena, text);
    size_t len = 0;
    if (out == NULL) {
        search->failed = true;
        return "";
    }
    for (const char *at = out; *at != '\0'; at++)
        if (*at >= '0' && *at <= '9')
            out[len++] = *at;
    out[len] = '\0';
    return out;
}

static const char *joined(struct search *search, const char *name, const char *provider)
{
    char *text = arena_print(search->arena, "%s\n%s", name, provider);
    size_t len = 0;
    if (text == NULL) {
        search->failed = true;
        return "";
    }
    for (const char *at = text; *at != '\0'; at++)
        if (*at != ' ')
            text[len++] = *at;
    text[len] = '\0';
    return text;
}

static void take_face(struct search *search, struct face *face,
                      const struct record *record)
{
    const char *scope = offer_text(record, OFFER_SCOPE);
    const char *phone = offer_text(record, OFFER_PHONE);
    const char *name = folded(search, record, OFFER_NAME);
    bool town =
        scope != NULL && strcmp(scope, "district") != 0 && strcmp(scope, "national") != 0;
    face->record = record;
    face->scope = town ? scope : "";
    face->phone = phone != NULL && phone[0] == '+' ? phone : "";
    face->city = folded(search, record, OFFER_CITY);
    face->street = folded(search, record, OFFER_STREET);
    face->name = bare_name(search, name, face->city, face->scope);
    face->digits = digits_of(search, name);
    face->joined = joined(search, face->name, folded(search, record, OFFER_PROVIDER));
    if (!likeness_words(search->arena, face->name, &face->words))
        search->failed = true;
    face->text =
        arena_print(search->arena, "%s %s", folded(search, record, OFFER_SUMMARY),
                    folded(search, record, OFFER_WHO));
    search->failed = search->failed || face->text == NULL;
}

static void add_key(struct search *search, char kind, const char *text, size_t place)
{
    char head[2] = {kind, '\0'};
    const char *whole = arena_print(search->arena, "%s%s", head, text);
    if (whole == NULL) {
        search->failed = true;
        return;
    }
    search->key[search->keys++] =
        (struct likeness_key){hash_bytes(HASH_BEGIN, whole, strlen(whole)), place};
}

/* Another order of the same hashes for each band (the finalizer of MurmurHash3, A.
 * Appleby). */
static uint64_t mix(uint64_t value, uint64_t band)
{
    value ^= band * 0x9E3779B97F4A7C15u;
    value ^= value >> 33;
    value *= 0xFF51AFD7ED558CCDu;
    value ^= value >> 33;
    value *= 0xC4CEB9FE1A85EC53u;
    return value ^ value >> 33;
}

/* Hashes of three words that follow each other; at most `most`. */
static size_t shingles(const char *text, uint64_t *out, size_t most)
{
    const char *word[3] = {NULL, NULL, text};
    size_t count = 0;
    for (const char *at = text; *at != '\0' && count < most;) {
        size_t len = strcspn(at, " ");
        word[0] = word[1];
        word[1] = word[2];
        word[2] = at;
        at += len;
        if (word[0] != NULL && word[0] != word[1])
            out[count++] = hash_bytes(HASH_BEGIN, word[0], (size_t)(at - word[0]));
        at += *at == ' ';
    }
    return count;
}

enum { SHINGLES_MOST = 256 };

static void add_text_keys(struct search *search, size_t place)
{
    uint64_t shingle[SHINGLES_MOST];
    size_t count = shingles(search->face[place].text, shingle, SHINGLES_MOST);
    if (count + 2 < TELLING_WORDS)
        return;
    for (uint64_t band = 1; band <= BANDS; band++) {
        uint64_t least = UINT64_MAX;
        for (size_t i = 0; i < count; i++)
            if (mix(shingle[i], band) < least)
                least = mix(shingle[i], band);
        search->key[search->keys++] = (struct likeness_key){least ^ band, place};
    }
}

static bool gather(struct search *search, const struct document *document)
{
    enum { KEYS_EACH = 3 + BANDS };
    search->count = document->list[RECORD_OFFER].count;
    search->face = arena_take_array(search->arena, search->count, sizeof *search->face);
    search->key =
        arena_take_array(search->arena, search->count * KEYS_EACH, sizeof *search->key);
    if (search->face == NULL || search->key == NULL)
        return search->count == 0;
    for (size_t i = 0; i < search->count; i++) {
        struct face *face = &search->face[i];
        take_face(search, face, document->list[RECORD_OFFER].item[i]);
        if (search->failed)
            return false;
        if (face->phone[0] != '\0')
            add_key(search, 'p', face->phone, i);
        if (face->street[0] != '\0' && strpbrk(face->street, "0123456789") != NULL)
            add_key(search, 's', face->street, i);
        if (face->name[0] != '\0')
            add_key(search, 'n', face->name, i);
        add_text_keys(search, i);
    }
    return !search->failed;
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *left = a;
    const uint64_t *right = b;
    return (*left > *right) - (*left < *right);
}

/* Shared triples of words in percent of all. */
static int like_text(const char *a, const char *b)
{
    uint64_t left[SHINGLES_MOST];
    uint64_t right[SHINGLES_MOST];
    size_t lefts = shingles(a, left, SHINGLES_MOST);
    size_t rights = shingles(b, right, SHINGLES_MOST);
    size_t shared = 0;
    if (lefts + 2 < TELLING_WORDS || rights + 2 < TELLING_WORDS)
        return 0;
    qsort(left, lefts, sizeof *left, by_hash);
    qsort(right, rights, sizeof *right, by_hash);
    for (size_t i = 0, k = 0; i < lefts && k < rights;) {
        shared += left[i] == right[k];
        uint64_t low = left[i] < right[k] ? left[i] : right[k];
        i += left[i] == low;
        k += right[k] == low;
    }
    return (int)(100 * shared / (lefts + rights - shared));
}

/* Both say it, and neither is part of the other. */
static bool differ(const char *a, const char *b)
{
    return a[0] != '\0' && b[0] != '\0' && strstr(a, b) == NULL && strstr(b, a) == NULL;
}

/* Whether each word of a name stands in the other as well, or one like it, or in the
 * other's provider: "Health Department, Dental" is another offer than "Health
 * Department". */
static bool all_said(const struct face *a, const struct face *b)
{
    enum { LIKE_WORD = 60, LITTLE = 2, PART = 5 };
    for (size_t i = 0; i < a->words.count; i++) {
        const char *word = a->words.item[i];
        bool said = strlen(word) <= LITTLE ||
                    (strlen(word) >= PART && strstr(b->joined, word) != NULL);
        for (size_t k = 0; k < b->words.count && !said; k++)
            said = likeness_percent(word, b->words.item[k]) >= LIKE_WORD;
        if (!said)
            return false;
    }
    return true;
}

/* Whether two offers are one, and why. */
static bool are_one(const struct face *a, const struct face *b, enum rule_message *why)
{
    if (differ(a->scope, b->scope) || differ(a->city, b->city) ||
        differ(a->street, b->street) || strcmp(a->digits, b->digits) != 0)
        return false;
    int name = likeness_percent(a->name, b->name);
    bool phone = a->phone[0] != '\0' && strcmp(a->phone, b->phone) == 0;
    bool street = a->street[0] != '\0' && strcmp(a->street, b->street) == 0;
    bool like = name >= LIKE_NAME && all_said(a, b) && all_said(b, a);
    *why = phone ? RULE_DOUBLE_PHONE : RULE_DOUBLE_ADDRESS;
    if (like && (phone || street))
        return true;
    if (differ(a->phone, b->phone))
        return false;
    *why = RULE_DOUBLE_WORDS;
    if (like_text(a->text, b->text) >= LIKE_TEXT)
        return true;
    *why = RULE_DOUBLE_NAME;
    const char *left = offer_text(a->record, OFFER_PROVIDER);
    const char *right = offer_text(b->record, OFFER_PROVIDER);
    return name == 100 && left != NULL && right != NULL && strcmp(left, right) == 0;
}

static void add_double(struct search *search, size_t a, size_t b, enum rule_message why)
{
    struct lint_doubles *out = search->out;
    struct lint_double *item =
        array_room(search->arena, out->item, out->count, &out->room, sizeof *item);
    if (item == NULL) {
        search->failed = true;
        return;
    }
    out->item = item;
    out->item[out->count++] =
        (struct lint_double){.record = search->face[a > b ? a : b].record,
                             .other = search->face[a > b ? b : a].record,
                             .why = {.rule = RULE_DOUBLE, .message = why}};
}

/* A pair is looked at under the first key that brings it together and again under later
 * ones: what was said already is left out when all is sorted. */
static void compare_neighbours(struct search *search)
{
    for (size_t i = 0; i < search->keys && !search->failed; i++)
        for (size_t k = i + 1; k < search->keys && k <= i + NEIGHBOURS &&
                               search->key[k].key == search->key[i].key;
             k++) {
            enum rule_message why;
            if (are_one(&search->face[search->key[i].place],
                        &search->face[search->key[k].place], &why))
                add_double(search, search->key[i].place, search->key[k].place, why);
        }
}

static int by_pair(const void *a, const void *b)
{
    const struct lint_double *left = a;
    const struct lint_double *right = b;
    int order = strcmp(record_id(left->record), record_id(right->record));
    return order != 0 ? order : strcmp(record_id(left->other), record_id(right->other));
}

bool lint_doubles_find(struct arena *arena, const struct document *document,
                       struct lint_doubles *out)
{
    struct search search = {.arena = arena, .out = out};
    size_t kept = 0;
    if (!gather(&search, document))
        return false;
    likeness_sort(search.key, search.keys);
    compare_neighbours(&search);
    if (search.failed)
        return false;
    if (out->count > 1)
        qsort(out->item, out->count, sizeof *out->item, by_pair);
    for (size_t i = 0; i < out->count; i++) {
        const struct lint_double *one = &out->item[i];
        bool again = kept > 0 && by_pair(one, &out->item[kept - 1]) == 0;
        bool enough =
            kept >= MOST_EACH && out->item[kept - MOST_EACH].record == one->record;
        if (!again && !enough)
            out->item[kept++] = *one;
    }
    out->count = kept;
    return true;
}

bool lint_doubles(struct arena *arena, const struct document *document,
                  struct lint_findings *out)
{
    struct lint_doubles doubles = {0};
    if (!lint_doubles_find(arena, document, &doubles))
        return false;
    for (size_t i = 0; i < doubles.count; i++) {
        const struct lint_double *one = &doubles.item[i];
        struct rule_said said = one->why;
        said.tail = RULE_DOUBLE_TAIL;
        said.place[0] = record_id(one->other);
        said.place[1] = offer_text(one->other, OFFER_NAME);
        if (!lint_add(
                arena, out, one->record,
                (struct lint_finding){.said = said,
                                      .field = "name",
                                      .sentence = offer_text(one->record, OFFER_NAME)}))
            return false;
    }
    return true;
}
