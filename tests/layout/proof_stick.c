#include "proof_stick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_stick.h"
#include "proof_page.h"
#include "proof_check.h"
#include "proof_keys.h"

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
        "reports kept",
        "clock ahead 2099-05-01"};
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

/* The same with a new program beside the content. */
static struct delivery told_program(enum delivery_end end, enum program_answer answer)
{
    struct delivery d = told(DELIVERY_RUNS, DELIVERY_NO_REASON);
    char line[DELIVERY_LINE];
    snprintf(line, sizeof line, "program %s 123456", program_answer_word(answer));
    if (!delivery_take(&d, "runs 123454 123455") || !delivery_take(&d, line) ||
        (answer == PROGRAM_FITS && !delivery_take(&d, "step program 64")))
        abort();
    snprintf(line, sizeof line, "end %s none", delivery_end_word(end));
    if (end != DELIVERY_RUNS && !delivery_take(&d, line))
        abort();
    return d;
}

/* Shows it, and looks at all of it if it has a name of its own. */
static void prove_stick(struct walk *walk, const char *name, struct stick_view view,
                        const char *folder, bool update)
{
    struct proof_page page = {name, true};
    struct canvas canvas = app_canvas(walk->app);
    view.plugged = true;
    view.back = (struct delivery_content){1000, {2026, 9, 23}};
    view.forward = (struct delivery_content){123456, {2026, 9, 30}};
    view.newest = view.forward;
    app_stick_show(app_stick(walk->app), &view);
    app_scroll(walk->app, -1, walk->now);
    app_draw(walk->app, walk->now);
    if (strcmp(app_screen(walk->app), "stick") != 0)
        proof_fail(walk->where, "expected stick", app_screen(walk->app));
    if (folder != NULL && name != NULL)
        proof_page_golden(walk, &page, folder, update);
    if (name == NULL) {
        proof_check(app_frame(walk->app), &canvas, walk->where, true);
        proof_keys_list(app_frame(walk->app), walk->where);
    } else {
        proof_page_look(walk, &page);
    }
    for (int i = 0; i < 60; i++)
        app_scroll(walk->app, -1, walk->now);
}

void proof_stick_pages(struct walk *walk, const struct walk_setting *s,
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
        {"stick-setup", {.phase = STICK_SETUP, .setup = setup}},
        {"stick-program-works",
         {.phase = STICK_WORKS, .delivery = told_program(DELIVERY_RUNS, PROGRAM_FITS)}},
        {"stick-program-done",
         {.phase = STICK_DONE,
          .delivery = told_program(DELIVERY_INSTALLED, PROGRAM_WRITTEN)}},
        {NULL, {.phase = STICK_FORWARD}},
        {NULL, {.phase = STICK_WENT, .go_failed = true}},
        {NULL,
         {.phase = STICK_DONE, .delivery = told(DELIVERY_SAME, DELIVERY_NO_REASON)}},
        {NULL,
         {.phase = STICK_DONE, .delivery = told(DELIVERY_EMPTY, DELIVERY_NO_REASON)}},
    };
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        const char *name = views[i].name != NULL ? views[i].name : "stick";
        proof_page_name(s, name, walk->where, sizeof walk->where);
        prove_stick(walk, views[i].name, views[i].view, folder, update);
    }
    /* Colours change no sentence's place. */
    bool sentences = strcmp(s->theme, "normal") == 0;
    for (int i = 0; sentences && i < DELIVERY_REASONS; i++) {
        enum delivery_reason reason = (enum delivery_reason)i;
        proof_page_name(s, delivery_reason_word(reason), walk->where, sizeof walk->where);
        prove_stick(walk, NULL,
                    (struct stick_view){.phase = STICK_DONE,
                                        .delivery = told(DELIVERY_FAILED, reason)},
                    NULL, update);
    }
    /* Alone, and beside content that was taken. */
    for (int i = PROGRAM_UNSIGNED; sentences && i < 2 * PROGRAM_ANSWERS; i++) {
        enum program_answer answer = (enum program_answer)(i % PROGRAM_ANSWERS);
        if (answer == PROGRAM_NONE || answer == PROGRAM_FITS)
            continue;
        proof_page_name(s, program_answer_word(answer), walk->where, sizeof walk->where);
        prove_stick(walk, NULL,
                    (struct stick_view){.phase = STICK_DONE,
                                        .delivery = told_program(i < PROGRAM_ANSWERS
                                                                     ? DELIVERY_EMPTY
                                                                     : DELIVERY_INSTALLED,
                                                                 answer)},
                    NULL, update);
    }
    app_stick_show(app_stick(walk->app), &(struct stick_view){.phase = STICK_AWAY});
}

void proof_stick_question(struct walk *walk, const struct walk_setting *s,
                          const char *folder, bool update)
{
    struct proof_page page = {"stick-asks", true};
    proof_page_name(s, page.name, walk->where, sizeof walk->where);
    if (!app_stick_plug(app_stick(walk->app), "/nonexistent"))
        proof_fail(walk->where, "the stick does not go in", "");
    walk_give(walk, (struct input){.kind = INPUT_WAKE});
    if (strcmp(app_screen(walk->app), "stick") != 0)
        proof_fail(walk->where, "expected stick", app_screen(walk->app));
    if (folder != NULL)
        proof_page_golden(walk, &page, folder, update);
    proof_page_look(walk, &page);
}
