#include "courier/courier_config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ini.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "core/courier.h"

enum { FILE_LIMIT = 64 * 1024, MINUTES = 60, MOST_MINUTES = 7 * 24 * 60 };

struct reading {
    struct courier_config config;
    char region[LOGIN_REGION];
    char credentials[COURIER_CONFIG_TEXT];
    struct err why; /* of the first line that was refused */
};

static bool set_minutes(int *out, const char *value, struct err *err)
{
    char *end;
    long minutes = strtol(value, &end, 10);
    if (end == value || *end != '\0' || minutes < 1 || minutes > MOST_MINUTES)
        return err_set(err, "minutes are a number from 1 to %d", MOST_MINUTES);
    *out = (int)minutes;
    return true;
}

static bool set_text(char *out, size_t room, const char *value, struct err *err)
{
    return utf8_copy(out, room, value) || err_set(err, "the value is too long");
}

static bool set_one(struct reading *r, const char *key, const char *value,
                    struct err *err)
{
    struct courier_config *c = &r->config;
    if (strcmp(key, "server.content") == 0)
        return parcel_address(c->content, value, err);
    if (strcmp(key, "server.drop") == 0)
        return parcel_address(c->drop, value, err);
    if (strcmp(key, "courier.outgoing") == 0)
        return set_text(c->outgoing, sizeof c->outgoing, value, err);
    if (strcmp(key, "courier.site") == 0)
        return set_text(c->site, sizeof c->site, value, err);
    if (strcmp(key, "server.credentials") == 0)
        return set_text(r->credentials, sizeof r->credentials, value, err);
    if (strcmp(key, "server.region") == 0)
        return set_text(r->region, sizeof r->region, value, err);
    if (strcmp(key, "server.ca") == 0)
        return set_text(c->ca, sizeof c->ca, value, err);
    if (strcmp(key, "courier.folder") == 0)
        return set_text(c->folder, sizeof c->folder, value, err);
    if (strcmp(key, "courier.minutes") == 0)
        return set_minutes(&c->minutes, value, err);
    return err_set(err, "there is no such setting");
}

static int take_line(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    char key[96];
    struct err err = {""};
    snprintf(key, sizeof key, "%s.%s", section, name);
    if (set_one(reading, key, value, &err))
        return 1;
    if (reading->why.text[0] == '\0')
        reading->why = err;
    return 0;
}

bool courier_config_read(struct courier_config *out, const char *path, struct err *err)
{
    struct reading r = {.config = {.folder = COURIER_FOLDER,
                                   .outgoing = COURIER_OUTGOING,
                                   .minutes = MINUTES}};
    struct buf text = {0};
    if (!buf_read_file(&text, path, FILE_LIMIT, err))
        return false;
    int line = ini_parse_string(text.bytes != NULL ? text.bytes : "", take_line, &r);
    buf_free(&text);
    if (line != 0)
        return err_set(err, "%s, line %d: %s", path, line,
                       r.why.text[0] != '\0' ? r.why.text : "this is not name = value");
    if (r.config.content[0] == '\0')
        return err_set(err, "%s: no address is named, [server] content", path);
    if (r.config.drop[0] != '\0' && r.config.site[0] == '\0')
        return err_set(err, "%s: [server] drop needs [courier] site", path);
    if (!login_set_region(&r.config.login, r.region[0] != '\0' ? r.region : NULL, err))
        return err_prefix(err, "%s", path);
    if (r.credentials[0] != '\0' && !login_read(&r.config.login, r.credentials, err))
        return false;
    *out = r.config;
    return true;
}
