#include "lint/lint_providers.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/buf.h"
#include "base/likeness.h"

static int by_letter(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "caritasverband" is "caritas": one association, two ways to say it. */
static const char *without_verband(struct arena *arena, const char *word)
{
    static const char tail[] = "verband";
    size_t len = strlen(word);
    if (len < sizeof tail + 3 || strcmp(word + len - (sizeof tail - 1), tail) != 0)
        return word;
    return arena_copy_len(arena, word, len - (sizeof tail - 1));
}

static const char *joined(struct arena *arena, const struct texts *words)
{
    struct buf text = {0};
    for (size_t i = 0; i < words->count; i++)
        buf_print(&text, "%s%s", i == 0 ? "" : " ", words->item[i]);
    const char *out =
        text.failed ? NULL : arena_copy(arena, text.len == 0 ? "" : text.bytes);
    buf_free(&text);
    return out;
}

/* The folded name by which ways of writing meet: without legal form, "-verband" and
 * little words, in order of the alphabet; known short names ("DRK") said in full. NULL if
 * memory ran out. */
static const char *provider_key(struct arena *arena, const struct plain_lexicon *lexicon,
                                const char *provider)
{
    struct texts words;
    size_t kept = 0;
    if (!likeness_words(arena, provider, &words))
        return NULL;
    for (size_t i = 0; i < words.count; i++) {
        const char *full_name =
            plain_paired(lexicon, PLAIN_LIST_PROVIDER_SHORT, words.item[i]);
        if (full_name != NULL)
            words.item[i] = full_name;
    }
    const char *full = joined(arena, &words);
    if (full == NULL || !likeness_words(arena, full, &words))
        return NULL;
    for (size_t i = 0; i < words.count; i++) {
        const char *word = without_verband(arena, words.item[i]);
        if (word == NULL)
            return NULL;
        if (!plain_listed(lexicon, PLAIN_LIST_PROVIDER_LITTLE, word, strlen(word)))
            words.item[kept++] = word;
    }
    words.count = kept;
    if (kept > 1)
        qsort(words.item, kept, sizeof *words.item, by_letter);
    return joined(arena, &words);
}

/* One way of writing. */
struct spelling {
    const char *name;
    const char *key;
    const struct record *first;
    size_t place; /* of that offer */
    size_t offers;
};

struct spellings {
    struct arena *arena;
    const struct plain_lexicon *lexicon;
    struct spelling *item;
    size_t count;
    struct lint_findings *out;
};

static int by_name(const void *a, const void *b)
{
    const struct spelling *left = a;
    const struct spelling *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order
                      : (left->place > right->place) - (left->place < right->place);
}

static int by_spelling_key(const void *a, const void *b)
{
    const struct spelling *left = a;
    const struct spelling *right = b;
    int order = strcmp(left->key, right->key);
    return order != 0 ? order : strcmp(left->name, right->name);
}

static bool gather(struct spellings *spellings, const struct document *document)
{
    size_t offers = document->list[RECORD_OFFER].count;
    spellings->item = arena_take_array(spellings->arena, offers, sizeof *spellings->item);
    if (spellings->item == NULL)
        return offers == 0;
    for (size_t i = 0; i < offers; i++) {
        const struct record *record = document->list[RECORD_OFFER].item[i];
        const char *name = offer_text(record, OFFER_PROVIDER);
        if (name != NULL)
            spellings->item[spellings->count++] =
                (struct spelling){name, "", record, i, 1};
    }
    if (spellings->count > 1)
        qsort(spellings->item, spellings->count, sizeof *spellings->item, by_name);
    size_t kept = 0;
    for (size_t i = 0; i < spellings->count; i++) {
        struct spelling *last = kept == 0 ? NULL : &spellings->item[kept - 1];
        if (last != NULL && strcmp(last->name, spellings->item[i].name) == 0)
            last->offers++;
        else
            spellings->item[kept++] = spellings->item[i];
    }
    spellings->count = kept;
    for (size_t i = 0; i < kept; i++) {
        struct spelling *one = &spellings->item[i];
        one->key = provider_key(spellings->arena, spellings->lexicon, one->name);
        if (one->key == NULL)
            return false;
    }
    if (kept > 1)
        qsort(spellings->item, kept, sizeof *spellings->item, by_spelling_key);
    return true;
}

static bool tell(struct spellings *spellings, const struct spelling *a,
                 const struct spelling *b)
{
    const struct spelling *rare = a->offers < b->offers ? a : b;
    const struct spelling *usual = rare == a ? b : a;
    const char *offers = arena_print(spellings->arena, "%zu", usual->offers);
    return offers != NULL &&
           lint_add(spellings->arena, spellings->out, rare->first,
                    (struct lint_finding){
                        .said = {.rule = RULE_PROVIDER_TWICE,
                                 .message = usual->offers == 1 ? RULE_PROVIDER_TWICE_ONE
                                                               : RULE_PROVIDER_TWICE_MANY,
                                 .place = {usual->name, record_id(usual->first), offers}},
                        .field = "provider",
                        .sentence = rare->name});
}

static bool same_digits(const char *a, const char *b)
{
    static const char digits[] = "0123456789";
    for (;;) {
        a += strcspn(a, digits);
        b += strcspn(b, digits);
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
        a++;
        b++;
    }
}

/* Whether two keys are the same but for one letter more, less or other, in a word of at
 * least eight letters: "ahlen" and "aalen" are two towns. */
static bool one_letter_off(const char *a, const char *b)
{
    enum { LONG_WORD = 8 };
    size_t head = 0;
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);
    size_t tail = 0;
    while (a[head] != '\0' && a[head] == b[head])
        head++;
    while (tail < a_len - head && tail < b_len - head &&
           a[a_len - 1 - tail] == b[b_len - 1 - tail])
        tail++;
    if (a_len - head - tail > 1 || b_len - head - tail > 1 || !same_digits(a, b))
        return false;
    const char *begin = a + head;
    while (begin > a && begin[-1] != ' ')
        begin--;
    return strcspn(begin, " ") >= LONG_WORD && begin + strcspn(begin, " ") >= a + head;
}

