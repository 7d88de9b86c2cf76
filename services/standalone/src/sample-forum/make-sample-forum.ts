import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type CivilDate } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import {
  Calendar,
  type DevelopmentIssuer,
  LedgerConsumers,
  ReferenceFacts,
  RUNTIME,
  type Runtime,
} from '@baraza/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { examples, laterExamples } from './examples.ts';
import type { SampleUnit } from './invented-organisations.pure.ts';
import { sampleHistory } from './sample-history.pure.ts';
import { secretariat, type SampleOfficer, type SamplePlan, type SampleStep } from './sample-world.pure.ts';
import { setUpSampleCompartment } from './sample-compartment.ts';
import type { StoryClock } from './story-clock.ts';

const ZONE = 'Africa/Kampala';
const NAME = 'Western Ankole Civil Society Forum (sample)';
const MARKER = 'sample-forum.json';
/** Rises when the sample's story changes, so that a folder says which one it holds. */
const STORY = 10;

/** A unit of the shipped tree. */
interface SeedUnit extends SampleUnit {
  readonly zone?: string;
  readonly validFrom: string;
}

export const SAMPLE_YEARS = { seed: 20_210_301, begins: '2021-03-01', ends: '2026-10-30', organisations: 320 } as const;

/** The shipped tree of Western Ankole: region, districts, sub-counties. */
export function westernAnkole(): readonly SeedUnit[] {
  const at = new URL('seeds/western-ankole.units.json', import.meta.resolve('@baraza/members/package.json'));
  const seed = JSON.parse(readFileSync(at, 'utf8')) as { units: readonly SeedUnit[] } | readonly SeedUnit[];
  return 'units' in seed ? seed.units : seed;
}

/** The items by domain of a questionnaire that ships. */
function shippedDomains(code: string): NonNullable<SamplePlan['instruments'][string]> {
  const at = new URL(`instruments/${code}.json`, import.meta.resolve('@baraza/capacity/package.json'));
  const { domains } = JSON.parse(readFileSync(at, 'utf8')) as {
    domains: readonly { code: string; items: readonly { code: string }[] }[];
  };
  return domains.map((domain) => ({ code: domain.code, items: domain.items.map((item) => item.code) }));
}

/** Whether this folder holds the sample whole. */
export function holdsSample(dataFolder: string): boolean {
  return existsSync(join(dataFolder, MARKER));
}

export interface SampleMaking {
  readonly app: NestFastifyApplication;
  readonly store: EventStore;
  readonly clock: StoryClock;
  readonly issuer: DevelopmentIssuer;
  readonly dataFolder: string;
  /** A header that lets these requests through while others wait. */
  readonly pass: readonly [name: string, value: string];
  report(done: number, total: number): void;
  /** How many organisations; the sample's own number where it is left out. */
  readonly organisations?: number;
  /** The last day of the story; the sample's own where it is left out. */
  readonly ends?: CivilDate;
}

/**
 * Makes the sample forum by the commands an admin client would send, through the same doors, on a clock that is set to
 * each step's moment. Broken off, it goes on where it was when it is called again: every command has a key of its own.
 * @throws Error where a command is refused: the story and the rules no longer fit
 */
export async function makeSampleForum(making: SampleMaking): Promise<void> {
  const units = westernAnkole();
  const { organisations, ends } = making;
  const plan = {
    ...planFor(units),
    ...(organisations === undefined ? {} : { organisations }),
    ...(ends === undefined ? {} : { ends }),
  };
  const steps = [...founding(units), ...sampleHistory(plan), ...ending(units, plan.ends)];
  const send = new Sender(making);
  const calendar = making.app.get(Calendar);
  let day = '';
  for (const [index, step] of steps.entries()) {
    if (day < step.at.slice(0, 10)) {
      // What policies do about a day's work is of that day; what falls due by itself comes before anybody's work begins.
      if (day !== '') await reacted(making);
      making.clock.standAt(step.at);
      if ((await calendar.run()) > 0) await reacted(making);
      if (day.slice(0, 7) < step.at.slice(0, 7)) await send.letters(step.at.slice(0, 10));
      day = step.at.slice(0, 10);
    }
    making.clock.standAt(step.at);
    await send.step(step, `${index}`);
    if (step.reacts) await reacted(making);
    if (index % 20 === 0) making.report(index, steps.length);
  }
  await reacted(making);
  making.clock.release();
  const { sealed, vault } = making.app.get<Runtime>(RUNTIME);
  await setUpSampleCompartment(sealed, vault);
  writeFileSync(join(making.dataFolder, MARKER), `${JSON.stringify({ story: STORY, ...SAMPLE_YEARS })}\n`, {
    flush: true,
  });
  making.report(steps.length, steps.length);
}

/** The story ends no later than yesterday, whatever the host's calendar says. */
function planFor(units: readonly SampleUnit[]): SamplePlan {
  const yesterday = addDays(new Date().toISOString().slice(0, 10), -1);
  const instruments = { 'organisational-capacity': shippedDomains('organisational-capacity') };
  return { ...SAMPLE_YEARS, units, instruments, ends: yesterday < SAMPLE_YEARS.ends ? yesterday : SAMPLE_YEARS.ends };
}

