# Shared by the commands of this folder: a virtual environment that is made once and renewed when
# pyproject.toml changes, and packages of the system where they are missing and can be installed.
# Quick when everything is there. Sourced by bash with `set -eu`.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=${BOOKMAKER_VENV:-$ROOT/.venv}

say() { echo "bookmaker: $*" >&2; }

# As root, or as a user who may become root without a password; otherwise not at all.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# apt PACKAGE…: installs them, or fails with the one command to type.
apt() {
  if can_install; then
    say "installing $*"
    as_root apt-get update -qq >&2 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return 0
  fi
  say "missing on this machine: $*. Type:  sudo apt-get install $*"
  return 1
}

python_command() {
  local each
  for each in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$each" >/dev/null && "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$each"
      return 0
    fi
  done
  return 1
}

# environment [EXTRA]: the virtual environment with bookmaker in it, and with an extra if named.
environment() {
  local extra=${1:-} python want stamp
  stamp=$VENV/.installed${extra:+-$extra}
  want="$ROOT $(cksum <"$ROOT/pyproject.toml")"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then return 0; fi
  python=$(python_command) || { apt python3 python3-venv && python=$(python_command); } || {
    say "Python 3.11 or newer is needed"
    exit 1
  }
  if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    say "making a virtual environment in $VENV"
    rm -rf "$VENV"
    "$python" -m venv "$VENV" >/dev/null 2>&1 || {
      rm -rf "$VENV"
      apt "$(basename "$(readlink -f "$(command -v "$python")")")-venv" && "$python" -m venv "$VENV"
    } || exit 1
  fi
  say "installing Python packages (once)"
  "$VENV/bin/python" -m pip install -q -q --disable-pip-version-check -e "$ROOT${extra:+[$extra]}" >&2 || exit 1
  echo "$want" >"$stamp"
}

# Pango sets the lines of the PDF. EPUBs need nothing of it, so its absence is no failure here.
pango() {
  if [ -f "$VENV/.pango" ]; then return 0; fi
  if ! "$VENV/bin/python" -c 'import weasyprint' >/dev/null 2>&1; then
    [ ! -f "$VENV/.no-pango" ] || return 0
    apt libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || {
      say "EPUBs can be built without; PDFs cannot"
      touch "$VENV/.no-pango"
      return 0
    }
  fi
  touch "$VENV/.pango"
}
