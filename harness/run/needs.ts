import { installByApt, succeeds } from '../apt.ts';
import { ensureBrowsers, ensureRussian } from '../install-browser.ts';
import { runTool, type ToolOptions } from './tool.ts';

/** What a part needs before it runs. */
export type Need = 'types' | 'build' | 'browsers' | 'libreoffice';

/** True if a need is met, with the output to read if not. */
export interface Met {
  ok: boolean;
  output: string;
}

const met: Met = { ok: true, output: '' };

const providers: Record<Need, (options: ToolOptions) => Promise<Met>> = {
  /** `.wxt/`: the types of WXT's virtual modules and the base of tsconfig.json. */
  types: (options) => runTool('wxt', ['prepare'], options),
  /** `.output/`: the extension for both browsers, as it is published. */
  build: (options) => buildBoth(options),
  browsers: async () => {
    const missing = ensureBrowsers('chromium', 'firefox');
    if (missing) return { ok: false, output: missing };
    ensureRussian('chromium', 'firefox');
    return met;
  },
  libreoffice: async () => {
    const isThere = (): boolean =>
      ['soffice --version', 'lowriter --version', 'pdftotext -v'].every((one) =>
        succeeds(...(one.split(' ') as [string, string])),
      );
    if (!isThere()) installByApt(['libreoffice-calc', 'libreoffice-writer', 'poppler-utils']);
    return isThere()
      ? met
      : { ok: false, output: 'Install LibreOffice Calc and Writer (soffice) and Poppler (pdftotext), both on PATH.' };
  },
};

const provided = new Map<Need, Promise<Met>>();

/** Meet a need once in this process, for any number of parts. */
export function provide(need: Need, options: ToolOptions = {}): Promise<Met> {
  const running = provided.get(need) ?? providers[need](options);
  provided.set(need, running);
  return running;
}

/** Builds the extension for Chromium and Firefox into `.output/`. */
async function buildBoth(options: ToolOptions): Promise<Met> {
  const types = await provide('types', options); // both write `.wxt/`
  if (!types.ok) return types;
  const chromium = await runTool('wxt', ['build', '--browser', 'chrome'], options);
  if (!chromium.ok) return chromium;
  const firefox = await runTool('wxt', ['build', '--browser', 'firefox', '--mv3'], options);
  return { ok: firefox.ok, output: chromium.output + firefox.output };
}
