#include "screens/screen.h"

static const struct screen screens[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = {"attract", attract_build},
    [SCREEN_LANGUAGE] = {"language", language_build},
    [SCREEN_HOME] = {"home", home_build},
    [SCREEN_TOPIC] = {"topic", topic_build},
    [SCREEN_FINDER] = {"finder", finder_build},
    [SCREEN_FOUND] = {"found", found_build},
    [SCREEN_PEOPLE] = {"people", people_build},
    [SCREEN_WEEK] = {"week", week_build},
    [SCREEN_OFFER] = {"offer", offer_build},
    [SCREEN_SEARCH] = {"search", search_screen_build},
    [SCREEN_NOTEPAD] = {"notepad", notepad_build},
    [SCREEN_DISPLAY] = {"display", display_build},
    [SCREEN_COACH] = {"coach", coach_build},
    [SCREEN_REPORT] = {"report", report_build},
    [SCREEN_THANKS] = {"thanks", thanks_build},
    [SCREEN_ANSWERS] = {"answers", answers_build},
    [SCREEN_OUTCOME] = {"outcome", outcome_build},
    [SCREEN_TAKEAWAY] = {"takeaway", takeaway_build},
    [SCREEN_CARD] = {"card", card_build},
    [SCREEN_CARD_CODE] = {"card_code", card_code_build},
    [SCREEN_STICK] = {"stick", stick_build},
    [SCREEN_PRACTICE] = {"practice", practice_build},
    [SCREEN_STILL_THERE] = {"still_there", still_there_build},
    [SCREEN_OUT_OF_ORDER] = {"out_of_order", out_of_order_build},
};

const struct screen *screen_get(enum screen_id id)
{
    return &screens[id < SCREEN_COUNT ? id : SCREEN_OUT_OF_ORDER];
}

enum screen_id screen_now(const struct hall *hall)
{
    if (stick_view_shown(hall->stick))
        return SCREEN_STICK;
    if (hall->content == NULL)
        return SCREEN_OUT_OF_ORDER;
    if (hall->session->asked)
        return SCREEN_STILL_THERE;
    if (hall->session->help.practises)
        return SCREEN_PRACTICE;
    return session_page(hall->session)->screen;
}
