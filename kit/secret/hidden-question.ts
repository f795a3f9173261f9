import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Ask in the terminal without an echo of the answer. With a terminal, readline takes over the echo of the keys
 * (https://nodejs.org/api/readline.html#readlinecreateinterfaceoptions), and here it writes to nowhere.
 * @returns the line; Ctrl+C ends the process with the exit code 130
 */
export async function askHidden(text: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  lines.on('SIGINT', () => process.exit(130));
  process.stderr.write(text);
  try {
    const [line] = (await once(lines, 'line')) as [string];
    return line;
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** Ask twice, until both answers are equal. @param say tells that they differ */
export async function askTwice(
  text: string,
  ask: (text: string) => Promise<string>,
  say: (line: string) => void,
): Promise<string> {
  for (;;) {
    const first = await ask(`${text}: `);
    if (first === '') return first;
    if (first === (await ask('Ещё раз: '))) return first;
    say('Во второй раз набрано другое, повторите.');
  }
}
