import { hostname } from 'node:os';
import { join } from 'node:path';
import { type BrowserId, browserIds, policyFile } from './browsers.ts';
import { checkLinux, policiesOf, readWanted, type WantedPolicies } from './check/linux.ts';
import { checkPackages } from './check/packages.ts';
import { type BrowserReport, checkCodes, codeOf, reportLine, reportText } from './check/report.ts';
import { installedIds } from './check/second-copy.ts';
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
  const reports = reportsOf(out, root);
  if (!reports) return checkCodes.noKit;
  process.stdout.write(line ? reportLine(hostname(), reports) : reportText(reports));
  return codeOf(reports);
}

/** Compare this PC with the kit; `undefined`, and a line on standard error, without a kit. */
export function reportsOf(out: string, root: string): BrowserReport[] | undefined {
  const isWindows = process.platform === 'win32';
  const wanted = wantedBy(out, ({ id }) => (isWindows ? windowsFile(id) : join('linux', id, policyFile(id))));
  if (Object.keys(wanted).length === 0) {
    process.stderr.write(`${out}: комплекта нет, сначала npm run kit\n`);
    return undefined;
  }
  const fromStores = wantedBy(out, ({ id }) => join('windows/no-domain', `${id}.json`));
  const known = [wanted, fromStores].flatMap((kit) =>
    Object.values(kit).flatMap((one) => installedIds(policiesOf(one))),
  );
  const ofBrowsers = isWindows ? checkWindows(wanted, fromStores, known) : checkLinux(wanted, known, root);
  return ofBrowsers.length > 0 ? [...ofBrowsers, ...checkPackages(out, isWindows, root)] : ofBrowsers;
}

const windowsFile = (id: BrowserId): string =>
  join('windows', id === 'firefox' ? join(id, policyFile(id)) : `${id}.json`);

function wantedBy(out: string, pathOf: (browser: { id: BrowserId }) => string): WantedPolicies {
  const read = browserIds.map((id) => [id, readWanted(join(out, pathOf({ id })))] as const);
  return Object.fromEntries(read.filter(([, policies]) => policies !== undefined));
}
