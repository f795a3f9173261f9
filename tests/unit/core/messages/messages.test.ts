import { expect, test } from 'vitest';
import { pageMessageSchema } from '../../../../core/messages/page-messages.ts';
import { popupMessageSchema } from '../../../../core/messages/popup-messages.ts';

const incident = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';

test.each([
  ['an entry', { type: 'deliver', key: incident, entry: {} }, true],
  ['an entry of a page that was open before', { type: 'deliver', key: incident, entry: null, late: true }, true],
  ['an entry under a key of 65 characters', { type: 'deliver', key: 'k'.repeat(65), entry: {} }, false],
  ['an entry with the address of the page', { type: 'deliver', key: 'k', entry: {}, url: 'https://x.example' }, false],
  ['a closed tab', { type: 'leave', to: 'close' }, true],
  ['a closed tab by number', { type: 'leave', to: 'close', tab: 1 }, false],
  ['a blocked page', { type: 'blocked', system: 'telegram', incident }, true],
  ['a blocked page with an address as its system', { type: 'blocked', system: 'web.telegram.org/k/', incident }, false],
  ['a page that unloads', { type: 'left' }, true],
  ['a page that removes the banner', { type: 'beaten' }, true],
  ['an exemption, which only the popup may ask for', { type: 'end-exemption' }, false],
  ['no message', null, false],
])('a page may send %s: %#', (_name, message, isAllowed) => {
  expect(pageMessageSchema.safeParse(message).success).toBe(isAllowed);
});

const exempt = { type: 'exempt', pin: '2580', scope: 'all', reason: 'demonstration' };

test.each([
  ['an exemption for all systems', exempt, true],
  ['an exemption for one system', { ...exempt, scope: 'telegram' }, true],
  ['its end', { type: 'end-exemption' }, true],
  ['a PIN of three digits', { ...exempt, pin: '258' }, false],
  ['a PIN of nine digits', { ...exempt, pin: '258025802' }, false],
  ['a PIN with letters', { ...exempt, pin: '25a0' }, false],
  ['a reason in free text', { ...exempt, reason: 'для Иванова' }, false],
  ['an end that the page chooses', { ...exempt, until: '23:59' }, false],
  ['a message of a page', { type: 'leave', to: 'close' }, false],
])('the popup may send %s: %#', (_name, message, isAllowed) => {
  expect(popupMessageSchema.safeParse(message).success).toBe(isAllowed);
});
