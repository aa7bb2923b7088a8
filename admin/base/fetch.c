#include "base/fetch.h"

enum { REDIRECTS = 5 };

enum line_end fetch_page(const char *url, const struct fetch_options *options,
                         struct line_answer *out, struct err *err)
{
    const struct line_request request = {
        .url = url,
        .agent = "anna-admin/" ANNA_VERSION,
        .seconds = options->seconds,
        .limit = FETCH_LIMIT,
        .redirects = REDIRECTS,
        .unpack = true,
        .plain = options->plain,
        .connect_to = options->connect_to,
        .ca_file = options->ca_file,
    };
    return line_ask(&request, out, err);
}
