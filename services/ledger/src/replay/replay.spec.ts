import { encodeEvent, everyContract, exampleEvent, type EventContract } from '@baraza/contracts';
import { MemoryEventStore } from '@baraza/event-store';
import type { RoleHeld } from '@baraza/domain';
import { readingRight } from './readable-audiences.pure.ts';
import { Replay } from './replay.ts';

const nothingHidden = async () => () => false;
const BASE = 'https://forum.example';
const after = (sequence: number, more: object = {}) => ({
  after: sequence,
  limit: 1_000,
  types: undefined,
  tags: undefined,
  stream: undefined,
  ...more,
});
const reading = (...roles: RoleHeld[]) => readingRight(everyContract, roles);
const auditor = reading({ role: 'auditor' });
const secretariat = reading({ role: 'secretariat' });
const integrator = reading({ role: 'integrator' });
const anyone = reading();

const PUBLIC = 'members.UnitRegistered';
const FOR_INTEGRATORS = 'members.MembershipAdmitted';
const FOR_AUDITORS = 'members.MembershipApplied';
const INTERNAL = 'campaigns.CampaignDrafted';
const SEALED = 'campaigns.CampaignPlanned';

/** One event of each audience, each the first of a stream of its own. */
async function aLedger(types = [PUBLIC, FOR_INTEGRATORS, FOR_AUDITORS, INTERNAL, SEALED]) {
  const store = new MemoryEventStore();
  for (const [index, type] of types.entries()) {
    const contract = everyContract.latest(type) as EventContract;
    const stream = `${contract.aggregate}-00000000-0000-4000-8000-00000000000${index}`;
    const id = `00000000-0000-4000-8000-0000000000a${index}`;
    const event = encodeEvent(everyContract, { ...exampleEvent(contract), id, stream, revision: 0 });
    await store.append({
      streams: [{ stream, expected: 'none', events: [event] }],
      deadline: Date.now() + 10_000,
    });
  }
  return { store, replay: new Replay(store, everyContract, BASE, nothingHidden) };
}

async function linesOf(replay: Replay, ...ask: Parameters<Replay['lines']>): Promise<Record<string, unknown>[]> {
  let text = '';
  for await (const chunk of replay.lines(...ask)) text += chunk;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a replay', () => {
  it('gives an auditor a place for every event, and withholds what is not for auditors', async () => {
    const { replay } = await aLedger();
    const lines = await linesOf(replay, after(0), auditor);
    expect(lines.map((line) => line['sequence'])).toEqual([1, 2, 3, 4, 5]);
    expect(lines.map((line) => line['withheld'] === true)).toEqual([false, false, false, true, true]);
    expect(JSON.stringify(lines.slice(3))).not.toContain('campaigns.');
  });

  it('shows the secretariat all but what is sealed', async () => {
    const { replay } = await aLedger();
    const lines = await linesOf(replay, after(0), secretariat);
    expect(lines.map((line) => line['withheld'] === true)).toEqual([false, false, false, false, true]);
  });

  it('a role held at a district opens no more of the ledger than none', async () => {
    const atADistrict = reading({ role: 'secretariat', unit: 'UG-402' }, { role: 'auditor', unit: 'UG-402' });
    const { replay } = await aLedger();
    expect(await linesOf(replay, after(0), atADistrict)).toHaveLength(1);
  });

  it('keeps the stored bytes in the line as they are', async () => {
    const { store, replay } = await aLedger([PUBLIC]);
    const stored = (await store.readAll({ after: 0, limit: 1 })).events[0]!;
    let text = '';
    for await (const chunk of replay.lines(after(0), auditor)) text += chunk;
    const bytes = text.slice('{"event":'.length, text.lastIndexOf(',"position":'));
    expect(bytes).toBe(Buffer.from(stored.bytes).toString('utf8'));
  });

  it('gives integrators CloudEvents of what is theirs, without who acted', async () => {
    const { replay } = await aLedger();
    const lines = await linesOf(replay, after(0), integrator);
    expect(lines.map((line) => line['type'])).toEqual([PUBLIC, FOR_INTEGRATORS]);
    expect(lines[0]).toMatchObject({ specversion: '1.0', dataschema: `${BASE}/ledger/contracts/${PUBLIC}/1` });
    expect(JSON.stringify(lines)).not.toContain('"actor"');
  });

  it('gives everyone else what is public', async () => {
    const { replay } = await aLedger();
    expect((await linesOf(replay, after(0), anyone)).map((line) => line['type'])).toEqual([PUBLIC]);
  });

  it('goes on after the last sequence a reader has', async () => {
    const { replay } = await aLedger();
    expect((await linesOf(replay, after(2), auditor)).map((line) => line['sequence'])).toEqual([3, 4, 5]);
    expect(await linesOf(replay, after(5), auditor)).toEqual([]);
    expect(await linesOf(replay, after(99), auditor)).toEqual([]);
  });

  it('stops at the limit, and a filter leaves out places that do not match', async () => {
    const { replay } = await aLedger();
    expect(await linesOf(replay, { ...after(0), limit: 2 }, auditor)).toHaveLength(2);
    const filtered = await linesOf(replay, after(0, { types: [FOR_AUDITORS, INTERNAL] }), auditor);
    expect(filtered.map((line) => line['sequence'])).toEqual([3]);
    expect(await linesOf(replay, after(0, { types: [SEALED] }), auditor)).toEqual([]);
  });

  it('pages join to the same as the lines', async () => {
    const { replay } = await aLedger();
    const joined: unknown[] = [];
    for (let next = 0, head = 1; next < head;) {
      const page = await replay.page({ ...after(next), limit: 2 }, auditor);
      joined.push(...page.events);
      ({ next, head } = page);
    }
    expect(joined).toEqual(await linesOf(replay, after(0), auditor));
  });

  it('answers the same for an event that is hidden and for one that is not there', async () => {
    const { replay } = await aLedger();
    expect(await replay.event('00000000-0000-4000-8000-0000000000a4', auditor)).toBeUndefined();
    expect(await replay.event('00000000-0000-4000-8000-0000000000ff', auditor)).toBeUndefined();
    expect(await replay.event('00000000-0000-4000-8000-0000000000a2', auditor)).toMatchObject({ sequence: 3 });
  });

  it('reads a stream from a revision on, and hides one in which nothing may be seen', async () => {
    const { replay } = await aLedger();
    const stream = 'membership-00000000-0000-4000-8000-000000000002';
    expect(await replay.stream(stream, { from: 0, limit: 10 }, auditor)).toMatchObject({ lastRevision: 0 });
    expect(await replay.stream(stream, { from: 1, limit: 10 }, auditor)).toMatchObject({ events: [] });
    expect(await replay.stream(stream, { from: 0, limit: 10 }, integrator)).toBeUndefined();
    expect(await replay.stream('membership-unknown', { from: 0, limit: 10 }, auditor)).toBeUndefined();
  });
});
