import { configure, getConfig, prettyDOM } from '@testing-library/preact';
import { speak } from './i18n.ts';

configure({
  // An upper bound for busy machines, not a measurement.
  asyncUtilTimeout: 20_000,
  // A query that waits fails many times before it finds. Printing the document took a fifth of all time, and is of use
  // only when the wait is over.
  getElementError: (message, container) =>
    new Error(isWaiting() ? (message ?? '') : `${message}\n\n${prettyDOM(container as Element)}`),
});

// Files of a worker share modules (vitest.config.ts): none begins in the language of the one before.
speak('ru');

/** Whether Testing Library tries a query again if it fails; its type leaves the flag out. */
function isWaiting(): boolean {
  return (getConfig() as unknown as { _disableExpensiveErrorDiagnostics: boolean })._disableExpensiveErrorDiagnostics;
}
