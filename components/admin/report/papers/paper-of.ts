import { i18n } from '#i18n';
import type { Paper, PaperBlock } from '../../../../core/paper/paper.ts';
import { findingOf } from '../../../../core/report/finding.ts';
import type { PlatformUse } from '../../../../core/report/platform-use.ts';
import { type Proposal, proposalsOf } from '../../../../core/report/proposals.ts';
import { modeForSystem } from '../../../../core/settings/mode-for-system.ts';
import { counted } from '../../../shared/counted.ts';
import { language } from '../../../shared/language.ts';
import { unevenWords } from '../comparison-words.ts';
import { findingSentences, peakTime } from '../finding-sentences.ts';
import { annexOf } from './paper-annex.ts';
import type { PaperFacts, PaperKind } from './paper-facts.ts';
import { paperHead, signatureLine } from './paper-head.ts';
import { forPeriod, rangeInWords } from './paper-period.ts';
import { lessonsTable, outcomesTable, systemsTable } from './paper-tables.ts';

/** Write a paper. Numbers are filled in; names, dates and decisions are left blank. */
export function paperOf(kind: PaperKind, facts: PaperFacts): Paper {
  const body = { director: directorBody, council: councilBody, inspection: inspectionBody }[kind];
  return { name: i18n.t(`admin.documents.${kind}`), blocks: [...paperHead(kind, facts), ...body(facts)] };
}

function directorBody(facts: PaperFacts): PaperBlock[] {
  return [
    text(findingText(facts)),
    ...uneven(facts),
    ...figures(facts),
    { block: 'table', table: systemsTable(facts, true) },
    { block: 'table', table: outcomesTable(facts) },
    ...notes(facts),
    { block: 'together', parts: [...proposals(facts, 'admin.documents.proposals'), administrator(facts)] },
  ];
}

function councilBody(facts: PaperFacts): PaperBlock[] {
  const { view } = facts;
  const hasIncidents = view.incidents.now !== 0;
  return [
    text(findingText(facts)),
    ...uneven(facts),
    heading('admin.documents.part.what'),
    { block: 'table', table: systemsTable(facts, false) },
    ...(hasIncidents ? [heading('admin.documents.part.when'), table(lessonsTable(facts))] : []),
    heading('admin.documents.part.worked'),
    ...figures(facts),
    table(outcomesTable(facts)),
    ...notes(facts),
    {
      block: 'together',
      parts: [
        heading('admin.documents.part.proposals'),
        ...proposals(facts, 'admin.documents.choice'),
        administrator(facts),
      ],
    },
  ];
}

function inspectionBody(facts: PaperFacts): PaperBlock[] {
  const { pack, view, speech } = facts;
  const roles = pack.roles.map((role) => role[language()]);
  const [chair, member] = [i18n.t('admin.documents.chair'), i18n.t('admin.documents.member')];
  const named = (at: number): string =>
    [at === 0 ? chair : member, inside(roles[at] ?? '')].filter(Boolean).join(' – ');
  const commission = [0, 1, 2];
  const { now, before } = view.incidents;
  const found = {
    now: speech.count(now),
    before: view.isBeforeKnown ? speech.count(before) : i18n.t('admin.reports.noData'),
  };
  return [
    text(i18n.t('admin.documents.commission')),
    ...commission.map((at) => signatureLine(named(at), false)),
    text(i18n.t('admin.documents.inspected')),
    text(
      i18n.t('admin.documents.found', {
        ...found,
        period: capital(forPeriod(facts.shown)),
        range: rangeInWords(view.before),
      }),
    ),
    ...uneven(facts),
    ...figures(facts),
    table(systemsTable(facts, true)),
    table(outcomesTable(facts)),
    ...notes(facts),
    {
      block: 'together',
      parts: [
        text(i18n.t('admin.documents.conclusion')),
        { block: 'blank' },
        { block: 'blank' },
        text(i18n.t('admin.documents.annexed')),
        ...commission.map((at) => signatureLine(at === 0 ? chair : member, true)),
      ],
    },
    ...annexOf(facts),
  ];
}

const text = (...sentences: readonly string[]): PaperBlock => ({ block: 'text', text: sentences.join(' ') });
const heading = (
  key:
    | 'admin.documents.part.what'
    | 'admin.documents.part.when'
    | 'admin.documents.part.worked'
    | 'admin.documents.part.proposals',
): PaperBlock => ({ block: 'heading', text: i18n.t(key) });
const table = (one: ReturnType<typeof outcomesTable>): PaperBlock => ({ block: 'table', table: one });
/** Write a role inside a sentence: «заместитель директора», but «ИКОП» stays. */
const inside = (role: string): string =>
  /^\p{Lu}\p{Ll}/u.test(role) ? role.charAt(0).toLocaleLowerCase() + role.slice(1) : role;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function administrator({ pack }: PaperFacts): PaperBlock {
  return signatureLine(pack.words[language()].administrator, true);
}

function findingText({ view, speech }: PaperFacts): string {
  const found = findingSentences(findingOf(view), view, { ...speech, range: rangeInWords });
  return found.join(' ');
}

function uneven({ view }: PaperFacts): PaperBlock[] {
  const words = unevenWords(view);
  return words === null ? [] : [text(words)];
}

/** The share of pages that did not open, where there were any, and the lessons with a permitted platform, if they were counted. */
function figures({ view: { unreachable, platform }, speech }: PaperFacts): PaperBlock[] {
  const isOpen = unreachable.now === 0 || unreachable.now === 'none';
  const failed = isOpen ? [] : [i18n.t('admin.documents.unreachable', { share: speech.share(unreachable.now) })];
  return [...failed, ...platformSentences(platform?.now ?? null, speech.platformsOr)].map((one) => text(one));
}

function platformSentences(use: PlatformUse | null, platformsOr: string): string[] {
  return use ? [counted(`admin.documents.platform.${use.unit}`, { platformsOr, opened: use.opened, all: use.of })] : [];
}

function notes({ view, speech }: PaperFacts): PaperBlock[] {
  const lost =
    view.missing.now === 0 ? [] : [i18n.t('admin.documents.missing', { count: speech.count(view.missing.now) })];
  return [text(i18n.t('admin.documents.anonymous'), ...lost)];
}

function proposals(facts: PaperFacts, lead: 'admin.documents.proposals' | 'admin.documents.choice'): PaperBlock[] {
  const { view, settings, health } = facts;
  const mode = health ? settings.mode : null;
  const isBlocked = (system: string): boolean => health !== null && modeForSystem(settings, system) === 'block';
  const found = proposalsOf(view, findingOf(view), { mode, isBlocked });
  return [text(i18n.t(lead)), ...found.map((one) => ({ block: 'choice' as const, text: proposalText(one, facts) }))];
}

function proposalText(proposal: Proposal, { speech }: PaperFacts): string {
  switch (proposal.name) {
    case 'block':
      return i18n.t('admin.documents.proposal.block', {
        system: speech.system(proposal.system),
        item: speech.item(proposal.system),
      });
    case 'talk': {
      const { peak } = proposal;
      if (!peak) return i18n.t('admin.documents.proposal.talk');
      return i18n.t('admin.documents.proposal.talkAt', peakTime(peak, speech));
    }
    case 'redirect':
    case 'teach':
      return i18n.t(`admin.documents.proposal.${proposal.name}`, { platformsOr: speech.platformsOr });
    default:
      return i18n.t(`admin.documents.proposal.${proposal.name}`);
  }
}
