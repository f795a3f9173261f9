// npm run -s match -- URL…: match addresses against the rules, without a browser.
import { parseArgs } from 'node:util';
import { findRule, indexRules, matchUrl, parseAddress } from '../core/rules/match.ts';
import { catalogue } from '../rules/catalogue.ts';

const usage = `npm run -s match -- URL…
npm run -s match -- --why URL…
npm run -s match < file        one address a line

For each address: address<TAB>system<TAB>surface
  system  none   a rule of the system leaves it alone
  -  -           no rule names it
  !  -           it is no address (an address begins with its scheme: https://…)
With --why two columns more: the file of the rule with its place in it, and the source of the rule.

Для каждого адреса: адрес<TAB>система<TAB>часть системы; «none» — правило оставляет адрес в покое, «-» — ни одно правило
его не называет, «!» — это не адрес. С --why ещё два столбца: файл правила с местом в нём и источник правила.
`;

/** Every system of the catalogue, whatever a regulation lists. */
const systems = catalogue.map((system) => ({ ...system, item: '' }));
const index = indexRules(systems);

/** One output line. Tabs and line ends in an address are removed, as by a URL parser (https://url.spec.whatwg.org/#url-parsing). */
function answer(address: string): string {
  const url = parseAddress(address);
  const decided = url && whatDecides(url);
  const columns = [decided?.system.id ?? (url ? '-' : '!'), decided?.surface ?? '-'];
  const why = values?.why ? [decided?.place ?? '-', decided?.source ?? '-'] : [];
  return `${[address.replace(/[\t\r\n]/g, ''), ...columns, ...why].join('\t')}\n`;
}

/** Return the rule that decides about an address, with its place (`rules/systems/discord.json: rules.2`). */
function whatDecides(url: URL) {
  const found = findRule(url, index).rule?.rule;
  const system = systems.find(({ rules }) => rules.some((rule) => rule === found));
  const rule = system?.rules.find((one) => one === found);
  if (!system || !rule) return null;
  const surface = matchUrl(url, index)?.surface ?? rule.surface; // a translation proxy makes it third-party
  return {
    system,
    surface,
    place: `rules/systems/${system.id}.json: rules.${system.rules.indexOf(rule)}`,
    source: rule.source,
  };
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

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  why: { type: 'boolean', default: false },
} as const;

/** Parse the command line. @returns `null` for an unknown option */
function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
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
