/** A small client for tests of the practice Ingatlanok.hu. */
import { ExactNumber, parseExact } from '../../exact-json.ts';
import { basePath, type IngatlanokSandbox } from './index.ts';
import { practiceOffice } from './state.ts';

export const office = new ExactNumber(practiceOffice);

/** A complete property; every rule is kept. */
export function goodProperty(transferId: string): object {
  return {
    id: { transfer_id: transferId },
    property: { office_id: office, type: 'house', action: 'sale', external_id: transferId },
    location: { region_id: 1071, zip_code: '1071', address: 'Damjanich utca 12.', is_address_public: false },
    price: { price: new ExactNumber('140000000.00'), price_currency: 'huf' },
    description: { hu: 'Szép ház.' },
  };
}

/** Lays `value` over the field at `path` (`price.price`); undefined takes it out. */
export function vary(body: object, path: string, value: unknown): object {
  const [first = '', ...rest] = path.split('.');
  const inner = Object(body)[first];
  const laid = rest.length === 0 ? value : vary(Object(inner), rest.join('.'), value);
  return { ...body, [first]: laid };
}

export function clientOf(sandbox: IngatlanokSandbox, password = 'cvicne-heslo') {
  const authorization = `Basic ${Buffer.from(`cvicna:${password}`).toString('base64')}`;
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await sandbox.app.request(basePath + path, {
      method,
      headers: {
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    // What stands in an answer differs by call; a test looks into the fields it expects.
    return { status: response.status, text, body: Object(parseExact(text)) };
  };
  return { call, add: (transferId: string) => call('POST', '/property', goodProperty(transferId)) };
}
