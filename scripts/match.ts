// What the rules say of addresses, without a browser: npm run -s match -- URL…
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

/** One line of the answer. Tabs and line ends inside an address are dropped, as a URL parser drops them. */
function answer(address: string): string {
  const url = parseAddress(address);
  const match = url && matchUrl(url, index);
  const columns = [address.replace(/[\t\r\n]/g, ''), match?.system ?? (url ? '-' : '!'), match?.surface ?? '-'];
  return `${columns.join('\t')}\n`;
}

/** Answers as the input comes, one write for each piece of it. */
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

// `| head` closes the pipe when it has read enough: the reader is content, so this is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const addresses = process.argv.slice(2);
if (addresses[0] === '--help' || addresses[0] === '-h') await write(usage);
else if (addresses.length > 0) await write(addresses.map(answer).join(''));
else if (process.stdin.isTTY) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else await answerLines(process.stdin);
