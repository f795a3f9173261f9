import { i18n } from '#i18n';
import type { CheckedSettings } from '../../../core/settings/read-settings.ts';
import { counted } from '../../shared/counted.ts';
import { isByPolicy, type Setup } from './use-setup.ts';

/** Leads to the first set-up while it is not finished; nothing where a policy sets the PC up. */
export function SetupHint({ setup: { missing }, checked }: { setup: Setup; checked: CheckedSettings }) {
  if (!missing?.length || isByPolicy(checked)) return null;
  const names = missing.map((step) => i18n.t(`admin.start.short.${step}`)).join(', ');
  return (
    <section class="notices" aria-label={i18n.t('admin.nav.start')}>
      <p>
        {counted('admin.start.left', { count: missing.length, names })}{' '}
        <a href="#start">{i18n.t('admin.start.continue')}</a>
      </p>
    </section>
  );
}
