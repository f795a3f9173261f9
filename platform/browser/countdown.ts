/**
 * Counts seconds down to zero.
 * @param tick told the seconds left after each second, zero included
 * @returns the way to stop it
 */
export function countDown(seconds: number, tick: (left: number) => void): () => void {
  let left = seconds;
  const timer = setInterval(() => {
    left -= 1;
    if (left <= 0) clearInterval(timer);
    tick(left);
  }, 1000);
  return () => clearInterval(timer);
}
