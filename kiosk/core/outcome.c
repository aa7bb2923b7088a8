#include "core/outcome.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "core/content_inside.h"

static const char row_name[] = "outcome:";

enum { NAME_BYTES = CRYPT_STRETCH_LEN - CRYPT_KEY_LEN, MARK_LEN = sizeof row_name - 1 };

_Static_assert((int)MARK_LEN + 2 * (int)NAME_BYTES + 1 == (int)OUTCOME_NAME_LEN,
               "as named");

bool outcome_key_make(struct outcome_key *out, const struct phrase *phrase,
                      const unsigned char salt[CRYPT_SALT_LEN])
{
    unsigned char bytes[PHRASE_BYTES];
    phrase_write(bytes, phrase);
    bool ok = crypt_stretch(out->bytes, bytes, sizeof bytes, salt);
    wipe(bytes, sizeof bytes);
    return ok;
}

static void name_row(char out[OUTCOME_NAME_LEN], const unsigned char *bytes)
{
    memcpy(out, row_name, MARK_LEN);
    crypt_to_hex(out + MARK_LEN, bytes, NAME_BYTES);
}

void outcome_close(struct outcome_row *out, const struct outcome *outcome,
                   const struct outcome_key *key)
{
    unsigned char plain[OUTCOME_PLAIN_LEN] = {(unsigned char)outcome->state};
    unsigned char box[OUTCOME_BOX_LEN];
    memcpy(plain + 1, outcome->text, strnlen(outcome->text, REPORT_TEXT_LEN - 1));
    crypt_envelope(box, plain, sizeof plain, key->bytes + NAME_BYTES);
    name_row(out->name, key->bytes);
    crypt_to_hex(out->value, box, sizeof box);
    wipe(plain, sizeof plain);
}

bool outcome_salt(struct content *content, unsigned char out[CRYPT_SALT_LEN])
{
    char hex[2 * CRYPT_SALT_LEN + 1];
    unsigned char salt[CRYPT_SALT_LEN];
    if (!content_meta(content, "outcome_salt", hex, sizeof hex, NULL) ||
        !crypt_from_hex(salt, sizeof salt, hex))
        return false;
    memcpy(out, salt, sizeof salt);
    return true;
}

/* What an office wrote; whoever has its key may have made it, and may be hostile. */
static bool read_plain(struct outcome *out, const unsigned char plain[OUTCOME_PLAIN_LEN])
{
    const char *text = (const char *)plain + 1;
    size_t len = strnlen(text, REPORT_TEXT_LEN);
    if (plain[0] >= OUTCOME_STATE_COUNT || len == 0 || len == REPORT_TEXT_LEN ||
        !utf8_valid(text, len, NULL))
        return false;
    for (size_t i = 0; i < REPORT_TEXT_LEN; i++)
        if (i < len ? (unsigned char)text[i] < 0x20 || text[i] == 0x7F : text[i] != '\0')
            return false;
    out->state = (enum outcome_state)plain[0];
    memcpy(out->text, text, REPORT_TEXT_LEN);
    return true;
}

static bool open_value(struct outcome *out, const char *value,
                       const struct outcome_key *key)
{
    unsigned char box[OUTCOME_BOX_LEN];
    unsigned char plain[OUTCOME_PLAIN_LEN];
    bool ok = crypt_from_hex(box, sizeof box, value) &&
              crypt_envelope_open(plain, box, sizeof box, key->bytes + NAME_BYTES) &&
              read_plain(out, plain);
    wipe(plain, sizeof plain);
    return ok;
}

bool outcome_find(struct content *content, const struct outcome_key *key,
                  struct outcome *out, bool *found_out, struct err *err)
{
    char name[OUTCOME_NAME_LEN];
    struct db_stmt *stmt =
        db_prepare(content->db, "SELECT value FROM x_meta WHERE key = :key", err);
    if (stmt == NULL)
        return false;
    name_row(name, key->bytes);
    db_bind_text(stmt, ":key", name);
    bool there = db_step(stmt);
    const char *value = there ? db_text(stmt, 0) : NULL;
    bool found = value != NULL && open_value(out, value, key);
    bool ok = there || db_done(stmt, err);
    db_reset(stmt);
    wipe(name, sizeof name);
    if (ok)
        *found_out = found;
    return ok;
}
