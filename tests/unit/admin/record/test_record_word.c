#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "record/record_word.h"

struct heard {
    struct arena arena;
    struct buf words;
};

static void hear(void *context, const struct record_word *word)
{
    struct heard *heard = context;
    buf_print(&heard->words, "%s=%s\n", record_word_place(&heard->arena, word),
              word->text);
}

static void words_of_all_languages_and_no_other_values(void **state)
{
    char *steps[] = {"one", "two"};
    const char *topics[] = {"money"};
    struct heard heard = {.words = {0}};
    struct translation english = {.lang = "en"};
    struct record offer = {
        .kind = RECORD_OFFER, .translation = &english, .translation_count = 1};
    (void)state;
    offer.value[OFFER_ID] = (struct value){.set = true, .text = "o"};
    offer.value[OFFER_NAME] = (struct value){.set = true, .text = "Geld"};
    offer.value[OFFER_WHO] = (struct value){.set = false, .text = "nobody"};
    offer.value[OFFER_PHONE] = (struct value){.set = true, .text = "+492582880"};
    offer.value[OFFER_TOPICS].set = true;
    offer.value[OFFER_TOPICS].list.item = topics;
    offer.value[OFFER_TOPICS].list.count = 1;
    english.value[OFFER_NAME] = (struct value){.set = true, .text = "Money"};
    english.value[OFFER_STEPS].set = true;
    english.value[OFFER_STEPS].list.item = (const char **)steps;
    english.value[OFFER_STEPS].list.count = 2;
    record_word_each(&offer, hear, &heard);
    assert_string_equal(heard.words.bytes,
                        "name=Geld\ntext.en.name=Money\ntext.en.steps[0]=one\n"
                        "text.en.steps[1]=two\n");
    buf_free(&heard.words);
    arena_free(&heard.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_all_languages_and_no_other_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
