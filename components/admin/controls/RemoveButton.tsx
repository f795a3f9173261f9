/** A button that removes a line; `name` is its accessible name. */
export function RemoveButton({ name, press }: { name: string; press(): void }) {
  return (
    <button type="button" class="icon-button" aria-label={name} onClick={press}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M3 3l10 10M13 3L3 13" />
      </svg>
    </button>
  );
}
