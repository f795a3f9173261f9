import type { GuardSettings } from '../../core/settings/guard-settings.ts';
import type { WarningProps } from './warning-props.ts';

/** Return what a school adds to a warning. A link is never part of it: only whether there is one. */
export function schoolWordsOf(settings: GuardSettings): Pick<WarningProps, 'schoolNote' | 'help'> {
  const { schoolNote, maxHelp: text, joinLink, mySchoolLink } = settings;
  const help = { text, hasJoinLink: !!joinLink, hasMySchool: !!mySchoolLink };
  return { schoolNote, help: text || joinLink || mySchoolLink ? help : undefined };
}
