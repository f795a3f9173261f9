import { i18n } from '#i18n';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import { type TeacherReason, teacherReasons } from '../../core/exemption/exemption.ts';
import { exemptionReasonText } from '../shared/exemption-reason.ts';
import { SelectField } from './SelectField.tsx';
import type { GrantDraft } from './use-grant.ts';

export interface GrantFieldsProps {
  grant: GrantDraft;
  systems: readonly { id: string; name: string }[];
  change(parts: Partial<GrantDraft>): void;
}

/** What to allow, and why: the fields that an exemption of now and a planned one share. */
export function GrantFields({ grant, systems, change }: GrantFieldsProps) {
  return (
    <>
      <SelectField label={i18n.t('exemption.scope.label')} value={grant.scope} choose={(scope) => change({ scope })}>
        {[{ id: everySystem, name: i18n.t('exemption.scope.all') }, ...systems].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={i18n.t('exemption.reason.label')}
        value={grant.reason}
        choose={(reason) => change({ reason: reason as TeacherReason })}
      >
        {teacherReasons.map((reason) => (
          <option key={reason} value={reason}>
            {exemptionReasonText(reason)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
