import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/Button.tsx';

export interface PopupFormProps {
  title: string;
  /** What the button that sends says; without it there is nothing to send. */
  confirm: string | null;
  /** What is said below the fields, and whether it is an error. */
  told: string;
  isError: boolean;
  send(): Promise<void>;
  close(): void;
  children?: ComponentChildren;
}

/** A form of the popup: fields, one message, send and cancel. After an answer focus goes to the first typed field. */
export function PopupForm({ title, confirm, told, isError, send, close, children }: PopupFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    await send();
    form.current?.querySelector('input')?.focus();
  };
  return (
    <section aria-labelledby="form">
      <h2 id="form">{title}</h2>
      <form ref={form} class="popup-form" aria-labelledby="form" onSubmit={submit}>
        {children}
        <p class={isError ? 'popup-error' : 'popup-source'} role="status">
          {told}
        </p>
        <div class="popup-row">
          {confirm && (
            <button type="submit" class="button button-primary">
              {confirm}
            </button>
          )}
          <Button look="plain" press={close}>
            {confirm ? i18n.t('exemption.cancel') : i18n.t('shared.back')}
          </Button>
        </div>
      </form>
    </section>
  );
}
