import { type BrowserId, browsers, policyFile } from '../browsers.ts';

/** A policy file, and the commands that show that its browser is installed. */
interface Placed {
  browser: BrowserId;
  folder: string;
  file: string;
  commands: readonly string[];
}

/**
 * Return install.sh, detect.sh and remove.sh in POSIX shell. `DESTDIR` is prefixed to all paths, for images and tests.
 */
export function linuxScripts(wanted: readonly BrowserId[], version: string): Record<string, string> {
  const placed = wanted.flatMap((browser) =>
    browsers[browser].linux.map((one): Placed => ({ browser, file: policyFile(browser), ...one })),
  );
  return {
    'install.sh': script(
      `Ставит политики «Дежурного» ${version} найденным браузерам (или названным: ./install.sh yandex firefox).
# Коды: 0 — готово, 1 — ошибка, 2 — браузеров нет, 3 — у Firefox уже есть чужие политики, 5 — нужны права root.`,
      `need_root
code=0
found=no
place() { # браузер, папка, файл, команды…
  wanted "$@" || return 0
  found=yes
  target="$DESTDIR$2/$3"
  if [ "$1" = firefox ] && [ -e "$target" ] && [ ! -e "$target.dezhurny" ]; then
    echo "$target: есть чужой файл, он не тронут. Соедините его с linux/firefox/$3 вручную." >&2
    code=3
    return 0
  fi
  mkdir -p "$DESTDIR$2" && cp "$here/$1/$3" "$target" && chmod 644 "$target" || exit 1
  if [ "$1" = firefox ]; then : > "$target.dezhurny"; fi
  echo "$target"
}
${calls('place', placed)}
if [ $found = no ]; then echo "Ни одного из браузеров нет." >&2; exit 2; fi
exit $code`,
    ),
    'detect.sh': script(
      `Проверяет политики «Дежурного» ${version}. Коды: 0 — на месте, 1 — чего-то нет, 2 — браузеров нет.`,
      `code=0
found=no
look() {
  wanted "$@" || return 0
  found=yes
  cmp -s "$here/$1/$3" "$DESTDIR$2/$3" || { echo "$DESTDIR$2/$3: нет или другой" >&2; code=1; }
}
${calls('look', placed)}
if [ $found = no ]; then echo "Ни одного из браузеров нет." >&2; exit 2; fi
[ $code = 0 ] && echo "Дежурный ${version}: политики на месте"
exit $code`,
    ),
    'remove.sh': script(
      `Убирает политики «Дежурного»; браузеры после этого удаляют расширение вместе с журналом.
# Коды: 0 — готово, 1 — ошибка, 5 — нужны права root.`,
      `need_root
take() {
  target="$DESTDIR$2/$3"
  if [ "$1" = firefox ]; then
    [ -e "$target.dezhurny" ] || return 0
    rm -f "$target.dezhurny" || exit 1
  fi
  rm -f "$target" || exit 1
}
${calls('take', placed)}`,
    ),
  };
}

function calls(name: string, placed: readonly Placed[]): string {
  return placed
    .map(({ browser, folder, file, commands }) => `${name} ${[browser, folder, file, ...commands].join(' ')}`)
    .join('\n');
}

function script(purpose: string, body: string): string {
  return `#!/bin/sh
# ${purpose}
set -u
DESTDIR=\${DESTDIR:-}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
names="$*"
need_root() {
  if [ -z "$DESTDIR" ] && [ "$(id -u)" -ne 0 ]; then echo "Нужны права root." >&2; exit 5; fi
}
# Назван ли браузер, а если не назван никакой — есть ли он здесь.
wanted() {
  browser=$1
  if [ -n "$names" ]; then
    case " $names " in *" $browser "*) return 0 ;; *) return 1 ;; esac
  fi
  shift 3
  for one in "$@"; do command -v "$one" > /dev/null 2>&1 && return 0; done
  return 1
}
${body}
`;
}
