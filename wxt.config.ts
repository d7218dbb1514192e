import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: 'extension',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()], build: { target: 'es2022' } }),
  manifest: {
    name: 'Podatelna',
    description: 'Podá dražbu, vyvěšení nebo inzerát přímo ze stránky spisu.',
    default_locale: undefined,
    minimum_chrome_version: '130',
    permissions: ['storage', 'scripting', 'activeTab', 'contextMenus', 'alarms'],
    host_permissions: ['http://127.0.0.1/*'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
  },
});
