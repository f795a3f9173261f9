import type { PolicyDifference } from './compare.ts';
import { meanings } from './meanings.ts';

/** What was found about one browser. */
export interface BrowserReport {
  name: string;
  /** Where its policies are read from. */
  place: string;
  differences: readonly PolicyDifference[];
  /** Remarks in words: what overrides what, what cannot be read. */
  remarks: readonly string[];
}

/** Whether a browser's policies are as the kit has them. */
export const isFine = ({ differences, remarks }: BrowserReport): boolean => differences.length + remarks.length === 0;

/** The report as people read it: one line for each policy. */
export function reportText(reports: readonly BrowserReport[]): string {
  if (reports.length === 0) return 'Ни одного из браузеров комплекта на этом компьютере нет.\n';
  return reports.map(one).join('\n');
}

function one(report: BrowserReport): string {
  const { name, place, differences, remarks } = report;
  const head = isFine(report) ? `✓ ${name}: всё на месте (${place})` : `✗ ${name} (${place})`;
  const byPolicy = [...Map.groupBy(differences, ({ path }) => policyOf(path))];
  const lines = [...remarks, ...byPolicy.map(([policy, found]) => policyLine(policy, found))];
  return [head, ...lines.map((line) => `  — ${line}`), ''].join('\n');
}

function policyLine(policy: string, differences: readonly PolicyDifference[]): string {
  const details = differences.map((difference) => words(difference, policy)).filter(Boolean);
  const kind = differences.every((difference) => difference.kind === 'missing') ? 'не задано' : 'противоречит';
  return `${kind}: ${meanings[policy] ?? policy} (${[policy, details.join(', ')].filter(Boolean).join(': ')})`;
}

function words({ kind, path, is, wanted }: PolicyDifference, policy: string): string {
  const inside = path.slice(path.indexOf(policy) + policy.length).replace(/^[.\\]/, '');
  if (kind === 'missing') return [inside, wanted].filter(Boolean).join(' = ');
  const values = is === undefined ? '' : `стоит ${is}, нужно ${wanted}`;
  return [inside, values].filter(Boolean).join(' — ');
}

/** Name of the policy a path begins with: in Firefox's file behind `policies`, in the registry before a `\`. */
const policyOf = (path: string): string => path.replace(/^policies\./, '').split(/[.\\]/)[0] ?? '';
