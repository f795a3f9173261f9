import type { PolicyDifference } from './compare.ts';
import { meanings } from './meanings.ts';

/** Result for one browser. */
export interface BrowserReport {
  name: string;
  /** Folder or registry key of its policies. */
  place: string;
  differences: readonly PolicyDifference[];
  /** Remarks in Russian: overriding files, unreadable files. */
  remarks: readonly string[];
}

/** Return true if the policies of a browser agree with the kit. */
export const isFine = ({ differences, remarks }: BrowserReport): boolean => differences.length + remarks.length === 0;

/** Return the report as text, one line per policy. */
export function reportText(reports: readonly BrowserReport[]): string {
  if (reports.length === 0) return 'Ни одного из браузеров комплекта на этом компьютере нет.\n';
  return reports.map(browserText).join('\n');
}

function browserText(report: BrowserReport): string {
  const { name, place, differences, remarks } = report;
  const head = isFine(report) ? `✓ ${name}: всё на месте (${place})` : `✗ ${name} (${place})`;
  const byPolicy = [...Map.groupBy(differences, ({ path }) => policyOf(path))];
  const lines = [...remarks, ...byPolicy.map(([policy, found]) => policyLine(policy, found))];
  return [head, ...lines.map((line) => `  — ${line}`), ''].join('\n');
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

function detail({ kind, path, is, wanted }: PolicyDifference, policy: string): string {
  const inside = path.slice(path.indexOf(policy) + policy.length).replace(/^[.\\]/, '');
  if (kind === 'missing') return [inside, wanted].filter(Boolean).join(' = ');
  const values = is === undefined ? '' : `стоит ${is}, нужно ${wanted}`;
  return [inside, values].filter(Boolean).join(' — ');
}

/** Return the policy name of a path: in the file of Firefox it follows `policies`, in the registry it ends at `\`. */
const policyOf = (path: string): string => path.replace(/^policies\./, '').split(/[.\\]/)[0] ?? '';
