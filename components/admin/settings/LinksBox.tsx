import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import { LinkField } from './LinkField.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** The addresses that the buttons of the warning open. */
export function LinksBox(box: SettingsBoxProps & { pack: Pack }) {
  return (
    <section class="box" aria-labelledby="links-title">
      <h4 id="links-title">{i18n.t('admin.settings.links')}</h4>
      {box.pack.permitted.platforms.map(({ id }) => (
        <LinkField key={id} {...box} field={`${id}Link`} hint={i18n.t('admin.hint.link')} />
      ))}
    </section>
  );
}
