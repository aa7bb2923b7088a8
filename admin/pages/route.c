#include "pages/route.h"

#include <string.h>

#include "pages/homecoming.h"

enum {
    WRITES = SESSION_EDITOR | SESSION_COORDINATOR,
    LOOKS = SESSION_EDITOR | SESSION_COORDINATOR | SESSION_TECHNICIAN,
    TOLD = SESSION_EDITOR | SESSION_COORDINATOR | SESSION_COMMITTEE
};

const struct route routes[] = {
    {"GET", "/", SESSION_ALL, page_today},
    {"GET", "/offers", LOOKS, page_offers},
    {"GET", "/offer/", LOOKS, page_offer},
    {"POST", "/offer/", WRITES, page_offer_save},
    {"POST", "/form/", WRITES, page_offer_form},
    {"POST", "/heard/", WRITES, page_offer_heard},
    {"POST", "/confirm/", WRITES, page_offer_confirm},
    {"POST", "/several", WRITES, page_several},
    {"GET", "/calls", LOOKS, page_calls},
    {"GET", "/translate", WRITES, page_translate},
    {"GET", "/translate/", WRITES, page_translating},
    {"POST", "/translate/", WRITES, page_translating_save},
    {"GET", "/xliff/", WRITES, page_xliff},
    {"GET", "/related/", WRITES, page_related},
    {"POST", "/related/", WRITES, page_related_set},
    {"GET", "/new", WRITES, page_new},
    {"POST", "/new", WRITES, page_new_save},
    {"GET", "/preview/", LOOKS, page_preview},
    {"POST", "/preview/", WRITES, page_preview_typed},
    {"GET", "/coaches", LOOKS, page_coaches},
    {"POST", "/coaches", SESSION_COORDINATOR, page_coaches_check},
    {"GET", "/coaches/new", SESSION_COORDINATOR, page_new},
    {"POST", "/coaches/new", SESSION_COORDINATOR, page_new_save},
    {"POST", "/coach-remove/", SESSION_COORDINATOR, page_coach_remove},
    {"GET", "/coach/", LOOKS, page_coach},
    {"POST", "/coach/", SESSION_COORDINATOR, page_coach_save},
    {"POST", "/coach-checked/", SESSION_COORDINATOR, page_coach_checked},
    {"GET", "/sites", LOOKS, page_sites},
    {"GET", "/sites/new", SESSION_COORDINATOR, page_new},
    {"POST", "/sites/new", SESSION_COORDINATOR, page_new_save},
    {"POST", "/site-remove/", SESSION_COORDINATOR, page_site_remove},
    {"GET", "/site/", LOOKS, page_site},
    {"POST", "/site/", SESSION_COORDINATOR, page_site_save},
    {"GET", "/numbers", TOLD, page_numbers},
    {"POST", "/numbers", SESSION_COORDINATOR, page_numbers_release},
    {"GET", "/numbers/", TOLD, page_numbers_file},
    {"GET", "/network", LOOKS, page_network},
    {"GET", "/network.svg", LOOKS, page_network_picture},
    {"GET", "/speech", LOOKS, page_speech},
    {"POST", "/speech", WRITES, page_speech_set},
    {"GET", "/sound/", LOOKS, page_sound},
    {"GET", "/hear/", LOOKS, page_hear},
    {"GET", "/hear", LOOKS, page_hear_words},
    {"GET", "/history", LOOKS, page_history},
    {"POST", "/undo/", WRITES, page_undo},
    {"GET", "/publish", SESSION_COORDINATOR, page_publish},
    {"POST", "/publish", SESSION_COORDINATOR, page_publish_begin},
    {"GET", "/setup/", SESSION_COORDINATOR, page_setup},
    {"POST", "/home", SESSION_COORDINATOR, page_home},
    {"GET", "/bundle/", SESSION_COORDINATOR, page_bundle},
    {"GET", "/settings", SESSION_COORDINATOR, page_settings},
    {"POST", "/settings/copy", SESSION_COORDINATOR, page_settings_copy},
    {"POST", "/settings/forget", SESSION_COORDINATOR, page_settings_forget},
    {"GET", "/copy", SESSION_COORDINATOR, page_copy},
    {"GET", "/keys", SESSION_COORDINATOR, page_keys},
    {"GET", "/town", SESSION_COORDINATOR, page_town},
    {"POST", "/town", SESSION_COORDINATOR, page_town_begin},
    {"GET", "/people", SESSION_COORDINATOR, page_people},
    {"POST", "/people/", SESSION_COORDINATOR, page_people_change},
    {"GET", "/account", SESSION_ALL, page_account},
    {"POST", "/account", SESSION_ALL, page_account_password},
    {"GET", "/errand/", WRITES, page_errand},
    {"GET", "/barriers", WRITES, page_barriers},
    {"GET", "/barrier/", WRITES, page_barrier},
    {"POST", "/barrier/", SESSION_COORDINATOR, page_barrier_open},
    {"POST", "/barrier-state/", SESSION_COORDINATOR, page_barrier_state},
    {"POST", "/barrier-assign/", SESSION_COORDINATOR, page_barrier_assign},
    {"POST", "/barrier-note/", SESSION_COORDINATOR, page_barrier_note},
    {"POST", "/note-forget/", SESSION_COORDINATOR, page_note_forget},
    {"POST", "/report-forget/", SESSION_COORDINATOR, page_report_forget},
    {"POST", "/report-state/", SESSION_COORDINATOR, page_report_state},
    {"POST", "/report-accept/", SESSION_COORDINATOR, page_report_accept},
    {"GET", "/import", WRITES, page_import},
    {"POST", "/import", WRITES, page_import_send},
    {"GET", "/import/", WRITES, page_import_one},
    {"POST", "/import/", WRITES, page_import_deed},
    {"GET", "/reply/", SESSION_COORDINATOR, page_reply},
    {"POST", "/reply/", SESSION_COORDINATOR, page_reply_save},
    {"GET", "/answers", WRITES, page_answers},
    {"GET", "/answers/new", WRITES, page_answer_new},
    {"POST", "/answers/new", WRITES, page_answer_add},
    {"GET", "/answer/", WRITES, page_answer},
    {"POST", "/answer/", WRITES, page_answer_save},
    {"POST", "/answer-remove/", WRITES, page_answer_remove},
    {"GET", "/preview-answer/", WRITES, page_preview_answer},
    {"POST", "/preview-answer/", WRITES, page_preview_answer_typed},
};

const size_t route_count = sizeof routes / sizeof routes[0];

bool route_resumes(const struct route *route)
{
    static bool (*const pages[])(struct page *) = {page_offer_save, page_coach_save,
                                                   page_site_save, page_answer_save,
                                                   page_answer_add};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (route->page == pages[i])
            return true;
    return false;
}

size_t route_room(const char *path)
{
    if (strcmp(path, "/home") == 0)
        return HOMECOMING_BYTES;
    return strcmp(path, "/import") == 0 ? TAKING_BYTES : 0;
}

static bool fits(const char *pattern, const char *path)
{
    size_t len = strlen(pattern);
    if (len < 2 || pattern[len - 1] != '/')
        return strcmp(pattern, path) == 0;
    return strncmp(pattern, path, len) == 0 && path[len] != '\0' &&
           strchr(path + len, '/') == NULL;
}

const struct route *route_find(const char *method, const char *path, bool *known)
{
    *known = false;
    for (size_t i = 0; i < route_count; i++) {
        if (!fits(routes[i].path, path))
            continue;
        *known = true;
        if (strcmp(routes[i].method, method) == 0)
            return &routes[i];
    }
    return NULL;
}
