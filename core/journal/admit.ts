import { isAboutIncident } from './about-incident.ts';
import type { Delivered, Entry, Incident, MistakeEntry, OutcomeEntry } from './entry.ts';
import { answerBy, canonicalEntry, type Episode, newEpisode, withFolded } from './episode.ts';
import { newOutcome, visitKey } from './incident.ts';

/** What a page delivers about an incident. */
type Remark = Exclude<Delivered, Incident>;

/**
 * What to do with an entry that a tab delivers: the episode to store and the entries to write.
 * - `start`: the tab begins a visit.
 * - `continue`: the same incident is delivered again; writing it again changes nothing.
 * - `fold`: another incident of a visit that has one already; nothing is written.
 * - `end-previous`: the tab begins another visit of the system; an unanswered warning of the one before ends.
 * - `answer`: an outcome of a visit that a tab is known to be in.
 * - `answer-untracked`: an outcome, or a mark, of a visit that no tab is known to be in.
 * - `mark`: the warning of a visit that a tab is known to be in is marked as mistaken.
 */
export type Admission =
  | { kind: 'start'; episode: Episode; entries: [Incident] }
  | { kind: 'continue'; episode: Episode; entries: [Incident] }
  | { kind: 'fold'; episode: Episode; entries: [] }
  | { kind: 'end-previous'; episode: Episode; entries: [Incident] | [Incident, OutcomeEntry] }
  | { kind: 'answer'; episode: Episode; entries: [OutcomeEntry] }
  | { kind: 'mark'; episode: Episode; entries: [MistakeEntry] }
  | { kind: 'answer-untracked'; episode: null; entries: [Remark] };

/**
 * Decide what to do with an entry that a tab delivers.
 * @param episode for an incident, the episode of this tab and system; for an outcome or a mark, the one its incident belongs to
 * (`episodeOf`); `null` if absent
 * @param tab the browser's tab id
 */
export function admit(episode: Episode | null, entry: Delivered, tab: number): Admission {
  return isAboutIncident(entry) ? admitAbout(episode, entry) : admitIncident(episode, entry, tab);
}

/** Return true if an admission begins a visit, which adds an incident to the journal. */
export function beginsVisit(admission: Admission): admission is Extract<Admission, { kind: 'start' | 'end-previous' }> {
  return admission.kind === 'start' || admission.kind === 'end-previous';
}

/** What the sender of an entry is told: the incident its visit is recorded under, and whether the person stayed. */
export function admittedAs(admission: Admission): { incident: string; stayed: boolean } {
  if (admission.episode === null) {
    const [entry] = admission.entries;
    return { incident: entry.incident, stayed: entry.kind === 'outcome' && entry.outcome === 'stayed' };
  }
  const { incident, answer } = admission.episode;
  return { incident, stayed: answer === 'stayed' };
}

/** The entries to write, and the episodes that change. */
export interface PendingAdmission {
  entries: Entry[];
  episodes: Episode[];
}

/**
 * Decide which pending entries to write when no tab delivers them. A folded incident may reach storage after its message
 * was handled, so it is left out. An incident of a visit whose attempt is recorded, and whose page has come, is folded: the
 * page stored it, and its message was lost.
 */
export function admitPending(episodes: readonly Episode[], entries: readonly Entry[]): PendingAdmission {
  const folded = new Set(episodes.flatMap((episode) => episode.folded));
  const awaiting = episodes.filter(({ awaitsPage }) => awaitsPage);
  const changed: Episode[] = [];
  const written = entries.filter((entry) => {
    if (entry.kind !== 'incident') return true;
    if (folded.has(entry.id)) return false;
    const at = awaiting.findIndex(({ incident, key }) => incident !== entry.id && key === visitKey(entry));
    if (at < 0) return true;
    changed.push(...awaiting.splice(at, 1).map((episode) => withFolded(episode, entry.id)));
    return false;
  });
  const known = [...changed, ...episodes];
  return { entries: written.map((entry) => canonicalEntry(entry, known)), episodes: changed };
}

function admitIncident(episode: Episode | null, entry: Incident, tab: number): Admission {
  if (!episode) return { kind: 'start', episode: newEpisode(entry, tab), entries: [entry] };
  if (episode.incident === entry.id) return { kind: 'continue', episode, entries: [entry] };
  if (episode.key === visitKey(entry)) return { kind: 'fold', episode: withFolded(episode, entry.id), entries: [] };
  return {
    kind: 'end-previous',
    episode: newEpisode(entry, tab),
    // The tab shows another visit now, so that warning can no longer be answered.
    entries: episode.answer === 'none' ? [entry, newOutcome(episode.incident, 'unanswered')] : [entry],
  };
}

function admitAbout(episode: Episode | null, entry: Remark): Admission {
  if (!episode) return { kind: 'answer-untracked', episode, entries: [entry] };
  const { incident } = episode;
  if (entry.kind === 'mistake') return { kind: 'mark', episode, entries: [{ ...entry, incident }] };
  const answered = { ...episode, answer: answerBy(entry.outcome) };
  return { kind: 'answer', episode: answered, entries: [{ ...entry, incident }] };
}
