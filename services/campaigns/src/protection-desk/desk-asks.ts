import type { EnclosedEntry } from '@baraza/privacy';
import type {
  EndSupport,
  OnGround as OnEvidenceGround,
  Support,
  TakeProtected,
} from '../evidence/evidence.commands.pure.ts';
import type { WaitingFile } from '../protected-evidence/sealed-files.ts';
import type { OnGround, ReportProtected, VerifyStruggle } from '../struggle/struggle.commands.pure.ts';
import type { RecordViolation, WithdrawViolation } from '../violations/violations.decider.ts';

interface Asked {
  /** Random: the command's id when it enters the record. */
  readonly id: string;
  /** Whom to tell if it comes to nothing, as only the box of keys can name them. A report never does. */
  readonly tell?: string;
}

/** Of a struggle: one that somebody protected reported, or the violations within any. */
export type StruggleAsk = Asked & { readonly struggle: string } & (
    | { readonly ask: 'report'; readonly of: ReportProtected; readonly enclosed: EnclosedEntry }
    | { readonly ask: 'record-violation'; readonly of: RecordViolation; readonly enclosed: EnclosedEntry }
    | { readonly ask: 'find-not-verified'; readonly of: Pick<OnGround, 'ground'> }
    | { readonly ask: 'verify'; readonly of: Pick<VerifyStruggle, 'how'> }
    | { readonly ask: 'withdraw-violation'; readonly of: WithdrawViolation }
  );

/** Of something that somebody protected gave. */
export type EvidenceAsk = Asked & { readonly evidence: string } & (
    | {
        readonly ask: 'take-evidence';
        readonly of: Omit<TakeProtected, 'locked' | 'lockedSize'>;
        readonly enclosed: EnclosedEntry;
        readonly waiting: WaitingFile;
      }
    | { readonly ask: 'support-evidence'; readonly of: Support }
    | { readonly ask: 'end-evidence-support'; readonly of: EndSupport }
    | { readonly ask: 'withdraw-evidence' | 'erase-evidence'; readonly of: OnEvidenceGround }
  );

/** What the protection desk asked for on a day, as it waits for that day's batch. */
export type DeskAsk = StruggleAsk | EvidenceAsk;

/**
 * The order of a batch is that of chance, and within it by what is asked: so that what a day asked of one struggle comes to the
 * same, however it was shuffled.
 */
const ORDER = [
  'report',
  'take-evidence',
  'record-violation',
  'support-evidence',
  'find-not-verified',
  'verify',
  'withdraw-violation',
  'end-evidence-support',
  'withdraw-evidence',
  'erase-evidence',
] as const satisfies readonly DeskAsk['ask'][];

/** Those that can come to nothing in the batch, which is told to whoever asked: a report never does. */
export const TOLD_ASKS = ORDER.filter((ask) => ask !== 'report');

export function inOrder(asks: readonly DeskAsk[]): readonly DeskAsk[] {
  return ORDER.flatMap((kind) => asks.filter(({ ask }) => ask === kind));
}

/** The longest entry, encrypted and in base64url, with what stands beside it: what every ask takes in its box. */
export const ROOM = 48 * 1024;

export const bytesOf = (ask: DeskAsk): Uint8Array => Buffer.from(JSON.stringify(ask), 'utf8');
export const askIn = (bytes: Uint8Array): DeskAsk => JSON.parse(Buffer.from(bytes).toString('utf8')) as DeskAsk;
