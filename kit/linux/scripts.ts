import { readFileSync } from 'node:fs';
import { developerToolsKeys } from '../../core/policy/developer-tools-policy.ts';
import { type BrowserId, browsers, formerPolicyFile, policyFile } from '../browsers.ts';
import type { ImageIds } from '../image-ids.ts';
import { copiesPart } from './copies-part.ts';
import { imagePart } from './image-part.ts';
import { packagesPart } from './packages-part.ts';
import { setUpPart } from './setup-part.ts';

/** A policy file, and the commands that show that its browser is installed. */
interface Placed {
  browser: BrowserId;
  name: string;
  folder: string;
  file: string;
  commands: readonly string[];
}

/** What the scripts of a kit need to know of it. */
export interface AboutKit {
  version: string;
  /** Host name patterns by room. */
  rooms: Rooms;
  /** Folder of the packages on each PC, of a kit without a server. */
  packagesFolder?: string | undefined;
  /** What setup.sh says of the add-on in Firefox; empty if nothing. */
  firefoxNote: string;
  ids: ImageIds;
}

/** Policies that Chromium joins by itself over all files: never in conflict. */
const joinedByBrowser = '3rdparty';

/**
 * Return install.sh, detect.sh and remove.sh in POSIX shell, and merge.py, which the first and the last use where Python 3
 * is installed. `DESTDIR` is prefixed to all paths, for images and tests.
 * @param policies policy names of each browser
 */
export function linuxScripts(
  policies: Partial<Record<BrowserId, object>>,
  { version, rooms, packagesFolder, firefoxNote, ids }: AboutKit,
): Record<string, string> {
  const wanted = Object.keys(policies) as BrowserId[];
  const placed = wanted.flatMap(placesOf);
  const known = wanted.join(' ');
  const names = new Set(Object.values(policies).flatMap((one) => Object.keys(one)));
  const policyNames = [...names].filter((name) => name !== joinedByBrowser && name !== 'policies').join(' ');
  const packages = packagesPart(
    packagesFolder,
    placed.map(({ folder, file }) => `${folder}/${file}`),
  );
  return {
    'merge.py': readFileSync(new URL('merge.py', import.meta.url), 'utf8'),
    'install.sh': script(
      `Ставит политики «Дежурного» ${version} найденным браузерам (или названным: ./install.sh yandex firefox).
# Политики школы остаются: списки и ExtensionSettings соединяются, а противоречие названо.
# Коды: 0 — готово, 1 — ошибка, 2 — браузеров нет, 3 — есть противоречие с политиками школы, 5 — нужны права root, 6 — неизвестное слово.`,
      known,
      `only_browsers "$@"
need_root
policies="${policyNames}"
${roomCases(rooms)}
${packages}
${installing}
${calls('place', placed)}
none_found
drop_old_packages
exit $code`,
    ),
    'setup.sh': script(
      `Ставит политики «Дежурного» ${version} всем найденным браузерам и говорит, что сделано с каждым: sh setup.sh (или названным: sh setup.sh yandex firefox)
# Коды: 0 — готово, 1 — ошибка, 2 — браузеров нет, 3 — есть противоречие с политиками школы, 5 — нужны права root, 6 — неизвестное слово.`,
      known,
      `only_browsers "$@"
policies="${policyNames}"
${setUpPart(firefoxNote)}
ask_root "$@"
${roomCases(rooms)}
${packages}
${installing}
echo "Дежурный ${version}"
${calls('set_up', placed, ({ name }) => `'${name}' `)}
finish
none_found
exit $code`,
    ),
    'detect.sh': script(
      `Проверяет политики «Дежурного» ${version}, которые действуют. С --line — одной строкой: имя ПК, код, слова. Браузеры можно назвать: ./detect.sh yandex
# Коды: 0 — на месте, 1 — чего-то нет или противоречит, 2 — браузеров нет, 4 — рядом нет файлов комплекта, 6 — неизвестное слово.`,
      known,
      `policies="${policyNames}"
said=""
line=no
${roomCases(rooms)}
if [ "\${1:-}" = --line ]; then line=yes; shift; fi
only_browsers "$@"
${packages}
ids='${ids.chromium.join(' ')}'
${copiesPart(ids)}
${detecting}
${calls('look', placed)}
look_packages
look_copies
[ $found = no ] && { code=2; said="Ни одного из браузеров нет."; }
[ $code = 0 ] && said="Дежурный ${version}: политики на месте"
if [ $line = yes ]; then
  printf '%s\\t%s\\t%s\\n' "$(uname -n)" $code "$(printf '%s' "$said" | tr -s '\\n\\t ' ' ')"
elif [ $code = 0 ]; then echo "$said"
else echo "$said" >&2
fi
exit $code`,
    ),
    'prepare-image.sh': script(
      `Перед снятием образа диска удаляет следы «Дежурного» ${version} из профилей Chromium всех видов и Firefox у всех пользователей.
# ./prepare-image.sh --dry-run — только показать; --yes — не спрашивать. Чужие данные не трогает.
# Коды: 0 — готово, 1 — ошибка, 3 — есть противоречие с политиками школы, 5 — нужны права root, 6 — нет согласия, 7 — открыт браузер.`,
      known,
      `${imagePart(ids)}
need_root
with_room() { cat; }
policies="${policyNames}"
has_rooms=${Object.keys(rooms).length > 0 ? 'yes' : 'no'}
labels=""
${packages}
${installing}
look_homes
${calls('look_rooms', placed)}
say_all
[ -n "$list$labels" ] && [ $dry = no ] || exit $code
if [ -n "$open" ]; then printf 'Сначала закройте браузер, он открыт с этим профилем:\\n%s' "$open" >&2; exit 7; fi
agree
delete_all
${calls('take_label', placed)}
echo "Готово. Не запускайте браузер до снятия образа."
exit $code`,
    ),
    'remove.sh': script(
      `Убирает «Дежурного» в два шага; политики школы остаются. Без шага говорит, что будет с журналом.
# ./remove.sh --remove, потом запустить каждый браузер, потом ./remove.sh --finish. Браузеры можно назвать после шага:
# ./remove.sh --remove yandex — другие остаются.
# Коды: 0 — готово, 1 — ошибка, 3 — есть противоречие с политиками школы, 5 — нужны права root, 6 — не назван шаг или неизвестное слово.`,
      known,
      `step=\${1:-}
case $step in
  --remove | --finish) shift ;;
  *) cat >&2 << 'END'
${removalWords.join('\n')}
END
    exit 6 ;;
esac
only_browsers "$@"
need_root
with_room() { cat; }
policies=""
${packages}
${installing}
${removing}
${calls('take', placed)}
take_packages
exit $code`,
    ),
  };
}

