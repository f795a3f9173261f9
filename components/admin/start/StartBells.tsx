import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Settings } from '../../../core/settings/settings.ts';
import { firstTimetable } from '../../../core/timetable/first-timetable.ts';
import { type LineProblem, pasteLessons } from '../../../core/timetable/paste-lessons.ts';
import type { Lesson } from '../../../core/timetable/timetable-schema.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import type { ClockPorts } from '../ports.ts';
import { LineProblems } from '../timetable/LineProblems.tsx';
import { TemplateBox } from '../timetable/TemplateBox.tsx';

export interface StartBellsProps {
  settings: Settings;
  ports: ClockPorts;
  save(parts: Partial<Settings>): void;
}

/** The bells of the first set-up: pasted from the school's paper, made by a pattern, or not used at all. */
export function StartBells({ settings, ports, save }: StartBellsProps) {
  const [text, setText] = useState('');
  const [days, setDays] = useState('5');
  const [problems, setProblems] = useState<readonly LineProblem[]>([]);
  const take = (sets: readonly { name: string; lessons: readonly Lesson[] }[]): void => {
    const bells = { sets, daysPerWeek: Number(days) };
    save({ educationalUse: 'timetable', timetable: firstTimetable(settings.timetable, bells, ports.now()) });
  };
  const paste = (): void => {
    const pasted = pasteLessons(text);
    setProblems(pasted.ok ? [] : pasted.problems);
    if (pasted.ok) take([{ name: i18n.t('admin.timetable.bells.usual'), lessons: pasted.lessons }]);
  };
  const options = ['5', '6'].map((value) => ({
    value,
    label: i18n.t(value === '5' ? 'admin.timetable.workdays' : 'admin.timetable.sixDays'),
  }));
  return (
    <>
      <SelectField label={i18n.t('admin.start.days')} value={days} options={options} change={setDays} />
      <PasteField text={text} problems={problems} change={setText} />
      <ActionButton look="primary" press={paste}>
        {i18n.t('admin.start.saveBells')}
      </ActionButton>
      <details>
        <summary>{i18n.t('admin.start.otherBells')}</summary>
        <TemplateBox add={take} />
        <ActionButton look="quiet" press={() => save({ educationalUse: 'always' })}>
          {i18n.t('admin.start.noBells')}
        </ActionButton>
      </details>
    </>
  );
}

interface PasteFieldProps {
  text: string;
  problems: readonly LineProblem[];
  change(text: string): void;
}

function PasteField({ text, problems, change }: PasteFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{i18n.t('admin.start.paste')}</label>
      <textarea
        id={id}
        rows={7}
        spellcheck={false}
        placeholder={i18n.t('admin.start.example')}
        aria-describedby={`${id}-problems`}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      <div id={`${id}-problems`} role="status">
        <ul class="problems">
          <LineProblems problems={problems} />
        </ul>
      </div>
    </div>
  );
}
