import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SecretAnswer } from '../../core/messages/popup-messages.ts';
import { TextField } from './controls/TextField.tsx';

export interface GateProps {
  /** The page locked after inactivity. */
  idle: boolean;
  /** The policy's passphrase hash is malformed, so no input matches it. */
  broken: boolean;
  /** A moment as local time `09:15`. */
  clock(moment: string): string;
  unlock(passphrase: string): Promise<SecretAnswer>;
}

/** Asks for the passphrase. The guarded sections are not in the DOM while it is shown. */
export function Gate({ idle, broken, clock, unlock }: GateProps) {
  const [passphrase, setPassphrase] = useState('');
  const [answer, setAnswer] = useState<SecretAnswer | 'asking' | 'failed' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const focus = (): void => form.current?.querySelector('input')?.focus();
  useLayoutEffect(focus, []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (answer === 'asking') return;
    setAnswer('asking');
    setAnswer(await unlock(passphrase).catch(() => 'failed' as const));
    setPassphrase('');
    focus();
  };
  return (
    <form ref={form} class="box gate" aria-labelledby="gate-title" onSubmit={submit}>
      <h2 id="gate-title">{i18n.t('admin.gate.title')}</h2>
      <p class="hint">{idle ? i18n.t('admin.gate.idle') : i18n.t('admin.gate.about')}</p>
      {broken && <p class="error">{i18n.t('admin.gate.broken')}</p>}
      <TextField
        type="secret"
        label={i18n.t('admin.gate.passphrase')}
        value={passphrase}
        error={answer && problemText(answer, clock)}
        change={setPassphrase}
      />
      <div class="actions">
        <button type="submit" class="button button-primary">
          {i18n.t('admin.gate.open')}
        </button>
      </div>
      <p role="status" class="hint">
        {answer === 'asking' ? i18n.t('shared.checking') : ''}
      </p>
    </form>
  );
}

function problemText(answer: SecretAnswer | 'asking' | 'failed', clock: GateProps['clock']): string | null {
  if (answer === 'asking') return null;
  if (answer === 'failed') return i18n.t('admin.gate.failed');
  if (answer.kind === 'locked') return i18n.t('admin.gate.locked', { until: clock(answer.until) });
  if (answer.kind !== 'wrong') return null;
  if (answer.until !== null) return i18n.t('admin.gate.wrongAndLocked', { until: clock(answer.until) });
  return i18n.t('admin.gate.wrong', { left: answer.left });
}
