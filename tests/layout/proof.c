/* Goal: on every screen, in every language, text size, theme and on every size of panel,
 * what people see can be read and what they press can be hit. Walks the real terminal and
 * reads its list and its pixels.
 *
 * usage: layout_proof STATE KEY GOLDEN WxH [--update|--every]: one panel; run.sh takes
 * all */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "app.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "core/lang.h"
#include "proof_page.h"
#include "proof_check.h"
#include "proof_keys.h"
#include "proof_scale.h"
#include "proof_spoken.h"
#include "proof_stick.h"
#include "visit_words.h"
#include "walk.h"

enum { MOST_STEPS = 16 };

/* How to reach a screen from home: ids to tap, "@TEXT" to type, "~SECONDS" to wait,
 * "!MOMENT" to set the clock, which then stays. One visitor goes all the ways, so what
 * fills the notepad stands near the end. */
struct way {
    struct proof_page page;
    const char *step[MOST_STEPS];
};

static const struct way ways[] = {
    {{"home", true}, {NULL}},
    {{"language", false}, {"nav:language"}},
    {{"topic", false}, {"topic:money"}},
    {{"topic-crisis", false}, {"topic:crisis"}},
    {{"topic-filtered", false}, {"topic:health", "filter:open", "filter:my_town"}},
    {{"topic-need", false}, {"topic:money", "need:debts"}},
    {{"offer", false}, {"topic:money", "offer:waf-unterhaltsvorschuss"}},
    {{"offer-crisis", false}, {"topic:crisis", "offer:de-hilfetelefon-frauen"}},
    {{"search", false}, {"nav:search"}},
    {{"search-found", false}, {"nav:search", "@kinderzuschlak"}},
    {{"search-none", false}, {"nav:search", "@xyzxyzxyz"}},
    {{"notepad-empty", false}, {"nav:notepad"}},
    {{"display", false}, {"nav:display"}},
    {{"finder", false}, {"nav:finder", "answer:age_0_2"}},
    {{"finder-situations", false}, {"nav:finder", "nav:skip", "answer:danger"}},
    {{"finder-hard", false}, {"nav:finder", "nav:skip", "nav:skip", "answer:way"}},
    {{"found", false},
     {"nav:finder", "answer:age_0_2", "nav:next", "answer:money", "nav:next",
      "answer:cost", "nav:next"}},
    {{"found-danger", false},
     {"nav:finder", "nav:skip", "answer:danger", "nav:next", "nav:skip"}},
    {{"people", false}, {"nav:finder", "nav:skip", "nav:skip", "nav:skip", "nav:people"}},
    {{"week", false}, {"nav:week"}},
    {{"offer-dates", false}, {"nav:week", "date:1:en-krabbeln"}},
    {{"takeaway-dates", false},
     {"nav:week", "date:1:en-krabbeln", "nav:takeaway", "take:date"}},
    {{"coach", false}, {"nav:coach"}},
    {{"coach-choose", false}, {"nav:coach", "nav:choose"}},
    {{"coach-none", false},
     {"nav:coach", "nav:choose", "speaks:tr", "town:everswinkel", "about:free_time",
      "nav:show"}},
    {{"coach-online", false}, {"nav:coach", "wish:child", "coach:c2"}},
    {{"coach-sms", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:coach", "coach:c2",
      "way:sms"}},
    {{"coach-phone", false}, {"nav:coach", "coach:c2", "way:phone"}},
    {{"coach-email", false}, {"nav:coach", "coach:c2", "way:email"}},
    {{"coach-copy", false}, {"nav:coach", "coach:c2", "way:copy"}},
    {{"report", false}, {"nav:report"}},
    {{"report-what", false}, {"nav:report", "step:get_there", "barrier:forms"}},
    {{"report-look", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:report", "step:be_welcome",
      "barrier:shame", "barrier:offline", "nav:next"}},
    {{"report-write", false},
     {"nav:report", "step:get_in", "nav:next", "nav:write",
      "@Drei Stufen vor der Tür, und der Kinder-Wagen ist schwer. Rufen Sie an: 0170 "
      "1234567."}},
    {{"thanks", false}, {"nav:report", "step:find", "nav:next", "nav:send"}},
    {{"thanks-words", false},
     {"nav:report", "step:find", "nav:next", "nav:ask", "nav:send"}},
    {{"outcome", false}, {"nav:report", "nav:outcome"}},
    {{"outcome-thing", false}, {"nav:report", "nav:outcome", "group:home"}},
    {{"outcome-colour", false},
     {"nav:report", "nav:outcome", "group:birds", "thing:butterfly"}},
    {{"outcome-nothing", false},
     {"nav:report", "nav:outcome", "group:wild", "thing:squirrel", "colour:black",
      "group:travel", "thing:tram", "colour:brown", "group:kitchen", "thing:fridge",
      "colour:white", "~2"}},
    {{"answers", false}, {"nav:answers"}},
    {{"offer-answered", false}, {"topic:money", "offer:de-kinderzuschlag"}},
    {{"takeaway", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:takeaway"}},
    {{"takeaway-papers", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:takeaway", "take:papers",
      "paper:2"}},
    {{"takeaway-crisis", false},
     {"topic:crisis", "offer:de-hilfetelefon-frauen", "nav:takeaway"}},
    {{"card", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:card", "say:interpreter",
      "say:child", "say:apply", "paper:1"}},
    {{"card-code", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:card", "nav:takeaway"}},
    {{"card-coach", false}, {"nav:coach", "coach:c2", "nav:card"}},
    {{"notepad", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "nav:keep", "nav:notepad"}},
    {{"takeaway-notepad", false}, {"nav:notepad", "nav:takeaway"}},
    {{"card-notepad", false}, {"nav:notepad", "nav:card"}},
    {{"home-clock-lost", true}, {"!1970-01-01T01:00"}},
    {{"topic-clock-lost", false}, {"topic:health"}},
    {{"offer-clock-lost", false}, {"topic:money", "offer:de-kinderzuschlag"}},
    {{"week-clock-lost", false}, {"!2026-11-23T10:00", "nav:week", "!1970-01-01T01:00"}},
    {{"home-old", true}, {"!2028-11-23T10:00"}},
    {{"offer-old", false}, {"topic:money", "offer:de-kinderzuschlag"}},
    {{"aloud", true}, {"nav:speak"}},
    {{"aloud-topic", false}, {"topic:money"}},
    {{"aloud-offer", false},
     {"topic:money", "offer:waf-unterhaltsvorschuss", "speak:pause"}},
    {{"aloud-report", false}, {"nav:report", "step:find"}},
    {{"home-clock-set", true}, {"!2026-11-23T10:00", "speak:end"}},
};
/* Anything that is done on it is an answer: it is looked at as it comes, and left by its
 * own button. */
static const struct way still_there = {{"still_there", true}, {"~95"}};

/* The three words of a report are chance: the golden lists have the same ones. */
static uint32_t drawn;

static const char *chance_name(void)
{
    return "proof";
}

static uint32_t chance_number(void)
{
    drawn = drawn * 1664525u + 1013904223u;
    return drawn;
}

static void chance_bytes(void *const bytes, const size_t len)
{
    unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        at[i] = (unsigned char)(chance_number() >> 24);
}

static struct randombytes_implementation chance = {
    .implementation_name = chance_name, .random = chance_number, .buf = chance_bytes};

static bool go(struct walk *walk, const struct way *way)
{
    for (int i = 0; i < MOST_STEPS && way->step[i] != NULL; i++) {
        const char *step = way->step[i];
        if (step[0] == '@') {
            struct input input = {.kind = INPUT_TEXT};
            utf8_copy(input.text, sizeof input.text, step + 1);
            walk_give(walk, input);
        } else if (step[0] == '~') {
            while (app_finds(walk->app)) {
                app_find(walk->app);
                walk_give(walk, (struct input){.kind = INPUT_WAKE});
            }
            walk->now.ms += strtol(step + 1, NULL, 10) * 1000;
            app_tick(walk->app, walk->now);
            app_draw(walk->app, walk->now);
        } else if (step[0] == '!') {
            struct moment moment;
            if (!moment_parse(step + 1, &moment))
                return false;
            walk->now.wall = moment_to_unix(moment);
            app_tick(walk->app, walk->now);
            app_draw(walk->app, walk->now);
        } else if (!walk_tap(walk, step)) {
            return false;
        }
    }
    return true;
}

static bool prove_still_there(struct walk *walk, const struct walk_setting *s,
                              const char *folder, bool update)
{
    proof_page_name(s, still_there.page.name, walk->where, sizeof walk->where);
    if (!go(walk, &still_there))
        return false;
    if (folder != NULL)
        proof_page_golden(walk, &still_there.page, folder, update);
    struct canvas canvas = app_canvas(walk->app);
    proof_check(app_frame(walk->app), &canvas, walk->where, still_there.page.top);
    proof_keys_list(app_frame(walk->app), walk->where);
    /* The finger that answers has had the time to read. */
    walk->now.ms += 2000;
    return walk_tap(walk, "nav:stay");
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
    /* What is said does not depend on how it looks; it is kept in four languages. */
    bool kept = strstr("de en tr ar", s->lang) != NULL;
    bool spoken = kept && s->percent == 100 && !s->low &&
                  strcmp(s->theme, "normal") == 0 && s->w == 1080 && s->h == 1920;
    struct app *app;
    struct err err = {""};
    if (!app_open(&app, &options, start, &err)) {
        proof_fail("opening", err.text, "");
        return;
    }
    struct walk walk = {.app = app, .now = start};
    app_draw(app, start);
    proof_page_name(s, "attract", walk.where, sizeof walk.where);
    struct proof_page attract = {"attract", true};
    if (plain && s->w == 1080)
        proof_page_golden(&walk, &attract, folder, update);
    proof_page_look(&walk, &attract);
    bool settled = walk_settle(&walk, s);
    for (size_t i = 0; settled && i < sizeof ways / sizeof ways[0]; i++) {
        proof_page_name(s, ways[i].page.name, walk.where, sizeof walk.where);
        drawn = 0;
        if (!walk_tap(&walk, "nav:home") || !go(&walk, &ways[i]))
            continue;
        if (plain && s->w == 1080)
            proof_page_golden(&walk, &ways[i].page, folder, update);
        if (spoken)
            proof_spoken_add(&walk, ways[i].page.name);
        proof_spoken_look(&walk);
        proof_scale(app_frame(app), s, ways[i].page.name, walk.where);
        proof_page_look(&walk, &ways[i].page);
        if (strcmp(s->theme, "normal") == 0)
            proof_keys_walk(&walk);
    }
    proof_page_name(s, "keys", walk.where, sizeof walk.where);
    if (settled && s->percent == 100 && !s->low && strcmp(s->theme, "normal") == 0)
        proof_keys_jobs(&walk, s->lang);
    if (spoken) {
        char said[1024];
        snprintf(said, sizeof said, "%s/../spoken", folder);
        proof_spoken_golden(said, s->lang, update);
    }
    const char *golden_folder = plain && s->w == 1080 ? folder : NULL;
    if (settled && prove_still_there(&walk, s, golden_folder, update)) {
        proof_stick_pages(&walk, s, golden_folder, update);
        proof_stick_question(&walk, s, golden_folder, update);
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
    struct app_time now = {.wall_known = true, .wall = 1795424400};
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
    proof_keys_list(app_frame(app), where);
    struct walk walk = {.app = app, .now = now};
    snprintf(walk.where, sizeof walk.where, "%s", where);
    struct proof_page out_of_order = {"out_of_order", true};
    if (w == 1080 && h == 1920)
        proof_page_golden(&walk, &out_of_order, folder, update);
    app_close(app);
}

/* Without `every`, German and one more language are walked in all text sizes, each other
 * one in a fifth of them: which, the panel and ANNA_SEED say. */
static bool is_chosen(size_t lang, size_t langs, int percent, int w)
{
    const char *said = getenv("ANNA_SEED");
    size_t seed = said != NULL ? strtoul(said, NULL, 10) : 0;
    size_t panel = (size_t)w / 8;
    size_t size = (size_t)(percent - 100) / 50;
    return lang == 0 || (lang - 1) % (langs - 1) == (seed + panel) % (langs - 1) ||
           (lang + size + panel + seed) % 5 == 0;
}

/* One panel in all languages, text sizes and themes, and with the targets below. A theme
 * changes colours and moves nothing: but for `every`, the other two are looked at in one
 * size. */
static void prove_panel(const struct config *config, int w, int h, const char *folder,
                        bool update, bool every)
{
    size_t langs;
    const struct lang *lang = lang_all(&langs);
    static const char *const theme[] = {"normal", "contrast", "dark"};
    prove_out_of_order(config, w, h, folder, update);
    for (size_t l = 0; l < langs; l++)
        for (int percent = 100; percent <= 200; percent += 50)
            for (size_t t = 0; t < sizeof theme / sizeof theme[0]; t++) {
                if (!every && ((t > 0 && (percent > 100 || l > 0)) ||
                               !is_chosen(l, langs, percent, w)))
                    continue;
                struct walk_setting one = {w, h, lang[l].id, percent, theme[t], false};
                prove(config, &one, folder, update);
                one.low = true;
                if (t == 0 && (l == 0 || lang[l].right_to_left))
                    prove(config, &one, folder, update);
            }
}

int main(int argc, char **argv)
{
    int w;
    int h;
    randombytes_set_implementation(&chance);
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
    proof_keys_choose(every);
    prove_panel(&config, w, h, argv[3], update, every);
    if (proof_scale_compared() == 0)
        proof_fail("scale", "nothing was compared", "");
    printf("%dx%d: %ld frames, %ld sizes, %ld failures\n", w, h, proof_frames(),
           proof_scale_compared(), proof_failures());
    return proof_failures() == 0 ? 0 : 1;
}
