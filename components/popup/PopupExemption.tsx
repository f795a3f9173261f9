import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { everySystem } from '../../core/exemption/active-exemption.ts';
import type { Exemption, ExemptionWish } from '../../core/exemption/exemption.ts';
import type { ExemptAnswer, ExemptionState } from '../../core/messages/popup-messages.ts';
import { Button } from '../shared/Button.tsx';
import { exemptionReasonText } from '../shared/exemption-reason.ts';
import { PopupExemptionForm } from './PopupExemptionForm.tsx';

export interface PopupExemptionProps {
  exemptions: ExemptionState;
  /** The local time `09:15` at which an exemption started now would end; `null` outside lessons. */
  wouldEnd: string | null;
  systems: readonly { id: string; name: string }[];
  /** A moment (core/time/utc-minute.ts) as local time `09:15`. */
  clock(moment: string): string;
  exempt(wish: ExemptionWish, pin: string): Promise<ExemptAnswer>;
  endExemption(): void;
}

/** The exemption of this PC until the bell: request, show and end it. */
export function PopupExemption(props: PopupExemptionProps) {
  const { exemptions, wouldEnd } = props;
  const [asking, setAsking] = useState(false);
  const section = useRef<HTMLElement>(null);
  const acted = useRef(false);
  const isOn = exemptions.exemption !== null;
  useLayoutEffect(() => {
    // The pressed button was removed and took focus with it.
    if (acted.current || (asking && isOn)) section.current?.querySelector<HTMLElement>('select, button')?.focus();
    acted.current = false;
    if (isOn) setAsking(false);
  }, [asking, isOn]);
  const act = (action: () => void): void => {
    acted.current = true;
    action();
  };
  if (!isOn && wouldEnd === null) return null;
  return (
    <section ref={section} class={isOn ? 'popup-exempt' : ''} aria-labelledby="exemption">
      <h2 id="exemption">{i18n.t('exemption.title')}</h2>
      {exemptions.exemption ? (
        <Active {...props} exemption={exemptions.exemption} endExemption={() => act(props.endExemption)} />
      ) : asking && wouldEnd !== null ? (
        <PopupExemptionForm {...props} cancel={() => act(() => setAsking(false))} />
      ) : (
        <Offer exemptions={exemptions} wouldEnd={wouldEnd ?? ''} ask={() => act(() => setAsking(true))} />
      )}
    </section>
  );
}

function Active({
  exemption: { scope, reason, until },
  systems,
  clock,
  endExemption,
}: PopupExemptionProps & { exemption: Exemption }) {
  const system = systems.find(({ id }) => id === scope)?.name ?? scope;
  return (
    <>
      <p role="status">
        {scope === everySystem
          ? i18n.t('exemption.on.all', { until: clock(until) })
          : i18n.t('exemption.on.one', { until: clock(until), system })}
      </p>
      <p class="popup-source">{i18n.t('exemption.on.reason', { reason: exemptionReasonText(reason) })}</p>
      <div class="popup-row">
        <Button look="plain" press={endExemption}>
          {i18n.t('exemption.end')}
        </Button>
      </div>
    </>
  );
}

function Offer({ exemptions, wouldEnd, ask }: { exemptions: ExemptionState; wouldEnd: string; ask(): void }) {
  if (!exemptions.possible) return <p class="popup-source">{i18n.t('exemption.notSet')}</p>;
  if (exemptions.left === 0) return <p class="popup-source">{i18n.t('exemption.usedUp')}</p>;
  return (
    <div class="popup-row">
      <Button look="plain" press={ask}>
        {i18n.t('exemption.ask', { until: wouldEnd })}
      </Button>
    </div>
  );
}
