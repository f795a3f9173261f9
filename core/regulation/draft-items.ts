/** A line of a regulation's list as typed. The name is empty where the paper writes the usual one. */
export interface DraftItem {
  item: string;
  system: string;
  name: string;
}

/** Add a system with the number after the last one, or remove it. */
export function withSystem(items: readonly DraftItem[], system: string, isListed: boolean): DraftItem[] {
  const others = items.filter((one) => one.system !== system);
  return isListed ? [...others, { item: nextItem(others), system, name: '' }] : others;
}

/** Change a line. */
export function withLine(
  items: readonly DraftItem[],
  system: string,
  parts: Partial<Omit<DraftItem, 'system'>>,
): DraftItem[] {
  return items.map((one) => (one.system === system ? { ...one, ...parts } : one));
}

/** Move a line up (-1) or down (1); the numbers stay with their systems. At an end of the list it stays. */
export function moved(items: readonly DraftItem[], system: string, by: -1 | 1): DraftItem[] {
  const at = items.findIndex((one) => one.system === system);
  return movedTo(items, system, items[at + by]?.system ?? system);
}

/** Move a line to the place of another one; the lines between make room. */
export function movedTo(items: readonly DraftItem[], system: string, place: string): DraftItem[] {
  const [from, to] = [system, place].map((id) => items.findIndex((one) => one.system === id)) as [number, number];
  if (from < 0 || to < 0) return [...items];
  const order = [...items];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}

/** Return the number after the last line's: `10` after `9`, `4.3` after `4.2` or `4.2а`, `1` in an empty list. */
function nextItem(items: readonly DraftItem[]): string {
  const [, start = '', last = '0'] = /^((?:\d+\.)*)(\d+)[а-я]?$/.exec(items.at(-1)?.item.trim() ?? '0') ?? [];
  return `${start}${Number(last) + 1}`;
}
