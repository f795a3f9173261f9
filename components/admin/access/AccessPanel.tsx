import { i18n } from '#i18n';
import type { AdminPorts } from '../ports.ts';
import { SecretBox } from './SecretBox.tsx';

export interface AccessPanelProps {
  /** True if the panel is visible; what is set is read then. */
  open: boolean;
  ports: AdminPorts;
  /** A passphrase was set or removed. */
  passphraseChanged(isSet: boolean): void;
}

/** The teachers' PIN and the passphrase of this page. */
export function AccessPanel({ open, ports, passphraseChanged }: AccessPanelProps) {
  return (
    <>
      <div class="panel-head">
        <h2>{i18n.t('admin.access.title')}</h2>
        <p class="lead">{i18n.t('admin.access.lead')}</p>
      </div>
      <div class="columns columns-even">
        <SecretBox name="pin" ports={ports} open={open} changed={() => undefined} />
        <SecretBox name="passphrase" ports={ports} open={open} changed={passphraseChanged} />
      </div>
    </>
  );
}
