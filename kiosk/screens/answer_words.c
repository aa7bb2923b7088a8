#include "screens/answer_words.h"

#include "core/strings.h"
#include "screens/chrome.h"

const char *answer_state_words(struct frame *frame, const char *lang,
                               const struct answer *answer)
{
    switch (answer->state) {
    case ANSWER_IN_PROGRESS:
        return strings_get("answers.state.in_progress");
    case ANSWER_PLANNED:
        return strings_get("answers.state.planned");
    case ANSWER_CANNOT_FIX:
        return strings_get("answers.state.cannot_fix");
    case ANSWER_FIXED:
        break;
    }
    if (!answer->changed_known)
        return strings_get("answers.state.fixed");
    const char *month[] = {lang_date(frame->arena, lang, answer->changed_on, false)};
    return strings_fill(frame->arena, "answers.state.fixed_on", month, 1);
}

const char *answer_heading(enum answer_state state)
{
    switch (state) {
    case ANSWER_IN_PROGRESS:
    case ANSWER_PLANNED:
        return "answers.working";
    case ANSWER_CANNOT_FIX:
        return "answers.not_yet";
    case ANSWER_FIXED:
        break;
    }
    return "answers.title";
}

const char *answer_state_icon(enum answer_state state)
{
    switch (state) {
    case ANSWER_IN_PROGRESS:
        return "autorenew";
    case ANSWER_PLANNED:
        return "event";
    case ANSWER_CANNOT_FIX:
        return "block";
    case ANSWER_FIXED:
        break;
    }
    return "done_all";
}

/* "Gesagt: „Die Zeiten passen nicht.“"; NULL if nobody said anything in particular. */
static const char *said_words(struct frame *frame, const struct answer *answer)
{
    const char *said[] = {answer->said != NULL ? answer->said : answer->barrier};
    return said[0] != NULL ? strings_fill(frame->arena, "answers.said", said, 1) : NULL;
}

struct entry answer_entry(struct hall *hall, struct frame *frame,
                          const struct answer *answer)
{
    struct badge *badge = arena_take_array(frame->arena, 2, sizeof *badge);
    size_t count = 0;
    if (badge != NULL && answer->offer_name != NULL)
        badge[count++] = (struct badge){.icon = "place", .words = answer->offer_name};
    if (badge != NULL)
        badge[count++] = (struct badge){
            .icon = answer_state_icon(answer->state),
            .words = answer_state_words(frame, hall->session->lang, answer),
            .good = answer->state == ANSWER_FIXED};
    return (struct entry){
        .id = frame_print(frame, "answer:%s", answer->id),
        .icon = answer->icon,
        .tint = answer->state == ANSWER_FIXED ? "green" : "amber",
        .title = answer->done,
        .summary = said_words(frame, answer),
        .badge = badge,
        .badge_count = count,
        .action = answer->offer != NULL ? act_open(SCREEN_OFFER, answer->offer)
                                        : act(VERB_NONE, 0, NULL),
    };
}
