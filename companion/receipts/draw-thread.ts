/** A thread of its own: drawing takes some hundred milliseconds in which the companion must answer clicks. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawReceipt } from './draw-receipt.ts';
import { readFonts } from './fonts.ts';
import type { ReceiptData } from './receipt-data.ts';

// Only draw-apart.ts starts this, with exactly that.
const bytes = await drawReceipt(workerData as ReceiptData, readFonts());
parentPort?.postMessage(bytes, [bytes.buffer]);
