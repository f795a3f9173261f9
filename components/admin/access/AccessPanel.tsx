import { i18n } from '#i18n';
import type { AdminPorts } from '../ports.ts';
import { SecretBox } from './SecretBox.tsx';

export interface AccessPanelProps {
  ports: AdminPorts;
  /** A passphrase was set or removed. */
  passphraseChanged(isSet: boolean): void;
}

/** The teachers' PIN and the passphrase of this page. */
export function AccessPanel({ ports, passphraseChanged }: AccessPanelProps) {
  return (
    <>
      <div class="panel-head">
        <h2>{i18n.t('admin.access.title')}</h2>
        <p class="lead">{i18n.t('admin.access.lead')}</p>
      </div>
      <div class="columns columns-even">
        <SecretBox name="pin" ports={ports} changed={() => undefined} />
        <SecretBox name="passphrase" ports={ports} changed={passphraseChanged} />
      </div>
    </>
  );
}
