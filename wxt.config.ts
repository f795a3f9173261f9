import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { socketPatterns } from './core/blocking.ts';
import { hostPatterns } from './core/patterns.ts';
import { pack } from './rules/index.ts';

const minimum = { chrome: '109', firefox: '128.0' };

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'ru',
    permissions: ['alarms', 'declarativeNetRequestWithHostAccess', 'storage', 'unlimitedStorage', 'webNavigation'],
    host_permissions: [...hostPatterns(pack.systems), ...(browser === 'firefox' ? [] : socketPatterns(pack.systems))],
    content_security_policy: {
      extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'dezhurny@lyceum.example',
              strict_min_version: minimum.firefox,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: minimum.chrome }),
  }),
  vite: () => ({
    plugins: [preact(), rulesWithoutSources()],
    build: { target: [`chrome${minimum.chrome}`, `firefox${Number.parseInt(minimum.firefox, 10)}`] },
  }),
});

/** Sources are for the people who check the rules; a page's script does not carry them. */
function rulesWithoutSources() {
  return {
    name: 'rules-without-sources',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!/[\\/]rules[\\/][a-z-]+\.json$/.test(id)) return null;
      return JSON.stringify(JSON.parse(code), (key, value) =>
        key === 'source' || key === 'checked' ? undefined : value,
      );
    },
  };
}
