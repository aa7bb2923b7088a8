#include "screens/practice.h"

#include <stdio.h>

#include "core/strings.h"
#include "screens/chrome.h"

/* Every key says here what it does, and does nothing. */

static const char *const word[] = {
    [KEY_UP] = "up",       [KEY_DOWN] = "down",
    [KEY_LEFT] = "left",   [KEY_RIGHT] = "right",
    [KEY_OK] = "ok",       [KEY_BACK] = "back",
    [KEY_NEXT] = "down",   [KEY_PREVIOUS] = "up",
    [KEY_AGAIN] = "again", [KEY_PLUS] = "plus",
    [KEY_MINUS] = "minus", [KEY_SWITCH] = "switch",
    [KEY_SPACE] = "ok",    [KEY_SWITCH_TWO] = "switch",
};

/* The words for a key: "practice.key." or "practice.does." and its name; NULL: none. */
static const char *words_of(const char *what, enum input_key key)
{
    char name[48];
    if (key >= sizeof word / sizeof word[0] || word[key] == NULL)
        return NULL;
    snprintf(name, sizeof name, "practice.%s.%s", what, word[key]);
    return strings_get(name);
}

const char *practice_words(enum input_key key, struct arena *arena)
{
    const char *name = words_of("key", key);
    char *both =
        name != NULL ? arena_print(arena, "%s. %s", name, words_of("does", key)) : NULL;
    return both != NULL ? both : "";
}

void practice_build(struct hall *hall, struct frame *frame)
{
    const struct session_help *help = &hall->session->help;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct chrome chrome = {.back = strings_get("practice.end"), .cancel = true};
    struct column column = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &column, strings_get("practice.title"),
                 strings_get("practice.hint"));
    if (help->tried && words_of("key", help->key) != NULL) {
        column_words(frame, &column, ROLE_HEADING, m->title, t->main, t->ground,
                     words_of("key", help->key));
        column_words(frame, &column, ROLE_TEXT, m->body, t->ink, t->ground,
                     words_of("does", help->key));
        column_skip(&column, m->gap_px);
    }
    column_words(frame, &column, ROLE_TEXT, m->body, t->ink, t->ground,
                 strings_get("practice.leave"));
    chrome_end(hall, frame, column);
}
