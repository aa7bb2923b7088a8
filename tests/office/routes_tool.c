#include <stdio.h>

#include "pages/route.h"
#include "web/account.h"

/* Prints the office's pages: METHOD, PATH and the roles that may, a line each. */

int main(void)
{
    for (size_t i = 0; i < route_count; i++) {
        printf("%s %s", routes[i].method, routes[i].path);
        for (int role = 1; role <= SESSION_ALL; role *= 2)
            if ((routes[i].roles & role) != 0)
                printf(" %s", account_role_word((enum session_role)role));
        printf("\n");
    }
    return 0;
}
