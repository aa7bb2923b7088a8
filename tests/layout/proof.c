/* Goal: on every screen, in every language, text size, theme and on every size of panel,
 * what people see can be read and what they press can be hit. Walks the real terminal and
 * reads its list and its pixels.
 *
 * usage: layout_proof STATE KEY GOLDEN WxH [--update|--every]: one panel; run.sh takes
 * all */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "app_stick.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "proof_check.h"
#include "visit_words.h"
#include "walk.h"

enum { MOST_STEPS = 8 };

/* How to reach a screen from home: ids to tap, "@TEXT" to type, "~SECONDS" to wait. One
 * visitor goes all the ways, so what fills the notepad stands near the end. */
struct way {
    const char *name;
    const char *step[MOST_STEPS];
    bool top; /* there is no way back from here, and need not be */
};

static const struct way ways[] = {
    {"home", {NULL}, true},
    {"language", {"nav:language"}, false},
    {"topic", {"topic:money"}, false},
    {"topic-crisis", {"topic:crisis"}, false},
    {"topic-filtered", {"topic:health", "filter:open", "filter:my_town"}, false},
    {"offer", {"topic:money", "offer:waf-unterhaltsvorschuss"}, false},
    {"offer-crisis", {"topic:crisis", "offer:de-hilfetelefon-frauen"}, false},
    {"search", {"nav:search"}, false},
    {"search-found", {"nav:search", "@kinderzuschlak"}, false},
    {"search-none", {"nav:search", "@xyzxyzxyz"}, false},
    {"notepad-empty", {"nav:notepad"}, false},
    {"display", {"nav:display"}, false},
    {"coach", {"nav:coach"}, false},
    {"coach-choose", {"nav:coach", "nav:choose"}, false},
    {"coach-none",
     {"nav:coach", "nav:choose", "speaks:tr", "town:everswinkel", "about:free_time",
      "nav:show"},
     false},
    {"coach-online", {"nav:coach", "wish:child", "coach:c2"}, false},
    {"coach-sms",
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:coach", "coach:c2", "way:sms"},
     false},
    {"coach-phone", {"nav:coach", "coach:c2", "way:phone"}, false},
    {"coach-email", {"nav:coach", "coach:c2", "way:email"}, false},
    {"coach-copy", {"nav:coach", "coach:c2", "way:copy"}, false},
    {"report", {"nav:report"}, false},
    {"report-what", {"nav:report", "step:get_there", "barrier:forms"}, false},
    {"report-look",
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report", "step:be_welcome",
      "barrier:shame", "barrier:offline", "nav:next"},
     false},
    {"report-write",
     {"nav:report", "step:get_in", "nav:next", "nav:write",
      "@Drei Stufen vor der Tür, und der Kinder-Wagen ist schwer. Rufen Sie an: 0170 "
      "1234567."},
     false},
    {"thanks", {"nav:report", "step:find", "nav:next", "nav:send"}, false},
    {"answers", {"nav:answers"}, false},
    {"offer-answered", {"topic:money", "offer:de-kinderzuschlag"}, false},
    {"takeaway", {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:takeaway"}, false},
    {"takeaway-papers",
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:takeaway", "take:papers",
      "paper:2"},
     false},
    {"takeaway-crisis",
     {"topic:crisis", "offer:de-hilfetelefon-frauen", "nav:takeaway"},
     false},
    {"speak", {"nav:speak"}, false},
    {"notepad",
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:keep", "nav:notepad"},
     false},
    {"takeaway-notepad", {"nav:notepad", "nav:takeaway"}, false},
    {"still_there", {"~95"}, true},
};

static bool go(struct walk *walk, const struct way *way)
{
    for (int i = 0; i < MOST_STEPS && way->step[i] != NULL; i++) {
        const char *step = way->step[i];
        if (step[0] == '@') {
            struct input input = {.kind = INPUT_TEXT};
            utf8_copy(input.text, sizeof input.text, step + 1);
            walk_give(walk, input);
        } else if (step[0] == '~') {
            walk->now.ms += strtol(step + 1, NULL, 10) * 1000;
            app_tick(walk->app, walk->now);
            app_draw(walk->app, walk->now);
        } else if (!walk_tap(walk, step)) {
            return false;
        }
    }
    return true;
}

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

