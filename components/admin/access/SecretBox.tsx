import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SecretName, SecretSource } from '../../../core/exemption/secret-hash.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { TextField } from '../controls/TextField.tsx';
import type { AdminPorts } from '../ports.ts';
import { type SecretState, useSecret } from './use-secret.ts';

export interface SecretBoxProps {
  name: SecretName;
  ports: AdminPorts;
  /** False while the box is hidden. */
  open?: boolean;
  changed(isSet: boolean): void;
}

/** Sets, changes and removes the PIN or the passphrase. A stored secret is never shown. */
export function SecretBox({ name, ports, open = true, changed }: SecretBoxProps) {
  const secret = useSecret(name, ports, open, changed);
  const { source, state, save } = secret;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state === 'unfit' || state === 'unlike')
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (state !== 'saving') void save();
  };
  return (
    <form ref={form} class={`box secret-${name}`} aria-labelledby={id} noValidate onSubmit={submit}>
      <h3 id={id}>{i18n.t(`admin.secret.title.${name}`)}</h3>
      <p>{i18n.t(`admin.secret.about.${name}`)}</p>
      <p class="secret-state">{sourceText(source)}</p>
      {source !== 'policy' && source !== 'awaited' && <Fields name={name} secret={secret} />}
      <SecretResult name={name} state={state} />
    </form>
  );
}

function sourceText(source: SecretSource): string {
  switch (source) {
    case 'nowhere':
      return i18n.t('admin.secret.notSet');
    case 'here':
      return i18n.t('admin.secret.set');
    case 'policy':
    case 'awaited':
      return i18n.t('admin.secret.byPolicy');
  }
}

function Fields({ name, secret }: { name: SecretName; secret: ReturnType<typeof useSecret> }) {
  const { source, first, setFirst, second, setSecond, state, remove } = secret;
  return (
    <>
      <TextField
        type="secret"
        digits={name === 'pin'}
        label={i18n.t(`admin.secret.new.${name}`)}
        hint={i18n.t(`admin.secret.hint.${name}`)}
        value={first}
        error={state === 'unfit' ? i18n.t(`admin.secret.unfit.${name}`) : null}
        change={setFirst}
      />
      <TextField
        type="secret"
        digits={name === 'pin'}
        label={i18n.t('admin.secret.repeat')}
        value={second}
        error={state === 'unlike' ? i18n.t('admin.secret.unlike') : null}
        change={setSecond}
      />
      <div class="actions">
        <button type="submit" class="button button-primary">
          {source === 'here' ? i18n.t('admin.secret.change') : i18n.t('admin.secret.save')}
        </button>
      </div>
      {source === 'here' && <Removal name={name} remove={remove} />}
    </>
  );
}

/** Removes a secret after it has said what is lost. */
function Removal({ name, remove }: { name: SecretName; remove(): Promise<void> }) {
  const [asks, setAsks] = useState(false);
  const keepButton = useRef<HTMLButtonElement>(null);
  const removeButton = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (asks) keepButton.current?.focus();
  }, [asks]);
  const keep = (): void => {
    setAsks(false);
    requestAnimationFrame(() => removeButton.current?.focus());
  };
  if (!asks) {
    return (
      <div class="actions">
        <ActionButton look="danger" focusRef={removeButton} press={() => setAsks(true)}>
          {i18n.t(`admin.secret.remove.${name}`)}
        </ActionButton>
      </div>
    );
  }
  return (
    <fieldset class="removal" aria-labelledby={id}>
      <p id={id}>{i18n.t(`admin.secret.removeAsk.${name}`)}</p>
      <div class="actions">
        <ActionButton look="plain" focusRef={keepButton} press={keep}>
          {i18n.t('admin.secret.keep')}
        </ActionButton>
        <ActionButton look="danger" press={() => void remove()}>
          {i18n.t(`admin.secret.remove.${name}`)}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function SecretResult({ name, state }: { name: SecretName; state: SecretState }) {
  return (
    <div role="status" class="result">
      {state === 'saving' && <p>{i18n.t('admin.secret.saving')}</p>}
      {state === 'saved' && <p class="saved">{i18n.t(`admin.secret.saved.${name}`)}</p>}
      {state === 'removed' && <p>{i18n.t(`admin.secret.removed.${name}`)}</p>}
      {state === 'failed' && <p class="error">{i18n.t('admin.secret.failed')}</p>}
    </div>
  );
}