/* Keys that differ by a letter share what is left when that letter is taken out. */
static bool tell_typing(struct spellings *spellings)
{
    size_t room = 0;
    size_t count = 0;
    for (size_t i = 0; i < spellings->count; i++)
        room += strlen(spellings->item[i].key) + 1;
    struct likeness_key *key = arena_take_array(spellings->arena, room, sizeof *key);
    if (key == NULL)
        return room == 0;
    for (size_t i = 0; i < spellings->count; i++) {
        char text[512];
        size_t len = strlen(spellings->item[i].key);
        if (len >= sizeof text)
            continue;
        key[count++] =
            (struct likeness_key){hash_bytes(HASH_BEGIN, spellings->item[i].key, len), i};
        for (size_t gap = 0; gap < len; gap++) {
            memcpy(text, spellings->item[i].key, gap);
            memcpy(text + gap, spellings->item[i].key + gap + 1, len - gap - 1);
            key[count++] =
                (struct likeness_key){hash_bytes(HASH_BEGIN, text, len - 1), i};
        }
    }
    likeness_sort(key, count);
    size_t told = SIZE_MAX;
    for (size_t i = 1; i < count; i++) {
        const struct spelling *a = &spellings->item[key[i - 1].place];
        const struct spelling *b = &spellings->item[key[i].place];
        if (key[i].key != key[i - 1].key || key[i].place == told ||
            strcmp(a->key, b->key) == 0 || !one_letter_off(a->key, b->key))
            continue;
        told = key[i].place;
        if (!tell(spellings, a, b))
            return false;
    }
    return true;
}

bool lint_providers(struct arena *arena, const struct plain_lexicon *lexicon,
                    const struct document *document, struct lint_findings *out)
{
    struct spellings spellings = {.arena = arena, .lexicon = lexicon, .out = out};
    if (!gather(&spellings, document))
        return false;
    for (size_t i = 1; i < spellings.count; i++)
        if (spellings.item[i].key[0] != '\0' &&
            strcmp(spellings.item[i].key, spellings.item[i - 1].key) == 0 &&
            !tell(&spellings, &spellings.item[i - 1], &spellings.item[i]))
            return false;
    return tell_typing(&spellings);
}
