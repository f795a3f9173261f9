/** A shell function that calls another one with the home folder of every user, some of them twice. */
export const eachHome = `each_home() { # функция
  for home in "$DESTDIR"/home/* "$DESTDIR"/home/*/* "$DESTDIR/root" "$DESTDIR/etc/skel"; do "$1" "$home"; done
  if [ -r "$DESTDIR/etc/passwd" ]; then
    while IFS=: read -r _ _ _ _ _ home _; do
      case $home in /home/* | /root | / | "") ;; *) "$1" "$DESTDIR$home" ;; esac
    done < "$DESTDIR/etc/passwd"
  fi
}`;
