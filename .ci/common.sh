# Sourced by ./run, ./test and .ci/run: missing packages, configuring, building.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

packages_of() { # packages_of SECTION…
    local section
    for section in "$@"; do
        sed -n "/^\[$section\]/,/^\[/p" "$root/.ci/packages" | sed 's/#.*//; /^\[/d; /^ *$/d; s/ //g'
    done
}

# Installs what is missing, and touches neither the network nor root's rights when nothing is.
ensure_packages() { # ensure_packages SECTION…
    local wanted missing sudo=
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not Debian, so nothing is installed. Needed, by Debian's names: ${wanted[*]}" >&2
        return
    fi
    mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort -u))
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        sudo=sudo
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; please install them as root:" >&2
            echo "    apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
    fi
    echo "Installing the missing packages: ${missing[*]}" >&2
    local apt=($sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && return
    "${apt[@]}" update >&2 # Often the lists were simply never fetched.
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2
}

# A build folder that another path or another machine left behind (CMake refuses it) is begun anew.
configure() { # configure PRESET
    local cache=$root/build/$1/CMakeCache.txt
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        rm -rf "${root:?}/build/$1"
    fi
    if [ ! -f "$root/build/$1/build.ninja" ] || [ "$root/CMakePresets.json" -nt "$cache" ]; then
        local log=$root/build/$1.log
        mkdir -p "$root/build"
        (cd "$root" && cmake --preset "$1") >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
        rm "$log"
        touch "$cache"
    fi
}

build() { # build PRESET [TARGET…]
    local preset=$1
    shift
    configure "$preset"
    cmake --build "$root/build/$preset" ${1:+--target "$@"} >&2
}
