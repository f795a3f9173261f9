import { checkedBy, storedItem } from '../storage/stored-item.ts';

const reconciled = storedItem(
  'session',
  'before-settled',
  checkedBy((raw) => raw === true),
);

/** Return true if the warnings of the previous storage.session were reconciled. */
export async function isPreviousSessionReconciled(): Promise<boolean> {
  return (await reconciled.load()) === true;
}

/** Mark them as reconciled until storage.session ends. */
export function markPreviousSessionReconciled(): Promise<void> {
  return reconciled.save(true);
}
