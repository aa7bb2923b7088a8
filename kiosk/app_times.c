#include "app_times.h"

enum {
    SILENCE_MS = 180000, /* a child that says nothing for so long hangs on its stick */
    STAY_MS = 120000,    /* a result stands so long while nobody touches the screen */
    LINGER_MS = 30000,   /* and so long when the stick was pulled before it was there */
    LOOK_MS = 60000,     /* so often it looks itself for what does not wake it */
    HEAR_MS = 200        /* and so often for what a child says */
};

int64_t app_times_limit_ms(const struct stick_view *view)
{
    switch (view->phase) {
    case STICK_WORKS:
        return SILENCE_MS;
    case STICK_DONE:
    case STICK_SETUP:
    case STICK_UNREADABLE:
    case STICK_BACK:
    case STICK_FORWARD:
    case STICK_WENT:
    case STICK_TWO:
        return view->plugged ? STAY_MS : LINGER_MS;
    case STICK_AWAY:
    case STICK_ASKS:
        break;
    }
    return 0;
}

int64_t app_times_look_ms(const struct app_work *work, const struct app_plugs *plugs)
{
    if (app_work_runs(work) && !app_plugs_heard(plugs))
        return HEAR_MS;
    return app_plugs_seen(plugs) ? 0 : LOOK_MS;
}

int app_times_left_ms(int64_t since_ms, int64_t limit_ms, int64_t now_ms)
{
    int64_t left = since_ms + limit_ms - now_ms;
    if (limit_ms == 0)
        return -1;
    return left > 0 ? (int)left : 0;
}
