import { i18n } from '#i18n';
import type { StatusLine } from './status-line.ts';

/** Status lines, each with a mark; a line with a problem has advice. */
export function StatusLines({ lines }: { lines: readonly StatusLine[] }) {
  return (
    <ul class="status-lines">
      {lines.map((line) => (
        <StatusRow key={line.name} {...line} />
      ))}
    </ul>
  );
}

function StatusRow({ name, value, advice }: StatusLine) {
  const isFine = advice === null;
  return (
    <li class={isFine ? 'status-line' : 'status-line status-odd'}>
      <StateMark isFine={isFine} />
      <span class="status-name">{name}</span>
      <span class="status-value">{value}</span>
      {advice !== null && <span class="status-advice">{advice}</span>}
    </li>
  );
}

/** A tick or an exclamation mark, distinguishable by shape, with text for screen readers. */
function StateMark({ isFine }: { isFine: boolean }) {
  return (
    <span class="state-mark">
      <span aria-hidden="true">{isFine ? '✓' : '!'}</span>
      <span class="unseen">{isFine ? i18n.t('admin.status.fine') : i18n.t('admin.status.attention')}: </span>
    </span>
  );
}
