#include "walk.h"

#include <stdio.h>

#include "proof_check.h"
#include "visit_words.h"

void walk_give(struct walk *walk, struct input input)
{
    walk->now.bounce_ms += 2000;
    app_input(walk->app, &input, walk->now);
    app_draw(walk->app, walk->now);
    if (input.kind == INPUT_KEY) {
        input.kind = INPUT_KEY_UP;
        app_input(walk->app, &input, walk->now);
    }
}

bool walk_tap(struct walk *walk, const char *id)
{
    char words[128];
    snprintf(words, sizeof words, "#%s", id);
    for (int i = 0; i < 80; i++) {
        const struct element *e = visit_pressable(app_frame(walk->app), words);
        struct rect seen = e != NULL ? element_seen(e) : (struct rect){0, 0, 0, 0};
        if (!rect_empty(seen)) {
            int x = seen.x + seen.w / 2;
            int y = seen.y + seen.h / 2;
            /* Nobody looks at what is held down: it need not be drawn. */
            struct input down = {.kind = INPUT_DOWN, .x = x, .y = y};
            walk->now.bounce_ms += 2000;
            app_input(walk->app, &down, walk->now);
            walk_give(walk, (struct input){.kind = INPUT_UP, .x = x, .y = y});
            return true;
        }
        const struct element *more = visit_pressable(app_frame(walk->app), "#nav:more");
        int before = app_frame(walk->app)->scroll_px;
        app_scroll(walk->app, 1, walk->now);
        app_draw(walk->app, walk->now);
        if (app_frame(walk->app)->scroll_px == before) {
            if (more == NULL)
                break;
            if (!walk_tap(walk, "nav:more"))
                break;
        }
    }
    proof_fail(walk->where, "nothing to press is called", id);
    return false;
}

bool walk_settle(struct walk *walk, const struct walk_setting *s)
{
    char id[64];
    walk_give(walk, (struct input){.kind = INPUT_KEY, .key = KEY_OK});
    snprintf(id, sizeof id, "lang:%s", s->lang);
    if (!walk_tap(walk, "nav:language") || !walk_tap(walk, id) ||
        !walk_tap(walk, "nav:display"))
        return false;
    snprintf(id, sizeof id, "theme:%s", s->theme);
    if (!walk_tap(walk, id))
        return false;
    snprintf(id, sizeof id, "size:%d", s->percent);
    if (!walk_tap(walk, id) || (s->low && !walk_tap(walk, "low:on")))
        return false;
    return walk_tap(walk, "nav:home");
}
