import type { Figure } from '../harness/figure.ts';
import { benchAcknowledge } from './acknowledge.ts';
import { benchAppend } from './append.ts';
import { benchBanner } from './banner.ts';
import { benchBytes } from './bytes.ts';
import { benchFirefox } from './firefox.ts';
import { benchFleet } from './fleet.ts';
import { benchHang } from './hang.ts';
import { benchInnocent } from './innocent.ts';
import type { JournalBounds } from './largest-journal.ts';
import { benchMatch } from './match.ts';
import { benchNoAccess } from './no-access.ts';
import type { Peer } from './peers.ts';
import { benchPopup } from './popup.ts';
import { benchRegion } from './region.ts';
import { benchReport } from './report.ts';
import { benchRetention } from './retention.ts';
import { benchScroll } from './scroll.ts';
import { benchVerify } from './verify.ts';
import { benchWake } from './wake.ts';

/** How a part is measured: on a browser that is slowed, with bounded journals, and beside other extensions where it can be. */
export interface Circumstances extends JournalBounds {
  peers: readonly Peer[];
}

/** Measure one part. @param runs samples; some parts take fewer or more */
export type Bench = (runs: number, how: Circumstances) => Figure[] | Promise<Figure[]>;

/** The parts that start no browser. */
export const withoutBrowser: readonly string[] = ['match', 'verify', 'bytes'];

/** The parts that measure other extensions too. */
export const besidePeers: readonly string[] = ['wake', 'innocent'];

/** The parts of `npm run bench` by name, in their order. */
export const parts: Readonly<Record<string, Bench>> = {
  match: benchMatch,
  verify: benchVerify,
  bytes: benchBytes,
  banner: benchBanner,
  'no-access': benchNoAccess,
  wake: benchWake,
  acknowledge: benchAcknowledge,
  firefox: benchFirefox,
  hang: benchHang,
  popup: benchPopup,
  innocent: benchInnocent,
  append: benchAppend,
  report: benchReport,
  scroll: benchScroll,
  region: benchRegion,
  retention: benchRetention,
  fleet: benchFleet,
};
