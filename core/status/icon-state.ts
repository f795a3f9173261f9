import type { Situation } from '../decision/verdict.ts';
import type { Exemption } from '../exemption/exemption.ts';

/** What the toolbar icon shows. `off`: the rules are not in force now. */
export type IconState = 'on' | 'off' | 'exempt' | 'problem';

/** What the state of the icon follows from. */
export interface IconFacts {
  situation: Pick<Situation, 'inForce'>;
  /** The exemption that is on, or `null`. */
  exemption: Pick<Exemption, 'scope'> | null;
  /** True if a setting was refused or the journal fails. */
  hasProblem: boolean;
}

/** Return the state of the toolbar icon. A problem comes first: it needs a person; then the exemption, which ends. */
export function iconState({ situation, exemption, hasProblem }: IconFacts): IconState {
  if (hasProblem) return 'problem';
  if (exemption) return 'exempt';
  return situation.inForce ? 'on' : 'off';
}
