import type { DryJournal } from '../../../core/export/dry-journal.ts';
import type { JournalFile } from '../../../core/export/file-schema.ts';
import type { Entry } from '../../../core/journal/entry.ts';
import type { Pack } from '../../../core/rules/rule-schema.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { StepResult } from '../../../core/status/self-check.ts';
import { verifyFile } from '../../../core/verify/verify-file.ts';
import type { AdminPorts } from '../ports.ts';

/** How the steps that try the journal as a whole ended. */
type JournalSteps = Record<'chain' | 'change' | 'untouched', StepResult>;

/**
 * Seals the dry journal and has its export verified; changes one entry in it and has that noticed; and sees that the
 * real journal knows nothing of it all.
 */
export async function tryJournal(
  dry: DryJournal | null,
  kept: readonly Entry[],
  { pack, settings, day }: { pack: Pack; settings: Settings; day: string },
  ports: AdminPorts,
): Promise<JournalSteps> {
  if (!dry || kept.length === 0) return { chain: 'skipped', change: 'skipped', untouched: 'skipped' };
  const { place, timetable } = settings;
  const frame = { place, zone: timetable.zone, made: day, period: { from: null, to: null }, pack };
  const text = await dry.seal(frame, day).catch(() => '');
  const before = await verifyFile(text, ports.isSigned);
  const isWhole = before.intact && before.file.entries === kept.length && before.file.sealed === 1;
  const after = isWhole && (await verifyFile(changed(text), ports.isSigned));
  return {
    chain: isWhole ? 'passed' : 'notIntact',
    change: after ? resultOf(after.intact) : 'skipped',
    untouched: (await ports.isInJournal(kept).catch(() => true)) ? 'realTouched' : 'passed',
  };
}

const resultOf = (isIntact: boolean): StepResult => (isIntact ? 'changeUnseen' : 'passed');

/** The same file with another item in its first incident. */
function changed(text: string): string {
  const file = JSON.parse(text) as JournalFile;
  const line = file.entries.find(({ entry }) => entry.kind === 'incident');
  if (line?.entry.kind === 'incident') line.entry.item = line.entry.item === 1 ? 2 : 1;
  return JSON.stringify(file);
}
