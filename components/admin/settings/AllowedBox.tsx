import { useId, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Pack } from '../../../core/regulation/pack.ts';
import { allowedProblem, toAllowedAddresses } from '../../../core/rules/allowed-address.ts';
import { indexRules, type RuleIndex } from '../../../core/rules/match.ts';
import { Managed } from '../controls/Managed.tsx';
import type { SettingsBoxProps } from './settings-box.ts';

/** Addresses of the systems that the school allows. One that cannot be allowed is named while it is typed. */
export function AllowedBox({ systems, draft, managed, change }: SettingsBoxProps & Pick<Pack, 'systems'>) {
  const id = useId();
  const index = useMemo(() => indexRules(systems), [systems]);
  const problems = problemsIn(draft.allowedAddresses, index);
  return (
    <section class="box" aria-label={i18n.t('admin.field.allowedAddresses')}>
      <Managed on={managed.has('allowedAddresses')}>
        <div class="field">
          <label for={id}>{i18n.t('admin.field.allowedAddresses')}</label>
          <p id={`${id}-hint`} class="hint">
            {i18n.t('admin.hint.allowedAddresses')}
          </p>
          <textarea
            id={id}
            rows={4}
            spellcheck={false}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 ? `${id}-hint ${id}-error` : `${id}-hint`}
            value={draft.allowedAddresses}
            onInput={({ currentTarget }) => change({ allowedAddresses: currentTarget.value })}
          />
          {problems.length > 0 && (
            <div id={`${id}-error`} class="error">
              {problems.map(([address, text]) => (
                <p key={address}>{`${address}: ${text}`}</p>
              ))}
            </div>
          )}
        </div>
      </Managed>
    </section>
  );
}

/** List each address that cannot be allowed, with the reason. */
function problemsIn(text: string, index: RuleIndex): [address: string, text: string][] {
  return toAllowedAddresses(text).flatMap((address) => {
    const problem = allowedProblem(address, index);
    if (!problem) return [];
    const key = problem === 'form' ? 'allowedAddresses' : 'unlistedAddress';
    return [[address, i18n.t(`admin.error.${key}`)]];
  });
}
