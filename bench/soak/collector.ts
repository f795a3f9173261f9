import { connect } from 'node:tls';
import { nothingSent } from '../../fleet/simulate/pc.ts';
import { trustedCertificates } from '../../harness/certificate.ts';
import { type Finding, pause } from '../../harness/finding.ts';
import { until } from '../../harness/until.ts';
import {
  itemsOf,
  type Load,
  same,
  sendItems,
  sendLoad,
  wantedOf,
  whenArrived,
  withCollector,
} from './collector-storm.ts';

/** 10,000 single entries and 500 sums. */
const FULL: Load = { pcs: 25, days: 20 };

/** SIGKILL Collector and engine, by turns, while PCs send. @param kills of each */
export function killedCollector(load: Load = FULL, kills = 3): Promise<Finding> {
  const wanted = wantedOf(load);
  const goal = `${wanted.entries} entries, ${kills} SIGKILLs of Collector and engine each: each once in the views`;
  return withCollector('Collector killed', goal, async ({ collector, engine, target }) => {
    const sent = nothingSent();
    const killer = async (): Promise<void> => {
      for (let kill = 1; kill <= kills; kill += 1) {
        await acknowledged(sent, (kill * (wanted.entries + wanted.sums)) / (kills + 1));
        await collector.kill();
        await engine.kill();
        await collector.start();
      }
    };
    await Promise.all([killer(), sendLoad(load, target, sent)]);
    const arrived = await whenArrived(engine, wanted);
    return {
      measured: { ...arrived, kills, requests: sent.requests, failed: sent.failures },
      met: same(arrived, wanted),
    };
  });
}

/** Withdraw the token of a PC while it sends, and give it back: it is refused by name, keeps the rest and sends it then. */
export function withdrawnToken(load: Load = { pcs: 2, days: 250 }): Promise<Finding> {
  const wanted = wantedOf(load);
  const goal = `${wanted.entries} entries: a withdrawn token is refused, another is not, the PC keeps the rest`;
  const tokens = ['token-to-be-withdrawn', 'token-that-stays'] as const;
  return withCollector(
    'token withdrawn',
    goal,
    async ({ collector, engine, target }) => {
      const [first, second] = [itemsOf(load, 0), itemsOf(load, 1)];
      const [sent, others] = [nothingSent(), nothingSent()];
      const staying = sendItems(second, { ...target, token: tokens[1] }, 1, others);
      const refused = sendItems(first, { ...target, token: tokens[0] }, 0, sent).then(
        () => 'nothing',
        (error: Error) => error.message,
      );
      await acknowledged(sent, first.length / 5);
      collector.replaceTokens([tokens[1]]);
      const why = await refused;
      const kept = first.length - sent.entries;
      await staying;
      collector.replaceTokens(tokens);
      await pause(1000);
      await sendItems(first.slice(sent.entries), { ...target, token: tokens[0] }, 0);
      const arrived = await whenArrived(engine, wanted);
      return {
        measured: { ...arrived, why, kept, failedOfOther: others.failures },
        met: why === 'The engine has denied' && kept > 0 && others.failures === 0 && same(arrived, wanted),
      };
    },
    { tokens },
  );
}

/** Renew the certificate while PCs send: the Collector shows the new one without a restart. */
export function renewedCertificate(load: Load = FULL): Promise<Finding> {
  const wanted = wantedOf(load);
  const goal = `${wanted.entries} entries: a renewed certificate is shown without a restart`;
  const changes = { receivers: { otlp: { protocols: { http: { tls: { reload_interval: '1s' } } } } } };
  return withCollector(
    'certificate renewed',
    goal,
    async ({ collector, engine, target }) => {
      const { port } = new URL(target.address);
      const before = await shownCertificate(Number(port));
      const sent = nothingSent();
      const sending = sendLoad(load, target, sent);
      await acknowledged(sent, wanted.entries / 3);
      collector.replaceCertificate((await trustedCertificates())[1]);
      const isNew = async (): Promise<boolean> => (await shownCertificate(Number(port))) !== before;
      await until(isNew, { timeout: 30_000, every: 200, what: 'the renewed certificate' });
      await sending;
      const arrived = await whenArrived(engine, wanted);
      return { measured: { ...arrived, failed: sent.failures }, met: same(arrived, wanted) };
    },
    { changes },
  );
}

/** What the Collector writes when an insert has taken too long and is to be repeated, at level `info`. */
const timedOut = /Exporting failed\. Will retry.*deadline exceeded/g;

/** Inserts that take longer than the exporter waits, then slow ones: they are repeated, and nothing counts twice. */
export function slowEngine(load: Load = FULL): Promise<Finding> {
  const wanted = wantedOf(load);
  const goal = `${wanted.entries} entries into an engine that answers too late, then slowly: each once`;
  return withCollector(
    'slow engine',
    goal,
    async ({ collector, engine, front, target }) => {
      const sent = nothingSent();
      front.insertDelay = 3000;
      await sendLoad(load, target, sent);
      await pause(10_000);
      const repeated = collector.log.match(timedOut)?.length ?? 0;
      front.insertDelay = 1000;
      const arrived = await whenArrived(engine, wanted);
      return { measured: { ...arrived, repeated, failed: sent.failures }, met: repeated > 0 && same(arrived, wanted) };
    },
    { changes: { exporters: { clickhouse: { timeout: '2s' } }, service: { telemetry: { logs: { level: 'info' } } } } },
  );
}

/** Stop the engine until the queue is full: PCs are refused and keep the rest, and all arrives in the end. */
export function fullQueue(load: Load = FULL): Promise<Finding> {
  const wanted = wantedOf(load);
  const goal = `${wanted.entries} entries into a queue of 1 MB: refused ones stay on the PCs, each arrives once`;
  return withCollector(
    'full queue',
    goal,
    async ({ collector, engine, target }) => {
      const sent = nothingSent();
      await engine.stop();
      const sending = sendLoad(load, target, sent);
      await until(() => sent.failures > 50, { timeout: 120_000, every: 100, what: 'refusals' });
      const waiting = sent.entries;
      const { queueBytes } = collector;
      await engine.start();
      await sending;
      const arrived = await whenArrived(engine, wanted);
      return {
        measured: { ...arrived, waiting, queueBytes, failed: sent.failures },
        met: waiting < wanted.entries && same(arrived, wanted),
      };
    },
    { changes: { exporters: { clickhouse: { sending_queue: { queue_size: 1_000_000 } } } } },
  );
}

/** Wait until PCs have so many acknowledgements. */
async function acknowledged(sent: { entries: number }, least: number): Promise<void> {
  await until(() => sent.entries >= least, { timeout: 120_000, every: 5, what: `${least} acknowledged entries` });
}

/** Return the fingerprint of the certificate that a port of this machine shows. */
function shownCertificate(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost' }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
