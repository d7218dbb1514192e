import { expect, it } from 'vitest';
import { translate } from '../../ui/locales/translate.ts';
import { obstaclesLine } from '../submission/obstacles-line.ts';
import { namedObstacles } from './obstacle-names.ts';

it('what stands in the way of a listing is named as in its form', () => {
  const named = namedObstacles(
    [
      { field: 'officeId', reason: 'missing' },
      { field: 'zipCode', reason: 'missing' },
      { field: 'description.hu', reason: 'too-long' },
      { field: 'images.2', reason: 'invalid' },
    ],
    (key, params) => translate('cs', key, params),
  );
  expect(obstaclesLine(named, 'cs').text).toBe(
    'Doplňte nebo opravte 4 údaje: kancelář, PSČ (maďarské), popis maďarsky, obrázky.',
  );
});
