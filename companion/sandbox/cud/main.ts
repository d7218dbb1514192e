/** Runs the practice board from the shell. The page for people is at `/deska`. */
import { runSandbox } from '../run-sandbox.ts';
import { createCudSandbox } from './index.ts';

await runSandbox(createCudSandbox);
