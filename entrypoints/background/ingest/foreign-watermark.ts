import { lacksTag } from '../../../core/journal/watermark.ts';
import { onLocalChange } from '../../../platform/browser/local-change.ts';
import { exclusively } from '../../../platform/journal/journal.ts';
import { noteLoss } from '../../../platform/journal/journal-append.ts';
import { readMark } from '../../../platform/journal/watermark.ts';
import { WATERMARK_KEY } from '../../../platform/storage/local-keys.ts';
import { noteStorageChanged } from './daily-note.ts';
import { currentDay } from './journal-writer.ts';

/** Restore the watermark when a page wrote or removed it. Call it before the first await of the worker. */
export function keepWatermark(): void {
  onLocalChange(WATERMARK_KEY, (written) => void restoreForeignMark(written).catch(() => undefined));
}

/**
 * A value without a tag is noted although an append has replaced it meanwhile.
 * @throws when the store cannot be read; then the next append stores the watermark again, and does not count it
 */
async function restoreForeignMark(written: unknown): Promise<void> {
  const isOfPage = lacksTag(written);
  if (!isOfPage && (await readMark())) return;
  const isForeign = await exclusively(async () => {
    if (await readMark()) return isOfPage;
    await noteLoss(await currentDay());
    return true;
  });
  if (isForeign) await noteStorageChanged();
}
