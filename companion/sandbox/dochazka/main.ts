/** Runs the practice Docházka.net from the shell; its API lies under `/v1` of the address printed. */
import { runSandbox } from '../run-sandbox.ts';
import { createDochazkaSandbox } from './index.ts';

await runSandbox(createDochazkaSandbox);
