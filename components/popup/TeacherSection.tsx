import { i18n } from '#i18n';
import type { Situation } from '../../core/decision/verdict.ts';
import type { PlannedExemption } from '../../core/exemption/planned-exemption.ts';
import type { ExemptionState } from '../../core/messages/popup-messages.ts';
import { Button } from '../shared/Button.tsx';
import { exemptionReasonText } from '../shared/exemption-reason.ts';
import { OpenButton } from './OpenButton.tsx';
import { PlannedList } from './PlannedList.tsx';
import type { FormName } from './use-popup-form.ts';

export interface TeacherSectionProps {
  exemptions: ExemptionState;
  situation: Situation;
  /** The local time `09:15` at which an exemption started now would end; `null` outside lessons. */
  wouldEnd: string | null;
  /** True if there are lessons ahead to plan for. */
  canPlan: boolean;
  open(form: FormName): void;
  endExemption(): void;
  cancelPlan(plan: PlannedExemption): void;
  /** Start a lesson of that length in minutes; `null` means until it is ended. */
  startLesson(minutes: number | null): void;
  /** End a manual lesson where no PIN is set. */
  endLesson(): void;
}

/** What a teacher can do on this PC: each button acts at once or opens a form. */
export function TeacherSection(props: TeacherSectionProps) {
  const { exemptions, situation } = props;
  return (
    <section class="popup-teacher" aria-labelledby="teacher">
      <h2 id="teacher">{i18n.t('popup.teacher')}</h2>
      {!exemptions.possible && <p class="popup-source">{i18n.t('exemption.notSet')}</p>}
      <Exempt {...props} />
      {exemptions.classCode.isUsed && <ClassCode {...props} />}
      {exemptions.possible && props.canPlan && (
        <OpenButton form="plan" text={i18n.t('popup.plan.ask')} open={props.open} />
      )}
      {exemptions.planned.length > 0 && <PlannedList planned={exemptions.planned} cancel={props.cancelPlan} />}
      {!situation.inForce && <Lengths {...props} />}
      {situation.inForce && situation.reason === 'hand-lesson' && <EndLesson {...props} />}
    </section>
  );
}

function Exempt({ exemptions: { possible, exemption, left }, wouldEnd, open, endExemption }: TeacherSectionProps) {
  if (exemption) {
    return (
      <>
        <p class="popup-source">{i18n.t('exemption.on.reason', { reason: exemptionReasonText(exemption.reason) })}</p>
        <Button look="plain" press={endExemption}>
          {i18n.t('exemption.end')}
        </Button>
      </>
    );
  }
  if (!possible || wouldEnd === null) return null;
  if (left === 0) return <p class="popup-source">{i18n.t('exemption.usedUp')}</p>;
  return <OpenButton form="exempt" text={i18n.t('exemption.ask', { until: wouldEnd })} open={open} />;
}

function ClassCode({ exemptions: { possible, classCode }, open }: TeacherSectionProps) {
  return (
    <div class="popup-row">
      <OpenButton form="code" text={i18n.t('popup.code.ask')} open={open} />
      {possible && classCode.hasSeed && <OpenButton form="show-code" text={i18n.t('popup.showCode.ask')} open={open} />}
      {possible && !classCode.hasSeed && <OpenButton form="seed" text={i18n.t('popup.seed.ask')} open={open} />}
    </div>
  );
}

function Lengths({ startLesson }: TeacherSectionProps) {
  return (
    <fieldset class="popup-lengths">
      <legend>{i18n.t('popup.lesson.start')}</legend>
      <div class="popup-row">
        <Button look="plain" press={() => startLesson(45)}>
          {i18n.t('popup.lesson.minutes45')}
        </Button>
        <Button look="plain" press={() => startLesson(90)}>
          {i18n.t('popup.lesson.minutes90')}
        </Button>
        <Button look="plain" press={() => startLesson(null)}>
          {i18n.t('popup.lesson.open')}
        </Button>
      </div>
    </fieldset>
  );
}

function EndLesson({ exemptions, open, endLesson }: TeacherSectionProps) {
  const act = (): void => (exemptions.possible ? open('end-lesson') : endLesson());
  return <OpenButton form="end-lesson" text={i18n.t('popup.lesson.end')} open={act} />;
}
