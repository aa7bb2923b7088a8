#include "fuzz/feed.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "core/outcome.h"
#include "help/folder.h"
#include "help/sample.h"

/* What a hostile bundle says to those who ask (core/outcome.h): any text as the value of
 * a row, or, behind an odd first byte, any bytes in an envelope that opens. What is shown
 * is an answer. */

static struct outcome_key key;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    for (size_t i = 0; i < sizeof key.bytes; i++)
        key.bytes[i] = (unsigned char)(i + 1);
    return 0;
}

static void add_value(struct buf *sql, const uint8_t *data, size_t size)
{
    unsigned char plain[OUTCOME_PLAIN_LEN] = {0};
    unsigned char box[OUTCOME_BOX_LEN];
    char hex[OUTCOME_VALUE_LEN];
    if (data[0] % 2 != 0) {
        size_t len = size - 1 < sizeof plain ? size - 1 : sizeof plain;
        memcpy(plain, data + 1, len);
        crypt_envelope(box, plain, sizeof plain, key.bytes + 32);
        crypt_to_hex(hex, box, sizeof box);
        buf_add_text(sql, hex);
        return;
    }
    for (size_t i = 1; i < size && data[i] != '\0'; i++)
        buf_add(sql, data[i] == '\'' ? "''" : (const char *)&data[i],
                data[i] == '\'' ? 2 : 1);
}

static void ask(const char *path)
{
    struct content *content = NULL;
    struct outcome outcome = {OUTCOME_READ, ""};
    struct err err = {""};
    unsigned char salt[CRYPT_SALT_LEN];
    bool found = false;
    if (!content_open(&content, path, &err))
        return;
    outcome_salt(content, salt);
    MUST(outcome_find(content, &key, &outcome, &found, &err));
    if (found)
        MUST(outcome.state < OUTCOME_STATE_COUNT && outcome.text[0] != '\0' &&
             memchr(outcome.text, '\0', sizeof outcome.text) != NULL &&
             utf8_valid(outcome.text, strlen(outcome.text), NULL));
    else
        MUST(outcome.text[0] == '\0');
    content_close(content);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct outcome none = {OUTCOME_READ, ""};
    struct outcome_row row;
    struct buf sql = {0};
    char path[512];
    if (size == 0)
        return 0;
    outcome_close(&row, &none, &key);
    buf_print(&sql, "INSERT INTO x_meta VALUES ('outcome_salt', '%.32s');", row.value);
    buf_print(&sql, "INSERT INTO x_meta VALUES ('%s', '", row.name);
    add_value(&sql, data, size);
    buf_add_text(&sql, "');");
    strcpy(path, feed_file("o.anna", "", 0));
    remove(path);
    sample_database(path, &(struct sample){.sql = sql.bytes});
    buf_free(&sql);
    ask(path);
    return 0;
}
