import { derivedId, isUuid } from '@baraza/contracts';
import { AT_HOME, type Residence } from '../moving/residence.ts';
import type { LedgerFacts } from '../sqlite/ledger-file.ts';
import type { KurrentLog, LogRecord, ProposedRecord } from './kurrent-log.ts';
import { damaged, type Names } from './what-records-mean.ts';

const BEGUN = 'baraza.LedgerBegun';
const MOVED = 'baraza.RecordMoved';
/** More moves than a forum ever makes. */
const MOST_RECORDS = 1_000;
const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() };

export interface KnownLedger extends LedgerFacts {
  /** The last of the ledger's own stream. */
  readonly revision: number;
}

/** What the ledger's own stream says: its first record is the ledger's id, each later one tells of a step of a move. */
export async function readLedger(log: KurrentLog, names: Names): Promise<KnownLedger | undefined> {
  const records = await log.readStream(names.ledger, 0, MOST_RECORDS);
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (first.revision !== 0 || !isUuid(first.id)) throw damaged(`${names.ledger} does not begin with the ledger's id`);
  return { ledgerId: first.id, residence: residenceIn(last, names), revision: last.revision };
}

/** @throws WrongRevision where there is a ledger already, LogFailed */
export async function beginLedger(log: KurrentLog, names: Names, { ledgerId, residence }: LedgerFacts): Promise<void> {
  const begun = { id: ledgerId, type: BEGUN, bytes: utf8.encoder.encode(ledgerId), left: 0 };
  const records = residence === AT_HOME ? [begun] : [begun, moved(residence, 0)];
  await log.append([{ stream: names.ledger, expected: 'none', records }], ledgerId);
}

/** @throws WrongRevision where the ledger's stream has gone on since `known`, LogFailed */
export async function markLedger(
  log: KurrentLog,
  names: Names,
  known: KnownLedger,
  residence: Residence,
): Promise<void> {
  const records = [moved(residence, known.revision)];
  await log.append([{ stream: names.ledger, expected: known.revision, records }], known.ledgerId);
}

/** The same for the same step, so that it may be sent again. */
function moved(residence: Residence, after: number): ProposedRecord {
  const told = JSON.stringify(residence);
  return { id: derivedId(MOVED, told, String(after)), type: MOVED, bytes: utf8.encoder.encode(told), left: 0 };
}

function residenceIn({ revision, type, bytes }: LogRecord, { ledger }: Names): Residence {
  if (revision === 0) return AT_HOME;
  if (type !== MOVED || bytes === undefined) throw damaged(`${ledger} holds a record that is not of ours`);
  return JSON.parse(utf8.decoder.decode(bytes)) as Residence;
}
