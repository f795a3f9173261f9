import { expect, test } from 'vitest';
import { loadFailure } from '../../../../core/decision/load-error.ts';

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
  ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
  ['net::ERR_CONNECTION_RESET', 'unreachable'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'unreachable'],
  ['net::ERR_TIMED_OUT', 'unreachable'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'unreachable'],
  ['net::ERR_BLOCKED_BY_RESPONSE', 'unreachable'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'refused'],
  ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'refused'],
  ['net::ERR_BLOCKED_IN_INCOGNITO_BY_ADMINISTRATOR', 'refused'],
  ['net::ERR_ABORTED', 'aborted'],
  ['Error code 2152398878', 'unreachable'], // NS_ERROR_UNKNOWN_HOST
  ['Error code 2152398861', 'unreachable'], // NS_ERROR_CONNECTION_REFUSED
  ['Error code 2152398862', 'unreachable'], // NS_ERROR_NET_TIMEOUT
  ['Error code 2152398868', 'unreachable'], // NS_ERROR_NET_RESET
  ['Error code 2147500036', 'refused'], // NS_ERROR_ABORT
  [`Error code ${0x805e0003}`, 'refused'], // NS_ERROR_BLOCKED_BY_POLICY
  [`Error code ${0x804b0002}`, 'aborted'], // NS_BINDING_ABORTED
  [`Error code ${0x804b0003}`, 'aborted'], // NS_BINDING_REDIRECTED
  [`Error code ${0x804b0004}`, 'aborted'], // NS_BINDING_RETARGETED
  [`Error code ${0x805d0021}`, 'aborted'], // NS_ERROR_PARSED_DATA_CACHED
  ['Error code x', 'aborted'],
  ['', 'aborted'],
])('%s: %s', (error, failure) => {
  expect(loadFailure(error)).toBe(failure);
});
