/** Runs the case system from the shell: `node e2e/case-system/main.ts --port 8142`. */
import { parseArgs } from 'node:util';
import { user } from './app.ts';
import { startCaseSystem } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8142' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`--port must be a number from 0 to 65535, not ${values.port}`);
  process.exit(2);
}

const system = await startCaseSystem({ port });
console.log(`${system.url}  (uživatel ${user.name}, heslo ${user.password})`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    system.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
