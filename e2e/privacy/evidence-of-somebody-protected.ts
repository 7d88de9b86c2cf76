import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { RoleHeld } from '@baraza/domain';
import type { StoryClock } from '../product/story-clock.ts';
import {
  auditor,
  type ForumOfTwoDistricts,
  integrator,
  officerOf,
  secretariat,
} from '../stories/a-forum-of-two-districts.ts';
import type { ErasingProduct } from './an-erasure.ts';
import { filesWith } from './planted.ts';

/** What the file says, what it hides of who made it, and the client's own id of what was sent. */
const WORDS = ['Wxyzledger Plantedpage: what was paid, and to whom', 'Plantedphotographer Nyakato'];
const KEY = 'fadedcab-0000-4000-8000-00000000beef';
const NO_EVIDENCE = '7f000000-0000-4000-8000-00000000000f';
const AT = '/campaigns/protected-evidence';
const COMPARTMENT = '/members/sealed-compartment';
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const deskElsewhere: readonly RoleHeld[] = [{ role: 'protection-officer', unit: 'UG-411' }];

/** Locked, and filled up to the next power of two. */
const KEPT_AS = 512 * 1024 + 29;
/** So that no other file of the product comes to be of this length. */
const LENGTH = 301_307;

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A picture whose own bytes hold the first of the words, beside a note that holds the second. */
function aPicture(note: boolean): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, sum]);
  };
  const pixels = Buffer.concat([Buffer.from(WORDS[0]!), NOISE]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...(note ? [chunk('tEXt', Buffer.from(`Author\0${WORDS[1]!}`, 'latin1'))] : []),
    chunk('IDAT', deflateSync(pixels, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const NOISE = randomBytes(LENGTH);
const [SENT, CLEAN] = [aPicture(true), aPicture(false)];

/** These may stand nowhere at all: words, digests, and the sizes as an event or an answer would tell them. */
export const OF_EVIDENCE: readonly string[] = [
  ...WORDS,
  KEY,
  ...[SENT, CLEAN].flatMap((bytes) => [digestOf(bytes), `size":${bytes.length}`, `Size":${bytes.length}`]),
];

/** How long the files are that the product keeps for others. */
function sizesKept(folder: string): readonly number[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && `${entry.parentPath}${sep}`.includes(`${sep}files${sep}`))
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
}

export interface ToldWith {
  product(): ErasingProduct;
  story(): ForumOfTwoDistricts;
  readonly folder: string;
  readonly clock: StoryClock;
  passphraseOf(person: string): string;
  /** Which answers tell one of the values, to those who may see the most; of these paths beside those of the suite. */
  whatTells(values: readonly string[], more: readonly string[]): Promise<readonly string[]>;
}

/** Somebody who is protected gives the desk a file: it waits for the day, enters with its batch, and is looked for everywhere. */
export function tellEvidenceOfSomebodyProtected(told: ToldWith): void {
  const { folder, clock, passphraseOf } = told;
  let struggle: string;
  let evidence: string;
  const asDesk = (person: string, path: string, body: object = {}) => told.story().done(path, body, 200, desk, person);
  const listed = async (as = desk) =>
    (await told.product().client.get(AT, as)).body.evidence as readonly {
      readonly id: string;
      readonly entry: string;
    }[];
  const ways = (id: string): readonly string[] => [
    ...[`/campaigns/evidence/${id}`, `/campaigns/evidence/${id}/events`, `/campaigns/struggles/${struggle}`],
    ...[`/views/audit/entities/${id}`, `/views/audit/decisions/${id}`, `/views/search?q=${id}`],
    ...[`/ledger/streams/evidence-${id}`, `/ledger/events?stream=evidence-${id}`],
  ];

  it('what somebody protected gives in evidence waits for the day, and is told by nothing', async () => {
    const reported = { unit: 'UG-402', kind: 'corruption', themes: ['governance'], reportedBy: { kind: 'community' } };
    struggle = (await told.story().done('/campaigns/struggles', reported, 201)).id;
    const said = { unit: 'UG-402-KYEIZOOBA', type: 'photograph', supports: [{ kind: 'struggle', id: struggle }] };
    const given = { id: KEY, ...said, base64: SENT.toString('base64') };
    const taken = await told.product().client.post(`${AT}/take`, desk, given, {
      ...{ person: 'amina', headers: { 'idempotency-key': KEY } },
    });
    expect([taken.status, Object.keys(taken.body)]).toEqual([200, ['enters']]);
    expect(await listed()).toEqual([]);
    expect(filesWith(folder, OF_EVIDENCE)).toEqual([]);
    expect(await told.whatTells(OF_EVIDENCE, [`/campaigns/struggles/${struggle}`])).toEqual([]);
  });

  it('it enters with the batch of the day, and two officers alone find in it what was sent', async () => {
    const { enters } = await asDesk('okello', `${AT}/take`, {
      ...{ unit: 'UG-402', type: 'document', supports: [{ kind: 'struggle', id: struggle }] },
      base64: SENT.toString('base64'),
    });
    clock.set(enters);
    const pieces = await told.story().eventually(listed, ({ length }) => length === 2);
    await asDesk('amina', `${COMPARTMENT}/propose-opening`, {
      ...{ passphrase: passphraseOf('amina'), why: 'verification' },
    });
    await asDesk('okello', `${COMPARTMENT}/concur`, { passphrase: passphraseOf('okello') });
    for (const { id } of pieces) {
      const opened = await asDesk('amina', `${AT}/open`, { evidence: id, why: 'verification' });
      expect(opened).toMatchObject({ sha256: digestOf(CLEAN), size: CLEAN.length });
    }
    await asDesk('amina', `${COMPARTMENT}/close`);
    evidence = pieces[0]!.id;
  });

  it('neither its words, its digest nor its size is in any file, stream, answer or line of the processes', async () => {
    expect(filesWith(folder, OF_EVIDENCE)).toEqual([]);
    const sizes = sizesKept(folder);
    expect(sizes.filter((size) => size === KEPT_AS)).toHaveLength(2);
    for (const { length } of [SENT, CLEAN]) {
      expect(sizes.filter((size) => size >= length && size < length + 64)).toEqual([]);
    }
    expect(await told.whatTells(OF_EVIDENCE, ways(evidence))).toEqual([]);
    for (const value of OF_EVIDENCE) expect(told.product().output).not.toContain(value);
  });

  it('its id is answered as one that does not exist: by status, size and text', async () => {
    const bare = (text: string, id: string): string =>
      text.replaceAll(id, '…').replaceAll(/urn:uuid:[0-9a-f-]{36}/g, '…');
    const { client } = told.product();
    for (const as of [auditor, integrator, officerOf('UG-411'), undefined, secretariat]) {
      // The secretariat is told that it is there and what it supports, and by nothing else.
      const asked = ways(evidence).map((way, nth) => [way, ways(NO_EVIDENCE)[nth]!] as const);
      for (const [way, other] of as === secretariat ? asked.slice(3) : asked) {
        const [is, isNot] = [await client.get(way, as), await client.get(other, as)];
        expect([way, as?.[0]?.role, is.status, is.text.length]).toEqual([
          way,
          as?.[0]?.role,
          isNot.status,
          isNot.text.length,
        ]);
        expect(bare(is.text, evidence)).toBe(bare(isNot.text, NO_EVIDENCE));
      }
    }
    expect(await listed(deskElsewhere)).toEqual([]);
    for (const [verb, body] of [
      ['withdraw', { ground: 'source-in-danger' }],
      ['erase', { ground: 'objection' }],
      ['open', { why: 'verification' }],
    ] as const) {
      const asking = (id: string) => client.post(`${AT}/${verb}`, deskElsewhere, { ...body, evidence: id });
      const [is, isNot] = [await asking(evidence), await asking(NO_EVIDENCE)];
      expect([verb, is.status, is.text.length]).toEqual([verb, 404, isNot.text.length]);
      expect(bare(is.text, evidence)).toBe(bare(isNot.text, NO_EVIDENCE));
    }
  });
}
