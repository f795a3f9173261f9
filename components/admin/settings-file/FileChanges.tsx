import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { secretNames, secretPolicyKeys } from '../../../core/exemption/secret-hash.ts';
import { REGULATION_FIELD } from '../../../core/policy/policy.ts';
import type { Pack } from '../../../core/regulation/pack.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { TableHead } from '../controls/TableHead.tsx';
import { fieldName } from '../text/field-names.ts';
import { fileProblemText } from './file-problem-text.ts';
import { shownValue } from './shown-value.ts';
import type { OpenedFile } from './use-settings-file.ts';

export interface FileChangesProps {
  file: OpenedFile;
  /** The settings in force. */
  now: Settings;
  pack: Pack;
  apply(): void;
  discard(): void;
}

/** What a file would change, what of it is wrong, and the buttons that apply or drop it. */
export function FileChanges({ file, now, pack, apply, discard }: FileChangesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [file]);
  const rows = changedRows(file, now, pack);
  const names = file.held.map((field) => fieldName(field, pack) ?? field);
  return (
    <section class="file-changes" aria-labelledby="file-changes-title">
      <h4 id="file-changes-title" ref={heading} tabIndex={-1}>
        {i18n.t('admin.settingsFile.title')}
      </h4>
      <p class="hint">{i18n.t(rows.length > 0 ? 'admin.settingsFile.notYet' : 'admin.settingsFile.nothing')}</p>
      {rows.length > 0 && <ChangesTable rows={rows} />}
      {file.problems.length > 0 && (
        <>
          <p class="error">{i18n.t('admin.settingsFile.problems')}</p>
          <ul class="problems">
            {file.problems.map((problem) => (
              <li key={`${problem.path} ${problem.reason}`} class="error">
                {fileProblemText(problem, pack)}
              </li>
            ))}
          </ul>
        </>
      )}
      {names.length > 0 && <p>{i18n.t('admin.settingsFile.held', { fields: names.join(', ') })}</p>}
      <div class="actions">
        {rows.length > 0 && (
          <ActionButton look="primary" press={apply}>
            {i18n.t('admin.settingsFile.apply')}
          </ActionButton>
        )}
        <ActionButton look="quiet" press={discard}>
          {i18n.t('admin.settingsFile.discard')}
        </ActionButton>
      </div>
    </section>
  );
}

/** A setting by its name, with its value now and after the file. */
type ChangedRow = readonly [name: string, now: string, next: string];

function changedRows(file: OpenedFile, now: Settings, pack: Pack): ChangedRow[] {
  const name = (field: string): string => fieldName(field, pack) ?? field;
  const settings = file.changed.map((field): ChangedRow => {
    const [before, after] = [shownValue(field, now, pack), shownValue(field, file.settings, pack)];
    return [name(field), before, after === before ? i18n.t('admin.settingsFile.other') : after];
  });
  const secrets = secretNames
    .filter((secret) => file.hashes[secret])
    .map((secret): ChangedRow => [name(secretPolicyKeys[secret]), '…', i18n.t('admin.settingsFile.fromFile')]);
  const { regulation } = file;
  return [...settings, ...(regulation ? [[name(REGULATION_FIELD), pack.id, regulation.id] as const] : []), ...secrets];
}

function ChangesTable({ rows }: { rows: readonly ChangedRow[] }) {
  return (
    <table class="plain-table">
      <TableHead
        columns={[
          i18n.t('admin.settingsFile.field'),
          i18n.t('admin.settingsFile.now'),
          i18n.t('admin.settingsFile.next'),
        ]}
      />
      <tbody>
        {rows.map(([name, before, after]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
