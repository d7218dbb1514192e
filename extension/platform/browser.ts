/** The browser's extension API, promise-shaped in both browsers. Not for the content script: it pays for every byte. */
import polyfill from 'webextension-polyfill';

export const browser = polyfill;
