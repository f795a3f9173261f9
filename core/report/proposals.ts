import type { ReportFinding } from './finding.ts';
import { bySize, type ReportView } from './report-view.ts';

/**
 * A proposal that a council can choose. `block`: close a system in lessons; `warn` and `redirect`: the next stronger mode;
 * `talk`: talk with the groups of a lesson and weekday (index from Monday), or with all if `null`; `teach`: show how the
 * permitted platform is used; `keep`: change nothing and look again.
 */
export type Proposal =
  | { name: 'block'; system: string }
  | { name: 'warn' | 'redirect' | 'teach' | 'keep' }
  | { name: 'talk'; peak: ReportFinding['peak'] };

/** What the proposals depend on besides the report. */
export interface ProposalFacts {
  /** Mode of this PC; `null` where files of other PCs are reported. */
  mode: 'audit' | 'warn' | 'redirect' | 'block' | null;
  /** Return true if access to a system is closed already. */
  isBlocked(system: string): boolean;
}

/** Share of all incidents from which a single system is worth a separate measure. */
const LEADING_SHARE = 0.3;
/** Share of moves below which the permitted platform is not used yet. */
const FEW_MOVES = 0.5;

/** Return three proposals that follow from a report, the strongest measure first; the last is to keep everything. */
export function proposalsOf(
  view: Pick<ReportView, 'incidents' | 'systems' | 'moved'>,
  { peak }: Pick<ReportFinding, 'peak'>,
  { mode, isBlocked }: ProposalFacts,
): Proposal[] {
  const all = view.incidents.now ?? 0;
  const [first] = bySize(view.systems);
  const isLeading = first && all > 0 && (first.now ?? 0) >= LEADING_SHARE * all;
  const found: Proposal[] = [
    ...(isLeading && !isBlocked(first.key) ? [{ name: 'block' as const, system: first.key }] : []),
    ...(mode === 'audit' && all > 0 ? [{ name: 'warn' as const }] : []),
    ...(mode === 'warn' && isBelow(view.moved.now, FEW_MOVES) ? [{ name: 'redirect' as const }] : []),
    { name: 'talk', peak },
    { name: 'teach' },
  ];
  return [...found.slice(0, 2), { name: 'keep' }];
}

const isBelow = (share: number | string, limit: number): boolean => typeof share === 'number' && share < limit;
