import { i18n } from '#i18n';
import { withSystem } from '../../../core/regulation/draft-items.ts';
import { language } from '../../shared/language.ts';
import { CheckField } from '../controls/CheckField.tsx';
import { ItemLines } from './ItemLines.tsx';
import type { RegulationChoice } from './regulation-choice.ts';
import { regulationErrorText } from './regulation-error-text.ts';
import type { RegulationForm } from './use-regulation-form.ts';

/** The list: its lines in the order of the paper, and the catalogue to tick systems in. */
export function ItemsBox({ form, systems }: { form: RegulationForm } & Pick<RegulationChoice, 'systems'>) {
  const { draft, errors, change } = form;
  const error = regulationErrorText(errors, 'items');
  const isListed = (id: string): boolean => draft.items.some(({ system }) => system === id);
  return (
    <section class="box" aria-labelledby="regulation-items">
      <h3 id="regulation-items">{i18n.t('admin.regulation.items')}</h3>
      <p class="hint">{i18n.t('admin.regulation.itemsAbout')}</p>
      <ItemLines items={draft.items} systems={systems} errors={errors} change={(items) => change({ items })} />
      <fieldset
        class="regulation-catalogue"
        tabIndex={-1}
        {...(error && { 'data-invalid': true, 'aria-describedby': 'regulation-items-error' })}
      >
        <legend>{i18n.t('admin.regulation.catalogue')}</legend>
        {error && (
          <p id="regulation-items-error" class="error">
            {error}
          </p>
        )}
        <div class="regulation-systems">
          {inAlphabet(systems).map(({ id, name }) => (
            <CheckField
              key={id}
              label={name[language()]}
              on={isListed(id)}
              change={(on) => change({ items: withSystem(draft.items, id, on) })}
            />
          ))}
        </div>
      </fieldset>
    </section>
  );
}

function inAlphabet(systems: RegulationChoice['systems']): RegulationChoice['systems'] {
  return [...systems].sort((a, b) => a.name[language()].localeCompare(b.name[language()]));
}
