#include "command/remoting.h"

#include <stdlib.h>

bool remoting_read(const struct remoting_words *words, const char *url,
                   struct remote *out, struct err *err)
{
    const char *name = getenv(REMOTING_NAME);
    const char *secret = getenv(REMOTING_SECRET);
    *out = (struct remote){.ca_file = words->ca_file};
    if (!parcel_address(out->address, url, err) ||
        !login_set_region(&out->login, words->region, err))
        return false;
    if (words->credentials != NULL)
        return login_read(&out->login, words->credentials, err);
    if (name != NULL || secret != NULL)
        return login_take(&out->login, name, secret, err) ||
               err_prefix(err, "$" REMOTING_NAME ", $" REMOTING_SECRET);
    return words->region == NULL || err_set(err, "an S3 store wants --credentials");
}
