import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import { Mark } from '../shared/Mark.tsx';
import { PlatformButtons } from '../shared/PlatformButtons.tsx';
import { OpenForm } from './OpenForm.tsx';
import type { PopupProps } from './popup-props.ts';
import { nextLine, stateLine } from './popup-state.ts';
import { TeacherSection } from './TeacherSection.tsx';
import { usePopupForm } from './use-popup-form.ts';

/** The popup of the extension's toolbar button: the state, and below it either one open form or everything else. */
export function Popup(props: PopupProps) {
  const { situation, exemptions, wouldEnd } = props;
  const root = useRef<HTMLElement>(null);
  const { form, open, close } = usePopupForm(root, (name) => {
    if (name === 'exempt') return wouldEnd !== null && !exemptions.exemption;
    return name !== 'end-lesson' || (situation.inForce && situation.reason === 'hand-lesson');
  });
  const keepFocus = useKeptFocus(root, [situation.reason, exemptions.exemption, exemptions.planned.length]);
  return (
    <main ref={root} class="popup">
      <p class="band">
        <Mark />
        {i18n.t('extension.name')}
      </p>
      <PopupState {...props} />
      {form ? (
        <OpenForm {...props} form={form} close={close} />
      ) : (
        <>
          <PopupProblems {...props.problems} />
          <PopupPlatforms {...props} />
          <TeacherSection
            {...props}
            canPlan={props.lessons.length > 0}
            open={open}
            endExemption={() => keepFocus(props.endExemption)}
            cancelPlan={(plan) => keepFocus(() => props.cancelPlan(plan))}
            startLesson={(minutes) => keepFocus(() => props.startLesson(minutes))}
            endLesson={() => keepFocus(() => void props.endLesson(null))}
          />
          <PopupList {...props} />
          <PopupFooter {...props} />
        </>
      )}
    </main>
  );
}

/** Return a function that acts, and when a change follows moves focus to the first button left: the pressed one is gone. */
function useKeptFocus(root: { current: HTMLElement | null }, changes: readonly unknown[]) {
  const acted = useRef(false);
  useLayoutEffect(() => {
    if (acted.current) root.current?.querySelector<HTMLElement>('.popup-teacher button')?.focus();
    acted.current = false;
  }, changes);
  return (act: () => void): void => {
    acted.current = true;
    act();
  };
}

function PopupState(props: PopupProps) {
  const { situation, exemptions } = props;
  const { exemption } = exemptions;
  const next = nextLine(props.school);
  const look = exemption ? 'popup-state-exempt' : situation.inForce ? 'popup-state-watched' : '';
  return (
    <section class={`popup-state ${look}`} role="status">
      <h1>{stateLine({ ...props, exemption })}</h1>
      {next && <p>{next}</p>}
    </section>
  );
}

function PopupPlatforms({ words, go }: PopupProps) {
  return (
    <section aria-label={i18n.t('popup.platforms')}>
      <div class="popup-row">
        <PlatformButtons words={words} go={go} />
      </div>
    </section>
  );
}

function PopupProblems({ settings, failures }: PopupProps['problems']) {
  if (settings === 0 && failures === 0) return null;
  return (
    <section class="popup-problems" role="note">
      {settings > 0 && <p>{i18n.t('popup.problem.settings')}</p>}
      {failures > 0 && <p>{i18n.t('popup.problem.failures', { count: failures })}</p>}
    </section>
  );
}

function PopupList({ systems, words, support }: PopupProps) {
  return (
    <details name="popup" class="popup-list">
      <summary>{i18n.t('popup.systems.title')}</summary>
      <p class="popup-source">{words.list}</p>
      <ul class="popup-systems">
        {systems.map(({ item, name }) => (
          <li key={item}>
            <span class="popup-item">{item}.</span> {name}
          </li>
        ))}
      </ul>
      <p>
        {i18n.t('shared.support')}:{' '}
        {support.map((address) => [
          <a key={address} href={`mailto:${address}`}>
            {address}
          </a>,
          ' ',
        ])}
      </p>
    </details>
  );
}

function PopupFooter({ openAdmin }: PopupProps) {
  return (
    <footer class="popup-footer">
      <Button look="quiet" press={openAdmin}>
        {i18n.t('shared.admin')}
      </Button>
    </footer>
  );
}
