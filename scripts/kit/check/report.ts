import type { Finding } from './compare.ts';

/** What was found about one browser. */
export interface BrowserReport {
  name: string;
  /** Where its policies are read from. */
  place: string;
  findings: readonly Finding[];
  /** Remarks in words: what overrides what, what cannot be read. */
  remarks: readonly string[];
  /** Remarks that are no fault. */
  hints?: readonly string[];
}

/** Whether a browser's policies are as the kit has them. */
export const isFine = ({ findings, remarks }: BrowserReport): boolean => findings.length + remarks.length === 0;

/** The report as people read it. */
export function reportText(reports: readonly BrowserReport[]): string {
  if (reports.length === 0) return 'Ни одного из браузеров комплекта на этом компьютере нет.\n';
  return reports.map(one).join('\n');
}

function one(report: BrowserReport): string {
  const { name, place, findings, remarks, hints = [] } = report;
  const head = isFine(report) ? `✓ ${name}: всё на месте (${place})` : `✗ ${name} (${place})`;
  return [
    head,
    ...[...remarks, ...findings.map(words)].map((line) => `  — ${line}`),
    ...hints.map((line) => `  · ${line}`),
    '',
  ].join('\n');
}

function words({ kind, path, is, wanted }: Finding): string {
  const should = wanted === undefined ? '' : `, должно быть ${wanted}`;
  if (kind === 'missing') return wanted === undefined ? `нет: ${path}` : `нет: ${path} (${wanted})`;
  return `противоречит: ${path}${is === undefined ? '' : ` — ${is}`}${should}`;
}
