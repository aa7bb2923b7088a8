#include "flow.h"

#include <string.h>

static const struct flow *const flows[] = {
    &flow_first_install,    &flow_install_over, &flow_stick,  &flow_install_same,
    &flow_back_and_forward, &flow_report,       &flow_import, &flow_pack,
    &flow_collect,          &flow_setup,        &flow_program};

const char *flow_verdict_name(enum flow_verdict verdict)
{
    static const char *const names[FLOW_VERDICTS] = {"holds", "lost", "dark",
                                                     "mixed", "bare", "stuck"};
    return names[verdict];
}

const struct flow *flow_at(size_t place)
{
    return place < sizeof flows / sizeof flows[0] ? flows[place] : NULL;
}

const struct flow *flow_find(const char *name)
{
    for (size_t i = 0; flow_at(i) != NULL; i++)
        if (strcmp(flow_at(i)->name, name) == 0)
            return flow_at(i);
    return NULL;
}
