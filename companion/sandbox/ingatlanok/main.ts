/** Runs the practice Ingatlanok.hu from the shell; its API lies under `/api/json/v3` of the address printed. */
import { runSandbox } from '../run-sandbox.ts';
import { createIngatlanokSandbox } from './index.ts';

await runSandbox(createIngatlanokSandbox);
