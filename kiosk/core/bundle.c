#include "core/bundle.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/label.h"
#include "core/schema.h"

bool bundle_read_label(struct bundle_label *out, const char *comment, struct err *err)
{
    struct bundle_label label = {.site = ""};
    char sequence[32];
    char created[32];
    char until[32];
    char schema[32];
    long version;
    const char *at = comment;
    bool ok = label_word(&at, "anna-content site=", label.site, sizeof label.site) &&
              label_word(&at, " sequence=", sequence, sizeof sequence) &&
              label_word(&at, " created=", created, sizeof created) &&
              label_word(&at, " valid-until=", until, sizeof until) &&
              label_word(&at, " schema=", schema, sizeof schema) && *at == '\0';
    if (!ok)
        return err_set(err, "it is signed, but not as content of ANNA");
    if (!label_made_of(label.site, "abcdefghijklmnopqrstuvwxyz0123456789-_"))
        return err_set(err, "its site has a name that cannot be");
    if (!label_number(sequence, 999999999999999999, &label.sequence))
        return err_set(err, "its sequence is no number that can be");
    if (strlen(created) != 10 || !date_parse(created, &label.created) ||
        strlen(until) != 10 || !date_parse(until, &label.valid_until))
        return err_set(err, "its dates are none");
    if (!label_number(schema, 1000000, &version))
        return err_set(err, "its schema is no number that can be");
    label.schema = (int)version;
    *out = label;
    return true;
}

void bundle_write_label(const struct bundle_label *label, char *out, size_t room)
{
    snprintf(out, room,
             "anna-content site=%s sequence=%ld created=%04d-%02d-%02d "
             "valid-until=%04d-%02d-%02d schema=%d",
             label->site, label->sequence, label->created.year, label->created.month,
             label->created.day, label->valid_until.year, label->valid_until.month,
             label->valid_until.day, label->schema);
}

static bool read_signature(struct signature *out, const char *path, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, BUNDLE_SIGNATURE_LIMIT, err))
        return false;
    bool ok =
        signature_parse(out, text.bytes, text.len, err) || err_prefix(err, "%s", path);
    buf_free(&text);
    return ok;
}

bool bundle_verify(const char *path, const char *signature_path,
                   const struct signature_key *keys, size_t key_count,
                   struct bundle_label *label_out,
                   unsigned char hash_out[SIGNATURE_HASH_LEN], struct err *err)
{
    char beside[4200];
    if (signature_path == NULL) {
        if (snprintf(beside, sizeof beside, "%s.minisig", path) >= (int)sizeof beside)
            return err_set(err, "%.60s...: the path is too long", path);
        signature_path = beside;
    }
    struct signature signature;
    struct bundle_label label;
    unsigned char hash[SIGNATURE_HASH_LEN];
    if (!read_signature(&signature, signature_path, err) ||
        !signature_hash_file(path, BUNDLE_LIMIT, hash, err))
        return false;
    if (!signature_verify(&signature, hash, keys, key_count, err) ||
        !bundle_read_label(&label, signature.comment, err))
        return err_prefix(err, "%s", path);
    *label_out = label;
    if (hash_out != NULL)
        memcpy(hash_out, hash, SIGNATURE_HASH_LEN);
    return true;
}

enum bundle_fit bundle_fit(const struct bundle_label *label,
                           const struct bundle_label *have, bool same_bytes,
                           const char *site)
{
    long known = have != NULL ? have->sequence : 0;
    if (label->schema != SCHEMA_VERSION)
        return BUNDLE_OTHER_VERSION;
    if (site[0] != '\0' && strcmp(label->site, "all") != 0 &&
        strcmp(label->site, site) != 0)
        return BUNDLE_OTHER_SITE;
    if (have != NULL && label->sequence < known)
        return BUNDLE_OLDER;
    if (have != NULL && label->sequence == known && !same_bytes)
        return BUNDLE_TWIN;
    if (have != NULL && label->sequence > known + BUNDLE_JUMP)
        return BUNDLE_LEAP;
    return BUNDLE_FITS;
}

bool bundle_may_follow(const struct bundle_label *label, const struct bundle_label *have,
                       bool same_bytes, const char *site, struct err *err)
{
    long known = have != NULL ? have->sequence : 0;
    switch (bundle_fit(label, have, same_bytes, site)) {
    case BUNDLE_FITS:
        break;
    case BUNDLE_OTHER_VERSION:
        return err_set(
            err, "it is made for another version of the terminal (schema %d, not %d)",
            label->schema, SCHEMA_VERSION);
    case BUNDLE_OTHER_SITE:
        return err_set(err, "it is made for %s, and this terminal is %s", label->site,
                       site);
    case BUNDLE_OLDER:
        return err_set(err,
                       "it is older (number %ld) than what is installed (number %ld)",
                       label->sequence, known);
    case BUNDLE_TWIN:
        return err_set(err, "it has the number %ld of what is installed, but is another",
                       label->sequence);
    case BUNDLE_LEAP:
        return err_set(err, "its number %ld leaps too far over %ld", label->sequence,
                       known);
    }
    return true;
}

bool bundle_read_keys(struct signature_key *out, const char *const *paths, size_t count,
                      struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        if (!buf_read_file(&text, paths[i], 4096, err))
            return false;
        bool ok = signature_parse_key(&out[i], text.bytes, text.len, err) ||
                  err_prefix(err, "%s", paths[i]);
        buf_free(&text);
        if (!ok)
            return false;
    }
    return true;
}
