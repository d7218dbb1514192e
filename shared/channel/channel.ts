/** The one seam between a client (extension worker, command line) and the companion. */
import type { DocumentType } from '../case/record.ts';
import type { RouteName, RouteReply, RouteRequest } from '../contract/routes.ts';
import type { Bytes } from './bytes.ts';

export interface UploadRequest {
  /** Chosen once per file, so that a repeated upload goes on instead of starting anew. */
  readonly uploadId: string;
  readonly name: string;
  readonly documentType: DocumentType | null;
  readonly size: number;
  /** SHA-256 of the whole file, lower-case hex. */
  readonly sha256: string;
  /**
   * The bytes from `offset`, at most 512 KiB a call. The reader decides where they come from. It is asked for one piece
   * after the other, and for the next one while the last is under way.
   */
  read(offset: number, length: number): Promise<Bytes>;
  /** Called after every acknowledged piece with the bytes the companion has. */
  onProgress?(bytes: number): void;
}

export type StoredFile = RouteReply<'attachments.finish'>;

export interface Channel {
  /** @throws ProblemError: what the companion refused, or `service-missing`, `service-foreign`, `not-paired`. */
  call<R extends RouteName>(route: R, message: RouteRequest<R>, signal?: AbortSignal): Promise<RouteReply<R>>;
  /** Hands a file over in pieces. Safe to repeat with the same `uploadId`. */
  upload(request: UploadRequest, signal?: AbortSignal): Promise<StoredFile>;
  /** One round of the long poll: changes after `since`, or an unchanged cursor after at most 20 s. */
  watch(since: number, signal?: AbortSignal): Promise<RouteReply<'submissions.watch'>>;
  /** Drops the open session, for instance after the pairing changed; the next call opens a new one. */
  forget(): void;
}
