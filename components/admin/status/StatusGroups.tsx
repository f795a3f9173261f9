import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { counted } from '../../shared/counted.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { StatusLines } from './StatusLines.tsx';
import type { StatusGroup } from './status-lines.ts';

/** What needs attention, then all lines by group, folded. */
export function StatusGroups({ groups }: { groups: readonly StatusGroup[] }) {
  const [isOpen, setOpen] = useState(false);
  const odd = groups.flatMap(({ lines }) => lines).filter(({ advice }) => advice !== null);
  return (
    <>
      {odd.length > 0 && (
        <section class="box status-first" aria-labelledby="status-first">
          <h3 id="status-first">{i18n.t('admin.status.first')}</h3>
          <StatusLines lines={odd} />
        </section>
      )}
      <div class="actions status-fold">
        <ActionButton look="quiet" press={() => setOpen(!isOpen)} expanded={isOpen}>
          {i18n.t(isOpen ? 'admin.status.foldAll' : 'admin.status.unfoldAll')}
        </ActionButton>
      </div>
      <div class="status-groups">
        {groups.map((group) => (
          <FoldedGroup key={group.key} group={group} isOpen={isOpen} />
        ))}
      </div>
    </>
  );
}

function FoldedGroup({ group: { key, title, lines }, isOpen }: { group: StatusGroup; isOpen: boolean }) {
  const id = `status-${key}`;
  const count = lines.filter(({ advice }) => advice !== null).length;
  return (
    <section class="box status-group" aria-labelledby={id}>
      <details open={isOpen}>
        <summary>
          <h3 id={id}>{title}</h3>
          <span class="hint">
            {count > 0 ? counted('admin.status.groupOdd', { count }) : i18n.t('admin.status.fine')}
          </span>
        </summary>
        <StatusLines lines={lines} />
      </details>
    </section>
  );
}
