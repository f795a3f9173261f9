import { Chromium } from '../../harness/chromium/chromium.ts';
import { FakeWeb } from '../../harness/fake-web.ts';
import { buildWithPolicy } from '../../harness/with-policy.ts';
import type { Target } from '../simulate/pc.ts';
import { forwardTo, type Traffic } from './forward.ts';
import type { Started } from './while-running.ts';

/** Host in the policy, which allows https only. In this browser it resolves to the local gateway. */
const host = 'region.example';

/** A real browser with the built extension and a policy that sets the engine. */
export interface ClassroomPc {
  browser: Chromium;
  /** Site code of its school. */
  site: string;
  traffic: Traffic;
}

/** Start the browser; `started` stops it. @param target the gateway @param site code of the school */
export async function startClassroomPc(started: Started, target: Target, site: string): Promise<ClassroomPc> {
  const web = await FakeWeb.start();
  started.add(() => web.close());
  const traffic: Traffic = { first: 0, last: 0, requests: 0, bytes: 0 };
  web.at(host, forwardTo(target.address, traffic));
  const policy = { regionAddress: `https://${host}/v1/logs`, regionToken: target.token, regionSite: site };
  const extension = buildWithPolicy('chrome', policy);
  const browser = await Chromium.launch({ web, extension, endsOnSignals: false });
  started.add(() => browser.close());
  return { browser, site, traffic };
}
