import { i18n } from '#i18n';
import type { SettingsProblem } from '../../core/settings.ts';
import { fieldName } from './field-names.ts';
import type { JournalHealth } from './ports.ts';

export interface NoticesProps extends JournalHealth {
  problems: readonly SettingsProblem[];
}

/** What the administrator should know before anything else; nothing, when all is well. */
export function Notices({ problems, failures, waiting, closed }: NoticesProps) {
  if (problems.length === 0 && failures === 0 && waiting === 0 && !closed) return null;
  return (
    <section class="notices" aria-label={i18n.t('admin.notice.label')}>
      {failures > 0 && <p>{i18n.t('admin.notice.failures', { count: failures })}</p>}
      {closed && <p>{i18n.t('admin.notice.closed', { count: waiting })}</p>}
      {waiting > 0 && !closed && <p>{i18n.t('admin.notice.waiting', { count: waiting })}</p>}
      {problems.map(({ field, path }) => (
        <p key={path}>{problemText(field)}</p>
      ))}
      {problems.length > 0 && <p>{i18n.t('admin.notice.mend')}</p>}
    </section>
  );
}

function problemText(field: string): string {
  if (field === 'settings') return i18n.t('admin.notice.whole');
  const name = fieldName(field);
  if (name) return i18n.t('admin.notice.field', { field: name });
  return i18n.t('admin.notice.unknownField', { field: field.slice(0, 40) });
}
