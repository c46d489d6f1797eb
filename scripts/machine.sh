# What the machine must have, and how it gets it. Sourced by ../petpro.

need_home() {
  mkdir -p "$PETPRO_HOME" 2>/dev/null && [ -w "$PETPRO_HOME" ] ||
    fail "$PETPRO_HOME cannot be written by $(id -un). If another user ran PetPro here, run as that user or delete the folder."
  # .NET keeps its package cache in the home folder; system accounts have none.
  [ -w "${HOME:-/nonexistent}" ] || export HOME=$PETPRO_HOME
}

need_dotnet() {
  local answer
  has dotnet || fail "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and put 'dotnet' on the PATH."
  answer=$(cd "$root" && dotnet --version 2>&1) && return
  case $answer in
    *ICU*) need icu && return ;;
  esac
  fail "The .NET SDK that global.json asks for does not start here:" "$answer"
}

has_icu() { (cd "$root" && dotnet --version) >/dev/null 2>&1; }

has_postgres() {
  local folder version
  while IFS= read -r folder; do
    [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] || continue
    version=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    [ "$version" -ge "$oldest_postgres" ] && return
  done < <(tr ':' '\n' <<<"$PATH"; printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/libexec/postgresql* /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin)
  return 1
}

chromium_path() { say "${PETPRO_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}"; }
has_chromium() { [ -x "$(chromium_path)" ]; }

has_weasyprint() { has weasyprint; }

has_cjk() { has fc-list && [ -n "$(fc-list :lang=ja family)" ]; }

what_is() {
  case $1 in
    postgres) say "PostgreSQL $oldest_postgres or newer (server)" ;;
    chromium) say "Chromium" ;;
    cjk) say "a font with Japanese characters" ;;
    weasyprint) say "WeasyPrint (prints PDF documents)" ;;
    icu) say "ICU (libicu)" ;;
  esac
}

package_manager() {
  local manager
  for manager in apt-get dnf apk pacman brew; do
    if has "$manager"; then say "$manager"; return; fi
  done
  return 1
}

packages_of_apt_get() {
  case $1 in postgres) say postgresql ;; chromium) say chromium fonts-liberation ;; cjk) say fontconfig fonts-noto-cjk ;; weasyprint) say weasyprint fonts-liberation ;; icu) say '^libicu[0-9]+$' ;; esac
}

packages_of_dnf() {
  case $1 in postgres) say postgresql-server postgresql-contrib ;; chromium) say chromium ;; cjk) say fontconfig google-noto-sans-cjk-fonts ;; weasyprint) say weasyprint ;; icu) say libicu ;; esac
}

packages_of_apk() {
  case $1 in postgres) say postgresql postgresql-contrib ;; chromium) say chromium ;; cjk) say fontconfig font-noto-cjk ;; weasyprint) say weasyprint font-liberation ;; icu) say icu-libs icu-data-full ;; esac
}

packages_of_pacman() {
  case $1 in postgres) say postgresql ;; chromium) say chromium ;; cjk) say fontconfig noto-fonts-cjk ;; weasyprint) say python-weasyprint ttf-liberation ;; icu) say icu ;; esac
}

packages_of_brew() {
  case $1 in postgres) say postgresql@17 ;; chromium) say chromium ;; cjk) say fontconfig font-noto-sans-cjk ;; weasyprint) say weasyprint ;; icu) say icu4c ;; esac
}

install_command() { # manager package…: one line for root's shell, without quotes, so that it can be printed
  local note=/etc/postgresql-common/createcluster.d manager=$1 apt
  shift
  apt="apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 $*"
  case $manager:$* in
    # Debian would start a system cluster of its own right after the installation; PetPro has no use for it.
    apt-get:*postgresql*) say "mkdir -p $note && echo create_main_cluster=false >$note/petpro.conf; $apt && rm $note/petpro.conf || { rm -f $note/petpro.conf; exit 1; }" ;;
    apt-get:*) say "$apt" ;;
    dnf:*) say "dnf install -y $*" ;;
    apk:*) say "apk add $*" ;;
    pacman:*) say "pacman -Sy --noconfirm --needed $*" ;;
    brew:*) say "brew install $*" ;;
  esac
}

each() { # separator function argument…: the function's answers, one per argument
  local separator=$1 function=$2 answer='' thing
  shift 2
  for thing in "$@"; do answer="$answer${answer:+$separator}$($function "$thing")"; done
  say "$answer"
}

missing_of() { # thing…: those that are not here
  local thing
  for thing in "$@"; do "has_$thing" || say "$thing"; done
}

need() { # postgres|chromium|cjk|icu …: installs what is missing
  local missing things manager names command
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0
  things=$(each ', ' what_is $missing)
  manager=$(package_manager) || fail "Missing: $things." "There is no package manager that PetPro knows (apt-get, dnf, apk, pacman, brew): install it by hand and start again."
  names=$(each ' ' packages_of_"${manager//-/_}" $missing)
  command=$(install_command "$manager" $names)
  if [ "$(id -u)" = 0 ] || [ "$manager" = brew ]; then
    quietly "Installing $things with $manager" sh -c "$command" || true
  elif has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    say "Missing: $things. $manager needs your permission to install it."
    sudo -v && quietly "Installing $things with $manager" sudo sh -c "$command" || true
  else
    fail "Missing: $things. Install it as root and start again, with this one command:" "  $(has sudo && say "sudo ")sh -c '$command'"
  fi
  missing=$(missing_of "$@")
  [ -z "$missing" ] || fail "$manager did not install $(each ', ' what_is $missing) (packages: $names). Install it by hand and start again."
}

want() { # thing…: as need, but what cannot be had is only said
  (need "$@") || say "PetPro starts without it: what needs it says so to those who ask."
}

need_database() {
  [ -n "${ConnectionStrings__PetPro:-}" ] || need postgres
}
