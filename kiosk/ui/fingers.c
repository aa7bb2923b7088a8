#include "ui/fingers.h"

#include <stdlib.h>

#include "base/arena.h"

enum { ROW_MM = 10 };

static struct finger *leader_of(struct fingers *fingers)
{
    return fingers->leader > 0 ? &fingers->finger[fingers->leader - 1] : NULL;
}

static struct finger *find_finger(struct fingers *fingers, int64_t id)
{
    for (int i = 0; i < FINGERS_MOST; i++)
        if (fingers->finger[i].down && fingers->finger[i].id == id)
            return &fingers->finger[i];
    return NULL;
}

/* Where a new finger is kept. With more than any hand has, releases were lost: the one
 * that has rested longest gives way. */
static struct finger *place_for(struct fingers *fingers, int64_t id)
{
    struct finger *place = find_finger(fingers, id);
    if (place != NULL)
        return place;
    place = &fingers->finger[0];
    for (int i = 0; i < FINGERS_MOST; i++) {
        struct finger *finger = &fingers->finger[i];
        if (!finger->down)
            return finger;
        if (finger->rest_ms < place->rest_ms)
            place = finger;
    }
    return place;
}

static bool farther(int x0, int y0, int x1, int y1, int px)
{
    return abs(x1 - x0) > px || abs(y1 - y0) > px;
}

static bool comes_by_itself(struct fingers *fingers, const struct input *input,
                            const struct measure *measure, int64_t now_ms)
{
    bool again = fingers->row > 0 && now_ms - fingers->row_ms < FINGERS_ROW_MS &&
                 !farther(fingers->row_x, fingers->row_y, input->x, input->y,
                          measure_mm(measure, ROW_MM));
    if (!again) {
        fingers->row = 0;
        fingers->row_x = input->x;
        fingers->row_y = input->y;
    }
    if (fingers->row < FINGERS_ROW)
        fingers->row++;
    fingers->row_ms = now_ms;
    return fingers->row == FINGERS_ROW;
}

/* What one that comes down beside the leader is. */
static enum finger_part beside(const struct finger *leader, uint64_t on, int64_t now_ms)
{
    if (now_ms - leader->rest_ms >= FINGERS_REST_MS)
        return FINGER_BEGINS;
    if (leader->on == 0 && !leader->went && on != 0)
        return FINGER_BEGINS;
    if (on == 0 || on == leader->on)
        return FINGER_NOTHING;
    return now_ms - leader->down_ms < FINGERS_HAND_MS ? FINGER_SHARES : FINGER_TAKES_BACK;
}

static enum finger_part come_down(struct fingers *fingers, const struct input *input,
                                  uint64_t on, int64_t now_ms)
{
    struct finger *finger = place_for(fingers, input->finger);
    struct finger *leader = leader_of(fingers);
    /* Twice the same one: its release was lost. */
    enum finger_part part =
        leader == NULL || leader == finger ? FINGER_BEGINS : beside(leader, on, now_ms);
    *finger = (struct finger){.down = true,
                              .id = input->finger,
                              .on = on,
                              .down_ms = now_ms,
                              .x = input->x,
                              .y = input->y,
                              .rest_x = input->x,
                              .rest_y = input->y,
                              .rest_ms = now_ms,
                              .sign_x = input->x,
                              .sign_y = input->y};
    if (part == FINGER_BEGINS)
        fingers->leader = (int)(finger - fingers->finger) + 1;
    return part;
}

static void go_on(struct finger *finger, const struct input *input,
                  const struct measure *measure, int64_t now_ms, bool *alive)
{
    finger->went = finger->went || farther(finger->x, finger->y, input->x, input->y,
                                           measure->target_px / 4);
    if (farther(finger->rest_x, finger->rest_y, input->x, input->y, measure->target_px)) {
        finger->rest_x = input->x;
        finger->rest_y = input->y;
        finger->rest_ms = now_ms;
    }
    if (farther(finger->sign_x, finger->sign_y, input->x, input->y, measure->target_px)) {
        finger->sign_x = input->x;
        finger->sign_y = input->y;
        *alive = true;
    }
}

enum finger_part fingers_take(struct fingers *fingers, const struct input *input,
                              uint64_t on, const struct measure *measure, int64_t now_ms,
                              bool *alive)
{
    struct finger *finger = find_finger(fingers, input->finger);
    bool leads = finger != NULL && finger == leader_of(fingers);
    switch (input->kind) {
    case INPUT_DOWN:
        if (!comes_by_itself(fingers, input, measure, now_ms))
            *alive = true;
        return come_down(fingers, input, on, now_ms);
    case INPUT_MOVE:
        if (finger != NULL)
            go_on(finger, input, measure, now_ms, alive);
        return leads ? FINGER_GOES_ON : FINGER_NOTHING;
    case INPUT_UP:
        if (finger != NULL)
            wipe(finger, sizeof *finger);
        if (leads)
            fingers->leader = 0;
        return leads ? FINGER_ENDS : FINGER_NOTHING;
    case INPUT_CANCEL:
        wipe(fingers, sizeof *fingers);
        return FINGER_TAKES_BACK;
    default:
        return FINGER_NOTHING;
    }
}
