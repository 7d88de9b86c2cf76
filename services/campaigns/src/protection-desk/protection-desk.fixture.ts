import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BallotBoxes } from '@baraza/ballot-box';
import { decodeEvent, type SequencedEvent, unitRegistered } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import type { SealedCompartment } from '@baraza/privacy';
import {
  BALLOT_BOXES,
  createTestApp,
  recordForeign,
  recordForum,
  recordOrganisation,
  SEALED,
  type TestAnswer,
  type TestApp,
} from '@baraza/service-kit';
import { CampaignsModule } from '../campaigns.module.ts';
import { DeskBatch } from './desk-batch.ts';

export const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
export const deskElsewhere: readonly RoleHeld[] = [{ role: 'protection-officer', unit: 'UG-411' }];
export const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
export const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
export const at = '/campaigns/protected-struggles';
const DAY = 86_400_000;
const BEGINS = Date.parse('2026-03-02T09:00:00.000Z');
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;
export const bribes = {
  ...{ unit: 'UG-402-KYEIZOOBA', kind: 'corruption', themes: ['governance'], since: '2026-01-12' },
  ...{ reporter: 'Planted Amooti, by the well.', account: 'They asked for money.' },
};
/** A report in the open. */
export const inTheOpen = {
  ...{ unit: 'UG-402', kind: 'injustice', themes: ['governance'], reportedBy: { kind: 'community' } },
};

/** A forum in which five organisations stand in one district, one in another and four in a third, and its protection desk. */
export class ProtectionDeskForum {
  app!: TestApp;
  folder!: string;
  #now = BEGINS;

  /** In a folder of its own, on the morning of a day. */
  async begin(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'baraza-desk-'));
    this.#now = BEGINS;
    await this.opened();
    await recordForum(this.app);
    for (const [code, level, parent] of [
      ['UG-402-KYEIZOOBA', 'sub-county', 'UG-402'],
      ['UG-423', 'district', 'WAN'],
    ]) {
      await recordForeign(this.app, {
        type: 'members.UnitRegistered',
        id: code!,
        data: { ...unitRegistered.example, code, level, parent, zone: 'Africa/Kampala' },
      });
    }
    const districts = [...Array<string>(5).fill('UG-402'), 'UG-411', ...Array<string>(4).fill('UG-423')];
    for (const [number, unit] of districts.entries()) {
      await recordOrganisation(this.app, `10000000-0000-4000-8000-00000000001${number}`, { unit });
    }
    await this.app.settle();
  }

  async end(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The process begins again in the same folder. */
  async opened(): Promise<void> {
    const clock = new Date(this.#now).toISOString();
    this.app = await createTestApp({ modules: [CampaignsModule], dataFolder: this.folder, clock });
    await this.app.settle();
  }

  ask(verb: string, body: object, as = desk, person = 'amina'): Promise<TestAnswer> {
    return this.app.http('POST', `${at}/${verb}`, { as, person, body });
  }

  report(more: object = {}): Promise<TestAnswer> {
    return this.ask('report', { ...bribes, ...more });
  }

  get boxes(): BallotBoxes {
    return this.app.app.get<BallotBoxes>(BALLOT_BOXES);
  }

  get sealed(): SealedCompartment {
    return this.app.app.get<SealedCompartment>(SEALED);
  }

  get batch(): DeskBatch {
    return this.app.app.get(DeskBatch);
  }

  personOf(person: string): Promise<string> {
    return this.app.runtime.vault.personOf('urn:baraza:development-issuer', person);
  }

  /** Two officers set the compartment up. */
  async setUp(): Promise<void> {
    for (const person of ['amina', 'okello']) {
      await this.sealed.enrol(await this.personOf(person), passphraseOf(person));
    }
  }

  /** The same two open it. */
  async open(): Promise<void> {
    await this.sealed.propose(await this.personOf('amina'), passphraseOf('amina'), 'verification');
    await this.sealed.concur(await this.personOf('okello'), passphraseOf('okello'));
  }

  /** The same time of the next day, before its batch. */
  dayPasses(): void {
    this.#now += DAY;
    this.app.clock.set(this.#now);
  }

  /** @returns how many entered with the batch of the day that is over */
  nextDay(): Promise<number> {
    this.dayPasses();
    return this.batch.run();
  }

  async recorded(): Promise<readonly SequencedEvent[]> {
    const { events } = await this.app.store.readAll({ after: 0, limit: 1_000 });
    return events
      .map((event) => ({ ...event, ...decodeEvent(event.bytes) }) as SequencedEvent)
      .filter(({ stream }) => stream.startsWith('struggle-'));
  }

  /** What the desk sees. */
  async listed() {
    return (await this.app.http('GET', at, { as: desk, person: 'amina' })).body;
  }
}

export const idOf = ({ stream }: SequencedEvent): string => stream.slice('struggle-'.length);
