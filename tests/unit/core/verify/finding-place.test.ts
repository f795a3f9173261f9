import { expect, it } from 'vitest';
import { findingPlaces } from '../../../../core/verify/finding-place.ts';
import type { IntegrityFinding } from '../../../../core/verify/integrity-finding.ts';

const id = '3f1b2c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const finding: IntegrityFinding = { fault: 'changed', day: null, kind: 'file', id: null };

it.each<[string, Partial<IntegrityFinding>, string[]]>([
  ['nothing', {}, []],
  ['all', { day: '2026-11-23', id, path: 'entries.3' }, ['2026-11-23', id, 'entries.3']],
  ['what is known', { id, path: '' }, [id]],
  ['no sign that a terminal obeys', { path: 'a\u001b[2Jb\u202ec\nd' }, ['a[2Jbc d']],
  ['nothing of a text of such signs', { path: '\u001b\u200b' }, []],
  ['40 characters', { path: 'я'.repeat(40) }, ['я'.repeat(40)]],
  ['39 of more', { path: 'я'.repeat(41) }, [`${'я'.repeat(39)}…`]],
  ['whole characters', { path: '🙂'.repeat(41) }, [`${'🙂'.repeat(39)}…`]],
  ['the beginning of many megabytes', { path: 'a'.repeat(5_000_000) }, [`${'a'.repeat(39)}…`]],
])('shows %s', (_what, parts, places) => {
  expect(findingPlaces({ ...finding, ...parts })).toEqual(places);
});
