import { render } from 'preact';
import { browser } from 'wxt/browser';
import { sectionOf } from '../../components/admin/AdminNav.tsx';
import { AdminPage } from '../../components/admin/AdminPage.tsx';
import type { AdminPorts } from '../../components/admin/ports.ts';
import type { RegulationChoice } from '../../components/admin/regulation/regulation-choice.ts';
import { language } from '../../components/shared/language.ts';
import { aggregateRange } from '../../core/journal/daily-aggregates.ts';
import { regulationToStore } from '../../core/regulation/regulation-file.ts';
import { withoutPlatformLinks, withPlatformLinks } from '../../core/settings/platform-links.ts';
import type { CheckedSettings } from '../../core/settings/read-settings.ts';
import { formatClock, localTime } from '../../core/time/local-time.ts';
import { saveFile } from '../../platform/browser/downloads.ts';
import { zip } from '../../platform/browser/zip.ts';
import { hashSecret } from '../../platform/exemption/pbkdf2.ts';
import { loadSecret, saveSecret, secretSource } from '../../platform/exemption/secrets.ts';
import { verifySecret } from '../../platform/exemption/try-secret.ts';
import {
  dailyAggregates,
  entryAggregates,
  forgetDailyAggregates,
  recountDailyAggregates,
} from '../../platform/journal/daily-aggregates.ts';
import { forgetDryJournal } from '../../platform/journal/dry-journal.ts';
import { loadHealth } from '../../platform/journal/health.ts';
import { countRows, entriesBetween, eraseJournal, journalPage, watchJournal } from '../../platform/journal/journal.ts';
import { journalKey } from '../../platform/journal/journal-key.ts';
import { journalSnapshot } from '../../platform/journal/journal-snapshot.ts';
import { loadKeptDays } from '../../platform/journal/kept-days.ts';
import { isSigned } from '../../platform/journal/signature.ts';
import { coveredPeriods, watchedLessons } from '../../platform/journal/uncovered-days.ts';
import { hasRegionTotals, loadRegionTotals } from '../../platform/region/region-totals.ts';
import { watchPolicyHashes } from '../../platform/settings/policy.ts';
import { loadRegulation, saveRegulation, watchRegulation } from '../../platform/settings/regulation.ts';
import { loadSettings, saveSettings, watchSettings } from '../../platform/settings/settings.ts';
import { loadExpectedPlaces, saveExpectedPlaces } from '../../platform/status/expected-places.ts';
import { loadMonthExport } from '../../platform/status/month-export.ts';
import { loadRegulationSeen, saveRegulationSeen } from '../../platform/status/setup.ts';
import { clockHealth } from '../../platform/status/status-facts.ts';
import { nationalDays } from '../../rules/calendar/index.ts';
import { pack as builtInPack, choosePack, defaultPermitted, recognised } from '../../rules/index.ts';
import { builtInRegulations } from '../../rules/regulations/index.ts';
import { statusPorts } from './status-ports.ts';

/** Tells the open page that another regulation was chosen. */
const rechosen = new EventTarget();

const ports: AdminPorts = {
  ...statusPorts,
  journalPage,
  countRows,
  systemTotals: async (from, to) => aggregateRange(await entryAggregates(), { from, to }).by.system,
  knownPacks: [builtInPack],
  entriesBetween,
  journalSnapshot: async (period) => journalSnapshot(period, (await loadSettings()).settings.retention),
  journalKey,
  isSigned,
  dailyAggregates,
  entryAggregates,
  keptDays: loadKeptDays,
  recountDailyAggregates,
  watchedLessons,
  coveredPeriods,
  loadMonthExport,
  loadExpectedPlaces,
  saveExpectedPlaces,
  hasRegionTotals,
  loadRegionTotals,
  writeDocx: async (paper) => (await import('../../platform/browser/docx.ts')).writeDocx(paper),
  print: () => print(),
  eraseJournal: () => eraseJournal().then(forgetDailyAggregates).then(forgetDryJournal),
  watchJournal,
  loadSettings: async () => withRegulation(await loadSettings()),
  saveSettings: (settings) => saveSettings(withoutPlatformLinks(settings, inForce.pack.permitted.platforms)),
  watchSettings: watchWithRegulation,
  saveRegulation: (typed) => saveRegulation(regulationToStore(typed, builtInRegulations)),
  refusedOf: (typed) => choosePack({ value: typed, source: 'here' }).problems.map(({ path }) => path),
  loadRegulationSeen,
  saveRegulationSeen,
  loadHealth,
  saveFile,
  zip,
  // The build puts it there (wxt.config.ts), as the script of a page reads it.
  bannerCss: browser.i18n.getMessage('style' as never),
  now: () => new Date(),
  national: nationalDays,
  loadClockHealth: clockHealth,
  secretSource,
  watchSecrets: watchPolicyHashes,
  setSecret: async (name, text) => saveSecret(name, text === null ? null : await hashSecret(text)),
  secretHash: loadSecret,
  saveSecretHash: saveSecret,
  verifySecret,
  clock: (moment, zone) => formatClock(localTime(new Date(moment), zone).minute),
  today: (zone) => localTime(new Date(), zone).day,
};

document.documentElement.lang = language();
/** The regulation in force; set before the page is drawn. */
let inForce!: Awaited<ReturnType<typeof choose>>;
let choosing = 0;
watchRegulation(() => void chooseAgain()); // before the first read: a policy may arrive during it
await chooseAgain();
addEventListener('hashchange', draw);

/** Reads the regulation and draws the page by it. An older read is dropped. */
async function chooseAgain(): Promise<void> {
  choosing += 1;
  const turn = choosing;
  const chosen = await choose();
  if (turn !== choosing) return;
  inForce = chosen;
  draw();
  rechosen.dispatchEvent(new Event('regulation'));
}

async function choose() {
  const given = await loadRegulation();
  const { regulation, ...chosen } = choosePack(given);
  const choice: RegulationChoice = {
    ...{ regulation, source: given.source },
    ...{ builtIn: builtInRegulations, standard: defaultPermitted.platforms, systems: recognised },
  };
  return { ...chosen, choice };
}

/** Call back with the settings when they change, and when another regulation is chosen. */
function watchWithRegulation(changed: (checked: CheckedSettings) => void): () => void {
  const read = async (): Promise<void> => changed(withRegulation(await loadSettings()));
  const stop = watchSettings((checked) => changed(withRegulation(checked)));
  rechosen.addEventListener('regulation', read);
  return () => {
    stop();
    rechosen.removeEventListener('regulation', read);
  };
}

/** Adds the links of the regulation, and what was refused of it, to the settings. */
function withRegulation(checked: CheckedSettings): CheckedSettings {
  const settings = withPlatformLinks(checked, inForce.pack.permitted.platforms);
  return { ...checked, settings, problems: [...checked.problems, ...inForce.problems] };
}

function draw(): void {
  const { pack, choice } = inForce;
  render(<AdminPage section={sectionOf(location.hash)} pack={pack} regulation={choice} ports={ports} />, document.body);
}
