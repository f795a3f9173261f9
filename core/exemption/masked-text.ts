/** What a masked field shows for each UTF-16 unit. */
const MASK = '•';

/** Return what a masked field shows for a secret. */
export function maskText(secret: string): string {
  return MASK.repeat(secret.length);
}

/**
 * Return the secret after an input into a masked field: what stands before and after the caret as mask is kept.
 * @param secret the secret before the input
 * @param shown the text of the field after the input: masks, and what was typed or pasted before the caret
 * @param caret the position of the caret in `shown`
 */
export function unmaskText(secret: string, shown: string, caret: number): string {
  const tail = Math.min(shown.length - caret, secret.length);
  const head = shown.slice(0, caret);
  const masks = head.length - head.replace(/^•+/, '').length;
  const kept = Math.min(masks, secret.length - tail);
  return secret.slice(0, kept) + head.slice(kept) + secret.slice(secret.length - tail);
}