function placesOf(browser: BrowserId): Placed[] {
  const common = { browser, file: policyFile(browser), name: browsers[browser].name };
  return browsers[browser].linux.map((one) => ({ ...common, ...one }));
}

/**
 * Chromium reads every file of its folder, also one that is half written: a new file is made beside the folder and moved
 * there, as one step of the file system.
 */
const installing = `place() { # браузер, папка, файл, команды…
  wanted "$@" || return 0
  found=yes
  folder="$DESTDIR$2"
  target="$folder/$3"
  temp="$folder/../.dezhurny-$$"
  put_packages
  mkdir -p "$folder" && open_folders "$folder" || exit 1
  with_room < "$here/$1/$3" > "$temp.own" || exit 1
  if [ "$1" = firefox ]; then place_firefox "$temp.own"; else place_chromium "$temp.own" "$3"; fi
  rm -f "$temp.own"
}
place_chromium() { # наш файл, имя
  if has_python; then
    python3 "$here/merge.py" chromium "$1" "$folder" "$2" "$temp" || clash $?
  elif others=$(same_policies "$2") && [ -n "$others" ]; then
    echo "$others: там заданы те же политики, что в комплекте. Соединяет их python3, а его здесь нет: поставьте его (пакет python3) и повторите." >&2
    code=3
    return 0
  else
    cp "$1" "$temp" || exit 1
  fi
  put "$temp" "$target"
  rm -f "$folder/${formerPolicyFile}"
}
same_policies() { # имя: чужие файлы, где есть политика с таким же названием
  for other in "$folder"/*; do
    [ -f "$other" ] && [ "$other" != "$folder/$1" ] && [ "$other" != "$folder/${formerPolicyFile}" ] || continue
    for policy in $policies; do
      if grep -q "\\"$policy\\"" "$other"; then echo "$other"; break; fi
    done
  done
}
place_firefox() { # наш файл
  memory="$target.dezhurny"
  if has_python; then
    python3 "$here/merge.py" firefox "$1" "$target" "$memory" "$temp" "$temp.memory" || clash $?
    [ -e "$temp" ] || return 0
  elif [ -e "$target" ] && ! is_as_put; then
    echo "$target: есть чужие политики, файл не тронут. Соединяет их python3, а его здесь нет: поставьте его (пакет python3) и повторите." >&2
    code=3
    return 0
  else
    cp "$1" "$temp" && { echo '{"put":'; cat "$1"; echo ', "replaced": []}'; } > "$temp.memory" || exit 1
  fi
  put "$temp.memory" "$memory"
  put "$temp" "$target"
}
clash() { # код merge.py
  case $1 in 3 | 4) code=3 ;; *) rm -f "$temp" "$temp.memory" "$temp.own"; exit 1 ;; esac
}`;