/* Every page is looked at from its top to its end. */
static void look(struct walk *walk, const struct way *way)
{
    for (int views = 0; views < 100; views++) {
        struct canvas canvas = app_canvas(walk->app);
        proof_check(app_frame(walk->app), &canvas, walk->where, way->top);
        int before = app_frame(walk->app)->scroll_px;
        app_scroll(walk->app, 1, walk->now);
        app_draw(walk->app, walk->now);
        if (app_frame(walk->app)->scroll_px == before) {
            look_focused(walk);
            return;
        }
    }
    proof_fail(walk->where, "the page has no end", "");
}

static void golden(struct walk *walk, const struct way *way, const char *folder,
                   bool update)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.txt", folder, way->name);
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

static void name_of(const struct walk_setting *s, const char *screen, char *out,
                    size_t room)
{
    snprintf(out, room, "%s %dx%d %s %d%% %s%s", screen, s->w, s->h, s->lang, s->percent,
             s->theme, s->low ? " low" : "");
}

/* What a delivery can say: too many files with long names, all numbers large. */
static struct delivery told(enum delivery_end end, enum delivery_reason reason)
{
    static const char *const lines[] = {
        "before 6",
        "about 75",
        "bundle 7 2026-09-30",
        "changes 1234 567 89",
        "step index 64",
        "other damaged angebote-fuer-alleinerziehende-im-kreis-warendorf-alt.anna",
        "other other_site EVERSWINKEL.anna",
        "other unsigned neu neu neu (Kopie).anna",
        "other foreign d.anna",
        "other older e.anna",
        "other other_version f.anna",
        "other leap g.anna",
        "other twin h.anna",
        "reports kept"};
    struct delivery d;
    char line[DELIVERY_LINE];
    delivery_begin(&d);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        if (!delivery_take(&d, lines[i]))
            abort();
    snprintf(line, sizeof line, "end %s %s", delivery_end_word(end),
             delivery_reason_word(reason));
    if (end != DELIVERY_RUNS && !delivery_take(&d, line))
        abort();
    return d;
}

/* Shows it, and looks at all of it if it has a name of its own. */
static void prove_stick(struct walk *walk, const char *name, struct stick_view view,
                        const char *folder, bool update)
{
    struct way way = {name, {NULL}, true};
    struct canvas canvas = app_canvas(walk->app);
    view.plugged = true;
    view.has_back = true;
    view.has_forward = true;
    view.back = (struct date){2026, 9, 23};
    view.forward = (struct date){2026, 9, 30};
    view.shown = view.back;
    app_stick_show(app_stick(walk->app), &view);
    app_scroll(walk->app, -1, walk->now);
    app_draw(walk->app, walk->now);
    if (strcmp(app_screen(walk->app), "stick") != 0)
        proof_fail(walk->where, "expected stick", app_screen(walk->app));
    if (folder != NULL && name != NULL)
        golden(walk, &way, folder, update);
    if (name == NULL)
        proof_check(app_frame(walk->app), &canvas, walk->where, true);
    else
        look(walk, &way);
    for (int i = 0; i < 60; i++)
        app_scroll(walk->app, -1, walk->now);
}

