import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';

export interface ManagedProps {
  /** Whether a policy sets the fields inside. */
  on: boolean;
  /** Show the note before the fields, because they fill a screen. */
  many?: boolean;
  children: ComponentChildren;
}

/** Fields that a policy may set. Managed fields are disabled and marked. */
export function Managed({ on, many = false, children }: ManagedProps) {
  const id = useId();
  if (!on) return <>{children}</>;
  const note = <ManagedNote id={id} text={i18n.t('admin.managed.field')} />;
  return (
    <fieldset class="managed" disabled aria-describedby={id}>
      {many && note}
      {children}
      {!many && note}
    </fieldset>
  );
}

/** A sentence about managed fields, with a lock icon. */
export function ManagedNote({ id, text }: { id?: string; text: string }) {
  return (
    <p {...(id ? { id } : {})} class="managed-note">
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M5 7V5a3 3 0 0 1 6 0v2" />
        <rect x="3" y="7" width="10" height="7" rx="1.5" />
      </svg>
      {text}
    </p>
  );
}
