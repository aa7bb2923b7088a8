#include "help/bundles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/crypt.h"
#include "help/folder.h"

void bundles_set_up(struct bundles *bundles, unsigned char seed)
{
    snprintf(bundles->folder, sizeof bundles->folder, "%s", folder_make());
    snprintf(bundles->state, sizeof bundles->state, "%s/state", bundles->folder);
    snprintf(bundles->stick, sizeof bundles->stick, "%s/stick", bundles->folder);
    if (mkdir(bundles->stick, 0755) != 0 || !crypt_init(NULL))
        exit(99);
    signer_make(&bundles->signer, seed);
    bundles->key = signer_key(&bundles->signer);
}

void bundles_tear_down(struct bundles *bundles)
{
    folder_remove(bundles->folder);
}

static void add_offer(struct buf *sql, const char *word, int position)
{
    int len = (int)strcspn(word, "*+#-");
    char mark = word[len];
    buf_print(
        sql,
        "INSERT INTO service (id, position, organization_id, name, description,"
        " x_scope, x_has_address, x_confidence, x_checked_on, x_sort) VALUES"
        " ('%.*s', %d, 1, '%.*s%s', 'Was es ist.', 'district', 0, '%s', %s, x'00');",
        len, word, position, len, word, mark == '*' ? "!" : "",
        mark == '-' ? "low" : "high", mark == '#' ? "'2026-11-19'" : "NULL");
    buf_print(
        sql,
        "INSERT INTO x_service_topic VALUES ('money', 1, 'district', x'00', '%.*s',"
        " 0); INSERT INTO x_service_list VALUES ('%.*s', 'de', 'topic', 0, 'money');",
        len, word, len, word);
    if (mark == '+')
        buf_print(sql,
                  "INSERT INTO x_service_text (service_id, lang, made, name) VALUES"
                  " ('%.*s', 'en', 'human', 'It');",
                  len, word);
}

void bundles_make(const struct bundles *bundles, const char *folder, const char *name,
                  const struct bundle_plan *plan)
{
    struct buf sql = {0};
    char offers[512];
    char *rest = NULL;
    int position = 0;
    snprintf(offers, sizeof offers, "%s", plan->offers);
    buf_add_text(&sql, "DELETE FROM service; DELETE FROM x_service_topic;"
                       " DELETE FROM x_service_list; DELETE FROM x_service_text;");
    for (char *word = strtok_r(offers, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest))
        add_offer(&sql, word, position++);
    struct sample sample = {
        .sequence = plan->number, .site = plan->site, .sql = sql.bytes};
    sample_bundle(folder_file(folder, "%s", name), &sample, &bundles->signer);
    buf_free(&sql);
}

void bundles_flip(const char *folder, const char *name, long at)
{
    FILE *file = fopen(folder_file(folder, "%s", name), "r+");
    if (file == NULL || fseek(file, at, SEEK_SET) != 0)
        exit(99);
    int byte = fgetc(file);
    if (byte == EOF || fseek(file, at, SEEK_SET) != 0 || fputc(byte ^ 1, file) == EOF ||
        fclose(file) != 0)
        exit(99);
}

int bundles_state_set_up(void **state)
{
    static struct bundles b;
    bundles_set_up(&b, 1);
    *state = &b;
    return 0;
}

int bundles_state_tear_down(void **state)
{
    bundles_tear_down(*state);
    return 0;
}
