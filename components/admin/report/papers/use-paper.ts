import { useEffect, useState } from 'preact/hooks';
import type { JournalHealth } from '../../../../core/journal/health.ts';
import type { Paper } from '../../../../core/paper/paper.ts';
import type { Pack } from '../../../../core/regulation/pack.ts';
import type { Settings } from '../../../../core/settings/settings.ts';
import type { AdminPorts } from '../../ports.ts';
import { useLastSelfCheck } from '../../self-check/use-last-self-check.ts';
import { useSelfCheck } from '../../self-check/use-self-check.ts';
import type { Report } from '../use-report.ts';
import type { PaperKind, PaperPc } from './paper-facts.ts';
import { paperOf } from './paper-of.ts';
import { useDocx } from './use-docx.ts';

export interface PaperSource {
  ports: AdminPorts;
  pack: Pack;
  settings: Settings;
  health: JournalHealth | null;
  open: boolean;
  report: Report;
  /** The room, or the number of PCs. */
  about: string;
}

/** The chosen paper of a report, and the self-check for its annex. */
export function usePaper({ ports, pack, settings, health, open, report, about }: PaperSource) {
  const [kind, setKind] = useState<PaperKind | null>(null);
  const checking = useSelfCheck(ports, pack, settings, () => {});
  const stored = useLastSelfCheck(ports, open);
  const key = useJournalKey(ports, kind === 'inspection');
  const { view, speech, recordedUnder, many, scope, files } = report;
  const made = checking.state.kind === 'done' ? checking.state : null;
  const pcs: PaperPc[] = many
    ? files.joined.pcs.map(({ place, pc }) => ({ place, key: pc }))
    : [{ place: settings.place, key }];
  const { from, to } = scope.range;
  const shown = { from, to: from <= scope.today && scope.today < to ? scope.today : to };
  const known = { speech, pack, settings, about, recordedUnder, pcs, shown };
  const ofThisPc = {
    health: many ? null : health,
    selfCheck: made?.summary ?? stored,
    check: many ? null : (made?.check ?? null),
  };
  const paper: Paper | null = view && kind ? paperOf(kind, { view, ...known, ...ofThisPc }) : null;
  const saving = useDocx(ports, paper, scope.range);
  return { kind, setKind, paper, saving, checking: many ? null : checking };
}

/** Read the fingerprint of this PC's journal when a paper needs it. */
function useJournalKey(ports: AdminPorts, needed: boolean): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    if (needed) ports.journalKey().then(setKey, () => setKey(null));
  }, [ports, needed]);
  return key;
}
