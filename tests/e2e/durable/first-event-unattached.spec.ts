import { until } from '../../../harness/until.ts';
import { expect, test } from '../fixtures/unattached.ts';

/*
 * An event that starts the worker right after it was stopped, like those of first-event.spec.ts. It needs a worker that
 * no debugger is attached to: one that waits for the debugger's command at its start cannot be stopped then.
 */

test('a navigation that is committed on a host without access: the notice', async ({ unattached, web, entries }) => {
  let answer = (): void => undefined;
  web.at('slow.example', (_request, response) => {
    answer = () => void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Skype');
    return undefined;
  });
  await entries.settled();
  await unattached.killWorker();
  await unattached.open('https://slow.example/lwa/WebPages/LwaClient.aspx');
  await until(() => web.requestsTo('slow.example').length > 0, { what: 'the request' });
  await unattached.killWorker(); // the navigation's beginning had started it
  answer();
  const notices = async (): Promise<string[]> => (await unattached.tabs()).filter((url) => url.includes('notice.html'));
  await expect.poll(notices, { message: 'the notice' }).toHaveLength(1);
  await entries.waitFor(({ incidents }) => incidents[0]?.system === 'skype-business');
});
