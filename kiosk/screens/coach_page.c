#include "screens/coach_page.h"

#include "core/booking.h"
#include "core/strings.h"
#include "screens/card_words.h"
#include "screens/chrome.h"
#include "screens/coach_words.h"
#include "screens/code_card.h"
#include "screens/offer_words.h"
#include "screens/slip.h"
#include "ui/button.h"
#include "ui/chip.h"
#include "ui/section.h"

/* One coach: the ways to her, a code for each, and the same in words; for whoever has no
 * phone the number in large figures and the short code for the front desk. */

static const struct way {
    const char *id; /* of the chip */
    const char *code;
    const char *icon;
    const char *label;
    const char *last; /* step on the phone */
} ways[COACH_WAY_END] = {
    [COACH_ONLINE] = {"way:online", "code:online", "language", "coach.way.online",
                      "takeaway.step.online"},
    [COACH_SMS] = {"way:sms", "code:sms", "sms", "coach.way.sms", "takeaway.step.send"},
    [COACH_PHONE] = {"way:phone", "code:phone", "phone", "coach.way.phone",
                     "takeaway.step.call"},
    [COACH_EMAIL] = {"way:email", "code:email", "mail_outline", "coach.way.email",
                     "takeaway.step.send"},
    [COACH_COPY] = {"way:copy", NULL, "edit", "coach.way.copy", NULL},
};

struct part {
    struct hall *hall;
    struct frame *frame;
    const struct coach *coach;
    struct coach_choice choice;
    const char *code; /* "K7M-2RX" */
    const char *payload[COACH_WAY_END];
    enum coach_way way;
};

static const struct coach *load(struct hall *hall, const char *id)
{
    struct err ignored = {""};
    if (hall->page_data != NULL)
        return hall->page_data;
    struct coach *coach = arena_take(hall->page_arena, sizeof *coach);
    if (coach == NULL ||
        !content_coach(hall->content, hall->page_arena, id, coach, &ignored))
        return NULL;
    hall->page_data = coach;
    return coach;
}

enum coach_way coach_page_way(struct hall *hall, struct arena *arena,
                              const struct coach *coach,
                              const struct coach_choice *choice,
                              const char *payload[COACH_WAY_END])
{
    int wanted = session_page(hall->session)->way;
    enum coach_way chosen = COACH_COPY;
    payload[0] = NULL;
    for (int way = COACH_ONLINE; way < COACH_WAY_END; way++)
        payload[way] = coach_payload(hall, arena, coach, choice, (enum coach_way)way);
    for (int way = COACH_COPY - 1; way >= COACH_ONLINE; way--)
        if (payload[way] != NULL)
            chosen = (enum coach_way)way;
    if (wanted == COACH_COPY ||
        (wanted >= COACH_ONLINE && wanted < COACH_COPY && payload[wanted] != NULL))
        chosen = (enum coach_way)wanted;
    return chosen;
}

static void put_chips(struct part *part, struct column *column)
{
    struct chip chip[COACH_WAY_END];
    size_t count = 0;
    for (int way = COACH_ONLINE; way < COACH_WAY_END; way++)
        if (way == COACH_COPY || part->payload[way] != NULL)
            chip[count++] = (struct chip){.id = ways[way].id,
                                          .label = strings_get(ways[way].label),
                                          .icon = ways[way].icon,
                                          .on = way == (int)part->way,
                                          .action = act(VERB_WAY, way, NULL)};
    chips_put(part->frame, column, chip, count);
    column_skip(column, part->frame->measure->gap_px);
}

/* "Dieser Code gilt bis 31. Dezember 2026." */
static const char *until_words(const struct part *part)
{
    struct arena *arena = part->frame->arena;
    if (!part->hall->now.known)
        return NULL;
    const char *date[] = {lang_date(arena, part->hall->session->lang,
                                    code_until(part->hall->now.moment.date), true)};
    return strings_fill(arena, "coach.until", date, 1);
}

static void put_section(struct part *part, struct column *column, const char *id,
                        const char *icon, const char *heading,
                        const struct section_line *line, size_t count)
{
    struct section section = {.id = id,
                              .icon = icon,
                              .heading = strings_get(heading),
                              .line = line,
                              .line_count = count};
    section_put(part->frame, column, &section);
    column_skip(column, part->frame->measure->gap_px);
}

/* The number in large figures and the short code: for the front desk, or to copy. */
static void put_without_phone(struct part *part, struct column *column)
{
    const char *phone = coach_phone(part->hall, part->coach);
    struct section_line line[5];
    size_t count = 0;
    bool copy = part->way == COACH_COPY;
    if (phone != NULL) {
        line[count++] = (struct section_line){.words = strings_get("coach.phone_what")};
        line[count++] = (struct section_line){
            .words = lang_phone(part->frame->arena, phone), .kind = SECTION_BIG};
    }
    line[count++] = (struct section_line){.words = strings_get("coach.desk")};
    line[count++] = (struct section_line){.words = part->code, .kind = SECTION_BIG};
    if (copy && until_words(part) != NULL)
        line[count++] =
            (struct section_line){.words = until_words(part), .kind = SECTION_SOFT};
    put_section(part, column, "text:without_phone", "edit",
                copy ? "coach.way.copy" : "coach.without_phone", line, count);
}

