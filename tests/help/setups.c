#include "help/setups.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/crypt.h"
#include "help/folder.h"

void setups_make(struct setup *out, const struct signer *names)
{
    setup_begin(out);
    snprintf(out->site, sizeof out->site, "ennigerloh");
    snprintf(out->town, sizeof out->town, "Ennigerloh");
    snprintf(out->name, sizeof out->name, "Ennigerloh, Rathaus");
    snprintf(out->languages, sizeof out->languages, "de tr");
    snprintf(out->desk_phone, sizeof out->desk_phone, "+492214710120");
    out->created = (struct date){2026, 11, 20};
    out->key = signer_key(names);
    out->width_mm = 336;
    out->height_mm = 597;
    out->distance_mm = 600;
    out->turn = 90;
}

void setups_sign(const struct buf *text, const struct signer *signer, const char *comment,
                 struct buf *out)
{
    struct crypt_hash running;
    unsigned char hash[SIGNATURE_HASH_LEN];
    struct minisig minisig;
    crypt_hash_begin(&running);
    crypt_hash_add(&running, text->bytes, text->len);
    crypt_hash_end(&running, hash);
    minisig_make(&minisig, signer, hash, sizeof hash, comment);
    minisig_text(&minisig, out);
}

void setups_put(const char *folder, const struct setup *setup,
                const struct signer *signer)
{
    char comment[SETUP_COMMENT];
    struct buf text = {0};
    struct buf signature = {0};
    setup_write_comment(setup, comment);
    setup_write(setup, &text);
    setups_sign(&text, signer, comment, &signature);
    mkdir(folder_file(folder, "anna"), 0755);
    file_write(folder_file(folder, "anna/" SETUP_NAME), text.bytes, text.len);
    file_write(folder_file(folder, "anna/" SETUP_NAME ".minisig"), signature.bytes,
               signature.len);
    buf_free(&text);
    buf_free(&signature);
}
