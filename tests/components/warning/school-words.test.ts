import { expect, it } from 'vitest';
import { schoolWordsOf } from '../../../components/warning/school-words.ts';
import { defaultGuardSettings } from '../../../core/settings/default-guard-settings.ts';

it('tells whether there is a link, never which', () => {
  const links = { joinLink: 'https://max.ru/join/canary', mySchoolLink: 'https://myschool.example/canary' };
  const words = schoolWordsOf({ ...defaultGuardSettings, ...links });
  expect(words.help).toEqual({ text: undefined, hasJoinLink: true, hasMySchool: true });
  expect(JSON.stringify(words)).not.toContain('canary');
});

it('says nothing where the school added nothing', () => {
  expect(schoolWordsOf(defaultGuardSettings)).toEqual({ schoolNote: undefined, help: undefined });
});
