// npm run -s match -- URL…: match addresses against the rules, without a browser.
import { parseArgs } from 'node:util';
import { indexRules, matchUrl, parseAddress } from '../core/rules/match.ts';
import { pack } from '../rules/index.ts';

const usage = `npm run -s match -- URL…
npm run -s match < file        one address a line

For each address: address<TAB>system<TAB>surface
  -  -   no rule names it
  !  -   it is no address (an address begins with its scheme: https://…)

Для каждого адреса: адрес<TAB>система<TAB>часть системы; «-» — ни одно правило его не называет, «!» — это не адрес.
`;

const index = indexRules(pack.systems);

/** One output line. Tabs and line ends in an address are removed, as by a URL parser (https://url.spec.whatwg.org/#url-parsing). */
function answer(address: string): string {
  const url = parseAddress(address);
  const match = url && matchUrl(url, index);
  const columns = [address.replace(/[\t\r\n]/g, ''), match?.system ?? (url ? '-' : '!'), match?.surface ?? '-'];
  return `${columns.join('\t')}\n`;
}

/** Answer while input arrives, one write per chunk. */
async function answerLines(input: AsyncIterable<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder(); // drops a byte order mark
  let rest = '';
  for await (const piece of input) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    await write(lines.map(answer).join(''));
  }
  rest += decoder.decode();
  if (rest) await write(answer(rest));
}

function write(text: string): Promise<void> {
  return new Promise((written) => process.stdout.write(text, () => written()));
}

// `| head` closes the pipe early; this is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const help = { type: 'boolean', short: 'h', default: false } as const;

/** Parse the command line. @returns `null` for an unknown option */
function readArguments() {
  try {
    return parseArgs({ options: { help }, allowPositionals: true });
  } catch {
    return null;
  }
}

const { values, positionals: addresses } = readArguments() ?? {};
if (values?.help) await write(usage);
else if (addresses?.length) await write(addresses.map(answer).join(''));
else if (!addresses || process.stdin.isTTY) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else await answerLines(process.stdin);
