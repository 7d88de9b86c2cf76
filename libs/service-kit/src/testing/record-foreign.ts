import {
  derivedId,
  encodeEvent,
  type EventCatalogue,
  membershipAdmitted,
  organisationRegistered,
  type RecordedEvent,
  type SequencedEvent,
} from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { NOBODY } from '../identity/caller.ts';
import type { TestApp } from './create-test-app.ts';

export interface ForeignEvent {
  readonly type: string;
  /** The entity's id: the part of the stream's name after the aggregate. */
  readonly id: string;
  readonly data: unknown;
  /** Default: the clock's date in UTC. */
  readonly effectiveOn?: string;
  readonly tags?: readonly string[];
}

/** Records an event of a service that does not run in this test, as that service would have. */
export async function recordForeign(
  { store, clock, runtime }: Pick<TestApp, 'clock'> & { store: EventStore; runtime: { catalogue: EventCatalogue } },
  event: ForeignEvent,
): Promise<SequencedEvent> {
  const contract = runtime.catalogue.latest(event.type);
  if (contract === undefined) throw new Error(`no contract for ${event.type}`);
  const stream = `${contract.aggregate}-${event.id}`;
  const { lastRevision } = await store.readStream(stream, { limit: 1 });
  const revision = (lastRevision ?? -1) + 1;
  const command = derivedId('foreign', stream, String(revision));
  const time = new Date(clock.now()).toISOString();
  const recorded: RecordedEvent = {
    id: derivedId(command, event.type),
    type: event.type,
    schemaVersion: contract.schemaVersion,
    stream,
    revision,
    time,
    effectiveOn: event.effectiveOn ?? time.slice(0, 10),
    data: event.data,
    meta: {
      actor: { person: NOBODY, roles: ['secretariat'] },
      commandId: command,
      commandHash: 'A'.repeat(43),
      correlationId: command,
      causationId: command,
    },
    tags: event.tags ?? [],
  };
  const events = [encodeEvent(runtime.catalogue, recorded)];
  await store.append({
    streams: [{ stream, expected: lastRevision ?? 'none', events }],
    deadline: Date.now() + 40_000,
  });
  return (await store.readEvent(recorded.id))!;
}

/** A forum with the region WAN and two districts in it, UG-402 and UG-411. */
export async function recordForum(app: Parameters<typeof recordForeign>[0]): Promise<void> {
  const zone = 'Africa/Kampala';
  await recordForeign(app, {
    type: 'members.ForumFounded',
    id: 'main',
    data: { name: 'A forum of a test', sample: true, zone, rootUnit: 'WAN', languages: ['en'] },
  });
  const unit = (code: string, level: string, parent?: string) =>
    recordForeign(app, {
      type: 'members.UnitRegistered',
      id: code,
      data: { code, name: code, level, zone, validFrom: '2014-07-01', ...(parent === undefined ? {} : { parent }) },
    });
  await unit('WAN', 'region');
  await unit('UG-402', 'district', 'WAN');
  await unit('UG-411', 'district', 'WAN');
}

/** An organisation of a unit; with `membership` an active member under that id. */
export async function recordOrganisation(
  app: TestApp,
  id: string,
  { unit = 'UG-402', membership }: { unit?: string; membership?: string } = {},
): Promise<void> {
  const data = { ...organisationRegistered.example, organisation: id, unit };
  await recordForeign(app, { type: 'members.OrganisationRegistered', id, data });
  if (membership === undefined) return;
  const admitted = { ...membershipAdmitted.example, organisation: id, unit };
  await recordForeign(app, { type: 'members.MembershipAdmitted', id: membership, data: admitted });
}
