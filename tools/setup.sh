#!/bin/sh
# Makes this machine ready for `make site`, `make check` or `make test`; does nothing when it is.
#
#   PYTHON=python3 tools/setup.sh site|check|test|bench
#
# site: the system libraries and fonts that posters need, and the package in .venv.
# check: the same and the test tools.
# test: the same, a Chromium for the browser tests, Ghostscript, MuPDF and Poppler to look at posters
#   with, ZBar to read their codes, and Java with the checker of HTML from npm.
# bench: the same and what only measurements use: nginx, Typst, and Lighthouse from npm (tools/package.json).
# Where packages come from is the machine's own business (its apt, pip and npm settings).
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)

goal=${1:-}
python=${PYTHON:-python3}
# WeasyPrint loads the first three at run time; the fonts hold every rare character in a name.
packages='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk'
case $goal in
    site) level=site extra='' ;;
    check | test | bench) level=test extra='[test]' ;;
    *) echo "usage: $0 site|check|test|bench" >&2; exit 2 ;;
esac

say() { printf '%s\n' "$@" >&2; }
stop() { say "$@"; exit 1; }

# --- What is there -------------------------------------------------------------------------

# The contents, not the times: git gives every file of a fresh checkout the time of the checkout.
key=$(cat pyproject.toml constraints.txt tools/setup.sh | cksum)

stamped() { [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$key" ]; }

# A virtual environment is tied to its folder and to its Python: neither survives a move.
venv_works() {
    grep -qsF " $here/.venv" .venv/pyvenv.cfg && .venv/bin/python -c ''
}

# The test tools come on top of the package, so whoever has them has the package too.
venv_ready() { { stamped test || stamped "$level"; } && venv_works 2>/dev/null; }

# tests/ looks for the browser by the same names, in the same order.
has_browser() {
    for name in "${NOTICEBOARD_CHROMIUM:-}" chromium google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" >/dev/null && return
    done
    return 1
}

require_python() {
    command -v "$python" >/dev/null ||
        stop "找不到 $python。请安装 Python 3.11 或更高版本。" \
            "$python was not found. Please install Python 3.11 or later."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "需要 Python 3.11 或更高版本，而 $python 是 $("$python" -V 2>&1)。可指定：make $goal PYTHON=python3.12" \
            "Python 3.11 or later is needed, and $python is $("$python" -V 2>&1). Name another: make $goal PYTHON=python3.12"
}

# --- What is missing from the system -------------------------------------------------------

want_browser() {
    packages="$packages libatomic1" # for the Node that Playwright carries
    if has_browser; then return; fi
    # Ubuntu's own package only fetches a snap, which a script cannot count on.
    if grep -qx 'ID=ubuntu' /etc/os-release 2>/dev/null; then
        say 'Ubuntu 的 apt 没有 Chromium（只有 snap 的空壳），所以浏览器测试会跳过。请自行安装 Chrome 或 Chromium，或设置 NOTICEBOARD_CHROMIUM=路径。' \
            "Ubuntu's apt has no Chromium (only a stub for the snap), so the browser tests will be skipped. Install Chrome or Chromium yourself, or set NOTICEBOARD_CHROMIUM=path."
    else
        packages="$packages chromium"
    fi
}

# npm brings the checker, Java runs it. Whoever has a java or npm from elsewhere keeps it.
want_node_tools() {
    command -v java >/dev/null || packages="$packages default-jre-headless"
    command -v npm >/dev/null || packages="$packages npm"
}

# What print shops and other people open posters with. Whoever has them from elsewhere keeps them.
want_engines() {
    command -v gs >/dev/null || packages="$packages ghostscript"
    command -v mutool >/dev/null || packages="$packages mupdf-tools"
    command -v pdftoppm >/dev/null || packages="$packages poppler-utils"
}

# What reads QR codes beside zxing-cpp, to try them with.
want_decoder() { packages="$packages libzbar0"; }

# Debian starts a service with the package; ours is a process of its own, on other ports.
want_server() {
    command -v nginx >/dev/null || packages="$packages nginx"
    command -v openssl >/dev/null || packages="$packages openssl"
}

# Debian ships Python without ensurepip, and venv cannot make an environment with pip without it.
want_venv() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        packages="$packages $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

missing_packages() {
    # shellcheck disable=SC2086  # a list of names
    installed=" $(dpkg-query -W -f '${Package}=${db:Status-Status} ' $packages 2>/dev/null || true)"
    for package in $packages; do
        case $installed in *" $package=installed "*) ;; *) printf ' %s' "$package" ;; esac
    done
}

