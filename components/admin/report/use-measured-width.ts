import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Estimated width of a letter in px, used before layout. */
const ASSUMED_LETTER_PX = 9;

/**
 * Measure an element that is as wide as the widest of these texts, because letter widths depend on the fonts of the PC.
 * @returns a ref for the element, and its width in px
 */
export function useMeasuredWidth<E extends Element>(texts: readonly string[]): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [measuredPx, setMeasuredPx] = useState(0);
  const content = texts.join('\n');
  useLayoutEffect(() => {
    setMeasuredPx(element.current?.getBoundingClientRect().width ?? 0);
  }, [content]);
  const assumedPx = Math.max(0, ...texts.map(({ length }) => length)) * ASSUMED_LETTER_PX;
  return [element, measuredPx || assumedPx];
}
