import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserIds, policyFile } from './browsers.ts';
import { checkLinux, type WantedPolicies } from './check/linux.ts';
import { isFine, reportText } from './check/report.ts';
import { checkWindows } from './check/windows.ts';

/**
 * `npm run kit -- check`: compare the policies of the installed browsers with the kit.
 * @returns exit code: 0 equal, 1 missing or different, 2 no kit or no browser
 */
export function check({ out, root }: { out: string; root: string }): number {
  const wanted = wantedBy(out);
  if (Object.keys(wanted).length === 0) {
    process.stderr.write(`${out}: комплекта нет, сначала npm run kit\n`);
    return 2;
  }
  const reports = process.platform === 'win32' ? checkWindows(wanted) : checkLinux(wanted, root);
  process.stdout.write(reportText(reports));
  if (reports.length === 0) return 2;
  return reports.every(isFine) ? 0 : 1;
}

function wantedBy(out: string): WantedPolicies {
  const files = browserIds.map((id) => ({ id, path: join(out, 'linux', id, policyFile(id)) }));
  const there = files.filter(({ path }) => existsSync(path));
  return Object.fromEntries(there.map(({ id, path }) => [id, JSON.parse(readFileSync(path, 'utf8'))]));
}
