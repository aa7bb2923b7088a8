#include "proof_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof_check.h"
#include "proof_keys.h"
#include "visit_words.h"

/* What the keypad stands on can be read as well. */
static void look_focused(struct walk *walk)
{
    char where[200];
    snprintf(where, sizeof where, "%s, keypad", walk->where);
    for (int i = 0; i < 3; i++) {
        walk_give(walk, (struct input){.kind = INPUT_KEY, .key = KEY_NEXT});
        struct canvas canvas = app_canvas(walk->app);
        proof_check_focused(app_frame(walk->app), &canvas, where);
    }
}

void proof_page_look(struct walk *walk, const struct proof_page *page)
{
    for (int views = 0; views < 100; views++) {
        struct canvas canvas = app_canvas(walk->app);
        proof_check(app_frame(walk->app), &canvas, walk->where, page->top);
        proof_keys_list(app_frame(walk->app), walk->where);
        int before = app_frame(walk->app)->scroll_px;
        app_scroll(walk->app, 1, walk->now);
        app_draw(walk->app, walk->now);
        if (app_frame(walk->app)->scroll_px == before) {
            /* While nobody is there a key greets instead (visits/attract-keys.visit). */
            if (strcmp(page->name, "attract") != 0)
                look_focused(walk);
            return;
        }
    }
    proof_fail(walk->where, "the page has no end", "");
}

void proof_page_golden(struct walk *walk, const struct proof_page *page,
                       const char *folder, bool update)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.txt", folder, page->name);
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    if (out == NULL)
        abort();
    visit_dump(app_frame(walk->app), out);
    fclose(out);
    if (update) {
        FILE *file = fopen(path, "w");
        if (file == NULL || fwrite(text, 1, len, file) != len || fclose(file) != 0)
            proof_fail(walk->where, "could not be written", path);
    } else {
        proof_golden(walk->where, path, text, len);
    }
    free(text);
}

void proof_page_name(const struct walk_setting *s, const char *screen, char *out,
                     size_t room)
{
    snprintf(out, room, "%s %dx%d %s %d%% %s%s", screen, s->w, s->h, s->lang, s->percent,
             s->theme, s->low ? " low" : "");
}
