import { browser } from './browser.ts';

/** Whether this is Firefox, for what the two engines do differently and no part of the API tells. */
export const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');
