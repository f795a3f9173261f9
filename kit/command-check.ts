import { hostname } from 'node:os';
import { join } from 'node:path';
import { browserIds, policyFile } from './browsers.ts';
import { checkLinux, readWanted, type WantedPolicies } from './check/linux.ts';
import { checkCodes, codeOf, reportLine, reportText } from './check/report.ts';
import { checkWindows } from './check/windows.ts';

interface CheckArguments {
  out: string;
  root: string;
  /** One line a PC, to collect from many. */
  line: boolean;
}

/**
 * `npm run kit -- check`: compare the policies of the installed browsers with the kit.
 * @returns exit code: 0 equal, 1 missing or different, 2 no browser, 4 no kit
 */
export function check({ out, root, line }: CheckArguments): number {
  const wanted = wantedBy(out, ({ id }) => join('linux', id, policyFile(id)));
  if (Object.keys(wanted).length === 0) {
    process.stderr.write(`${out}: комплекта нет, сначала npm run kit\n`);
    return checkCodes.noKit;
  }
  const fromStores = wantedBy(out, ({ id }) => join('windows/no-domain', `${id}.json`));
  const reports = process.platform === 'win32' ? checkWindows(wanted, fromStores) : checkLinux(wanted, root);
  process.stdout.write(line ? reportLine(hostname(), reports) : reportText(reports));
  return codeOf(reports);
}

function wantedBy(out: string, pathOf: (browser: { id: (typeof browserIds)[number] }) => string): WantedPolicies {
  const read = browserIds.map((id) => [id, readWanted(join(out, pathOf({ id })))] as const);
  return Object.fromEntries(read.filter(([, policies]) => policies !== undefined));
}
