import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { RegulationErrors } from '../../../core/regulation/check-regulation-draft.ts';
import { type DraftItem, moved, movedTo, withLine } from '../../../core/regulation/draft-items.ts';
import { language } from '../../shared/language.ts';
import { ItemLine } from './ItemLine.tsx';
import type { RegulationChoice } from './regulation-choice.ts';
import { regulationErrorText } from './regulation-error-text.ts';
import { useLineDrag } from './use-line-drag.ts';

export interface ItemLinesProps extends Pick<RegulationChoice, 'systems'> {
  items: readonly DraftItem[];
  errors: RegulationErrors;
  change(items: DraftItem[]): void;
}

/** The lines of the list in the order of the paper. */
export function ItemLines({ items, systems, errors, change }: ItemLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [pressed, setPressed] = useState<{ system: string; by: -1 | 1 } | null>(null);
  // The browser takes the focus from a button that moves in the document.
  useLayoutEffect(() => {
    if (!pressed) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${pressed.system} ${pressed.by}"]`)?.focus();
  }, [pressed, items]);
  const put = (next: DraftItem[], by: typeof pressed = null): void => {
    setPressed(by);
    change(next);
  };
  const dragOf = useLineDrag((system, place) => put(movedTo(items, system, place)));
  const nameOf = (system: string): string => systems.find(({ id }) => id === system)?.name[language()] ?? system;
  const place = items.findIndex(({ system }) => system === pressed?.system) + 1;
  return (
    <>
      <ol ref={list} class="regulation-lines">
        {items.map((line, at) => (
          <ItemLine
            key={line.system}
            line={line}
            name={nameOf(line.system)}
            isFirst={at === 0}
            isLast={at === items.length - 1}
            error={regulationErrorText(errors, `items.${line.system}`)}
            change={(parts) => put(withLine(items, line.system, parts))}
            move={(by) => put(moved(items, line.system, by), { system: line.system, by })}
            drag={dragOf(line.system)}
          />
        ))}
      </ol>
      <p role="status" class="unseen">
        {pressed && place > 0
          ? i18n.t('admin.regulation.moved', { system: nameOf(pressed.system), place, count: items.length })
          : ''}
      </p>
    </>
  );
}
