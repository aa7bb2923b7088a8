#include "takeaway/codes.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/proof_check.h"
#include "screens/coach_words.h"

static const char *const way_name[COACH_WAY_END] = {
    [COACH_ONLINE] = "online", [COACH_SMS] = "sms",   [COACH_PHONE] = "phone",
    [COACH_EMAIL] = "email",   [COACH_COPY] = "copy",
};

static const char *first_of(const struct texts *list, const char *otherwise)
{
    return list->count > 0 ? list->item[0] : otherwise;
}

/* Says who she is and what it is about, on the screen and to ourselves. */
static bool choose(struct codes *p, const struct coach *coach)
{
    static const char *const wish[] = {"interpreter", "companion", "child"};
    struct coach_wish *own = &p->session.coach;
    size_t number = (p->seed + strlen(p->setting.theme) + strlen(coach->id)) % 8;
    const char *topic = first_of(&coach->topics, number % 2 == 0 ? "any" : "money");
    memset(own, 0, sizeof *own);
    utf8_copy(own->lang, sizeof own->lang, first_of(&coach->languages, "de"));
    utf8_copy(own->town, sizeof own->town, first_of(&coach->towns, p->hall.site->town));
    utf8_copy(own->topic, sizeof own->topic,
              strcmp(topic, "any") == 0 ? SESSION_NO_TOPIC : topic);
    own->wishes = (unsigned)number;
    bool ok = walk_tap(&p->walk, "nav:home") && walk_tap(&p->walk, "nav:coach") &&
              walk_tap(&p->walk, "nav:choose") && codes_tap(p, "speaks", own->lang) &&
              codes_tap(p, "town", own->town) && codes_tap(p, "about", topic) &&
              walk_tap(&p->walk, "nav:show");
    for (unsigned i = 0; ok && i < 3; i++)
        ok = (own->wishes >> i & 1u) == 0 || codes_tap(p, "wish", wish[i]);
    return ok;
}

static void take_coach(struct codes *p, const struct coach *coach)
{
    char id[160];
    snprintf(p->walk.where, sizeof p->walk.where, "%dx%d %s %s coach %s", p->setting.w,
             p->setting.h, p->setting.lang, p->setting.theme, coach->id);
    if (!choose(p, coach))
        return;
    arena_reset(&p->arena);
    struct coach_choice choice = coach_choice(&p->hall, &p->arena);
    if (coach->open_places == 0) {
        snprintf(id, sizeof id, "coach:%s", coach->id);
        if (frame_find(app_frame(p->walk.app), id) != NULL)
            proof_fail(p->walk.where, "a coach without room is offered", id);
        return;
    }
    if (!codes_tap(p, "coach", coach->id))
        return;
    const char *code = coach_code(&p->hall, &p->arena, coach, &choice);
    for (int way = COACH_ONLINE; way < COACH_WAY_END; way++) {
        const char *text =
            coach_payload(&p->hall, &p->arena, coach, &choice, (enum coach_way)way);
        snprintf(id, sizeof id, "way:%s", way_name[way]);
        if (way != COACH_COPY && text == NULL) {
            if (frame_find(app_frame(p->walk.app), id) != NULL)
                proof_fail(p->walk.where, "a way that is none is offered", id);
            continue;
        }
        if (!walk_tap(&p->walk, id) || way == COACH_COPY)
            continue;
        snprintf(id, sizeof id, "code:%s", way_name[way]);
        codes_take(p, id, coach->id, way_name[way], code, text);
    }
}

void codes_coaches(struct codes *p)
{
    struct arena arena = {0};
    struct coach *coach = NULL;
    size_t count = 0;
    struct err err = {""};
    if (!content_coaches(p->hall.content, &arena, &coach, &count, &err) || count == 0)
        proof_fail("coaches", "there are none", err.text);
    for (size_t i = 0; i < count; i++)
        if (codes_chosen(p, coach[i].id))
            take_coach(p, &coach[i]);
    arena_free(&arena);
}
