import { i18n } from '#i18n';
import { RegulationText } from './RegulationText.tsx';
import type { RegulationForm } from './use-regulation-form.ts';

/** The school: its names, and the noun that sentences use. */
export function SchoolBox({ form }: { form: RegulationForm }) {
  return (
    <section class="box" aria-labelledby="regulation-school">
      <h3 id="regulation-school">{i18n.t('admin.regulation.school')}</h3>
      <RegulationText path="school.fullName.ru" form={form} />
      <RegulationText path="school.shortName.ru" form={form} />
      <RegulationText path="school.town.ru" form={form} />
      <div class="regulation-row">
        <RegulationText path="school.noun.nominative" form={form} />
        <RegulationText path="school.noun.genitive" form={form} />
        <RegulationText path="school.noun.prepositional" form={form} />
      </div>
    </section>
  );
}
