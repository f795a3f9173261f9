import { useState } from 'preact/hooks';

/** The attributes of a line and of its grip, by which it is dragged. */
export interface LineDrag {
  target: object;
  grip: object;
}

/** A type of our own, so that no text field takes the drop. */
const LINE_TYPE = 'application/x-dezhurny-line';

/**
 * Let lines be dragged by a mouse to the place of another one. Keyboards and touch screens use the buttons.
 * https://developer.mozilla.org/docs/Web/API/HTML_Drag_and_Drop_API
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
      draggable: true,
      onDragStart: ({ dataTransfer, currentTarget }: DragEvent) => {
        dataTransfer?.setData(LINE_TYPE, system); // Firefox drags nothing without data
        const line = (currentTarget as HTMLElement).closest('li');
        if (line) dataTransfer?.setDragImage(line, 0, 0);
        setDragged(system);
      },
      onDragEnd: end,
    },
    target: {
      ...(over === system && dragged !== system && { 'data-drop': true }),
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault(); // allows the drop
        setOver(system);
      },
      onDrop: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        drop(dragged, system);
        end();
      },
    },
  });
}
