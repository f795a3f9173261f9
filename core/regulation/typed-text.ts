import { listGenitive } from './list-genitive.ts';
import type { RegulationDraft, RegulationText } from './regulation-draft.ts';
import { knownNoun } from './school-nouns.ts';

type Texts = RegulationDraft['texts'];

/**
 * Return the texts of a draft after one was typed, with the cases that follow from it: those of a known noun, and the
 * genitive of the list's name unless another one was typed.
 */
export function withTypedText(texts: Texts, path: RegulationText, text: string): Texts {
  const typed = { ...texts, [path]: text };
  const noun = path === 'school.noun.nominative' ? knownNoun(text) : null;
  if (noun) {
    typed['school.noun.genitive'] = noun.genitive;
    typed['school.noun.prepositional'] = noun.prepositional;
    typed['school.noun.en'] = noun.en ?? '';
  }
  const follows = texts['list.genitive'] === listGenitive(texts['list.nominative']);
  if (path === 'list.nominative' && follows) typed['list.genitive'] = listGenitive(text);
  return typed;
}
