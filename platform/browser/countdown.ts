/**
 * Count seconds down to zero.
 * @param tick called every second with the seconds left, zero included
 * @returns a function that stops it
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
