import type { DryJournal } from '../export/dry-journal.ts';
import type { JournalFile } from '../export/file-schema.ts';
import type { Entry } from '../journal/entry.ts';
import type { Pack } from '../regulation/pack.ts';
import type { Settings } from '../settings/settings.ts';
import { verifyFile } from '../verify/verify-file.ts';
import type { StepResult } from './self-check.ts';
import type { SelfCheckPorts } from './self-check-ports.ts';

/** Results of the steps that check the journal as a whole. */
type JournalSteps = Record<'chain' | 'change' | 'untouched', StepResult>;

/**
 * Seal the dry journal and verify its export, check that the verifier detects a changed entry, and check that the real
 * journal holds none of the entries. All steps are skipped without a dry journal or entries.
 * @param appended entries that the dry journal holds
 * @param parts `day` is the ISO day of the entries
 */
export async function tryJournal(
  dry: DryJournal | null,
  appended: readonly Entry[],
  { pack, settings, day }: { pack: Pack; settings: Settings; day: string },
  ports: Pick<SelfCheckPorts, 'isSigned' | 'isInJournal'>,
): Promise<JournalSteps> {
  if (!dry || appended.length === 0) return { chain: 'skipped', change: 'skipped', untouched: 'skipped' };
  const { place, timetable } = settings;
  const frame = { place, zone: timetable.zone, made: day, period: { from: null, to: null }, pack };
  const text = await dry.seal(frame, day).catch(() => '');
  const before = await verifyFile(text, ports.isSigned);
  const isWhole = before.intact && before.file.entries === appended.length && before.file.sealed === 1;
  const after = isWhole && (await verifyFile(changed(text), ports.isSigned));
  return {
    chain: isWhole ? 'passed' : 'notIntact',
    change: after ? resultOf(after.intact) : 'skipped',
    untouched: (await ports.isInJournal(appended).catch(() => true)) ? 'realTouched' : 'passed',
  };
}

const resultOf = (isIntact: boolean): StepResult => (isIntact ? 'changeUnseen' : 'passed');

/** Return the export with another item in its first incident. */
function changed(text: string): string {
  const file = JSON.parse(text) as JournalFile;
  const line = file.entries.find(({ entry }) => entry.kind === 'incident');
  if (line?.entry.kind === 'incident') Object.assign(line.entry, { item: line.entry.item === '1' ? '2' : '1' });
  return JSON.stringify(file);
}
