import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EducationalUse } from '../../../core/settings/settings.ts';
import { instantOfLocal } from '../../../core/time/next-instant.ts';
import { parseClock } from '../../../core/time/parse-clock.ts';
import { type DayPlan, planOf } from '../../../core/timetable/day-plan.ts';
import { schoolTimeAt } from '../../../core/timetable/school-time.ts';
import type { Timetable } from '../../../core/timetable/timetable-schema.ts';
import { TextField } from '../controls/TextField.tsx';
import type { ClockPorts } from '../ports.ts';
import { timeWords } from '../text/time-words.ts';

export interface TimetablePreviewProps {
  /** The typed timetable, or `null` while it is invalid. */
  typed: { use: EducationalUse; timetable: Timetable } | null;
  /** Whether the typed timetable is not the stored one. */
  isDraft: boolean;
  today: string;
  ports: ClockPorts;
}

/** Shows what the typed timetable would cover at a day and time, and why. */
export function TimetablePreview({ typed, isDraft, today, ports }: TimetablePreviewProps) {
  const [day, setDay] = useState(today);
  const [clock, setClock] = useState('10:00');
  return (
    <section aria-labelledby="preview-title">
      <h4 id="preview-title">{i18n.t('admin.timetable.preview.title')}</h4>
      <div class="field-row">
        <TextField type="date" label={i18n.t('admin.timetable.preview.day')} value={day} change={setDay} />
        <TextField label={i18n.t('admin.timetable.preview.clock')} maxLength={5} value={clock} change={setClock} />
      </div>
      {isDraft && <p class="draft-note">{i18n.t('admin.timetable.preview.draft')}</p>}
      <p role="status">{typed ? previewWords(typed, day, clock, ports) : i18n.t('admin.timetable.preview.wrong')}</p>
    </section>
  );
}

function previewWords(
  { use, timetable }: NonNullable<TimetablePreviewProps['typed']>,
  day: string,
  typedClock: string,
  { national }: ClockPorts,
): string {
  const clock = parseClock(typedClock);
  const at = day && clock ? instantOfLocal(`${day}T${clock}`, timetable.zone) : null;
  if (!at) return i18n.t('admin.timetable.preview.ask');
  if (use === 'always') return i18n.t('admin.timetable.preview.always');
  const time = schoolTimeAt(at, timetable, national);
  const state = timeWords(time);
  if (use === 'by-hand') return i18n.t('admin.timetable.preview.byHand', { state });
  const why = dayWords(planOf(time.kind === 'lesson' ? time.day : day, timetable, national));
  return time.kind === 'lesson'
    ? i18n.t('admin.timetable.preview.watched', { state, why })
    : i18n.t('admin.timetable.preview.free', { state, why });
}

/** Return why a day has its bells; empty for a free day. */
function dayWords(plan: DayPlan): string {
  if (plan.kind === 'free') return '';
  switch (plan.as) {
    case 'usual':
      return i18n.t('admin.timetable.preview.usual');
    case 'moved':
      return i18n.t('admin.timetable.preview.moved');
    case 'own':
      return i18n.t('admin.timetable.preview.own');
  }
}
