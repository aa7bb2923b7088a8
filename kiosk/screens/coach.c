#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/coach_page.h"
#include "screens/coach_words.h"
#include "screens/offer_words.h"
#include "screens/simple_page.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "ui/entry.h"
#include "ui/section.h"
#include "words/language_name.h"

/* The coaches who fit and have room. What they must fit is known from the session and the
 * way here; a page of its own changes it. */

struct coach_data {
    struct coach *coach;
    size_t count;
};

static const struct coach_data *load(struct hall *hall)
{
    static const struct coach_data none;
    struct err ignored = {""};
    if (hall->page_data != NULL)
        return hall->page_data;
    struct coach_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL || !content_coaches(hall->content, hall->page_arena, &data->coach,
                                         &data->count, &ignored))
        return &none;
    hall->page_data = data;
    return data;
}

/* The content names no coach: the number of the town. */
static void put_number_only(struct hall *hall, struct frame *frame)
{
    const char *phone = hall->site != NULL && hall->site->coach_phone != NULL
                            ? hall->site->coach_phone
                            : hall->desk_phone;
    struct simple_page page = {
        .title = strings_get("coach.title"),
        .icon = "record_voice_over",
        .line = {strings_get("coach.what"),
                 strings_get(phone != NULL ? "coach.how" : "coach.no_phone")},
        .phone_heading = strings_get("coach.phone"),
        .phone = phone,
    };
    simple_page_build(hall, frame, &page);
}

/* "Ennigerloh, Deutsch, Geld", and the way to change it. */
static void put_choice(struct hall *hall, struct frame *frame, struct column *column,
                       const struct coach_choice *choice)
{
    struct arena *arena = frame->arena;
    const char *words = language_name(frame->arena, choice->lang, hall->session->lang);
    const char *more[] = {choice->town != NULL ? offer_town(arena, hall, choice->town)
                                               : NULL,
                          choice->topic != NULL ? choice->topic->name : NULL};
    for (size_t i = 0; i < 2; i++) {
        const char *value[] = {words, more[i]};
        if (more[i] != NULL)
            words = strings_fill(arena, "hours.comma", value, 2);
    }
    /* Large letters need the width. */
    bool slim = frame->measure->percent > 100;
    struct button change = {.id = "nav:choose",
                            .kind = BUTTON_PLAIN,
                            .icon = slim ? NULL : "tune",
                            .label = words,
                            .hint = strings_get("coach.change"),
                            .arrow = !slim,
                            .action = act_open(SCREEN_COACH, COACH_CHOOSE)};
    struct rect place = {column->x, column->y, column->w, 0};
    column_skip(column, button_put(frame, place, &change) + frame->measure->gap_px);
}

static void put_wishes(struct frame *frame, struct column *column,
                       const struct coach_choice *choice)
{
    static const struct {
        unsigned wish;
        const char *id, *label, *icon;
    } all[] = {
        {CODE_INTERPRETER, "wish:interpreter", "coach.wish.interpreter", "translate"},
        {CODE_COMPANION, "wish:companion", "coach.wish.companion", "people"},
        {CODE_CHILD, "wish:child", "coach.wish.child", "child_care"}};
    struct chip chip[3];
    const struct measure *m = frame->measure;
    for (size_t i = 0; i < 3; i++)
        chip[i] = (struct chip){.id = all[i].id,
                                .label = strings_get(all[i].label),
                                .icon = all[i].icon,
                                .on = (choice->wishes & all[i].wish) != 0,
                                .action = act(VERB_COACH_WISH, (int)all[i].wish, NULL)};
    column_words(frame, column, ROLE_HEADING, m->strong, frame->theme->ink,
                 frame->theme->ground, strings_get("coach.wishes"));
    column_skip(column, m->gap_px / 2);
    chips_put(frame, column, chip, 3);
    column_skip(column, m->gap_px);
}

