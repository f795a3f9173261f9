import { i18n } from '#i18n';
import { counted } from '../../shared/counted.ts';

/** Characters left at which a screen reader is told: at every character it would talk over the typing. */
const SPOKEN_LEFT = [20, 10, 5, 0];

export interface CounterProps {
  /** Length of the typed text, in UTF-16 code units. */
  length: number;
  limit: number;
}

/** The length of a typed text beside its limit. A screen reader is told of a few steps before the limit, and past it. */
export function Counter({ length, limit }: CounterProps) {
  const isOver = length > limit;
  return (
    <div class="counter">
      <span aria-hidden="true" class={isOver ? 'error' : 'hint'}>
        {i18n.t('admin.counter.shown', { length, limit })}
      </span>
      <span role="status" class="unseen">
        {spokenText(limit - length)}
      </span>
    </div>
  );
}

/** @param left characters left; negative past the limit */
function spokenText(left: number): string {
  if (left < 0) return counted('admin.counter.over', { count: -left });
  const step = SPOKEN_LEFT.findLast((one) => one >= left);
  return step === undefined ? '' : counted('admin.counter.left', { count: step });
}
