import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DraftItem } from '../../../core/regulation/draft-items.ts';
import type { LineDrag } from './use-line-drag.ts';

export interface ItemLineProps {
  line: DraftItem;
  /** The usual name of the system. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  error: string | null;
  change(parts: Partial<Omit<DraftItem, 'system'>>): void;
  move(by: -1 | 1): void;
  drag: LineDrag;
}

/** A line of the list: the number, the name as the paper writes it, a grip and buttons to move it. */
export function ItemLine({ line, name: system, isFirst, isLast, error, change, move, drag }: ItemLineProps) {
  const id = useId();
  return (
    <li {...drag.target}>
      <div class="regulation-line">
        <span class="regulation-grip" aria-hidden="true" {...drag.grip} />
        <input
          {...plain}
          value={line.item}
          aria-label={i18n.t('admin.regulation.item', { system })}
          aria-invalid={error !== null}
          {...(error && { 'aria-describedby': id })}
          onInput={({ currentTarget }) => change({ item: currentTarget.value })}
        />
        <input
          {...plain}
          value={line.name}
          placeholder={system}
          maxLength={60}
          aria-label={i18n.t('admin.regulation.name', { system })}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <MoveButton line={line} by={-1} off={isFirst} name={i18n.t('admin.regulation.up', { system })} move={move} />
        <MoveButton line={line} by={1} off={isLast} name={i18n.t('admin.regulation.down', { system })} move={move} />
      </div>
      {error && (
        <p id={id} class="error">
          {error}
        </p>
      )}
    </li>
  );
}

/** Numbers and names are no words of a dictionary. */
const plain = { autocomplete: 'off', spellcheck: false } as const;

interface MoveButtonProps extends Pick<ItemLineProps, 'line' | 'move'> {
  by: -1 | 1;
  /** At an end of the list. The button keeps the focus. */
  off: boolean;
  name: string;
}

function MoveButton({ line, by, off, name, move }: MoveButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-move={`${line.system} ${by}`}
      aria-label={name}
      aria-disabled={off}
      onClick={() => !off && move(by)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={by < 0 ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'} />
      </svg>
    </button>
  );
}
