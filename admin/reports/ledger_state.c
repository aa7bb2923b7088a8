#include "reports/ledger_state.h"

#include <stddef.h>
#include <string.h>

static const char *const state_name[LEDGER_STATE_COUNT] = {
    [LEDGER_NEW] = "new",
    [LEDGER_CONFIRMED] = "confirmed",
    [LEDGER_IN_PROGRESS] = "in_progress",
    [LEDGER_PLANNED] = "planned",
    [LEDGER_FIXED] = "fixed",
    [LEDGER_CANNOT_FIX] = "cannot_fix",
    [LEDGER_NOT_OURS] = "not_ours",
    [LEDGER_DUPLICATE] = "duplicate",
    [LEDGER_INTERNAL] = "internal",
};

const char *ledger_state_name(enum ledger_state state)
{
    return state < LEDGER_STATE_COUNT ? state_name[state] : "";
}

bool ledger_state_find(const char *name, enum ledger_state *out, struct err *err)
{
    char plain[32] = "";
    for (size_t i = 0; name[i] != '\0' && i + 1 < sizeof plain; i++)
        plain[i] = (char)(name[i] == ' ' || name[i] == '-' ? '_' : name[i]);
    for (int i = 0; i < LEDGER_STATE_COUNT; i++)
        if (strcmp(state_name[i], plain) == 0) {
            *out = (enum ledger_state)i;
            return true;
        }
    return err_set(err,
                   "\"%.40s\" is no state; there are: new, confirmed, in_progress, "
                   "planned, fixed, cannot_fix, not_ours, duplicate, internal",
                   name);
}
