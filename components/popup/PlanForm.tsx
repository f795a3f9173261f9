import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ExemptionWish } from '../../core/exemption/exemption.ts';
import type { PlanAnswer } from '../../core/messages/popup-messages.ts';
import { GrantFields } from './GrantFields.tsx';
import { dayText } from './lesson-text.ts';
import { PinField } from './PinField.tsx';
import { PopupForm } from './PopupForm.tsx';
import { SelectField } from './SelectField.tsx';
import { useAnswer } from './use-answer.ts';
import { useGrant } from './use-grant.ts';

/** A lesson ahead: ISO day, number, and its start and end as local times `09:15`. */
export interface LessonAhead {
  day: string;
  lesson: number;
  from: string;
  to: string;
}

export interface PlanFormProps {
  /** Lessons of the next seven days, in order. */
  lessons: readonly LessonAhead[];
  systems: readonly { id: string; name: string }[];
  lockedUntil: string | null;
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  plan(lesson: LessonAhead, wish: ExemptionWish, pin: string): Promise<PlanAnswer>;
  close(): void;
}

/** Asks for which lesson of the next seven days to plan an exemption, what to allow, why, and for the PIN. */
export function PlanForm({ lessons, systems, lockedUntil, clock, plan, close }: PlanFormProps) {
  const { grant, change, wish } = useGrant();
  const [chosen, choose] = useState('');
  const [pin, setPin] = useState('');
  const { ask, told, isError } = useAnswer<PlanAnswer>(i18n.t('popup.plan.about'), lockedUntil, clock, {
    'used-up': i18n.t('popup.plan.usedUp'),
    'no-lesson': i18n.t('popup.plan.noLesson'),
    failed: i18n.t('popup.plan.failed'),
  });
  const send = async (): Promise<void> => {
    const lesson = lessons.find((one) => keyOf(one) === chosen);
    if (!wish || !lesson) return;
    const given = await ask(() => plan(lesson, wish, pin));
    setPin('');
    if (given?.kind === 'planned') close();
  };
  const title = i18n.t('popup.plan.title');
  return (
    <PopupForm {...{ title, told, isError, send, close }} confirm={i18n.t('popup.plan.confirm')}>
      <SelectField label={i18n.t('popup.plan.lesson')} value={chosen} choose={choose}>
        <LessonOptions lessons={lessons} />
      </SelectField>
      <GrantFields grant={grant} systems={systems} change={change} />
      <PinField pin={pin} change={setPin} />
    </PopupForm>
  );
}

function LessonOptions({ lessons }: Pick<PlanFormProps, 'lessons'>) {
  const days = [...new Set(lessons.map(({ day }) => day))];
  return (
    <>
      {days.map((day) => (
        <optgroup key={day} label={dayText(day, 'long')}>
          {lessons
            .filter((lesson) => lesson.day === day)
            .map((lesson) => (
              <option key={keyOf(lesson)} value={keyOf(lesson)}>
                {i18n.t('popup.plan.option', { lesson: lesson.lesson, from: lesson.from, to: lesson.to })}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}

const keyOf = ({ day, lesson, from }: LessonAhead): string => `${day}/${lesson}/${from}`;
