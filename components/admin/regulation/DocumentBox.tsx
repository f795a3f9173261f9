import { i18n } from '#i18n';
import { RegulationText } from './RegulationText.tsx';
import type { RegulationForm } from './use-regulation-form.ts';

/** The document: its title, approval and day, how its list is called, and its id. */
export function DocumentBox({ form }: { form: RegulationForm }) {
  return (
    <section class="box" aria-labelledby="regulation-document">
      <h3 id="regulation-document">{i18n.t('admin.regulation.document')}</h3>
      <RegulationText path="title.ru" form={form} />
      <div class="regulation-row">
        <RegulationText path="approval.number" form={form} />
        <RegulationText path="approval.date" form={form} />
        <RegulationText path="inForceFrom" form={form} />
      </div>
      <div class="regulation-row">
        <RegulationText path="list.nominative" form={form} />
        <RegulationText path="list.genitive" form={form} />
      </div>
      <RegulationText path="id" form={form} />
    </section>
  );
}
