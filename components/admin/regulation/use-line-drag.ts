import { useState } from 'preact/hooks';

/** The attributes of a line and of its grip, by which it is dragged. */
export interface LineDrag {
  target: object;
  grip: object;
}

/**
 * Let lines be dragged by their grips to the place of another one, with a mouse, a pen or a finger. Keyboards use the
 * buttons. Pointer events are the same in Chromium and Firefox; the grip captures them, so that a drag goes on outside it.
 * https://developer.mozilla.org/docs/Web/API/Element/setPointerCapture
 * @param drop called with the system of the dragged line and that of the line at whose place it was dropped
 */
export function useLineDrag(drop: (system: string, place: string) => void): (system: string) => LineDrag {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const end = (): void => {
    setDragged(null);
    setOver(null);
  };
  return (system) => ({
    grip: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        event.preventDefault(); // selects no text
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        setDragged(system);
      },
      onPointerMove: (event: PointerEvent) => {
        if (dragged === system) setOver(lineAt(event));
      },
      onPointerUp: (event: PointerEvent) => {
        const place = lineAt(event);
        if (dragged === system && place && place !== system) drop(system, place);
        end();
      },
      onPointerCancel: end,
    },
    target: { 'data-line': system, ...(over === system && dragged !== system && { 'data-drop': true }) },
  });
}

/** Return the system of the line under the pointer; `null` outside the list. */
function lineAt({ clientX, clientY }: PointerEvent): string | null {
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-line]')?.dataset.line ?? null;
}
