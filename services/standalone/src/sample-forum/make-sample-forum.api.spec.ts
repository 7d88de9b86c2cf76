import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CampaignsModule } from '@baraza/campaigns';
import { CapacityModule } from '@baraza/capacity';
import { CoalitionsModule } from '@baraza/coalitions';
import { decodeEvent } from '@baraza/contracts';
import { MembersModule } from '@baraza/members';
import { createApplication, loadConfig, RUNTIME, type Runtime } from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { holdsSample, makeSampleForum } from './make-sample-forum.ts';
import { StoryClock } from './story-clock.ts';

const modules = [MembersModule, CapacityModule, CoalitionsModule, CampaignsModule];

interface Recorded {
  readonly stream: string;
  readonly type: string;
  readonly time: string;
  readonly id: string;
}

/** All events of a ledger, in order. */
async function recordOf({ store }: Runtime): Promise<readonly Recorded[]> {
  const events = [];
  for (let after = 0, head = 1; after < head;) {
    const page = await store.readAll({ after, limit: 1_000 });
    events.push(...page.events.map((stored) => decodeEvent(stored.bytes)));
    ({ lookedUpTo: after, head } = page);
  }
  return events.map(({ stream, type, time, id }) => ({ stream, type, time, id }));
}

/**
 * What each stream says and on which day, whatever the stream is called: ids of persons are random. What falls due on one
 * day in several streams comes in an order of its own.
 */
function lives(record: readonly Recorded[]): readonly string[] {
  const byStream = new Map<string, string>();
  for (const { stream, type, time } of record) {
    byStream.set(stream, `${byStream.get(stream) ?? ''} ${type} ${time.slice(0, 10)}`);
  }
  return [...byStream.values()].sort();
}

describe('the sample forum', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  async function opened(
    dataFolder: string,
  ): Promise<{ app: NestFastifyApplication; runtime: Runtime; clock: StoryClock }> {
    const clock = new StoryClock();
    const config = loadConfig({ BARAZA_DATA: dataFolder, PORT: '0', BARAZA_LOG: 'error' });
    const app = await createApplication({ config, modules, clock });
    await app.getHttpAdapter().getInstance().ready();
    return { app, runtime: app.get<Runtime>(RUNTIME), clock };
  }

  async function make(
    dataFolder: string,
    plan: { organisations: number; ends?: string },
    breakOffAfter = Number.POSITIVE_INFINITY,
  ) {
    const { app, runtime, clock } = await opened(dataFolder);
    const making = makeSampleForum({
      app,
      clock,
      store: runtime.store,
      issuer: runtime.developmentIssuer!,
      dataFolder,
      pass: ['x-nothing', '1'],
      ...plan,
      report: (done) => {
        if (done >= breakOffAfter) throw new Error('broken off');
      },
    });
    const outcome = await making.then(
      () => 'made' as const,
      (error: Error) => error.message,
    );
    const record = await recordOf(runtime);
    await app.close();
    return { outcome, record };
  }
  const aFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-sample-'));
    folders.push(folder);
    return folder;
  };

  it('is made by commands that every rule accepts, each recorded at its own moment; policies react within the story', async () => {
    const folder = aFolder();
    const { outcome, record } = await make(folder, { organisations: 25 });
    expect(outcome).toBe('made');
    expect(holdsSample(folder)).toBe(true);
    const times = record.map((event) => event.time);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)! < '2026-10-31').toBe(true);
    const types = new Set(record.map((event) => event.type));
    for (const type of [
      'members.MembershipAdmitted',
      'members.NoticePrepared',
      'members.NoticePrinted',
      'members.MembershipRenewed',
      'members.InvoiceSettled',
      'members.ComplianceProofExpired',
      'members.ComplaintDismissed',
      'members.MembershipSuspensionLifted',
      'members.AppealDecided',
      'members.RoleGrantEnded',
      'coalitions.ParticipantAdmitted',
      'coalitions.SeatSuspended',
      'campaigns.CampaignDrafted',
      'coalitions.AlertRaised',
      'coalitions.AlertPositionTaken',
      'coalitions.HealthRoundClosed',
      'coalitions.CircleFormed',
      'coalitions.RemovalReplyGiven',
      'coalitions.ParticipantRemoved',
      'campaigns.DemandReneged',
      'campaigns.DemandImplemented',
      'members.GoalOutcomeCounted',
    ]) {
      expect([type, types.has(type)]).toEqual([type, true]);
    }
  }, 120_000);

  it('broken off, goes on to the very same record of every stream', async () => {
    const plan = { organisations: 10, ends: '2022-06-30' };
    const whole = await make(aFolder(), plan);
    const folder = aFolder();
    const first = await make(folder, plan, 200);
    expect(first.outcome).toBe('broken off');
    expect(first.record.length).toBeLessThan(whole.record.length);
    const second = await make(folder, plan);
    expect(second.outcome).toBe('made');
    expect(second.record).toHaveLength(whole.record.length);
    expect(lives(second.record)).toEqual(lives(whole.record));
    expect(new Set(second.record.map((event) => event.id)).size).toBe(second.record.length);
  }, 120_000);
});
