#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app_clips.h"
#include "core/clips/clip_row.h"
#include "core/crypt.h"
#include "help/folder.h"
#include "help/sample.h"

/* A page of ten sentences, of which some have a row. */

enum { SENTENCES = 10 };

static struct frame frame;
static struct element element[SENTENCES];
static struct reading_item item[SENTENCES];
static const struct reading reading = {&frame, item, SENTENCES};
static char text[SENTENCES][32];
static struct say_lexicon *lexicon;
static struct speech *speech;

static int set_up(void **state)
{
    struct err err = {""};
    const struct speech_options options = {.pretend = true};
    frame.element = element;
    for (size_t i = 0; i < SENTENCES; i++) {
        snprintf(text[i], sizeof text[i], "Satz %c.", (char)('A' + (int)i));
        element[i] = (struct element){.role = ROLE_TEXT, .label = text[i]};
        item[i] = (struct reading_item){.from = i, .to = i + 1};
    }
    lexicon = say_lexicon_new();
    if (folder_set_up(state) != 0 || !crypt_init(&err) ||
        !say_lexicon_load(lexicon, "de", &err))
        return -1;
    return speech_open(&speech, &options, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    speech_close(speech);
    say_lexicon_close(lexicon);
    return folder_tear_down(state);
}

/* A bundle of that number in which the first `rows` sentences have clips; 0: it says
 * nothing of clips. */
static struct content *content_with(const char *folder, long number, size_t rows)
{
    static char sql[8192];
    struct arena arena = {0};
    struct content *content = NULL;
    struct err err = {""};
    const char *path = folder_file(folder, "%ld.anna", number);
    size_t at = 0;
    sql[0] = '\0';
    if (rows > 0)
        at += (size_t)snprintf(sql, sizeof sql,
                               "INSERT INTO x_meta VALUES ('voice', '1 %0128d');", 1);
    for (size_t i = 0; i < rows; i++) {
        struct say_piece *piece;
        const char *lang[8];
        const char *words[8];
        char name[CLIP_NAME];
        size_t count = say_text(&arena, lexicon, "de", text[i], SAY_PLAIN, &piece);
        for (size_t k = 0; k < count; k++) {
            lang[k] = piece[k].lang;
            words[k] = piece[k].words;
        }
        clip_row_name(name, lang, words, count);
        at += (size_t)snprintf(sql + at, sizeof sql - at,
                               "INSERT INTO x_meta VALUES ('%s', '0 1 %032d 0,1');", name,
                               1);
    }
    struct sample sample = {.sequence = number, .sql = sql};
    sample_database(path, &sample);
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    arena_free(&arena);
    return content;
}

static void a_page_has_enough_or_not(void **state)
{
    const struct app_clips_page page = {&reading, lexicon, "de", 7};
    const struct {
        size_t rows;
        bool enough;
    } cases[] = {{0, false}, {1, false}, {8, false}, {9, true}, {10, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct app_clips clips = {.content = NULL};
        struct content *content = content_with(*state, (long)i + 1, cases[i].rows);
        app_clips_take(&clips, speech, content, *state);
        assert_int_equal(clips.any, cases[i].rows > 0);
        assert_int_equal(app_clips_look(&clips, speech, &page), cases[i].enough);
        app_clips_take(&clips, speech, NULL, *state);
        assert_false(app_clips_look(&clips, speech, &page));
        content_close(content);
    }
}

/* What another content, another page and another language have is their own. */
static void is_looked_for_anew(void **state)
{
    struct app_clips clips = {.content = NULL};
    struct content *one = content_with(*state, 11, SENTENCES);
    struct content *other = content_with(*state, 12, 1);
    struct app_clips_page page = {&reading, lexicon, "de", 7};
    app_clips_take(&clips, speech, one, *state);
    assert_true(app_clips_look(&clips, speech, &page));
    page.lang = "en";
    assert_false(app_clips_look(&clips, speech, &page));
    page.lang = "de";
    page.number = 8;
    assert_true(app_clips_look(&clips, speech, &page));
    app_clips_take(&clips, speech, other, *state);
    assert_string_equal(clips.path,
                        folder_file(folder_file(*state, "content"), "12.voice"));
    assert_false(app_clips_look(&clips, speech, &page));
    content_close(one);
    content_close(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_enough_or_not),
        cmocka_unit_test(is_looked_for_anew),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