function* founding(units: readonly SeedUnit[]): Generator<SampleStep> {
  const at = `${addDays(SAMPLE_YEARS.begins, -1)}T08:00:00.000Z`;
  const root = units.find((unit) => unit.parent === undefined)!;
  const step = (path: string, body: object): SampleStep => ({ at, as: secretariat, path, body, reacts: false });
  yield step('/members/forums', {
    name: NAME,
    sample: true,
    zone: ZONE,
    rootUnit: root.code,
    languages: ['en', 'nyn'],
  });
  for (const { code, name, level, parent, zone = ZONE, validFrom } of units) {
    yield step('/members/units', { code, name, level, ...(parent === undefined ? {} : { parent }), zone, validFrom });
  }
  for (const example of examples(units)) yield { at, ...example };
}

/** After office hours of the last day. */
function* ending(units: readonly SeedUnit[], ends: CivilDate): Generator<SampleStep> {
  for (const example of laterExamples(units, ends)) yield { at: `${ends}T16:00:00.000Z`, ...example };
}

class Sender {
  readonly #making: SampleMaking;
  readonly #tokens = new Map<string, Promise<string>>();
  /** What the step before was answered with. */
  #answered: string | undefined;

  constructor(making: SampleMaking) {
    this.#making = making;
  }

  /** Once a month the secretariat prints the letters that wait: those of the last month still do at the end. */
  async letters(on: string): Promise<void> {
    const answer = await this.#making.app.inject({
      method: 'GET',
      url: '/members/notices?status=to-print',
      headers: { authorization: `Bearer ${await this.#token(secretariat)}` },
    });
    const { items } = JSON.parse(answer.payload) as { items: readonly { id: string; preparedOn: string }[] };
    const waiting = items.filter(({ preparedOn }) => preparedOn <= on);
    for (const { id } of waiting) {
      const path = `/members/notices/${id}/mark-printed`;
      await this.step({ at: on, as: secretariat, path, body: {}, reacts: false }, `printed-${id}`);
    }
    if (waiting.length > 0) await this.letters(on);
  }

  async step(step: SampleStep, key: string): Promise<void> {
    const [name, value] = this.#making.pass;
    const { path, body } = await this.#whole(step);
    const answer = await this.#making.app.inject({
      method: 'POST',
      url: path,
      headers: {
        authorization: `Bearer ${await this.#token(step.as)}`,
        'content-type': 'application/json',
        'idempotency-key': `sample-${STORY}-${key}`,
        [name]: value,
      },
      payload: JSON.stringify(body),
    });
    if (answer.statusCode >= 300) {
      throw new Error(`the sample forum's step ${key} (${step.at} ${step.path}) was refused: ${answer.payload}`);
    }
    this.#answered = answer.json<{ id?: string }>().id;
  }

  /** What it takes is looked up as of the step's moment, so that it is the same when the story is told again. */
  async #whole({ path, body, takes, at }: SampleStep): Promise<{ readonly path: string; readonly body: unknown }> {
    if (takes === undefined) return { path, body };
    if (takes.answered) return { path, body: { ...body, [takes.into]: [this.#answered] } };
    const answer = await this.#making.app.inject({
      method: 'GET',
      url: takes.events,
      headers: { authorization: `Bearer ${await this.#token(secretariat)}` },
    });
    const { events } = answer.json<{
      events: readonly { type: string; time: string; data: Record<string, unknown> }[];
    }>();
    const known = (wanted: string) => events.filter(({ type, time }) => type === wanted && time <= at);
    if ('chosen' in takes) {
      const standing = known('members.CandidacyEntered').map(({ data }) => data['candidacy']);
      const choices = [{ body: 'board', candidacies: takes.chosen.map((nth) => standing[nth]) }];
      return { path, body: { ...body, choices } };
    }
    const { into, type, nth = -1, field = into } = takes;
    const value = valueAt(known(type).at(nth)?.data, field.split('.'));
    if (into.startsWith(':')) return { path: path.replace(into, String(value)), body };
    return { path, body: withValueAt(body, into.split('.'), value) };
  }

  #token({ subject, roles }: SampleOfficer): Promise<string> {
    let token = this.#tokens.get(subject);
    if (token === undefined) {
      token = this.#making.issuer.token({ roles, person: subject });
      this.#tokens.set(subject, token);
    }
    return token;
  }
}

function valueAt(from: unknown, path: readonly string[]): unknown {
  return path.reduce((found: unknown, name) => (found as Record<string, unknown> | undefined)?.[name], from);
}

function withValueAt(into: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(into)) return into.map((one, nth) => (String(nth) === name ? withValueAt(one, rest, value) : one));
  return { ...(into as object), [name]: withValueAt((into as Record<string, unknown>)[name], rest, value) };
}

/** Waits until every policy and fact has caught up, with what they recorded in answer too. */
async function reacted({ app, store }: SampleMaking): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { sequence } = await store.head();
    const reports = await app.get(LedgerConsumers).reports();
    const behind = reports.filter((report) => report.upTo < sequence);
    const facts = await app.get(ReferenceFacts).isCaughtUp();
    if (behind.length === 0 && facts && (await store.head()).sequence === sequence) return;
    if (Date.now() > until) throw new Error(`these did not keep up: ${behind.map((report) => report.name).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
