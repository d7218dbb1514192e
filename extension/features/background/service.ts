/** The companion as the background worker reaches it: the only place of the extension that does. */
import { createChannel } from '../../../shared/channel/client.ts';
import { proofTimeoutMs } from '../../../shared/channel/transport.ts';
import { protocol } from '../../../shared/contract/protocol.ts';
import { readPairing } from '../pairing/pairing-store.ts';

const transport = { fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init) };

export const serviceTransport = transport;
export const service = createChannel(readPairing, transport, proofTimeoutMs, protocol);
