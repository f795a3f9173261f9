/** The logo, a hand bell; same as public/icon/icon.svg. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <g transform="rotate(24 16 16)" fill="#f2c14e">
        <rect x="14" y="2" width="4" height="9" rx="2" />
        <path d="M16 9.5c4 0 6.2 2.8 6.6 7l.5 4.2c.1.9.5 1.6 1.1 2.2.6.6.2 1.6-.7 1.6h-15c-.9 0-1.3-1-.7-1.6.6-.6 1-1.3 1.1-2.2l.5-4.2c.4-4.2 2.6-7 6.6-7z" />
        <path d="M13 26h6a3 3 0 0 1-6 0z" />
      </g>
    </svg>
  );
}
