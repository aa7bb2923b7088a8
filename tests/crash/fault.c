#include "fault.h"

static struct {
    bool armed;
    enum fault_kind kind;
    long number;
    int error;
    bool forever;
    int held;
    long calls[FAULT_KINDS];
} plan;

static const char *const names[FAULT_KINDS] = {"open",  "read",   "write", "sync",
                                               "name",  "stat",   "mmap",  "statvfs",
                                               "close", "malloc", "room"};

const char *fault_name(enum fault_kind kind)
{
    return names[kind];
}

static void count_anew(void)
{
    for (int i = 0; i < FAULT_KINDS; i++)
        plan.calls[i] = 0;
}

void fault_arm(enum fault_kind kind, long number, int error, bool forever)
{
    count_anew();
    plan.kind = kind;
    plan.number = number;
    plan.error = error;
    plan.forever = forever;
    plan.armed = true;
}

void fault_disarm(void)
{
    count_anew();
    plan.armed = false;
}

long fault_calls(enum fault_kind kind)
{
    return plan.calls[kind];
}

int fault_hits(enum fault_kind kind)
{
    if (plan.held > 0)
        return 0;
    long number = ++plan.calls[kind];
    if (!plan.armed || kind != plan.kind)
        return 0;
    bool hit = plan.forever ? number >= plan.number : number == plan.number;
    return hit ? plan.error : 0;
}

void fault_hold(void)
{
    plan.held++;
}

void fault_go(void)
{
    plan.held--;
}