const detecting = `look() { # браузер, папка, файл, команды…
  wanted "$@" || return 0
  found=yes
  folder="$DESTDIR$2"
  target="$folder/$3"
  own="$here/$1/$3"
  if [ ! -e "$own" ]; then echo "$own: нет файла комплекта" >&2; exit 4; fi
  if has_python; then
    problem=$(python3 "$here/merge.py" check "$own" "$folder" $ids 2>&1) || wrong "$problem"
  elif ! with_room < "$own" | cmp -s - "$target"; then wrong "$target: нет или другой"
  elif [ "$1" != firefox ]; then
    for other in "$folder"/* "$folder"/.[!.]*; do
      [ -f "$other" ] && [ "$other" != "$target" ] || continue
      for policy in $policies ExtensionAllowedTypes; do
        if grep -q "\\"$policy\\"" "$other"; then wrong "$other: там тоже задано $policy"; fi
      done
    done
  fi
  [ -e "$target" ] && may_read "$target"
  :
}
wrong() {
  code=1
  said="$said\${said:+
}$1"
}
# Прочитает ли файл и пользователь без прав: у файла нужно r для всех, у папок над ним — x.
may_read() {
  case $(ls -ldL "$1") in
    ???????r*) ;;
    *) wrong "$1: браузер обычного пользователя его не прочитает; sudo chmod 644 $1" ;;
  esac
  above=\${1%/*}
  while [ "\${above##*/}" != etc ] && [ "$above" != "$DESTDIR" ]; do
    case $(ls -ldL "$above") in
      ?????????[xt]*) ;;
      *) wrong "$above: браузер обычного пользователя её не откроет; sudo chmod 755 $above" ;;
    esac
    above=\${above%/*}
  done
}`;

const removing = `take() { # браузер, папка, файл, команды…
  named "$1" || return 0
  target="$DESTDIR$2/$3"
  memory="$target.dezhurny"
  temp="$DESTDIR$2/../.dezhurny-$$"
  if [ "$1" != firefox ]; then
    rm -f "$target" "$DESTDIR$2/${formerPolicyFile}" || exit 1
  elif [ -e "$memory" ] && [ $step = --remove ]; then
    place_firefox "$here/firefox/withdraw.json"
  elif [ -e "$memory" ]; then
    take_firefox
  fi
}
take_firefox() {
  if [ ! -e "$target" ] || is_as_put; then
    rm -f "$target" "$memory" || exit 1
  elif ! has_python; then
    echo "$target: файл изменён, он не тронут. Уберите из него «Дежурного» вручную или поставьте python3 и повторите." >&2
    code=3
  else
    left=0
    python3 "$here/merge.py" unfirefox "$target" "$memory" "$temp" || left=$?
    case $left in
      0) put "$temp" "$target" && rm -f "$memory" ;;
      6) rm -f "$target" "$memory" || exit 1 ;;
      *) echo "$target: файл не читается как JSON, он не тронут." >&2; code=3 ;;
    esac
  fi
}`;

/** Host name patterns by room, as in kit.json. */
type Rooms = Readonly<Record<string, readonly string[]>>;

