#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "base/hash.h"
#include "base/text.h"
#include "core/crypt.h"
#include "core/lang.h"
#include "core/phrase.h"
#include "help/folder.h"

static const char list[] = ANNA_ASSETS_DIR "/words/three_words.tsv";

static const struct phrase_book *book_of(struct arena *arena, const char *path,
                                         const char *lang)
{
    struct err err = {""};
    const struct phrase_book *book = NULL;
    if (!phrase_book_read(&book, arena, path, lang, &err))
        fail_msg("%s", err.text);
    return book;
}

static void there_are_2_to_33(void **state)
{
    (void)state;
    assert_true((uint64_t)PHRASE_LIST * PHRASE_LIST * PHRASE_LIST >= (uint64_t)1 << 33);
    unsigned char most[PHRASE_BYTES] = {255, 255, 255, 255, 1};
    unsigned char more[PHRASE_BYTES] = {0, 0, 0, 0, 2};
    struct phrase phrase = {{1, 2, 3}};
    assert_false(phrase_read(&phrase, more));
    assert_int_equal(phrase.word[0], 1);
    assert_true(phrase_read(&phrase, most));
    for (int i = 0; i < PHRASE_WORDS; i++)
        assert_int_equal(phrase.word[i], PHRASE_LIST - 1);
}

static void bytes_come_back(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++) {
        struct phrase phrase;
        struct phrase back;
        unsigned char bytes[PHRASE_BYTES];
        phrase_draw(&phrase);
        phrase_write(bytes, &phrase);
        assert_true(phrase_read(&back, bytes));
        assert_memory_equal(&phrase, &back, sizeof phrase);
    }
}

/* Chi-square over each place of 20,480 drawn phrases, ten a word: with 2,047 degrees of
 * freedom 2,500 is seven sigmas off. */
static void chance_prefers_none(void **state)
{
    (void)state;
    enum { EACH = 10, DRAWN = EACH * PHRASE_LIST };
    static int count[PHRASE_WORDS][PHRASE_LIST];
    for (int i = 0; i < DRAWN; i++) {
        struct phrase phrase;
        phrase_draw(&phrase);
        for (int k = 0; k < PHRASE_WORDS; k++)
            count[k][phrase.word[k]]++;
    }
    for (int k = 0; k < PHRASE_WORDS; k++) {
        double sum = 0;
        for (int i = 0; i < PHRASE_LIST; i++)
            sum += (count[k][i] - EACH) * (count[k][i] - EACH) / (double)EACH;
        assert_true(sum < 2500 && sum > 1600);
    }
}

/* Whoever reads her words aloud, or finds them in a list, must mean one. */
static void no_two_things_are_called_the_same(void **state)
{
    (void)state;
    size_t langs;
    const struct lang *lang = lang_all(&langs);
    for (size_t l = 0; l < langs; l++) {
        struct arena arena = {0};
        const struct phrase_book *book = book_of(&arena, list, lang[l].id);
        const char **word = arena_take_array(&arena, PHRASE_LIST, sizeof *word);
        for (unsigned i = 0; i < PHRASE_LIST; i++)
            word[i] = phrase_word(book, &arena, i);
        assert_false(arena.failed);
        qsort(word, PHRASE_LIST, sizeof *word, text_order);
        for (size_t i = 1; i < PHRASE_LIST; i++)
            if (strcmp(word[i - 1], word[i]) == 0)
                fail_msg("%s: two are called %s", lang[l].id, word[i]);
        arena_free(&arena);
    }
}

static void words_agree(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *lang, *thing, *words;
    } rows[] = {
        {"de", "hedgehog", "roter Igel"},    {"de", "lamp", "rote Lampe"},
        {"de", "house", "rotes Haus"},       {"en", "hedgehog", "red hedgehog"},
        {"tr", "hedgehog", "kırmızı kirpi"}, {"ar", "hedgehog", "قنفذ أحمر"},
        {"ar", "pond", "بركة حمراء"},        {"xx", "hedgehog", "roter Igel"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct phrase_book *book = book_of(&arena, list, rows[i].lang);
        unsigned thing = 0;
        while (strcmp(book->thing_id[thing], rows[i].thing) != 0)
            thing++;
        assert_string_equal(phrase_word(book, &arena, thing * PHRASE_COLOURS),
                            rows[i].words);
    }
    arena_free(&arena);
}

/* What is in people's hands stays what it was. */
static void the_order_never_changes(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct phrase_book *book = book_of(&arena, list, "de");
    uint64_t hash = HASH_BEGIN;
    for (int i = 0; i < PHRASE_COLOURS; i++)
        hash = hash_text(hash, book->colour_id[i]);
    for (int i = 0; i < PHRASE_THINGS; i++)
        hash = hash_text(hash, book->thing_id[i]);
    assert_int_equal(hash, UINT64_C(0x961aca07a20c8457));
    arena_free(&arena);
}

static void what_is_not_whole_is_refused(void **state)
{
    (void)state;
    struct buf whole = {0};
    assert_true(buf_read_file(&whole, list, 1 << 20, NULL));
    const char *folder = folder_make();
    const char *path = folder_file(folder, "list");
    struct arena arena = {0};
    /* Without its last line, with one twice, with an order that there is not. */
    for (int turn = 0; turn < 3; turn++) {
        struct buf broken = {0};
        size_t last = whole.len - 1;
        while (whole.bytes[last - 1] != '\n')
            last--;
        buf_add(&broken, whole.bytes, turn == 0 ? last : whole.len);
        if (turn == 1)
            buf_add(&broken, whole.bytes + last, whole.len - last);
        if (turn == 2)
            memcpy(strstr(broken.bytes, "ct"), "xx", 2);
        assert_true(durable_write(path, broken.bytes, broken.len, 0644, NULL));
        const struct phrase_book *book = NULL;
        struct err err = {""};
        assert_false(phrase_book_read(&book, &arena, path, "de", &err));
        assert_non_null(strstr(err.text, path));
        assert_null(book);
        buf_free(&broken);
    }
    arena_free(&arena);
    buf_free(&whole);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_2_to_33),
        cmocka_unit_test(bytes_come_back),
        cmocka_unit_test(chance_prefers_none),
        cmocka_unit_test(no_two_things_are_called_the_same),
        cmocka_unit_test(words_agree),
        cmocka_unit_test(the_order_never_changes),
        cmocka_unit_test(what_is_not_whole_is_refused),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
