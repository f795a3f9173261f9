import type { StatusPorts } from '../../components/admin/status-ports.ts';
import { entryKey } from '../../core/journal/incident.ts';
import { hostPatterns } from '../../core/rules/url-filters.ts';
import { randomId } from '../../platform/browser/random-id.ts';
import { withDryJournal } from '../../platform/journal/dry-journal.ts';
import { hasEntry } from '../../platform/journal/journal.ts';
import { loadRegulation } from '../../platform/settings/regulation.ts';
import { loadSelfCheck, saveSelfCheck } from '../../platform/status/self-check.ts';
import { loadStatusFacts } from '../../platform/status/status-facts.ts';
import { nationalDays } from '../../rules/calendar/index.ts';
import { choosePack, pack } from '../../rules/index.ts';
import { selfCheckUrls } from '../../rules/self-check-urls.ts';
import { tryBanner } from './banner-trial.tsx';

/** Browser functions for the status and the self-check. */
export const statusPorts: StatusPorts = {
  addresses: selfCheckUrls,
  loadStatusFacts: async () => {
    const { pack: inForce } = choosePack(await loadRegulation());
    return loadStatusFacts(hostPatterns(pack.systems), { pack: inForce, national: nationalDays });
  },
  copyText: (text) => navigator.clipboard.writeText(text),
  withDryJournal,
  isInJournal: async (entries) => (await Promise.all(entries.map((entry) => hasEntry(entryKey(entry))))).includes(true),
  tryBanner,
  randomId,
  loadSelfCheck,
  saveSelfCheck,
};
