import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { droppedFiles } from './dropped-files.ts';

export interface DropBoxProps {
  /** Id of its heading. */
  labelledBy: string;
  /** Receives dropped files, also those of dropped folders. */
  take(files: File[]): void;
  children: ComponentChildren;
}

/** A box that takes dropped files and folders; its children offer the same by a button. */
export function DropBox({ labelledBy, take, children }: DropBoxProps) {
  const [over, setOver] = useState(false);
  return (
    <section
      class={over ? 'box drop drop-over' : 'box drop'}
      aria-labelledby={labelledBy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(take);
      }}
    >
      {children}
    </section>
  );
}
