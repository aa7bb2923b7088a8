#ifndef ANNA_ADMIN_WORKSPACE_STORE_REPORT_H
#define ANNA_ADMIN_WORKSPACE_STORE_REPORT_H

/* The tables of the reports (reports/ledger.h) in the workspace's database, each made
 * unless it is there: they are copied and moved with the others. */
extern const char store_report_tables[];

#endif
