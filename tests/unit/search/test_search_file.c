#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "search/search.h"
#include "search/search_build.h"
#include "help/folder.h"
#include "help/sample.h"
#include "help/search_demo.h"

static void an_empty_index_has_no_hits(void **state)
{
    struct search_demo *index = *state;
    struct search_build *build;
    struct search_identity identity;
    struct search *search;
    struct search_result result;
    struct err err = {""};
    const char *path = folder_file(index->folder, "empty.index");
    assert_true(search_build_new(&build, &err));
    assert_true(search_identity_read(&identity, index->content, &err));
    assert_true(search_build_write(build, &identity, path, &err));
    search_build_free(build);
    search_build_free(NULL);
    assert_true(search_open(&search, index->content, path, &err));
    assert_true(search_check(search, &err));
    static const char *const query[] = {"", "a", "kindergeld", "kinder geld zuschlag"};
    for (size_t i = 0; i < sizeof query / sizeof query[0]; i++) {
        assert_true(search_run(search, &index->arena, query[i], "x", 5, &result, &err));
        assert_int_equal(result.total, 0);
        assert_null(result.did_you_mean);
    }
    search_close(search);
    search_close(NULL);
}

static void an_index_belongs_to_its_content(void **state)
{
    struct search_demo *index = *state;
    const char *other = folder_file(index->folder, "other.anna");
    struct search *search = NULL;
    struct err err = {""};
    char words[512];
    file_write_text(other, "stands for the bundlf");
    assert_false(search_open(&search, other, index->path, &err));
    snprintf(words, sizeof words,
             "the search index %s belongs to other content: build it again", index->path);
    assert_string_equal(err.text, words);
    assert_false(search_open(&search, index->content, other, &err));
    assert_non_null(strstr(err.text, "build it again"));
    const char *none = folder_file(index->folder, "none");
    assert_false(search_open(&search, none, index->path, &err));
    assert_non_null(strstr(err.text, "cannot open the content"));
    assert_false(search_open(&search, index->content, none, &err));
    assert_non_null(strstr(err.text, "cannot open the search index"));
    assert_false(search_open(&search, index->content, index->folder, &err));
    assert_null(search);
}

/* A flipped bit is found on opening or by the check, and until then nothing worse happens
 * than a wrong answer. */
static void rot_in_the_index_is_found(void **state)
{
    struct search_demo *index = *state;
    const char *path = folder_file(index->folder, "rotten.index");
    struct buf bytes = file_read(index->path);
    struct err err = {""};
    srand48(3);
    for (size_t i = 0; i < 3000; i++) {
        /* All of the header, then anywhere. */
        size_t at = i < 1000 ? i % 400 : (size_t)lrand48() % bytes.len;
        char bit = (char)(1 << lrand48() % 8);
        struct search *search;
        struct search_result result;
        bytes.bytes[at] ^= bit;
        file_write(path, bytes.bytes, bytes.len);
        if (search_open(&search, index->content, path, &err)) {
            arena_reset(&index->arena);
            if (search_check(search, &err))
                fail_msg("a bit of byte %zu was not noticed", at);
            search_run(search, &index->arena, "kinderzuschlak mutter 110", "ennigerloh",
                       20, &result, &err);
            search_close(search);
        }
        assert_non_null(strstr(err.text, "build it again"));
        bytes.bytes[at] ^= bit;
    }
    for (size_t len = 0; len < bytes.len; len += len < 500 ? 1 : 997) {
        struct search *search;
        file_write(path, bytes.bytes, len);
        assert_false(search_open(&search, index->content, path, &err));
        assert_non_null(strstr(err.text, "build it again"));
    }
    buf_free(&bytes);
}

static void a_bundle_gets_its_index(void **state)
{
    struct search_demo *index = *state;
    const char *content = folder_file(index->folder, "8.anna");
    const char *path = folder_file(index->folder, "8.index");
    struct search *search;
    struct search_result result;
    struct err err = {""};
    sample_database(content, &(struct sample){0});
    assert_true(search_build(content, path, &err));
    assert_false(file_is_there(folder_file(index->folder, "8.index.part")));
    assert_true(search_open(&search, content, path, &err));
    assert_true(search_check(search, &err));
    static const struct {
        const char *query;
        const char *first;
    } rows[] = {{"alimente", "uhv"},      {"rufen", "uhv"},   {"ausweis", "uhv"},
                {"notruf", "notruf"},     {"gemeinde", "en"}, {"waldenburger", "uhv"},
                {"kinderzuschlak", "kiz"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(search_run(search, &index->arena, rows[i].query, "ennigerloh", 9,
                               &result, &err));
        assert_true(result.count > 0);
        assert_string_equal(result.hit[0].id, rows[i].first);
    }
    /* What may not be shown cannot be found. */
    assert_true(search_run(search, &index->arena, "ungeprüft", NULL, 9, &result, &err));
    assert_int_equal(result.total, 0);
    search_close(search);
    struct buf before = file_read(path);
    assert_false(search_build(index->content, path, &err));
    assert_non_null(strstr(err.text, "7.anna"));
    struct buf after = file_read(path);
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.bytes, after.bytes, before.len);
    assert_false(search_build(content, folder_file(index->folder, "no/8.index"), &err));
    buf_free(&before);
    buf_free(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_index_has_no_hits),
        cmocka_unit_test(an_index_belongs_to_its_content),
        cmocka_unit_test(rot_in_the_index_is_found),
        cmocka_unit_test(a_bundle_gets_its_index),
    };
    return cmocka_run_group_tests(tests, search_demo_set_up, search_demo_tear_down);
}
