/**
 * Return lines of cmd that empty the variable FIT if the variable HOST does not match a host name pattern with `*` and `?`;
 * `undefined` for a pattern with two asterisks, which cmd cannot test.
 */
export function hostLines(pattern: string): string[] | undefined {
  const [start = '', end, ...more] = pattern.split('*');
  if (more.length > 0) return undefined;
  const length = start.length + (end?.length ?? 0);
  return [
    ...(length > 0 ? [`if "%HOST:~${length - 1},1%"=="" set "FIT="`] : []),
    ...(end === undefined ? [`if not "%HOST:~${length},1%"=="" set "FIT="`] : []),
    ...literals(start).map(differing),
    ...literals(end ?? '').map(({ at, text }) => differing({ at: at - (end ?? '').length, text })),
  ];
}

const differing = ({ at, text }: Literal): string => `if /i not "%HOST:~${at},${text.length}%"=="${text}" set "FIT="`;

interface Literal {
  /** Index in the name; from its end if negative. */
  at: number;
  text: string;
}

/** Return the runs between question marks, and where each begins. */
function literals(text: string): Literal[] {
  return [...text.matchAll(/[^?]+/g)].map((found) => ({ at: found.index, text: found[0] }));
}
