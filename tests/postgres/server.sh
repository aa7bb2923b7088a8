#!/bin/sh
# A PostgreSQL of its own for tests: in a folder, on a socket, without a port, gone when the test is.
# usage: tests/postgres/server.sh start|kill|stop DIR
#
# start makes DIR (initdb) if it is not there, and prints nothing; the socket lies in DIR/socket, the role is "anna", who may
# do all. kill ends it as a power cut would (pg_ctl stop -m immediate); start after that finds what was acknowledged. As root
# it runs as the user postgres, which Debian's package makes: a server refuses to be root.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 start|kill|stop DIR" >&2 && exit 2; }
bin=$(find /usr/lib/postgresql/*/bin -name initdb | sort -V | tail -n 1)
bin=${bin%/initdb}
[ -n "$bin" ] || { echo "SKIPPED: there is no PostgreSQL" && exit 77; }
mkdir -p "$2"
dir=$(cd "$2" && pwd)
as() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups env LC_ALL=C.UTF-8 "$@")
    else
        env LC_ALL=C.UTF-8 "$@"
    fi
}
control() {
    as "$bin/pg_ctl" -D "$dir/data" -l "$dir/log/server" -w -t 60 "$@" >"$dir/said" 2>&1 || {
        cat "$dir/said" >&2
        exit 1
    }
}
case $1 in
start)
    if [ ! -d "$dir/data" ]; then
        mkdir -p "$dir/data" "$dir/log" "$dir/socket"
        [ "$(id -u)" -ne 0 ] || chown postgres: "$dir/data" "$dir/log" "$dir/socket"
        as "$bin/initdb" -D "$dir/data" -U anna -A trust -E UTF8 --locale=C.UTF-8 >"$dir/said" 2>&1 || {
            cat "$dir/said" >&2
            exit 1
        }
        # Nothing here outlives the machine but what a test kills: ANNA_FSYNC=on for those.
        as sh -c "cat >>'$dir/data/postgresql.conf'" <<END
listen_addresses = ''
unix_socket_directories = '$dir/socket'
fsync = ${ANNA_FSYNC:-off}
max_connections = 100
shared_buffers = 32MB
END
    fi
    control start
    ;;
kill) control stop -m immediate ;;
stop) control stop -m fast ;;
esac
