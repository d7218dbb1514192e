/** Set up before every test file; see vitest.config.ts. */
import { options } from 'preact';
import { vi } from 'vitest';

// Preact waits for a frame of the window before it runs effects. Of a window that went with its test that is an error
// nobody caused; a timer of the process stays, and finds nothing left to do.
options.requestAnimationFrame = (callback) => void setTimeout(callback, 0);

// Of itself it gives up after a second, which a busy machine needs now and then for a first drawing. What never comes
// still fails, with what was waited for, before the test's own time is up.
const { waitFor } = vi;
vi.waitFor = (callback, limits = 30_000) => waitFor(callback, limits);
