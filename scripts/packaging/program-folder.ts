/**
 * The companion as a folder that needs nothing installed: Node as a single executable application named `podatelna`,
 * the bundle in `lib/`, the native modules in `node_modules/`. It runs from wherever it is put.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleCompanion, nativeModules, projectRoot } from './bundle-companion.ts';
import { sayDamage, writeFileList } from './file-list.ts';
import { injectElf } from './inject-elf.ts';
import { copyPapers } from './npm-package.ts';

/** Plain and small: what is inside the executable can only reach files by an ordinary module beside it. */
const mainInside = `
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { realpathSync } = require('node:fs');
const program = realpathSync(process.execPath);
const folder = dirname(program);
try {
  createRequire(program)(join(folder, 'lib', 'begin.cjs'));
} catch (error) {
  const how = error && error.code === 'MODULE_NOT_FOUND' ? 'is missing' : 'is damaged';
  process.stderr.write("Podatelna's program folder " + folder + ' is damaged (lib/begin.cjs ' + how + '). Put the folder there again; settings and data stay. Nothing was done.\\n');
  process.exitCode = 1;
}
`;

/** The driver of a token runs in a process of its own, which is this executable again. */
const begin = `
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const driver = join(__dirname, 'token-process.mjs');
const isDriver = process.send !== undefined && process.argv[2] === driver;
import(pathToFileURL(isDriver ? driver : join(__dirname, 'podatelna.mjs')).href)
  .catch(${sayDamage("pathToFileURL(join(__dirname, 'program-files.mjs')).href")})
  .catch((error) => {
    process.stderr.write(String(error && error.message) + '\\n');
    process.exitCode = 1;
  });
`;

/** Pinned like every other tool; asked for only where a program is no ELF (README: not run there by us). */
const postject = 'postject@1.0.0-alpha.6';

/** @param folder is emptied. @returns path of the executable. */
export async function programFolder(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  await bundleCompanion(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib', 'begin.cjs'), begin);
  for (const name of nativeModules) copyModule(name, folder);
  copyPapers(folder);
  const licence = join(dirname(process.execPath), '..', 'LICENSE');
  if (existsSync(licence)) cpSync(licence, join(folder, 'NODE-LICENSE'));
  const program = join(folder, process.platform === 'win32' ? 'podatelna.exe' : 'podatelna');
  makeProgram(program, prepareBlob(folder));
  writeFileList(folder, existsSync(join(folder, 'node_modules')) ? ['lib', 'node_modules'] : ['lib']);
  return program;
}

function prepareBlob(folder: string): string {
  const work = join(folder, '.work');
  mkdirSync(work);
  const main = join(work, 'main.cjs');
  const output = join(work, 'podatelna.blob');
  const settings = join(work, 'sea.json');
  writeFileSync(main, mainInside);
  writeFileSync(settings, JSON.stringify({ main, output, disableExperimentalSEAWarning: true }));
  execFileSync(process.execPath, ['--experimental-sea-config', settings], { stdio: 'ignore' });
  return output;
}

function makeProgram(program: string, blob: string): void {
  if (process.platform === 'linux') {
    writeFileSync(program, injectElf(readFileSync(process.execPath), readFileSync(blob)));
    chmodSync(program, 0o755);
  } else {
    cpSync(process.execPath, program);
    const mac = process.platform === 'darwin';
    if (mac) execFileSync('codesign', ['--remove-signature', program]);
    const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
    const args = ['--yes', postject, program, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse];
    if (mac) args.push('--macho-segment-name', 'NODE_SEA');
    execFileSync(mac ? 'npx' : 'npx.cmd', args, { stdio: 'inherit', shell: !mac });
    if (mac) execFileSync('codesign', ['--sign', '-', program]);
  }
  rmSync(dirname(blob), { recursive: true });
}

const noTokens =
  ': everything works but signing with a token. For that, install a C++ compiler, make and Python, say npm ci, and pack again';

/** A native module with what it loads; only the parts compiled for this machine are installed at all. */
function copyModule(name: string, folder: string): void {
  const from = join(projectRoot, 'node_modules', name);
  if (!existsSync(from)) {
    console.error(
      `${name} isn't installed here, so it isn't in the folder${name === 'pkcs11js' ? noTokens : ''}.`,
    );
    return;
  }
  const wanted = ['package.json', 'LICENSE', 'index.js', 'build/Release'];
  for (const part of wanted) {
    if (existsSync(join(from, part))) {
      cpSync(join(from, part), join(folder, 'node_modules', name, part), {
        recursive: true,
        filter: (path) => !path.includes('obj.target'),
      });
    }
  }
  if (name !== '@napi-rs/keyring') return;
  const scope = join(projectRoot, 'node_modules', '@napi-rs');
  for (const part of [
    `keyring-${process.platform}-${process.arch}`,
    `keyring-${process.platform}-${process.arch}-gnu`,
    `keyring-${process.platform}-${process.arch}-msvc`,
  ]) {
    if (existsSync(join(scope, part)))
      cpSync(join(scope, part), join(folder, 'node_modules', '@napi-rs', part), {
        recursive: true,
        dereference: true,
      });
  }
}
