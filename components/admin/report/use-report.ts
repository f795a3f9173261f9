import { useState } from 'preact/hooks';
import type { Pack } from '../../../core/regulation/pack.ts';
import {
  comparedRange,
  itemsOfExports,
  listedBy,
  regulationsOfExports,
  regulationsOfJournal,
  systemsOfReport,
} from '../../../core/report/report-regulations.ts';
import { viewOfExports, viewOfJournal } from '../../../core/report/report-view.ts';
import { minimumPcs } from '../../../core/report/suppression.ts';
import type { ReportPeriod } from '../../../core/time/calendar-period.ts';
import type { AdminPorts } from '../ports.ts';
import { regulationsSentence } from './regulation-words.ts';
import { reportSpeech } from './report-words.ts';
import { useImportedFiles } from './use-imported-files.ts';
import { useOwnDays } from './use-own-days.ts';
import { useStoredItems } from './use-stored-items.ts';

/** The report on the page and its input. */
export type Report = ReturnType<typeof useReport>;

/**
 * Computes the report: from the imported files if there are any (`many`), else from this PC's journal.
 * @param open whether the report is shown; the journal is not read otherwise
 * @param today an ISO day
 */
export function useReport(ports: AdminPorts, open: boolean, pack: Pack, today: string) {
  const [period, setPeriod] = useState<ReportPeriod>({ name: 'month', day: today });
  const [fewest, setFewest] = useState(minimumPcs);
  const files = useImportedFiles(ports.isSigned);
  const own = useOwnDays(ports, open);
  const many = files.joined.pcs.length > 0;
  const days = own.days === 'failed' ? null : own.days;
  const range = comparedRange(period);
  const regulations = many
    ? regulationsOfExports(files.joined, range)
    : regulationsOfJournal(days?.sums ?? new Map(), range);
  const packs = [pack, ...ports.knownPacks];
  const isUnknown = regulations.some(({ id }) => !packs.some((known) => known.id === id));
  const ownItems = useStoredItems(ports, isUnknown && !many, range);
  const stored = many ? itemsOfExports(files.joined, range, fewest) : ownItems;
  const lists = regulations.map(({ id }) => ({ id, listed: listedBy(id, packs, stored) }));
  const systems = systemsOfReport(
    lists.map(({ listed }) => listed),
    pack,
  );
  const ownView = days && viewOfJournal(days.sums, period, systems, days.watched);
  const view = many ? viewOfExports(files.joined, period, systems, fewest) : ownView;
  const speech = reportSpeech(pack, fewest, lists);
  const recordedUnder = regulationsSentence(regulations, packs, pack);
  return { period, setPeriod, fewest, setFewest, files, own, many, view, speech, recordedUnder };
}
