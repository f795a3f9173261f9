import { expect, test } from 'vitest';
import { isUnreachable } from '../../../../core/decision/load-error.ts';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', true],
  ['net::ERR_CONNECTION_TIMED_OUT', true],
  ['net::ERR_BLOCKED_BY_CLIENT', true],
  ['net::ERR_ABORTED', false],
  ['Error code 2152398878', true], // NS_ERROR_UNKNOWN_HOST
  [`Error code ${0x804b0002}`, false], // NS_BINDING_ABORTED
  [`Error code ${0x804b0003}`, false], // NS_BINDING_REDIRECTED
  [`Error code ${0x805d0021}`, false], // NS_ERROR_PARSED_DATA_CACHED
  ['Error code x', false],
  ['', false],
])('%s means that the site cannot be reached: %s', (error, isError) => {
  expect(isUnreachable(error)).toBe(isError);
});
