import { Chromium } from '../../harness/chromium.ts';
import { StandIns } from '../../harness/fake-web.ts';
import { buildWithPolicy } from '../../harness/with-policy.ts';
import type { Target } from '../simulate/pc.ts';
import { forwardTo, type Traffic } from './forward.ts';
import type { Started } from './while-running.ts';

/** What the policy names: policies take https only. In this browser it leads to the gateway of this machine. */
const host = 'region.example';

/** A real browser with the built extension, whose policy names the engine. */
export interface ClassroomPc {
  browser: Chromium;
  /** Code of its school. */
  site: string;
  traffic: Traffic;
}

/** Starts it; it ends with the rest. @param target the gateway */
export async function startClassroomPc(started: Started, target: Target, site: string): Promise<ClassroomPc> {
  const standIns = await StandIns.start();
  started.add(() => standIns.close());
  const traffic: Traffic = { first: 0, last: 0, requests: 0, bytes: 0 };
  standIns.at(host, forwardTo(target.address, traffic));
  const policy = { regionAddress: `https://${host}/v1/logs`, regionToken: target.token, regionSite: site };
  const extension = buildWithPolicy('chrome', policy);
  const browser = await Chromium.launch({ standIns, extension, endsOnSignals: false });
  started.add(() => browser.close());
  return { browser, site, traffic };
}
