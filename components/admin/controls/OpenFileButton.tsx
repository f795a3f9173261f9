import { useRef } from 'preact/hooks';
import { ActionButton } from './ActionButton.tsx';

export interface OpenFileButtonProps {
  label: string;
  off?: boolean;
  /** Called with the text of the chosen file; `null` if it is larger than the limit. An unreadable file is an empty text. */
  open(text: string | null): void;
}

/** A larger file is not one of ours. */
const MAX_FILE_BYTES = 1_000_000;

/** A button that lets the person choose a JSON file. */
export function OpenFileButton({ label, off = false, open }: OpenFileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    open(file.size > MAX_FILE_BYTES ? null : await file.text().catch(() => ''));
    // Lets the person choose the same file again after correcting it: `change` fires only for a new value.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <ActionButton look="plain" off={off} press={() => input.current?.click()}>
        {label}
      </ActionButton>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
    </>
  );
}
