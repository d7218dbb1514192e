/** Runs the practice portal from the shell. */
import { runSandbox } from '../run-sandbox.ts';
import { createPortalSandbox } from './index.ts';

await runSandbox(createPortalSandbox);
