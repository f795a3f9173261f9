import type { PolicyDifference } from './compare.ts';
import { meanings } from './meanings.ts';

/** Result for one browser. */
export interface BrowserReport {
  name: string;
  /** Folder or registry key of its policies. */
  place: string;
  differences: readonly PolicyDifference[];
  /** Path of the browser. */
  program?: string;
  /** Whether nothing of the kit has been installed here. */
  isUntouched: boolean;
  /** Remarks in Russian: overriding files, unreadable files. */
  remarks: readonly string[];
}

/** Exit codes of `check` and of the scripts `detect`. */
export const checkCodes = { fine: 0, wrong: 1, noBrowser: 2, noKit: 4 } as const;

/** Return true if the policies of a browser agree with the kit. */
const isFine = ({ differences, remarks }: BrowserReport): boolean => differences.length + remarks.length === 0;

/** Return the exit code for all browsers of a PC. */
export function codeOf(reports: readonly BrowserReport[]): number {
  if (reports.length === 0) return checkCodes.noBrowser;
  return reports.every(isFine) ? checkCodes.fine : checkCodes.wrong;
}

/** Return the report as text, one line per policy. */
export function reportText(reports: readonly BrowserReport[]): string {
  if (reports.length === 0) return 'Ни одного из браузеров комплекта на этом компьютере нет.\n';
  return reports.map(browserText).join('\n');
}

/** Return one line for a PC, to collect from many: host name, exit code and what is wrong, separated by tabs. */
export function reportLine(host: string, reports: readonly BrowserReport[]): string {
  const words = reports.map((report) => {
    const [first, ...more] = linesOf(report);
    if (!first) return `${report.name}: всё на месте`;
    return `${report.name}: ${first}${more.length > 0 ? ` (и ещё ${more.length})` : ''}`;
  });
  const text = reports.length === 0 ? 'браузеров комплекта нет' : words.join('; ');
  return `${[host, codeOf(reports), text.replaceAll(/\s+/g, ' ')].join('\t')}\n`;
}

function browserText(report: BrowserReport): string {
  const { name, place } = report;
  const head = isFine(report) ? `✓ ${name}: всё на месте (${place})` : `✗ ${name} (${place})`;
  return [head, ...linesOf(report).map((line) => `  — ${line}`), ''].join('\n');
}

/** Return what is wrong with the policies of a browser, a line for each policy. */
export function linesOf({ differences, remarks, isUntouched }: BrowserReport): string[] {
  if (isUntouched && differences.length > 0) {
    return ['политик комплекта здесь нет: поставьте их (install.sh, в Windows install.ps1)', ...remarks];
  }
  const byPolicy = [...Map.groupBy(differences, ({ path }) => policyOf(path))];
  return [...remarks, ...byPolicy.map(([policy, found]) => policyLine(policy, found))];
}

/** A policy may name every listed host; more details than this make the line unreadable. */
const maxDetails = 8;

function policyLine(policy: string, differences: readonly PolicyDifference[]): string {
  const details = differences.map((difference) => detail(difference, policy)).filter(Boolean);
  const kind = differences.every((difference) => difference.kind === 'missing') ? 'не задано' : 'противоречит';
  const rest = details.length - maxDetails;
  const shown = [...details.slice(0, maxDetails), ...(rest > 0 ? [`и ещё ${rest}`] : [])].join(', ');
  return `${kind}: ${meanings[policy] ?? policy} (${[policy, shown].filter(Boolean).join(': ')})`;
}

/** Ids of the extension in Chromium and of add-ons in Firefox: the same in every line. */
const idsInPath = /^(extensions[.\\])?([a-p]{32}|[\w.-]+@[\w.-]*[\w-])([.\\](policy[.\\])?|$)/i;

function detail({ kind, path, is, wanted }: PolicyDifference, policy: string): string {
  const inside = path
    .slice(path.indexOf(policy) + policy.length)
    .replace(/^[.\\]/, '')
    .replace(idsInPath, '');
  if (kind === 'missing') return [inside, wanted].filter(Boolean).join(' = ');
  const values = is === undefined ? '' : `стоит ${is}, нужно ${wanted}`;
  return [inside, values].filter(Boolean).join(' — ');
}

/** Return the policy name of a path: in the file of Firefox it follows `policies`, in the registry it ends at `\`. */
const policyOf = (path: string): string => path.replace(/^policies\./, '').split(/[.\\]/)[0] ?? '';
