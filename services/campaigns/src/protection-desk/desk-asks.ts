import type { EnclosedEntry } from '@baraza/privacy';
import type { OnGround, ReportProtected, VerifyStruggle } from '../struggle/struggle.commands.pure.ts';
import type { RecordViolation, WithdrawViolation } from '../violations/violations.decider.ts';

interface Asked {
  /** Random: the command's id when it enters the record. */
  readonly id: string;
  readonly struggle: string;
  /** Whom to tell if it comes to nothing, as only the box of keys can name them. A report never does. */
  readonly tell?: string;
}

/** What the protection desk asked for on a day, as it waits for that day's batch. */
export type DeskAsk = Asked &
  (
    | { readonly ask: 'report'; readonly of: ReportProtected; readonly enclosed: EnclosedEntry }
    | { readonly ask: 'record-violation'; readonly of: RecordViolation; readonly enclosed: EnclosedEntry }
    | { readonly ask: 'find-not-verified'; readonly of: Pick<OnGround, 'ground'> }
    | { readonly ask: 'verify'; readonly of: Pick<VerifyStruggle, 'how'> }
    | { readonly ask: 'withdraw-violation'; readonly of: WithdrawViolation }
  );

/**
 * The order of a batch is that of chance, and within it by what is asked: so that what a day asked of one struggle comes to the
 * same, however it was shuffled.
 */
const ORDER = [
  'report',
  'record-violation',
  'find-not-verified',
  'verify',
  'withdraw-violation',
] as const satisfies readonly DeskAsk['ask'][];

export function inOrder(asks: readonly DeskAsk[]): readonly DeskAsk[] {
  return ORDER.flatMap((kind) => asks.filter(({ ask }) => ask === kind));
}

/** The longest entry, encrypted and in base64url, with what stands beside it: what every ask takes in its box. */
export const ROOM = 48 * 1024;

export const bytesOf = (ask: DeskAsk): Uint8Array => Buffer.from(JSON.stringify(ask), 'utf8');
export const askIn = (bytes: Uint8Array): DeskAsk => JSON.parse(Buffer.from(bytes).toString('utf8')) as DeskAsk;
