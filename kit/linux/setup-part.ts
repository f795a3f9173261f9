/**
 * Shell functions of setup.sh: it asks for the rights, and says of each browser what was done.
 * @param firefoxNote what to know of the add-on in Firefox; empty if nothing
 */
export function setUpPart(firefoxNote: string): string {
  return `firefox_note='${firefoxNote}'
${functions}`;
}

const functions = `ask_root() {
  if [ -n "$DESTDIR" ] || [ "$(id -u)" -eq 0 ]; then return 0; fi
  if [ -t 0 ] && command -v sudo > /dev/null 2>&1; then
    echo "Нужны права root: сейчас sudo спросит пароль." >&2
    exec sudo sh "$here/setup.sh" "$@"
  fi
  if [ -n "\${DISPLAY:-}\${WAYLAND_DISPLAY:-}" ] && command -v pkexec > /dev/null 2>&1; then
    exec pkexec sh "$here/setup.sh" "$@"
  fi
  echo "Нужны права root. Войдите как root (su -) и выполните: sh '$here/setup.sh'" >&2
  exit 5
}
lines=""
remarks=""
worst=0
set_up() { # название, браузер, папка, файл, команды…
  title=$1
  shift
  if ! wanted "$@"; then
    [ -n "$names" ] || note "$title: здесь не найден"
    return 0
  fi
  found=yes
  put_packages
  said=$(exec 2>&1; place "$@"; exit $code)
  result=$?
  target="$DESTDIR$2/$3"
  others=$(printf '%s\\n' "$said" | grep -vx "$target")
  more=""
  [ "$1" != firefox ] || more=$firefox_note
  if [ $result != 0 ] && [ $result != 3 ]; then
    note "$title: ошибка, политики не поставлены"
    worst=1
  elif [ "$others" = "$said" ]; then
    note "$title: не тронут, нужно ваше решение (см. выше)"
  elif [ $result = 3 ]; then
    note "$title: готово, но есть противоречие (см. выше); перезапустите браузер\${more:+. $more}"
  else
    note "$title: готово, перезапустите браузер\${more:+. $more}"
  fi
  [ $result != 3 ] || [ $worst = 1 ] || worst=3
  [ -z "$others" ] || printf '%s\\n' "$others"
}
note() { lines="$lines  $1
"; }
finish() {
  code=$worst
  drop_old_packages
  printf '%s' "$lines"
}`;