/* Every sentence; `folder` NULL: without the golden texts. */
static void prove_sticks(struct walk *walk, const struct walk_setting *s,
                         const char *folder, bool update)
{
    const struct stick_setup setup = {
        .town = "Schloss Holte-Stukenbrock",
        .name = "Schloss Holte-Stukenbrock, Haus der Generationen",
        .before = "Ennigerloh, Rathaus",
        .word = {"Aquarium", "Gabelstapler", "Himbeere", "Waschmaschine", "Yoga",
                 "Regenbogen"}};
    const struct {
        const char *name;
        struct stick_view view;
    } views[] = {
        {"stick-works",
         {.phase = STICK_WORKS, .delivery = told(DELIVERY_RUNS, DELIVERY_NO_REASON)}},
        {"stick-done",
         {.phase = STICK_DONE, .delivery = told(DELIVERY_INSTALLED, DELIVERY_NO_REASON)}},
        {"stick-failed",
         {.phase = STICK_DONE, .delivery = told(DELIVERY_FAILED, DELIVERY_DAMAGED)}},
        {"stick-two", {.phase = STICK_TWO}},
        {"stick-unreadable", {.phase = STICK_UNREADABLE, .plugged = true}},
        {"stick-back", {.phase = STICK_BACK}},
        {"stick-went", {.phase = STICK_WENT}},
        {NULL, {.phase = STICK_SETUP, .setup = setup}},
        {NULL, {.phase = STICK_FORWARD}},
        {NULL, {.phase = STICK_WENT, .go_failed = true}},
        {NULL,
         {.phase = STICK_DONE, .delivery = told(DELIVERY_SAME, DELIVERY_NO_REASON)}},
        {NULL,
         {.phase = STICK_DONE, .delivery = told(DELIVERY_EMPTY, DELIVERY_NO_REASON)}},
    };
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        const char *name = views[i].name != NULL ? views[i].name : "stick";
        name_of(s, name, walk->where, sizeof walk->where);
        prove_stick(walk, views[i].name, views[i].view, folder, update);
    }
    /* Colours change no sentence's place. */
    bool sentences = strcmp(s->theme, "normal") == 0;
    for (int i = 0; sentences && i < DELIVERY_REASONS; i++) {
        enum delivery_reason reason = (enum delivery_reason)i;
        name_of(s, delivery_reason_word(reason), walk->where, sizeof walk->where);
        prove_stick(walk, NULL,
                    (struct stick_view){.phase = STICK_DONE,
                                        .delivery = told(DELIVERY_FAILED, reason)},
                    NULL, update);
    }
    app_stick_show(app_stick(walk->app), &(struct stick_view){.phase = STICK_AWAY});
}

/* The question to a visitor is a page of its own. */
static void prove_question(struct walk *walk, const struct walk_setting *s,
                           const char *folder, bool update)
{
    struct way way = {"stick-asks", {NULL}, true};
    name_of(s, way.name, walk->where, sizeof walk->where);
    if (!app_stick_plug(app_stick(walk->app), "/nonexistent"))
        proof_fail(walk->where, "the stick does not go in", "");
    walk_give(walk, (struct input){.kind = INPUT_WAKE});
    if (strcmp(app_screen(walk->app), "stick") != 0)
        proof_fail(walk->where, "expected stick", app_screen(walk->app));
    if (folder != NULL)
        golden(walk, &way, folder, update);
    look(walk, &way);
}

static void prove(const struct config *config, const struct walk_setting *s,
                  const char *folder, bool update)
{
    struct app_options options = {.config = config, .w = s->w, .h = s->h, .hidden = true};
    struct app_time start = {.wall_known = true};
    struct moment moment = {{2026, 11, 23}, 600};
    start.wall = moment_to_unix(moment);
    bool plain = strcmp(s->lang, "de") == 0 && s->percent == 100 && !s->low &&
                 strcmp(s->theme, "normal") == 0 &&
                 ((s->w == 1080 && s->h == 1920) || (s->w == 1024 && s->h == 600));
    struct app *app;
    struct err err = {""};
    if (!app_open(&app, &options, start, &err)) {
        proof_fail("opening", err.text, "");
        return;
    }
    struct walk walk = {.app = app, .now = start};
    app_draw(app, start);
    name_of(s, "attract", walk.where, sizeof walk.where);
    struct way attract = {"attract", {NULL}, true};
    if (plain && s->w == 1080)
        golden(&walk, &attract, folder, update);
    look(&walk, &attract);
    bool settled = walk_settle(&walk, s);
    for (size_t i = 0; settled && i < sizeof ways / sizeof ways[0]; i++) {
        name_of(s, ways[i].name, walk.where, sizeof walk.where);
        if (!walk_tap(&walk, "nav:home") || !go(&walk, &ways[i]))
            continue;
        if (plain && s->w == 1080)
            golden(&walk, &ways[i], folder, update);
        look(&walk, &ways[i]);
    }
    const char *golden_folder = plain && s->w == 1080 ? folder : NULL;
    if (settled && walk_tap(&walk, "nav:stay")) {
        prove_sticks(&walk, s, golden_folder, update);
        prove_question(&walk, s, golden_folder, update);
    }
    app_close(app);
}

