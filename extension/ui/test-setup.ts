/** Set up before every test file; see vitest.config.ts. */
import { options } from 'preact';

// Preact waits for a frame of the window before it runs effects. Of a window that went with its test that is an error
// nobody caused; a timer of the process stays, and finds nothing left to do.
options.requestAnimationFrame = (callback) => void setTimeout(callback, 0);
