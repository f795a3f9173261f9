import { i18n } from '#i18n';
import type { Pack } from '../../core/regulation/pack.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { counted } from '../shared/counted.ts';
import { language } from '../shared/language.ts';
import { TableHead } from './controls/TableHead.tsx';
import { dayInWords } from './text/words.ts';

export interface RulesPanelProps {
  pack: Pack;
  settings: Pick<Settings, 'allowedAddresses' | 'platformLessons' | 'retention'>;
}

/** The active rule pack, and what the journal records and does not record. */
export function RulesPanel({ pack, settings }: RulesPanelProps) {
  const { allowedAddresses } = settings;
  return (
    <>
      <div class="panel-head">
        <h2>{i18n.t('admin.rules.title')}</h2>
        <p class="lead">{pack.title[language()]}</p>
        <p>{i18n.t('admin.rules.inForce', { day: dayInWords(pack.inForceFrom, 'long'), pack: pack.id })}</p>
      </div>
      <div class="columns columns-even">
        <SystemsBox systems={pack.systems} />
        <div class="column-stack">
          {allowedAddresses.length > 0 && <AllowedList allowed={allowedAddresses} />}
          <PermittedBox {...pack} />
          <PrivacyBox words={pack.words} settings={settings} />
        </div>
      </div>
    </>
  );
}

function SystemsBox({ systems }: Pick<Pack, 'systems'>) {
  return (
    <section class="box" aria-labelledby="systems-title">
      <h3 id="systems-title">{i18n.t('admin.rules.systems')}</h3>
      <table class="plain-table">
        <TableHead columns={[i18n.t('admin.rules.item'), i18n.t('report.column.system')]} />
        <tbody>
          {systems.map(({ id, item, name }) => (
            <tr key={id}>
              <td>{item}</td>
              <td>{name[language()]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** @param allowed addresses that the school allows */
function AllowedList({ allowed }: { allowed: readonly string[] }) {
  return (
    <section class="box" aria-labelledby="allowed-title">
      <h3 id="allowed-title">{i18n.t('admin.field.allowedAddresses')}</h3>
      <p>{i18n.t('admin.rules.allowedAbout')}</p>
      <ul>
        {allowed.map((address) => (
          <li key={address}>
            <code>{address}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PermittedBox({ permitted: { platforms, support }, words }: Pick<Pack, 'permitted' | 'words'>) {
  return (
    <section class="box" aria-labelledby="permitted-title">
      <h3 id="permitted-title">{i18n.t('admin.rules.permitted')}</h3>
      <p>{i18n.t('admin.rules.permittedAbout', words[language()])}</p>
      <ul>
        {platforms.map(({ id, name, link }) => (
          <li key={id}>
            <a href={link} rel="noreferrer" target="_blank">
              {name[language()]}
            </a>
          </li>
        ))}
      </ul>
      <h4>{i18n.t('shared.support')}</h4>
      <ul>
        {support.map(({ address, clause }) => (
          <li key={address}>
            <a href={`mailto:${address}`}>{address}</a>{' '}
            <span class="hint">{clause && i18n.t('admin.rules.clause', { clause })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PrivacyBox({
  words,
  settings: { platformLessons, retention },
}: Pick<Pack, 'words'> & Pick<RulesPanelProps, 'settings'>) {
  return (
    <section class="box" aria-labelledby="privacy-title">
      <h3 id="privacy-title">{i18n.t('admin.privacy.title')}</h3>
      <p>{i18n.t('admin.privacy.holds', words[language()])}</p>
      {platformLessons && <p>{i18n.t('admin.privacy.platform', words[language()])}</p>}
      <p>{i18n.t('admin.privacy.holdsNot')}</p>
      <p>{counted('admin.privacy.kept', { days: retention })}</p>
      <p>{i18n.t('admin.privacy.stays')}</p>
    </section>
  );
}