apt_get() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >&2; }

# shellcheck disable=SC2086  # $1 is a list of names
install_packages() {
    line="apt-get update && apt-get install -y --no-install-recommends$1"
    if [ "$(id -u)" = 0 ]; then
        as_root=''
    else
        as_root='sudo -n'
        # `su -` and not `su`: dpkg refuses to run without root's own PATH.
        if command -v sudo >/dev/null; then line="sudo sh -c '$line'"; else line="su - -c '$line'"; fi
        sudo -n true 2>/dev/null ||
            stop '缺少系统软件包，而安装需要管理员权限。请运行下面一行，然后再试：' \
                'System packages are missing, and installing them needs an administrator. Run this line, then try again:' \
                "  $line"
    fi
    say "正在安装系统软件包 · Installing system packages:$1"
    # A fresh machine has no package lists; one long asleep has old ones, which name files now gone.
    apt_get -s install --no-install-recommends $1 >/dev/null 2>&1 || apt_get update || true
    apt_get install --no-install-recommends $1 ||
        { apt_get update && apt_get install --no-install-recommends $1; } ||
        stop '系统软件包安装失败（原因见上）。解决后请运行下面一行，然后再试：' \
            'The system packages could not be installed (see above). Once mended, run this line, then try again:' \
            "  $line"
}

install_missing_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "这不是 Debian 或 Ubuntu，请自行安装相当于这些软件包的东西：$packages" \
            "This is not Debian or Ubuntu: please install yourself what amounts to: $packages"
        return
    fi
    missing=$(missing_packages)
    if [ -n "$missing" ]; then install_packages "$missing"; fi
}

# --- .venv ---------------------------------------------------------------------------------

pip_install() { .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt "$@"; }

build_venv() {
    say '正在准备 .venv，需要一两分钟 · Preparing .venv, which takes a minute or two'
    rm -f .venv/ready-*
    # pip is asked for too: an interrupted run leaves an environment without it.
    if ! { venv_works && .venv/bin/python -m pip --version; } >/dev/null 2>&1; then
        "$python" -m venv --clear "$here/.venv"
    fi
    # Without isolation the build uses our pinned setuptools, not the newest one of the day.
    pip_install setuptools
    pip_install --no-build-isolation -e ".$extra"
    echo "$key" >".venv/ready-$level"
}

# --- .cache/node-tests ---------------------------------------------------------------------

# Only what tests use; measurements use the rest too, which are more than a hundred packages.
install_node_tools() {
    folder=.cache/node-tests
    node_key="$(cksum <tools/package.json)"
    case $goal in
        bench) stamps=bench omit='' ;;
        *) stamps='test bench' omit='--omit=dev' ;;
    esac
    for stamp in $stamps; do
        if [ "$(cat "$folder/ready-$stamp" 2>/dev/null)" = "$node_key" ]; then return; fi
    done
    if ! command -v npm >/dev/null; then
        say '没有 npm，所以不检查 HTML 是否合规。' 'There is no npm, so the test of the HTML will be skipped.'
        return
    fi
    say '正在用 npm 准备测试工具 · Preparing test tools from npm'
    mkdir -p "$folder"
    rm -f "$folder"/ready-*
    cp tools/package.json "$folder/package.json"
    # shellcheck disable=SC2086  # $omit is an option or nothing
    if npm install --prefix "$folder" $omit --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error >&2; then
        echo "$node_key" >"$folder/ready-${stamps%% *}"
    else
        say 'npm 安装失败（原因见上），用到它的测试会跳过。' \
            'npm could not install them (see above); the tests that use them will be skipped.'
    fi
}

# What only measurements use; the rest of .venv is as for the tests.
install_bench_tools() {
    .venv/bin/python -c 'import typst' 2>/dev/null || pip_install typst
}

# --- The story -----------------------------------------------------------------------------

case $goal in test | bench) want_browser; want_engines; want_decoder; want_node_tools ;; esac
case $goal in bench) want_server ;; esac
if venv_ready; then
    install_missing_packages
else
    require_python
    want_venv
    install_missing_packages
    build_venv
fi
case $goal in test | bench) install_node_tools ;; esac
case $goal in bench) install_bench_tools ;; esac
