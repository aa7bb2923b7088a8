#!/bin/sh
# anna-admin for tests that know folders alone: what they call a workspace has its database in the server whose socket is
# $ANNA_POSTGRES, one for each folder, and its keys in the folder. $ANNA_REAL is the program.
set -eu
if [ "${1:-}" != -w ]; then exec "$ANNA_REAL" "$@"; fi
folder=$(realpath -m "$2")
shift 2
name=w_$(printf %s "$folder" | md5sum | cut -c 1-20)
case " $* " in
*" init "*)
    psql -q -h "$ANNA_POSTGRES" -U anna -d postgres -c "CREATE DATABASE $name TEMPLATE template0" 2>/dev/null || true
    ;;
esac
export ANNA_FILES="$folder"
exec "$ANNA_REAL" -w "postgresql://anna@/$name?host=$ANNA_POSTGRES" "$@"
