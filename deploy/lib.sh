# shellcheck shell=bash
# What deploy/run and deploy/test share. Sourced, never run.

set -euo pipefail

# shellcheck disable=SC2034  # used by those who source this
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# need COMMAND-THAT-TELLS PACKAGE: notes the package if the command fails.
missing=()
need() {
    eval "$1" >/dev/null 2>&1 || missing+=("$2")
}

have_server_programs() { compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb; }
have_curl_library() { grep -q 'libcurl\.so\.4' <<<"$(ldconfig -p)"; }

# PATH of an ordinary user on Debian lacks the folder of ldconfig.
PATH="$PATH:/usr/sbin:/sbin"

# What building and serving need. The `postgresql` package also starts a cluster of Debian's own, `main`, which Patuh
# leaves alone.
need_to_serve() {
    need 'command -v git' git
    need 'command -v pkg-config' pkg-config
    need 'pkg-config --exists libpq || test -e /usr/include/postgresql/libpq-fe.h' libpq-dev
    need have_server_programs postgresql
    # Second factors are checked in the database (Debian packs it with the server).
    need 'compgen -G "/usr/share/postgresql/*/extension/pgcrypto.control"' postgresql-contrib
    need have_curl_library libcurl4
    need 'command -v setpriv' util-linux
    # Letters: the code on them, WeasyPrint with its fonts, and what shuts it off from the machine.
    need 'pkg-config --exists libqrencode' libqrencode-dev
    need '/usr/bin/python3 -c "import weasyprint"' weasyprint
    # Tables as workbooks.
    need 'pkg-config --exists xlsxwriter' libxlsxwriter-dev
    need 'test -e /usr/share/fonts/truetype/liberation2 || test -e /usr/share/fonts/truetype/liberation' fonts-liberation2
    need 'test -e /usr/share/fonts/truetype/dejavu' fonts-dejavu-core
    need '/usr/bin/python3 -c "import seccomp"' python3-seccomp
    need '/usr/bin/python3 -c "import openpyxl"' python3-openpyxl
    # Signed letters: what reads them, and what looks at their signatures.
    need 'command -v qpdf' qpdf
    need 'command -v openssl' openssl
}

# Installs what `need` has noted: as root, or through sudo where that asks no question; otherwise says how.
install_missing() {
    ((${#missing[@]})) || return 0
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
    local as_root=()
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || die "These packages are missing: ${missing[*]}
Have them installed, then run this again:
    sudo apt-get install -y ${missing[*]}"
        as_root=(sudo -n)
    fi
    say "Installing ${missing[*]} …"
    "${as_root[@]}" apt-get update -q >&2
    "${as_root[@]}" "${install[@]}" >&2 || die "Installing ${missing[*]} failed."
    missing=()
}

need_swift() {
    command -v swift >/dev/null || die "Swift is missing. Install Swift 6.2 or later and put it on PATH."
}
