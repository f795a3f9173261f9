import { browsers, chromiumIds } from '../browsers.ts';
import type { ImageIds } from '../image-ids.ts';
import { eachHome } from './each-home.ts';

/**
 * Shell functions of prepare-image.sh, which deletes what the extension stored in the profiles of all users: its journal, its
 * signing key and its settings, by which copies of a disk would be alike. Everything else in a profile stays.
 *
 * Chromium keeps storage.local and IndexedDB of an extension in folders by its id, Firefox in folders by a random id, which its
 * preferences name. That id stays: Firefox ESR 153 has it in caches too, and with another one it finds no background script
 * and guards nothing.
 */
export function imagePart({ chromium, firefox }: ImageIds): string {
  return `ids='${chromium.join(' ')}'
addon='${firefox}'
${eachHome}
${functions}`;
}

const functions = `dry=no
yes=no
for word in "$@"; do
  case $word in
    --dry-run) dry=yes ;;
    --yes) yes=yes ;;
    *) echo "$word: такого слова нет. Можно: --dry-run — только показать, --yes — не спрашивать." >&2; exit 6 ;;
  esac
done
list=""
open=""
add() { # путь
  if [ ! -e "$1" ]; then return 0; fi
  case "
$list" in *"
$1
"*) return 0 ;; esac
  list="$list$1
"
}
is_running() { # ссылка, где записан номер процесса, знак перед ним
  if [ -n "$DESTDIR" ] || [ ! -L "$1" ]; then return 1; fi
  link=$(ls -ld "$1")
  pid=\${link##*"$2"}
  [ -n "$pid" ] && [ -d "/proc/$pid" ]
}
look_home() {
  for base in ${chromiumIds.flatMap((id) => browsers[id].profiles.linux).join(' ')}; do
    base="$1/$base"
    [ -d "$base" ] || continue
    if is_running "$base/SingletonLock" -; then open="$open  $base
"; fi
    for profile in "$base"/*/; do
      for id in $ids; do
        for kind in "Local Extension Settings" "Sync Extension Settings" "Managed Extension Settings"; do
          add "$profile$kind/$id"
        done
        for kind in leveldb blob; do add "\${profile}IndexedDB/chrome-extension_\${id}_0.indexeddb.$kind"; done
        add "\${profile}Storage/ext/$id"
      done
    done
  done
  for base in ${browsers.firefox.profiles.linux.join(' ')}; do
    for profile in "$1/$base"/*/; do
      if [ -e "\${profile}prefs.js" ]; then look_firefox "$profile"; fi
    done
  done
}
# Данные дополнения лежат в Firefox под случайным номером, который записан в настройках профиля.
look_firefox() { # профиль
  number=$(sed -n "s/^user_pref(\\"extensions.webextensions.uuids\\".*[{,]\\\\\\\\\\"$pattern\\\\\\\\\\":\\\\\\\\\\"\\([0-9a-f-]*\\)\\\\\\\\\\".*/\\1/p" "$1prefs.js")
  add "$1browser-extension-data/$addon"
  case $number in ????????-????-????-????-????????????) ;; *) return 0 ;; esac
  if is_running "$1lock" +; then open="$open  $1
"; fi
  for place in "$1storage"/*/"moz-extension+++$number" "$1storage"/*/"moz-extension+++$number^"*; do add "$place"; done
}
look_homes() {
  pattern=$(printf '%s' "$addon" | sed 's/[.]/[.]/g')
  each_home look_home
}
look_rooms() { # браузер, папка, файл, команды…
  if [ $has_rooms = yes ] && grep -q '"place"' "$DESTDIR$2/$3" 2> /dev/null; then labels="$labels$1 $2 $3
"; fi
}
say_all() {
  if [ -z "$list$labels" ]; then echo "Удалять нечего."; return 0; fi
  echo "Будет удалено (журнал, ключ подписи выгрузок и настройки «Дежурного»; остальное в профилях остаётся):"
  printf '%s' "$list" | sed 's/^/  /'
  [ -z "$labels" ] || echo "Из этих политик — подпись кабинета:"
  printf '%s' "$labels" | sed 's/^[^ ]* \\([^ ]*\\) \\(.*\\)/  \\1\\/\\2/'
}
agree() {
  if [ $yes = yes ]; then return 0; fi
  if [ ! -t 0 ]; then echo "Ничего не удалено: подтвердите ключом --yes." >&2; exit 6; fi
  printf 'Удалить? (да/нет) '
  read -r answer
  case $answer in да | Да | ДА) ;; *) echo "Ничего не удалено." >&2; exit 6 ;; esac
}
delete_all() {
  printf '%s' "$list" | while IFS= read -r path; do rm -rf "$path" || exit 1; done || exit 1
}
take_label() { # браузер, папка, файл, команды…
  case "
$labels" in *"
$1 $2 $3
"*) names=$1; place "$@" > /dev/null ;; esac
}`;
