import { i18n } from '#i18n';
import type { PaperBlock, RightLine } from '../../../../core/paper/paper.ts';
import { citedTitle } from '../../../../core/regulation/approval.ts';
import { language } from '../../../shared/language.ts';
import type { PaperFacts, PaperKind } from './paper-facts.ts';
import { forPeriod } from './paper-period.ts';

/**
 * Return the head of a paper, its parts in the order of ГОСТ Р 7.0.97-2016 (section 4): the organisation (5), the kind of
 * document (9), its date (10) and number (11), the place (13), the addressee (15), the title (17). An approval (16) stands
 * in the upper right corner.
 */
export function paperHead(kind: PaperKind, facts: PaperFacts): PaperBlock[] {
  const { pack, shown, about, recordedUnder } = facts;
  const words = pack.words[language()];
  const title = i18n.t(`admin.documents.title.${kind}`, { listOf: words.listOf, period: forPeriod(shown) });
  return [
    { block: 'school', text: pack.schoolFull[language()] },
    ...(kind === 'inspection' ? [approval(facts)] : []),
    { block: 'kind', text: i18n.t(`admin.documents.kind.${kind}`) },
    { block: 'sides', left: i18n.t('admin.documents.date'), right: i18n.t('admin.documents.number') },
    { block: 'middle', text: pack.town?.[language()] ?? i18n.t('admin.documents.town') },
    ...addressee(kind, facts),
    { block: 'title', text: title },
    { block: 'text', text: i18n.t('admin.documents.basis', { title: citedTitle(pack, language()) }) },
    ...(recordedUnder ? [{ block: 'text', text: recordedUnder } as const] : []),
    { block: 'text', text: about },
  ];
}

function approval({ pack }: PaperFacts): PaperBlock {
  const director = i18n.t('admin.documents.approver', { school: pack.school[language()] });
  return {
    block: 'right',
    lines: [i18n.t('admin.documents.approved'), director, ...signed(), i18n.t('admin.documents.date')],
  };
}

function addressee(kind: PaperKind, { pack }: PaperFacts): PaperBlock[] {
  const school = pack.school[language()];
  if (kind === 'director') {
    const to = i18n.t('admin.documents.toDirector', { school });
    return [{ block: 'right', lines: [to, { blank: i18n.t('admin.documents.name') }] }];
  }
  return kind === 'council' ? [{ block: 'right', lines: [i18n.t('admin.documents.toCouncil', { school })] }] : [];
}

const signed = (): RightLine[] => [
  { blank: i18n.t('admin.documents.signature') },
  { blank: i18n.t('admin.documents.name') },
];

/** Return a line for a name, or for a signature and a name. @param role whose */
export function signatureLine(role: string, isSigned: boolean): PaperBlock {
  const [signature, name] = [i18n.t('admin.documents.signature'), i18n.t('admin.documents.name')];
  return { block: 'signature', role, blanks: isSigned ? [signature, name] : [name] };
}