/**
 * Return shell functions that put the room of this PC into a policy file. The name of a PC that makes an image says nothing
 * of the PCs that get it.
 */
function roomCases(rooms: Rooms): string {
  const cases = Object.entries(rooms).map(([room, names]) => {
    const quoted = room.replaceAll(/[&|]/g, '\\$&').replaceAll("'", "'\\''");
    return `  ${names.map((name) => name.toLowerCase()).join(' | ')}) room='${quoted}' ;;`;
  });
  if (cases.length === 0) return 'with_room() { cat; }';
  return `host=\${DEZHURNY_HOST:-}
[ -n "$host" ] || [ -n "$DESTDIR" ] || host=$(uname -n)
room=
[ -z "$host" ] || case $(printf '%s' "\${host%%.*}" | tr '[:upper:]' '[:lower:]') in
${cases.join('\n')}
esac
with_room() {
  if [ -n "$room" ]; then sed 's|"${developerToolsKeys.wish}": |"place": "'"$room"'", &|'; else cat; fi
}`;
}

/** What removal does, by engine: tried in Chromium 156 and Firefox ESR 153. */
const removalWords = [
  'Сначала выгрузите журнал: страница администратора, раздел «Журнал». После шага 1 его не вернуть.',
  '  1. ./remove.sh --remove   Chromium, Chrome, Edge, Яндекс Браузер удаляют расширение вместе с журналом сразу, в',
  '                            открытом браузере тоже; Firefox — при следующем запуске.',
  '  2. Запустите Firefox один раз.',
  '  3. ./remove.sh --finish   убирает из Firefox и запрет. Без шага 1 дополнение в Firefox осталось бы, открытое и',
  '                            отключаемое: сам Firefox его не удаляет.',
];

function calls(name: string, placed: readonly Placed[], before: (one: Placed) => string = () => ''): string {
  const words = ({ browser, folder, file, commands }: Placed): string => [browser, folder, file, ...commands].join(' ');
  return placed.map((one) => `${name} ${before(one)}${words(one)}`).join('\n');
}

/** @param known ids of the kit's browsers, by which an administrator may name some */
function script(purpose: string, known: string, body: string): string {
  return `#!/bin/sh
# ${purpose}
set -u
# Политики читает и пользователь без прав, какой бы ни была umask у root.
umask 022
DESTDIR=\${DESTDIR:-}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
known='${known}'
names=""
code=0
found=no
need_root() {
  if [ -z "$DESTDIR" ] && [ "$(id -u)" -ne 0 ]; then echo "Нужны права root." >&2; exit 5; fi
}
none_found() {
  if [ $found = no ]; then echo "Ни одного из браузеров нет." >&2; exit 2; fi
}
# Запоминает названные браузеры. Слово с опечаткой — ошибка, а не «такого здесь нет».
only_browsers() {
  for word in "$@"; do
    case " $known " in
      *" $word "*) ;;
      *) echo "$word: неизвестное слово. Браузеры комплекта: $known." >&2; exit 6 ;;
    esac
  done
  names="$*"
}
# Назван ли браузер или не назван никакой.
named() {
  case " \${names:-$1} " in *" $1 "*) ;; *) return 1 ;; esac
}
# Назван ли браузер, а если не назван никакой — есть ли он здесь.
wanted() {
  named "$1" || return 1
  [ -z "$names" ] || return 0
  shift 3
  for one in "$@"; do command -v "$one" > /dev/null 2>&1 && return 0; done
  return 1
}
has_python() { command -v python3 > /dev/null 2>&1; }
# Открывает папку и те, что над ней, до /etc, для чтения всем.
open_folders() {
  open=$1
  while [ "\${open##*/}" != etc ] && [ -n "$open" ]; do
    chmod a+rx "$open" || return 1
    open=\${open%/*}
  done
}
# Кладёт готовый файл на место одним действием.
put() {
  chmod 644 "$1" && mv -f "$1" "$2" || exit 1
  case $2 in *.dezhurny) ;; *) echo "$2" ;; esac
}
# Стоит ли в файле Firefox ровно то, что положил туда прежний install.sh без python3.
is_as_put() {
  [ -s "$memory" ] && sed '1d;$d' "$memory" | cmp -s - "$target"
}
${body}
`;
}
