/**
 * Shell functions for a kit without a server: its packages lie in a folder of each PC that every user reads and only root
 * writes. `local` is empty for a kit with a server, and then the functions do nothing.
 * @param folder of the packages on a PC
 * @param targets the kit's policy files on a PC; while one names the folder, the packages stay
 */
export function packagesPart(folder: string | undefined, targets: readonly string[]): string {
  return `local='${folder ?? ''}'
policy_files='${targets.join(' ')}'
${functions}`;
}

const functions = `into="$DESTDIR$local"
copied=no
put_packages() {
  [ -n "$local" ] && [ $copied = no ] || return 0
  copied=yes
  if [ -L "$into" ]; then echo "$into: это ссылка, а нужна обычная папка." >&2; exit 1; fi
  mkdir -p "$into" && chmod 755 "$into" || exit 1
  [ "$(id -u)" -ne 0 ] || chown 0:0 "$into" || exit 1
  # updates.xml называет пакет, поэтому он последний.
  for file in "$here"/packages/dezhurny-* "$here/packages/updates.xml"; do
    cp "$file" "$into/.new" && chmod 644 "$into/.new" && mv -f "$into/.new" "$into/\${file##*/}" || exit 1
  done
}
# Пакеты прежних комплектов: политику, которую не удалось заменить, оставляем с её пакетом.
drop_old_packages() {
  [ $copied = yes ] && [ $code = 0 ] || return 0
  for file in "$into"/dezhurny-*; do
    [ -e "$here/packages/\${file##*/}" ] || rm -f "$file"
  done
}
look_packages() {
  [ -n "$local" ] && [ $found = yes ] || return 0
  if [ ! -e "$here/packages/updates.xml" ]; then echo "$here/packages: нет пакетов комплекта" >&2; exit 4; fi
  for file in "$here"/packages/*; do
    copy="$into/\${file##*/}"
    if cmp -s "$file" "$copy"; then may_read "$copy"; else wrong "$copy: нет или другой; выполните install.sh ещё раз"; fi
  done
  for file in "$into" "$into"/*; do
    [ -e "$file" ] || continue
    case $(ls -ldL "$file") in
      ?????w* | ????????w*) wrong "$file: может изменить не только администратор; sudo chmod go-w $file" ;;
    esac
  done
}
take_packages() {
  [ -n "$local" ] && [ -d "$into" ] || return 0
  for file in $policy_files; do
    if grep -q "file://$local/" "$DESTDIR$file" 2> /dev/null; then return 0; fi
  done
  rm -f "$into"/dezhurny-*.crx "$into"/dezhurny-*.xpi "$into/updates.xml" || exit 1
  rmdir "$into" 2> /dev/null || echo "$into: там есть чужие файлы, папка оставлена." >&2
}`;
