import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Mark } from '../shared/Mark.tsx';
import { PlatformButtons } from '../shared/PlatformButtons.tsx';
import type { FirstPopupProps, PopupRest } from './popup-props.ts';
import { nextLine, stateLine } from './popup-state.ts';
import { usePopupForm } from './use-popup-form.ts';

/**
 * The popup of the extension's toolbar button: the state, and below it either one open form or everything else.
 * @param rest what is drawn later, by code that is not yet loaded at first: until then `null`
 */
export function Popup({ rest, ...props }: FirstPopupProps & { rest: PopupRest | null }) {
  const root = useRef<HTMLElement>(null);
  const { form, open, close } = usePopupForm(root, (name) => rest?.isPossible(name) === true);
  return (
    <main ref={root} class="popup">
      <p class="band">
        <Mark />
        {i18n.t('extension.name')}
      </p>
      <PopupState {...props} />
      {!form && (
        <>
          <PopupProblems {...props.problems} />
          <PopupPlatforms {...props} />
        </>
      )}
      {rest?.sections({ root, form, open, close })}
    </main>
  );
}

function PopupState(props: FirstPopupProps) {
  const { situation, exemption } = props;
  const next = nextLine(props.school);
  const look = exemption ? 'popup-state-exempt' : situation.inForce ? 'popup-state-watched' : '';
  return (
    <section class={`popup-state ${look}`} role="status">
      <h1>{stateLine(props)}</h1>
      {next && <p>{next}</p>}
    </section>
  );
}

function PopupPlatforms({ words, go }: FirstPopupProps) {
  return (
    <section aria-label={i18n.t('popup.platforms')}>
      <div class="popup-row">
        <PlatformButtons words={words} go={go} />
      </div>
    </section>
  );
}

function PopupProblems({ settings, failures }: FirstPopupProps['problems']) {
  if (settings === 0 && failures === 0) return null;
  return (
    <section class="popup-problems" role="note">
      {settings > 0 && <p>{i18n.t('popup.problem.settings')}</p>}
      {failures > 0 && <p>{i18n.t('popup.problem.failures', { count: failures })}</p>}
    </section>
  );
}
