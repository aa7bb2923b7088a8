#include "base/hash.h"
#include "related/related.h"
#include "related/related_traits.h"

static uint64_t add_value(uint64_t hash, const struct value *value)
{
    if (value == NULL)
        return hash_text(hash, "");
    if (value->text != NULL)
        hash = hash_text(hash, value->text);
    for (size_t i = 0; i < value->list.count; i++)
        hash = hash_text(hash, value->list.item[i]);
    return hash_bytes(hash, &value->list.count, sizeof value->list.count);
}

/* All that a book is made from. */
static uint64_t hash_of(const struct document *document)
{
    static const enum offer_field fields[] = {OFFER_NAME,    OFFER_KEYWORDS, OFFER_WHO,
                                              OFFER_SUMMARY, OFFER_STEPS,    OFFER_BRING,
                                              OFFER_TOPICS,  OFFER_CITY,     OFFER_SCOPE};
    size_t count = document->list[RECORD_OFFER].count;
    uint64_t hash = hash_bytes(HASH_BEGIN, &count, sizeof count);
    for (size_t i = 0; i < count; i++)
        for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
            hash = add_value(
                hash, offer_value(document->list[RECORD_OFFER].item[i], fields[f]));
    return hash;
}

bool related_book_renew(struct related_book *book, const struct document *document)
{
    uint64_t hash = hash_of(document);
    if (book->words != NULL && hash == book->of)
        return true;
    related_book_free(book);
    book->words = arena_take(&book->arena, sizeof *book->words);
    if (book->words != NULL && related_words_read(&book->arena, document, book->words))
        book->traits = related_traits_read(&book->arena, document, book->words);
    if (book->traits == NULL) {
        related_book_free(book);
        return false;
    }
    book->of = hash;
    return true;
}

void related_book_free(struct related_book *book)
{
    arena_free(&book->arena);
    *book = (struct related_book){0};
}
