import {
  BallotBoxClosed,
  BallotBoxesDamaged,
  BallotBoxesUnavailable,
  BallotBoxMissing,
  BallotTooLong,
} from './ballot-box.port.ts';

/** An error as it crosses a thread. Messages name boxes, never voters or answers. */
export interface ToldError {
  readonly name: string;
  readonly message: string;
}

const KINDS = [BallotBoxClosed, BallotBoxMissing, BallotTooLong, BallotBoxesDamaged, BallotBoxesUnavailable] as const;

export function tellError(error: unknown): ToldError {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  // What SQLite says (a full disk, a failed read) is an outage of the boxes, not a fault of the request.
  return KINDS.some((kind) => error instanceof kind) ? { name, message } : { name: 'BallotBoxesUnavailable', message };
}

export function retoldError({ name, message }: ToldError): Error {
  const kind = KINDS.find((candidate) => candidate.name === name) ?? BallotBoxesUnavailable;
  return new kind(message);
}
