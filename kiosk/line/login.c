#include "line/login.h"

#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { FILE_LIMIT = 1024 };

bool login_take(struct login *login, const char *name, const char *secret,
                struct err *err)
{
    if (name == NULL || name[0] == '\0' || secret == NULL || secret[0] == '\0')
        return err_set(err, "name and secret are needed, both");
    /* In Basic the name ends at the first colon. */
    if (strchr(name, ':') != NULL || !utf8_copy(login->name, sizeof login->name, name) ||
        !utf8_copy(login->secret, sizeof login->secret, secret))
        return err_set(err, "this is no name and secret");
    return true;
}

/* The next line of `*at`, ended there; NULL if there is none. */
static char *next_line(char **at)
{
    char *line = *at;
    if (line == NULL || *line == '\0')
        return NULL;
    char *end = strchr(line, '\n');
    *at = end != NULL ? end + 1 : NULL;
    if (end == NULL)
        end = line + strlen(line);
    if (end > line && end[-1] == '\r')
        end--;
    *end = '\0';
    return line;
}

bool login_read(struct login *login, const char *path, struct err *err)
{
    struct buf text = {0};
    struct stat about;
    if (!buf_read_file(&text, path, FILE_LIMIT, err))
        return false;
    bool ok = stat(path, &about) == 0 && (about.st_mode & 077) == 0;
    if (!ok) {
        err_set(err, "%s: others may read it; chmod 600 it", path);
    } else {
        char *at = text.bytes;
        const char *name = next_line(&at);
        const char *secret = next_line(&at);
        ok = login_take(login, name, secret, err) || err_prefix(err, "%s", path);
    }
    buf_wipe_free(&text);
    return ok;
}

bool login_set_region(struct login *login, const char *region, struct err *err)
{
    static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (region == NULL)
        region = "";
    else if (region[0] == '\0' || region[strspn(region, signs)] != '\0')
        return err_set(err, "\"%s\" is no region of a store", region);
    return utf8_copy(login->region, sizeof login->region, region) ||
           err_set(err, "\"%s\" is no region of a store", region);
}
