import { expect, it } from 'vitest';
import { type IntegrityFinding, isUnknownZone } from '../../../../core/verify/integrity-finding.ts';

const file = { day: null, kind: 'file', id: null } as const;

it.each<[IntegrityFinding, boolean]>([
  [{ ...file, fault: 'newer', path: 'zone' }, true],
  [{ ...file, fault: 'newer' }, false],
  [{ ...file, fault: 'changed', path: 'zone' }, false],
])('%j is an unknown zone: %s', (finding, expected) => {
  expect(isUnknownZone(finding)).toBe(expected);
});
