import { type BrowserId, browserIds, browsers } from '../browsers.ts';
import { markFiles } from '../check/second-copy.ts';
import type { ImageIds } from '../image-ids.ts';
import { eachHome } from './each-home.ts';

/**
 * Shell functions of detect.sh that name copies of the extension with another id in the profiles of all users: from a store,
 * unpacked, or of another kit. `look_copies` calls `wrong` for each.
 * @param ids of the extension; the first for Chromium is that of the kit
 */
export function copiesPart({ chromium: [own = ''], firefox }: ImageIds): string {
  const lines = browserIds.map((id: BrowserId) => {
    const words = [id, id === 'firefox' ? firefox : own, ...browsers[id].profiles.linux];
    return `  copies_of ${words.join(' ')}`;
  });
  return `${eachHome}
look_copies() { [ $found = no ] || each_home copies_in; }
copies_in() { # папка пользователя
${lines.join('\n')}
}
${functions}`;
}

const [first, second] = markFiles;

/**
 * Chromium writes its preferences in one line; its extensions are fields named by their ids, each with its folder. Firefox
 * names the file of an add-on by its id; a zip has the names of its files as they are.
 */
const functions = `copies_of() { # браузер, номер комплекта, папки профилей…
  named "$1" || return 0
  browser=$1
  own_id=$2
  shift 2
  for base in "$@"; do
    for profile in "$home/$base"/*/; do
      [ -d "$profile" ] || continue
      if [ "$browser" = firefox ]; then copies_firefox; else copies_chromium; fi
    done
  done
}
copies_chromium() {
  copy=$own_id
  while IFS= read -r word; do
    case $word in
      "path /"*) place=$DESTDIR\${word#path } ;;
      "path "*) place=\${profile}Extensions/\${word#path } ;;
      *) copy=$word; continue ;;
    esac
    if [ "$copy" != "$own_id" ] && [ -e "$place/${first}" ] && [ -e "$place/${second}" ]; then second_copy "$copy"; fi
  done << END
$(cat "\${profile}Preferences" "\${profile}Secure Preferences" 2> /dev/null | sed 's/"[a-p]\\{32\\}":{/\\
&/g; s/"path":"[^"]*"/\\
&\\
/g' | sed -n 's/^"\\([a-p]\\{32\\}\\)":{.*/\\1/p; s/^"path":"\\(.*\\)"$/path \\1/p')
END
}
copies_firefox() {
  for file in "\${profile}extensions"/*.xpi; do
    copy=\${file##*/}
    copy=\${copy%.xpi}
    [ -r "$file" ] && [ "$copy" != "$own_id" ] || continue
    if grep -q '${first}' "$file" && grep -q '${second.replace('.', '[.]')}' "$file"; then second_copy "$copy"; fi
  done
}
second_copy() { # номер
  problem="профиль \${profile%/}: стоит и вторая копия «Дежурного», с другим номером ($1): напоминаний и журналов будет по два. Выгрузите её журнал и удалите её"
  case $said in *"$problem"*) ;; *) wrong "$problem" ;; esac
}`;
