import { randomUUID } from 'node:crypto';
import { fileEntry, type SignedDayLog } from '../core/export/file-cover.ts';
import type { FileEntry } from '../core/export/file-schema.ts';
import { FileTotals } from '../core/export/file-totals.ts';
import { appendTo, newDayLog, sealedOf } from '../core/journal/day-log.ts';
import type { Entry, Incident } from '../core/journal/entry.ts';
import { newOutcome } from '../core/journal/incident.ts';
import { sealText } from '../core/journal/seal.ts';
import { importExport } from '../core/report/import-export.ts';
import { mergeExports } from '../core/report/merge.ts';
import { addDays } from '../core/time/local-time.ts';
import { verifyFile } from '../core/verify/verify-file.ts';
import { type Figure, milliseconds } from '../harness/figure.ts';
import { newSigner, signedFile } from '../harness/signed-file.ts';
import { isSigned } from '../platform/journal/signature.ts';

const ENTRIES_A_DAY = 1000;

/** Days in an export of a hundred thousand entries, and in a file slightly larger than 10 MB. */
const [MANY, TEN_MB] = [100, 31];

/**
 * Measure the time to write the hash chain of a hundred thousand entries, to verify their export, and to add a file of
 * 10 MB to a report of many PCs. It measures processor time, so that other work on the machine does not count.
 */
export async function benchVerify(runs: number): Promise<Figure[]> {
  const linking: number[] = [];
  const verifying: number[] = [];
  const file = await fileOf(MANY, linking);
  for (let run = -1; run < Math.min(runs, 5); run += 1) {
    const begun = process.cpuUsage();
    const { intact } = await verifyFile(file, isSigned);
    if (!intact) throw new Error('the bench’s own file does not verify');
    if (run >= 0) verifying.push(since(begun));
  }
  return [
    milliseconds('link 1,000 entries', linking),
    milliseconds('verify 100,000 entries', verifying, { most: 3000 }),
    await benchTaking(runs),
  ];
}

async function benchTaking(runs: number): Promise<Figure> {
  const bytes = new TextEncoder().encode(await fileOf(TEN_MB, []));
  const taking: number[] = [];
  for (let run = -2; run < Math.min(runs, 10); run += 1) {
    const begun = process.cpuUsage();
    const reading = await importExport('file.json', bytes, isSigned);
    if (!reading.ok) throw new Error('the bench’s own file is refused');
    mergeExports([reading.file]);
    if (run >= 0) taking.push(since(begun));
  }
  return milliseconds(`take a file of ${(bytes.length / 1e6).toFixed(1)} MB`, taking, { most: 1000 });
}

/** Return the processor time in ms since `begun`. */
function since(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** @param linking receives the ms that the links of each day took */
async function fileOf(days: number, linking: number[]): Promise<string> {
  const totals = new FileTotals();
  const signer = await newSigner();
  const sheets: SignedDayLog[] = [];
  const rows: FileEntry[] = [];
  for (let i = 0; i < days; i += 1) {
    const empty = newDayLog(addDays('2026-09-01', i), randomUUID(), sheets.at(-1) ?? null);
    const entries = entriesOf(empty.day);
    totals.add(entries);
    const begun = process.cpuUsage();
    const { dayLog, links } = appendTo(empty, entries);
    linking.push(since(begun));
    rows.push(
      ...entries.map((entry, at) =>
        fileEntry(entry, { dayId: dayLog.dayId, ...(links[at] ?? { prev: '', hash: '' }) }),
      ),
    );
    sheets.push({ ...dayLog, signature: await signer.sign(sealText(sealedOf(dayLog))) });
  }
  const about = { ...frame, totals: await totals.total(async () => null) };
  return JSON.stringify(await signedFile(about, signer, sheets, rows));
}

function entriesOf(day: string): Entry[] {
  return Array.from({ length: ENTRIES_A_DAY / 2 }, (_, i) => incidentOf(day, 1 + (i % 8))).flatMap((one) => [
    one,
    newOutcome(one.id, 'moved-to-max'),
  ]);
}

const incidentOf = (day: string, lesson: number): Incident => ({
  ...{ v: 1, kind: 'incident', id: randomUUID(), day, lesson, hour: null, system: 'telegram', item: 5 },
  ...{ surface: 'client', mode: 'warn', reason: 'lesson', noticed: 'page', pack: 'rpl-2025-09-01' },
});

const frame = {
  made: '2026-12-31',
  place: 'Каб. 12',
  zone: 'Europe/Saratov',
  pack: { id: 'rpl-2025-09-01', title: { ru: 'Порядок', en: 'Regulation' }, inForceFrom: '2025-09-01' },
  period: { from: null, to: null },
  retention: { days: 365, through: null },
  open: null,
};
