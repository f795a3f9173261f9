import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  type BellPatternDraft,
  type BellTemplate,
  bellTemplates,
  fromPatternDraft,
  patternLessons,
  toPatternDraft,
} from '../../../core/timetable/bell-pattern.ts';
import type { Lesson } from '../../../core/timetable/timetable-schema.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { TextField } from '../controls/TextField.tsx';

export interface TemplateBoxProps {
  /** Called with a name and lessons for each set of bells. */
  add(bells: readonly { name: string; lessons: readonly Lesson[] }[]): void;
}

const templates = Object.keys(bellTemplates) as BellTemplate[];
const parts = ['from', 'count', 'minutes', 'breaks'] as const;

/** Makes bells from a pattern: start, number and length of lessons, breaks. */
export function TemplateBox({ add }: TemplateBoxProps) {
  const [template, setTemplate] = useState<BellTemplate>('lessons');
  const [typed, setTyped] = useState<readonly BellPatternDraft[]>(() => draftsOf('lessons'));
  const patterns = typed.map((draft, i) => fromPatternDraft(draft, bellTemplates[template][i]?.first ?? 1));
  const sets = patterns.map((pattern) => (pattern ? patternLessons(pattern) : []));
  const wrong = sets.some((lessons) => lessons.length === 0);
  const pick = (value: string): void => {
    setTemplate(value as BellTemplate);
    setTyped(draftsOf(value as BellTemplate));
  };
  const press = (): void => add(sets.map((lessons, shift) => ({ name: nameOf(template, shift), lessons })));
  return (
    <fieldset class="day template">
      <legend>{i18n.t('admin.timetable.template.title')}</legend>
      <SelectField
        label={i18n.t('admin.timetable.template.kind')}
        value={template}
        options={templates.map((value) => ({ value, label: i18n.t(`admin.timetable.template.${value}`) }))}
        change={pick}
      />
      {typed.map((draft, shift) => (
        <PatternFields
          key={`${template} ${shift}`}
          draft={draft}
          change={(changed) => setTyped(typed.map((one, i) => (i === shift ? changed : one)))}
        />
      ))}
      <p role="status" class={wrong ? 'error' : 'hint'}>
        {wrong ? i18n.t('admin.timetable.template.wrong') : sets.map(spanOf).join('; ')}
      </p>
      <ActionButton look="plain" off={wrong} press={press}>
        {i18n.t('admin.timetable.template.take')}
      </ActionButton>
    </fieldset>
  );
}

function PatternFields({ draft, change }: { draft: BellPatternDraft; change(draft: BellPatternDraft): void }) {
  return (
    <div class="field-row">
      {parts.map((part) => (
        <TextField
          key={part}
          digits={part !== 'breaks'}
          label={i18n.t(`admin.timetable.template.${part}`)}
          maxLength={part === 'breaks' ? 60 : 5}
          value={draft[part]}
          change={(text) => change({ ...draft, [part]: text })}
        />
      ))}
    </div>
  );
}

function draftsOf(template: BellTemplate): BellPatternDraft[] {
  return bellTemplates[template].map(toPatternDraft);
}

function nameOf(template: BellTemplate, shift: number): string {
  if (template === 'short') return i18n.t('admin.timetable.template.short');
  if (template !== 'shifts') return i18n.t('admin.timetable.bells.usual');
  return i18n.t(shift === 0 ? 'admin.timetable.bells.firstShift' : 'admin.timetable.bells.secondShift');
}

function spanOf(lessons: readonly Lesson[]): string {
  return lessons.map(({ number, from, to }) => `${number}) ${from}–${to}`).join(', ');
}