static void prove_out_of_order(const struct config *config, int w, int h,
                               const char *folder, bool update)
{
    struct config none = *config;
    snprintf(none.state, sizeof none.state, "/nonexistent");
    snprintf(none.desk_phone, sizeof none.desk_phone, "+492214710100");
    struct app_options options = {.config = &none, .w = w, .h = h, .hidden = true};
    struct app_time now = {.wall_known = true, .wall = 1795000000};
    struct app *app;
    struct err err = {""};
    if (!app_open(&app, &options, now, &err)) {
        proof_fail("out_of_order", err.text, "");
        return;
    }
    app_draw(app, now);
    char where[64];
    snprintf(where, sizeof where, "%s %dx%d", app_screen(app), w, h);
    if (strcmp(app_screen(app), "out_of_order") != 0)
        proof_fail(where, "expected out_of_order", "");
    struct canvas canvas = app_canvas(app);
    proof_check(app_frame(app), &canvas, where, true);
    struct walk walk = {.app = app, .now = now};
    snprintf(walk.where, sizeof walk.where, "%s", where);
    struct way way = {"out_of_order", {NULL}, true};
    if (w == 1080 && h == 1920)
        golden(&walk, &way, folder, update);
    app_close(app);
}

/* One panel in all languages, text sizes and themes, and with the targets below. A theme
 * changes colours and moves nothing: but for `every`, the other two are looked at in one
 * size. */
static void prove_panel(const struct config *config, int w, int h, const char *folder,
                        bool update, bool every)
{
    static const char *const lang[] = {"de", "en", "tr", "ar"};
    static const char *const theme[] = {"normal", "contrast", "dark"};
    prove_out_of_order(config, w, h, folder, update);
    for (size_t l = 0; l < sizeof lang / sizeof lang[0]; l++)
        for (int percent = 100; percent <= 200; percent += 50)
            for (size_t t = 0; t < sizeof theme / sizeof theme[0]; t++) {
                if (t > 0 && percent > 100 && !every)
                    continue;
                struct walk_setting one = {w, h, lang[l], percent, theme[t], false};
                prove(config, &one, folder, update);
                one.low = true;
                if (t == 0 && (l == 0 || l == 3))
                    prove(config, &one, folder, update);
            }
}

int main(int argc, char **argv)
{
    int w;
    int h;
    /* NOLINTNEXTLINE(cert-err34-c): a test's own arguments */
    if (argc < 5 || sscanf(argv[4], "%dx%d", &w, &h) != 2) {
        fprintf(stderr, "usage: layout_proof STATE KEY GOLDEN WxH [--update|--every]\n");
        return 2;
    }
    bool update = argc > 5 && strcmp(argv[5], "--update") == 0;
    bool every = argc > 5 && strcmp(argv[5], "--every") == 0;
    static struct config config;
    config_defaults(&config);
    utf8_copy(config.state, sizeof config.state, argv[1]);
    utf8_copy(config.key[0], sizeof config.key[0], argv[2]);
    utf8_copy(config.site, sizeof config.site, "ennigerloh");
    config.key_count = 1;
    proof_panel(w, h);
    prove_panel(&config, w, h, argv[3], update, every);
    printf("%dx%d: %ld frames, %ld failures\n", w, h, proof_frames(), proof_failures());
    return proof_failures() == 0 ? 0 : 1;
}