/* What the code brings, in words. */
static void put_way(struct part *part, struct column *column)
{
    struct frame *frame = part->frame;
    struct arena *arena = frame->arena;
    const char *lang = part->hall->session->lang;
    struct section_line line[4];
    size_t count = 0;
    const char *icon = ways[part->way].icon;
    const char *heading = ways[part->way].label;
    switch (part->way) {
    case COACH_ONLINE:
        line[count++] = (struct section_line){.words = strings_get("coach.online_what")};
        line[count++] = (struct section_line){
            .words = offer_web_words(arena, part->payload[COACH_ONLINE]),
            .kind = SECTION_STRONG};
        if (booking_needs_email(&part->coach->booking))
            line[count++] =
                (struct section_line){.words = strings_get("coach.online_email")};
        break;
    case COACH_SMS:
    case COACH_EMAIL:
        line[count++] = (struct section_line){
            .words = strings_get(part->way == COACH_SMS ? "coach.sms_what"
                                                        : "coach.email_what")};
        line[count++] =
            (struct section_line){.words = coach_message(part->hall, arena, part->coach,
                                                         &part->choice, part->way, lang),
                                  .kind = SECTION_STRONG};
        break;
    default:
        return;
    }
    put_section(part, column, "text:way", icon, heading, line, count);
}

static const char *hint(struct part *part)
{
    const char *languages = coach_languages(part->frame->arena, part->coach);
    const char *value[] = {part->coach->name, languages};
    return strings_fill(part->frame->arena,
                        languages[0] != '\0' ? "coach.hint" : "coach.hint_name", value,
                        2);
}

/* The same on a card for whoever sits at the front desk, or on paper. */
static void put_card_for_desk(struct part *part, struct column *column)
{
    struct frame *frame = part->frame;
    struct button button[2];
    size_t count = 1;
    button[0] = (struct button){
        .id = "nav:card",
        .kind = BUTTON_PALE,
        .icon = "assignment_ind",
        .label = strings_get("card.for_desk"),
        .spoken = strings_get("a11y.card"),
        .centered = true,
        .action =
            act_open(SCREEN_CARD, frame_print(frame, CARD_COACH "%s", part->coach->id))};
    count += slip_button(part->hall, &button[1]);
    buttons_put(frame, column, button, count);
    column_skip(column, frame->measure->gap_px);
}

/* Whose name was put last is nobody else's business. */
static void hide_last(struct frame *frame)
{
    if (frame->count > 0)
        frame->element[frame->count - 1].secret = true;
}

static void put_text(struct part *part, struct column *column)
{
    /* Where height is dear the title stands alone, and the name here. */
    if (part->frame->measure->compact) {
        column_words(part->frame, column, ROLE_TEXT, part->frame->measure->body,
                     part->frame->theme->ink, part->frame->theme->ground, hint(part));
        hide_last(part->frame);
        column_skip(column, part->frame->measure->gap_px);
    }
    part->frame->secret = true;
    put_way(part, column);
    part->frame->secret = false;
    if (part->way != COACH_COPY) {
        code_card_steps(part->frame, column, strings_get(ways[part->way].last));
        column_skip(column, part->frame->measure->gap_px);
    }
    part->frame->secret = true;
    put_without_phone(part, column);
    part->frame->secret = false;
    put_card_for_desk(part, column);
    code_card_private(part->frame, column, strings_get("coach.private"));
}

static void put_card(struct part *part, struct column *column)
{
    struct code_card card = {.id = ways[part->way].code,
                             .payload = part->payload[part->way],
                             .big = part->code,
                             .note = until_words(part)};
    part->frame->secret = true;
    code_card_put(part->frame, column, &card);
    part->frame->secret = false;
    column_skip(column, part->frame->measure->gap_px);
}

static void put_ways(struct part *part, struct column *whole)
{
    struct column left;
    struct column right;
    if (part->way == COACH_COPY) {
        part->frame->secret = true;
        put_chips(part, whole);
        part->frame->secret = false;
        put_text(part, whole);
    } else if (code_card_beside(part->frame, *whole, &left, &right)) {
        put_card(part, &left);
        part->frame->secret = true;
        put_chips(part, &right);
        part->frame->secret = false;
        put_text(part, &right);
        whole->y = left.y > right.y ? left.y : right.y;
    } else {
        part->frame->secret = true;
        put_chips(part, whole);
        part->frame->secret = false;
        put_card(part, whole);
        put_text(part, whole);
    }
}

void coach_page_build(struct hall *hall, struct frame *frame, const char *id)
{
    const struct coach *coach = load(hall, id);
    struct part part = {.hall = hall,
                        .frame = frame,
                        .coach = coach,
                        .choice = coach_choice(hall, frame->arena)};
    const struct topic *topic = part.choice.topic;
    struct chrome chrome = {.back = strings_get("coach.choose"),
                            .crisis = topic != NULL && topic->crisis};
    struct column column = chrome_begin(hall, frame, &chrome);
    if (coach == NULL) {
        chrome_title(frame, &column, strings_get("coach.gone_title"),
                     strings_get("coach.no_phone"));
        chrome_end(hall, frame, column);
        return;
    }
    part.code = coach_code(hall, frame->arena, coach, &part.choice);
    part.way = coach_page_way(hall, frame->arena, coach, &part.choice, part.payload);
    chrome_title(frame, &column, strings_get("coach.code_title"),
                 frame->measure->compact ? NULL : hint(&part));
    if (!frame->measure->compact)
        hide_last(frame);
    put_ways(&part, &column);
    chrome_end(hall, frame, column);
}
