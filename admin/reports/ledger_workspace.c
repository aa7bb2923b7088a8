#include "reports/ledger_workspace.h"

#include "base/file.h"
#include "workspace/keys.h"
#include "workspace/place.h"

static bool seal_texts(struct ledger *ledger, const char *path, struct err *err)
{
    unsigned char key[KEYS_REPORT_LEN];
    return !file_exists(path) ||
           (keys_init(err) && keys_read_reports_public(path, key, err) &&
            ledger_seal_to(ledger, key, err));
}

bool ledger_open_workspace(struct ledger **out, const char *folder, struct err *err)
{
    struct arena arena = {0};
    struct ledger *ledger = NULL;
    const char *database = place_database(&arena, folder, err);
    const char *key = arena_print(&arena, "%s/keys/reports.pub", folder);
    bool ok = database != NULL && (!arena.failed || err_set(err, "not enough memory")) &&
              ledger_open(&ledger, database, err) && seal_texts(ledger, key, err);
    arena_free(&arena);
    if (!ok) {
        ledger_close(ledger);
        return false;
    }
    *out = ledger;
    return true;
}