static struct entry entry_of(struct frame *frame, const struct coach *coach)
{
    const char *languages = coach_languages(frame->arena, coach);
    const char *value[] = {languages};
    struct entry entry = {
        .id = frame_print(frame, "coach:%s", coach->id),
        .icon = "record_voice_over",
        .tint = "plum",
        .title = coach->name,
        .summary = languages[0] != '\0'
                       ? strings_fill(frame->arena, "coach.speaks", value, 1)
                       : NULL,
        .action = act_open(SCREEN_COACH, coach->id),
    };
    struct badge *badge = arena_take(frame->arena, sizeof *badge);
    if (badge != NULL) {
        *badge = (struct badge){.icon = "check",
                                .words = strings_count(frame->arena, "coach.places",
                                                       (unsigned long)coach->open_places),
                                .good = true};
        entry.badge = badge;
        entry.badge_count = 1;
    }
    return entry;
}

/* Puts those who fit; with `others` those who fit but for the language. */
static size_t put_coaches(struct frame *frame, struct column *column,
                          const struct coach_data *data,
                          const struct coach_choice *choice, bool others)
{
    const struct measure *m = frame->measure;
    struct entry *entry = arena_take_array(frame->arena, data->count + 1, sizeof *entry);
    size_t count = 0;
    for (size_t i = 0; entry != NULL && i < data->count; i++) {
        const struct coach *coach = &data->coach[i];
        if (coach_fits(coach, choice, others) &&
            !(others && coach_speaks(coach, choice->lang)))
            entry[count++] = entry_of(frame, coach);
    }
    if (count == 0)
        return 0;
    column_words(frame, column, ROLE_HEADING, m->strong, frame->theme->ink,
                 frame->theme->ground,
                 strings_get(others ? "coach.free_interpreter" : "coach.free"));
    column_skip(column, m->gap_px / 2);
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px);
    return count;
}

/* Nobody fits: said as it is, with a number that a person answers. */
static void put_nobody(struct hall *hall, struct frame *frame, struct column *column,
                       const struct coach_data *data)
{
    struct coach nobody = {.id = ""};
    const char *phone = coach_phone(hall, &nobody);
    bool any_room = false;
    for (size_t i = 0; i < data->count; i++)
        any_room = any_room || data->coach[i].open_places > 0;
    struct section_line line[3] = {
        {.words = strings_get(any_room ? "coach.none_fits" : "coach.none_free"),
         .kind = SECTION_STRONG},
        {.words = strings_get(phone != NULL ? "coach.call_anyway" : "coach.no_phone")},
        {.words = phone != NULL ? lang_phone(frame->arena, phone) : NULL,
         .kind = SECTION_BIG}};
    struct section section = {.id = "text:nobody",
                              .icon = "phone",
                              .notice = true,
                              .line = line,
                              .line_count = phone != NULL ? 3 : 2};
    section_put(frame, column, &section);
    column_skip(column, frame->measure->gap_px);
}

static void put_list(struct hall *hall, struct frame *frame,
                     const struct coach_data *data)
{
    const struct measure *m = frame->measure;
    struct coach_choice choice = coach_choice(hall, frame->arena);
    struct chrome chrome = {.crisis = choice.topic != NULL && choice.topic->crisis};
    struct column whole = chrome_begin(hall, frame, &chrome);
    chrome_title(frame, &whole, strings_get("coach.title"),
                 m->compact ? NULL : strings_get("coach.what"));
    struct column left = whole;
    struct column right = whole;
    bool beside = m->wide && !m->compact && m->percent == 100;
    if (beside) {
        left.w = (whole.w - m->gap_px) * 9 / 20;
        right.x += left.w + m->gap_px;
        right.w -= left.w + m->gap_px;
    }
    struct column *coaches = beside ? &right : &left;
    put_choice(hall, frame, &left, &choice);
    put_wishes(frame, &left, &choice);
    size_t count = put_coaches(frame, coaches, data, &choice, false);
    count += put_coaches(frame, coaches, data, &choice, true);
    if (count == 0)
        put_nobody(hall, frame, coaches, data);
    whole.y = left.y > right.y ? left.y : right.y;
    chrome_end(hall, frame, whole);
}

void coach_build(struct hall *hall, struct frame *frame)
{
    const char *id = session_page(hall->session)->id;
    if (id[0] != '\0' && strcmp(id, COACH_CHOOSE) != 0) {
        coach_page_build(hall, frame, id);
        return;
    }
    const struct coach_data *data = load(hall);
    if (data->count == 0)
        put_number_only(hall, frame);
    else if (id[0] != '\0')
        coach_choose_build(hall, frame, data->coach, data->count);
    else
        put_list(hall, frame, data);
}
