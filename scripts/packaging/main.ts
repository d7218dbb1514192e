/**
 * `npm run pack [npm|program]`: what offices install, into `.output/`: the package for `npm install -g`, and the folder
 * with everything in it for the kind of machine this runs on.
 */
import { join } from 'node:path';
import { projectRoot } from './bundle-companion.ts';
import { npmPackage } from './npm-package.ts';
import { programFolder } from './program-folder.ts';

const output = join(projectRoot, '.output');
const only = process.argv[2];
if (only !== 'program') console.log(await npmPackage(join(output, 'npm')));
if (only !== 'npm') {
  console.log(await programFolder(join(output, `podatelna-${process.platform}-${process.arch}`)));
}
