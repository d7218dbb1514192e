import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { firstPictureChunk } from './scripts/first-picture-chunk.ts';

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact(), firstPictureChunk()], build: { target: 'es2022' } }),
  manifest: ({ browser }) => ({
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'podatelna@podatelna.cz',
              strict_min_version: '140.0',
              // Nothing goes to us: data leaves the machine only to the systems the office files with.
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '130',
          // What an administrator may set by policy; Firefox needs no schema.
          storage: { managed_schema: 'managed-schema.json' },
        }),
    name: 'Podatelna',
    description: 'Podá dražbu, vyvěšení nebo inzerát přímo ze stránky spisu.',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    commands: {
      'toggle-panel': {
        suggested_key: { default: 'Ctrl+Shift+Space' },
        description: 'Otevřít nebo zavřít panel Podatelny',
      },
      // The one way by keyboard to the sidebar; a person gives it a key in the browser's list of shortcuts.
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: { description: 'Otevřít Podatelnu v postranním panelu' } }
        : {}),
    },
    // The panel is a frame over case pages; nothing else of ours can be embedded by a page.
    web_accessible_resources: [{ resources: ['panel.html'], matches: ['http://*/*', 'https://*/*'] }],
    // Firefox has its sidebar without a permission.
    permissions: [
      'storage',
      'scripting',
      'activeTab',
      'contextMenus',
      'alarms',
      'notifications',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: ['http://127.0.0.1/*'],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
  }),
});
