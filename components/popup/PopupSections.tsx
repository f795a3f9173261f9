import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';
import { OpenForm } from './OpenForm.tsx';
import type { PopupForms, PopupProps } from './popup-props.ts';
import { TeacherSection } from './TeacherSection.tsx';

/** What is below the state and the platforms: the open form, or else what a teacher can do, the list and the way on. */
export function PopupSections(props: PopupProps & PopupForms) {
  const { situation, exemptions, root, form, open, close } = props;
  const keepFocus = useKeptFocus(root, [situation.reason, exemptions.exemption, exemptions.planned.length]);
  if (form) return <OpenForm {...props} form={form} close={close} />;
  return (
    <>
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
