#include "visit.h"

#include <stdlib.h>
#include <string.h>

#include "app_stick.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "shot.h"
#include "ui/keypad.h"
#include "visit_hands.h"
#include "visit_words.h"

enum { FILE_LIMIT = 1024 * 1024 };

typedef enum visit_result (*step_function)(struct visit *visit, const char *words,
                                           struct err *err);

static enum visit_result failed(struct err *err, const char *what, const char *words)
{
    err_set(err, "%s: %s", what, words);
    return VISIT_FAILED;
}

static enum visit_result broken(struct err *err, const char *what, const char *words)
{
    err_set(err, "%s: \"%s\"", what, words);
    return VISIT_BROKEN;
}

static enum visit_result touch_element(struct visit *visit, const struct element *e)
{
    struct rect seen = element_seen(e);
    visit_touch(visit, seen.x + seen.w / 2, seen.y + seen.h / 2);
    return VISIT_HELD;
}

static enum visit_result step_tap(struct visit *visit, const char *words, struct err *err)
{
    const struct element *e = visit_pressable(app_frame(visit->app), words);
    if (e == NULL)
        return failed(err, "nothing to tap is called so", words);
    return touch_element(visit, e);
}

static enum visit_result step_press(struct visit *visit, const char *words,
                                    struct err *err)
{
    int x;
    int y;
    char rest;
    /* NOLINTNEXTLINE(cert-err34-c): the range is checked against the canvas below */
    if (sscanf(words, "%d %d%c", &x, &y, &rest) != 2)
        return broken(err, "press needs two numbers", words);
    struct canvas canvas = app_canvas(visit->app);
    if (x < 0 || y < 0 || x >= canvas.w || y >= canvas.h)
        return failed(err, "this place is outside the screen", words);
    visit_touch(visit, x, y);
    return VISIT_HELD;
}

static enum visit_result step_type(struct visit *visit, const char *words,
                                   struct err *err)
{
    size_t len = strlen(words);
    for (size_t at = 0; at < len;) {
        size_t from = at;
        utf8_next(words, len, &at);
        const struct element *e =
            visit_key(app_frame(visit->app), words + from, at - from);
        if (e == NULL)
            return failed(err, "the keyboard on the screen has no such key",
                          words + from);
        touch_element(visit, e);
    }
    return VISIT_HELD;
}

static enum visit_result step_key(struct visit *visit, const char *words, struct err *err)
{
    enum input_key key;
    if (!keypad_key_named(words, &key))
        return broken(err, "there is no such key", words);
    visit_key_press(visit, key);
    return VISIT_HELD;
}

static enum visit_result step_expect(struct visit *visit, const char *words,
                                     struct err *err)
{
    if (visit_stands(app_frame(visit->app), words))
        return VISIT_HELD;
    return failed(err, "expected, but does not stand on the screen", words);
}

static enum visit_result step_refuse(struct visit *visit, const char *words,
                                     struct err *err)
{
    if (!visit_stands(app_frame(visit->app), words))
        return VISIT_HELD;
    return failed(err, "refused, but stands on the screen", words);
}

static enum visit_result step_screen(struct visit *visit, const char *words,
                                     struct err *err)
{
    const char *now = app_screen(visit->app);
    if (strcmp(now, words) == 0)
        return VISIT_HELD;
    err_set(err, "expected the screen %s, but it is %s", words, now);
    return VISIT_FAILED;
}

static enum visit_result step_wait(struct visit *visit, const char *words,
                                   struct err *err)
{
    char *end;
    double seconds = strtod(words, &end);
    if (end == words || *end != '\0' || !(seconds >= 0 && seconds <= 1e8))
        return broken(err, "wait needs a number of seconds", words);
    int64_t left = (int64_t)(seconds * 1000);
    while (left > 0) {
        int next = app_wait_ms(visit->app, visit->now);
        int64_t step = next > 0 && next < left ? next : left;
        visit_pass(visit, step);
        left -= step;
    }
    return VISIT_HELD;
}

/* Somebody sets the clock of the machine: no time passes. */
static enum visit_result step_clock(struct visit *visit, const char *words,
                                    struct err *err)
{
    struct moment moment;
    if (!moment_parse(words, &moment))
        return broken(err, "clock needs a day and a time, as 2026-11-23T10:00", words);
    visit->now.wall = moment_to_unix(moment);
    visit_pass(visit, 0);
    return VISIT_HELD;
}

static enum visit_result step_scroll(struct visit *visit, const char *words,
                                     struct err *err)
{
    int way = strcmp(words, "down") == 0 ? 1 : strcmp(words, "up") == 0 ? -1 : 0;
    if (way == 0)
        return broken(err, "scroll goes up or down", words);
    app_scroll(visit->app, way, visit->now);
    app_draw(visit->app, visit->now);
    return VISIT_HELD;
}

static enum visit_result step_stick(struct visit *visit, const char *words,
                                    struct err *err)
{
    if (words[0] == '\0')
        return broken(err, "stick needs a folder", words);
    if (!app_stick_plug(app_stick(visit->app), words))
        return broken(err, "this stick does not go in", words);
    visit_give(visit, (struct input){.kind = INPUT_WAKE});
    return VISIT_HELD;
}

static enum visit_result step_unstick(struct visit *visit, const char *words,
                                      struct err *err)
{
    const char *folder = words[0] != '\0' ? words : NULL;
    if (!app_stick_pull(app_stick(visit->app), folder))
        return broken(err, "there is no such stick to pull", words);
    visit_give(visit, (struct input){.kind = INPUT_WAKE});
    return VISIT_HELD;
}

static enum visit_result step_focus(struct visit *visit, const char *words,
                                    struct err *err)
{
    if (visit_focused(app_frame(visit->app), words))
        return VISIT_HELD;
    return failed(err, "the keypad does not stand on it", words);
}

