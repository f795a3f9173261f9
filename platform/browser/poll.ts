/**
 * Ask again and again until there is an answer.
 * @param ask returns `undefined` while there is no answer
 * @param timeout ms, and ms between two questions. It is asked once at least, and once more when the time is over
 * @returns the answer, or `undefined` at the timeout
 */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { timeout, every }: { timeout: number; every: number },
): Promise<T | undefined> {
  for (const end = Date.now() + timeout; ; ) {
    const answer = await ask();
    if (answer !== undefined || Date.now() >= end) return answer;
    await new Promise((resume) => setTimeout(resume, every));
  }
}
