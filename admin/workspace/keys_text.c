#include "workspace/keys_text.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/secret.h"

enum { TEXT_LIMIT = 8192 };

void keys_put64(unsigned char out[8], uint64_t value)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

uint64_t keys_get64(const unsigned char in[8])
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--)
        value = value << 8 | in[i];
    return value;
}

void keys_add_base64(struct buf *out, const void *bytes, size_t len)
{
    char text[CRYPT_BASE64_LEN];
    crypt_to_base64(text, bytes, len);
    buf_add_text(out, text);
    buf_add_text(out, "\n");
    secret_wipe(text, sizeof text);
}

/* The bytes of a key file: a comment line, one line of base64 that is exactly `len`
 * bytes. */
bool keys_read_file(const char *path, void *bytes, size_t len, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, TEXT_LIMIT, err))
        return false;
    const char *line = text.bytes == NULL ? NULL : strchr(text.bytes, '\n');
    bool ok = line != NULL && strncmp(text.bytes, "untrusted comment:", 18) == 0;
    size_t line_len = ok ? strcspn(line + 1, "\r\n") : 0;
    ok = ok && crypt_from_base64(bytes, len, line + 1, line_len);
    const char *end = ok ? line + 1 + line_len : "";
    ok = ok && end[strspn(end, "\r\n")] == '\0';
    buf_wipe_free(&text);
    return ok || err_set(err, "%s: not a key file of the kind that belongs here", path);
}

bool keys_write_pair(const char *secret_path, struct buf *secret, const char *public_path,
                     struct buf *pub, struct err *err)
{
    bool ok = !secret->failed && !pub->failed;
    if (!ok)
        err_set(err, "%s: not enough memory", secret_path);
    ok = ok && file_make(secret_path, secret->bytes, secret->len, 0600, err);
    if (ok && !file_make(public_path, pub->bytes, pub->len, 0644, err)) {
        unlink(secret_path);
        ok = false;
    }
    buf_wipe_free(secret);
    buf_free(pub);
    return ok;
}