static enum visit_result step_shot(struct visit *visit, const char *words,
                                   struct err *err)
{
    if (words[0] == '\0' || strchr(words, '/') != NULL)
        return broken(err, "shot needs a name without a slash", words);
    char path[1024];
    const char *folder = visit->options->shots != NULL ? visit->options->shots : ".";
    snprintf(path, sizeof path, "%s/%s.png", folder, words);
    struct canvas canvas = app_canvas(visit->app);
    return shot_write(&canvas, path, err) ? VISIT_HELD : VISIT_BROKEN;
}

static enum visit_result step_dump(struct visit *visit, const char *words,
                                   struct err *err)
{
    (void)words;
    (void)err;
    struct buf said = {0};
    visit_dump(app_frame(visit->app), visit->options->out);
    app_read_out(visit->app, visit->now, &said);
    fprintf(visit->options->out, "%s%s", said.len > 0 ? "says\n" : "",
            said.len > 0 ? said.bytes : "");
    buf_wipe_free(&said);
    return VISIT_HELD;
}

/* What was said since the last step that did something. The visitor may have gone. */
static const char *said_since(const struct visit *visit)
{
    const char *all = app_transcript(visit->app);
    return strlen(all) >= visit->heard ? all + visit->heard : all;
}

static enum visit_result step_hear(struct visit *visit, const char *words,
                                   struct err *err)
{
    return visit_heard(said_since(visit), words)
               ? VISIT_HELD
               : failed(err, "expected to hear, but it was not said", words);
}

static enum visit_result step_unheard(struct visit *visit, const char *words,
                                      struct err *err)
{
    return visit_heard(said_since(visit), words)
               ? failed(err, "refused to hear, but it was said", words)
               : VISIT_HELD;
}

static enum visit_result step_silent(struct visit *visit, const char *words,
                                     struct err *err)
{
    return app_speaks(visit->app) ? failed(err, "something is being said", words)
                                  : VISIT_HELD;
}

static enum visit_result step_lit(struct visit *visit, const char *words, struct err *err)
{
    char word[256] = "";
    bool lit = app_lit(visit->app, word, sizeof word) && visit_same(word, words);
    return lit ? VISIT_HELD : failed(err, "it is not lit, but this is", word);
}

static enum visit_result step_headphones(struct visit *visit, const char *words,
                                         struct err *err)
{
    bool in = strcmp(words, "in") == 0;
    if (!in && strcmp(words, "out") != 0)
        return broken(err, "headphones go in or out", words);
    app_plug_headphones(visit->app, in, visit->now);
    return VISIT_HELD;
}

static enum visit_result step_transcript(struct visit *visit, const char *words,
                                         struct err *err)
{
    (void)words;
    (void)err;
    fputs(app_transcript(visit->app), visit->options->out);
    return VISIT_HELD;
}

static const struct {
    const char *name;
    step_function play;
    bool looks; /* at what is there, and does nothing */
} steps[] = {
    {"tap", step_tap, false},
    {"press", step_press, false},
    {"type", step_type, false},
    {"key", step_key, false},
    {"wait", step_wait, false},
    {"scroll", step_scroll, false},
    {"stick", step_stick, false},
    {"unstick", step_unstick, false},
    {"clock", step_clock, false},
    {"headphones", step_headphones, false},
    {"expect", step_expect, true},
    {"refuse", step_refuse, true},
    {"screen", step_screen, true},
    {"shot", step_shot, true},
    {"dump", step_dump, true},
    {"focus", step_focus, true},
    {"hear", step_hear, true},
    {"unheard", step_unheard, true},
    {"silent", step_silent, true},
    {"lit", step_lit, true},
    {"transcript", step_transcript, true},
};

static enum visit_result play_line(struct visit *visit, char *line, struct err *err)
{
    size_t len = strlen(line);
    while (len > 0 && strchr(" \t\r", line[len - 1]) != NULL)
        line[--len] = '\0';
    line += strspn(line, " \t");
    if (line[0] == '\0' || line[0] == '#')
        return VISIT_HELD;
    size_t name_len = strcspn(line, " \t");
    const char *words = line + name_len + strspn(line + name_len, " \t");
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (strlen(steps[i].name) == name_len &&
            strncmp(steps[i].name, line, name_len) == 0) {
            if (!steps[i].looks)
                visit->heard = strlen(app_transcript(visit->app));
            return steps[i].play(visit, words, err);
        }
    return broken(err, "there is no such step", line);
}

static enum visit_result play_all(struct visit *visit, char *text, struct err *err)
{
    int number = 0;
    char *rest = text;
    while (rest != NULL) {
        char *line = strsep(&rest, "\n");
        number++;
        enum visit_result result = play_line(visit, line, err);
        if (result != VISIT_HELD) {
            err_prefix(err, "%s:%d", visit->options->path, number);
            return result;
        }
    }
    return VISIT_HELD;
}

enum visit_result visit_play(struct app *app, const struct visit_options *options,
                             struct err *err)
{
    struct buf file = {0};
    if (!buf_read_file(&file, options->path, FILE_LIMIT, err))
        return VISIT_BROKEN;
    size_t bad_at;
    if (!utf8_valid(file.bytes, file.len, &bad_at)) {
        err_set(err, "%s: byte %zu is not UTF-8", options->path, bad_at);
        buf_free(&file);
        return VISIT_BROKEN;
    }
    struct visit visit = {.app = app, .options = options, .now = options->now};
    app_draw(app, visit.now);
    visit_let_work(&visit);
    enum visit_result result = play_all(&visit, file.bytes, err);
    buf_free(&file);
    return result;
}
