#!/usr/bin/env bash
# Runs a command with SQLGEN_POSTGRES naming a server of its own: PostgreSQL >= 17 with pgvector, on a fresh cluster that
# is gone when the command ends. Where none is installed, Debian's packages are put into a folder (as root, once).
#
#   bash .ci/provision-postgres.sh dotnet run tests/all.cs
#   bash .ci/provision-postgres.sh            prints "export SQLGEN_POSTGRES=…" and leaves the server running
#
# SQLGEN_POSTGRES_ROOT: where the packages go, /var/tmp/sqlgen-postgres by default; an existing one is used again.
set -euo pipefail

root=${SQLGEN_POSTGRES_ROOT:-/var/tmp/sqlgen-postgres}
say() { printf 'provision: %s\n' "$*" >&2; }

# Prints the newest version under a root that has a server and pgvector, or nothing.
find_version() {
    local bin version
    for bin in $(ls -d "$1"/usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
        version=$(basename "$(dirname "$bin")")
        if [ "$version" -ge 17 ] && [ -x "$bin/postgres" ] && [ -e "$1/usr/share/postgresql/$version/extension/vector.control" ]; then
            echo "$version"
            return
        fi
    done
}

install_packages() {
    [ "$(id -u)" = 0 ] || { say "no PostgreSQL >= 17 with pgvector is installed; run as root to install it into $root"; exit 1; }
    if ! command -v debootstrap >/dev/null; then
        say "installing debootstrap"
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends debootstrap >/dev/null
    fi
    say "installing PostgreSQL 17, pgvector and PgBouncer into $root (some minutes)"
    rm -rf "$root.partial"
    mkdir -p "$(dirname "$root")"
    if ! debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector,pgbouncer trixie "$root.partial" >"$root.log" 2>&1; then
        tail -n 20 "$root.log" >&2
        exit 1
    fi
    rm -rf "$root"
    mv "$root.partial" "$root"      # whole or not at all
}

version=$(find_version "")
if [ -n "$version" ]; then
    root=""
else
    { [ -n "$(find_version "$root")" ] && [ -x "$root/usr/sbin/pgbouncer" ]; } || install_packages
    version=$(find_version "$root")
fi

# Runs as the user postgres, inside the folder where the packages are in one. PostgreSQL refuses to run as root.
as_postgres() {
    if [ -n "$root" ]; then chroot --userspec=postgres:postgres "$root" "$@"
    elif [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"
    else "$@"
    fi
}

bin=/usr/lib/postgresql/$version/bin
cluster=$(as_postgres mktemp -d /tmp/sqlgen-cluster.XXXXXX)
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')

stop() {
    as_postgres "$bin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1 || say "the server was not running any more"
    rm -rf "${root}${cluster:?}"
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 20000)); do
        if ! (: </dev/tcp/127.0.0.1/"$port") 2>/dev/null; then echo "$port"; return; fi
    done
}

printf '%s' "$password" | as_postgres tee "$cluster/password" >/dev/null
as_postgres "$bin/initdb" -D "$cluster/data" -U postgres -A scram-sha-256 --pwfile="$cluster/password" -E UTF8 --locale=C \
    --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync >/dev/null
port=$(free_port)
as_postgres tee -a "$cluster/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 300
maintenance_work_mem = 256MB
max_parallel_maintenance_workers = 0    # CVE-2026-3172: pgvector before 0.8.2 must not build HNSW in parallel
CONF
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if ! as_postgres "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -t 60 start >/dev/null; then
    tail -n 20 "$root$cluster/log" >&2
    exit 1
fi

[ -z "$root" ] || export SQLGEN_POSTGRES_ROOT=$root      # tests that kill servers start their own from it
export SQLGEN_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password"
say "PostgreSQL $version on port $port, cluster $root$cluster"
if [ $# -eq 0 ]; then
    trap - EXIT
    echo "export SQLGEN_POSTGRES='$SQLGEN_POSTGRES'"
    say "to stop it: kill -INT \$(head -n 1 $root$cluster/data/postmaster.pid)"
else
    "$@"
fi
