/**
 * Count seconds down to zero while the page is visible: in a background tab the person can neither read it nor
 * stop it (https://developer.mozilla.org/docs/Web/API/Document/visibilityState).
 * @param tick called every visible second with the seconds left, zero included
 * @returns a function that stops it
 */
export function countDown(seconds: number, tick: (left: number) => void): () => void {
  let left = seconds;
  const timer = setInterval(() => {
    if (document.visibilityState === 'hidden') return;
    left -= 1;
    if (left <= 0) clearInterval(timer);
    tick(left);
  }, 1000);
  return () => clearInterval(timer);
}
