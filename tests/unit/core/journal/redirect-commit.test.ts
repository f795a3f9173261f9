import { expect, test } from 'vitest';
import { isRedirectTarget, REDIRECT_COMMIT_MS } from '../../../../core/journal/redirect-commit.ts';

const address = 'https://web.telegram.org/k/';
const aborted = 1_700_000_000_000;
const target = { url: 'https://stub.example/', timeStamp: aborted + 40, transitionQualifiers: ['server_redirect'] };

test.each([
  ['the target before the abort', null, target, true],
  ['the target after the abort', aborted, target, true],
  ['the target just in time', aborted, { ...target, timeStamp: aborted + REDIRECT_COMMIT_MS }, true],
  ['a page that a person opens later', aborted, { ...target, timeStamp: aborted + REDIRECT_COMMIT_MS + 1 }, false],
  ['a page without a redirect', aborted, { ...target, transitionQualifiers: [] }, false],
  ['a page sent on by its script', aborted, { ...target, transitionQualifiers: ['client_redirect'] }, false],
  ['a browser without qualifiers', aborted, { url: target.url, timeStamp: target.timeStamp }, false],
  ['the page itself', null, { ...target, url: address }, false],
] as const)('a redirect by %s', (_what, at, commit, expected) => {
  expect(isRedirectTarget({ address, aborted: at }, commit)).toBe(expected);
});
