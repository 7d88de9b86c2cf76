import {
  type DecidedAs,
  type PublishedReport,
  type reportDeclined,
  type reportDrafted,
  type ReportFigure,
  type reportPublished,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { textFault, type TextToPublish } from '../publishing.pure.ts';
import { tags, unitTag } from '../tags.pure.ts';
import { reportRules } from './report.rules.ts';
import type { Drafted, ReportState } from './report.state.ts';

export interface DraftReport {
  readonly unit: string;
  readonly title: string;
  readonly text: string;
  readonly about?: readonly string[] | undefined;
  readonly asOf: string;
  /** The sequence of the last event that it takes into account. */
  readonly knownAt: number;
  readonly figures: readonly ReportFigure[];
  readonly corrects?: string | undefined;
}
export interface ReportFacts {
  readonly unitIsKnown: boolean;
  /** The last sequence of the record. */
  readonly head: number;
  /** The report that it corrects, as it stands; undefined where none is named. */
  readonly corrected: ReportState | undefined;
}
/** Exactly what was drafted, and that it names no private person. */
export interface PublishReport extends TextToPublish {
  readonly title: string;
}
/** What was drafted, as it lies in the vault; undefined where it was erased. */
export interface ReportWords {
  readonly title: string | undefined;
  readonly text: string | undefined;
}
/** SHA-256 of a report's bytes, in hexadecimal. */
export type DigestOf = (says: PublishedReport) => string;

/** What a figure is asked by that only the report says. */
const OF_THE_REPORT = ['asKnownAt', 'cursor', 'limit', 'lang', 'format', 'audience'];

/**
 * @throws Rejection `drafted-once`, `unit-unknown`, `of-the-future`, `not-on-record`, `figure-twice`,
 * `figure-of-another-date`, `corrects-unknown`
 */
export function draft(
  state: ReportState,
  asked: DraftReport,
  facts: ReportFacts,
  given: Deciding,
): readonly DecidedAs<typeof reportDrafted>[] {
  const { unit, asOf, knownAt, figures, corrects, about } = asked;
  if (state.status !== 'none') throw reportRules.broken('drafted-once', { pointer: '/id' });
  if (!facts.unitIsKnown) throw reportRules.broken('unit-unknown', { pointer: '/unit' });
  if (asOf > given.today) throw reportRules.broken('of-the-future', { pointer: '/asOf', params: { asOf } });
  if (knownAt > facts.head) {
    throw reportRules.broken('not-on-record', { pointer: '/knownAt', params: { head: facts.head } });
  }
  figures.forEach(({ figure }, place) => {
    const pointer = `/figures/${place}/figure`;
    if (figures.findIndex((other) => other.figure === figure) < place) {
      throw reportRules.broken('figure-twice', { pointer });
    }
    const query = new URLSearchParams(figure.slice(figure.indexOf('?')));
    if (query.get('asOf') !== asOf || OF_THE_REPORT.some((name) => query.has(name))) {
      throw reportRules.broken('figure-of-another-date', { pointer });
    }
  });
  if (corrects !== undefined && !(facts.corrected?.status === 'published' && facts.corrected.unit === unit)) {
    throw reportRules.broken('corrects-unknown', { pointer: '/corrects' });
  }
  const data = {
    ...{ unit, asOf, knownAt, figures: [...figures] },
    ...(corrects === undefined ? {} : { corrects }),
    title: freeText(given.id('title'), asked.title, about),
    text: freeText(given.id('text'), asked.text, about),
  };
  return [{ type: 'members.ReportDrafted', data, ...onRecord(unit, given) }];
}

/** @throws Rejection `unknown`, `not-waiting`, `own-words`, `words-gone`, `other-words`, `not-confirmed`, `before-last-step` */
export function publish(
  state: ReportState,
  asked: PublishReport,
  waiting: ReportWords & { readonly digestOf: DigestOf },
  given: Deciding,
): readonly DecidedAs<typeof reportPublished>[] {
  const now = drafted(state);
  if (now.by === given.actor.person) throw reportRules.broken('own-words');
  if (waiting.title === undefined || waiting.text === undefined) throw reportRules.broken('words-gone');
  if (asked.title !== waiting.title) throw reportRules.broken('other-words', { pointer: '/title' });
  const fault = textFault(asked, waiting.text);
  if (fault === 'another-text') throw reportRules.broken('other-words', { pointer: '/text' });
  if (fault === 'not-confirmed') throw reportRules.broken('not-confirmed', { pointer: '/namesNoPrivatePerson' });
  inOrderOfDates(now, given);
  const { unit, asOf, knownAt, figures, corrects } = now;
  const says: PublishedReport = {
    ...{ unit, asOf, knownAt, figures, title: asked.title, text: asked.text },
    ...(corrects === undefined ? {} : { corrects }),
  };
  const data = { ...says, digest: waiting.digestOf(says) };
  return [{ type: 'members.ReportPublished', data, ...onRecord(unit, given) }];
}

/** @throws Rejection `unknown`, `not-waiting`, `before-last-step` */
export function decline(
  state: ReportState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof reportDeclined>[] {
  const now = drafted(state);
  inOrderOfDates(now, given);
  const { unit } = now;
  return [{ type: 'members.ReportDeclined', data: { unit, ground }, ...onRecord(unit, given), ground }];
}

/** @throws Rejection `unknown`, `not-waiting` */
function drafted(state: ReportState): Drafted {
  if (state.status === 'none') throw reportRules.broken('unknown');
  if (state.status !== 'drafted') throw reportRules.broken('not-waiting', { params: { status: state.status } });
  return state;
}

/** @throws Rejection `before-last-step` */
function inOrderOfDates({ lastStepOn: since }: Drafted, { effectiveOn }: Deciding): void {
  if (effectiveOn < since) throw reportRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

function onRecord(unit: string, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: tags(unitTag(unit)) };
}

export type ReportCommand =
  | { readonly name: 'draft'; readonly of: DraftReport; readonly facts: ReportFacts }
  | {
      readonly name: 'publish';
      readonly of: PublishReport;
      readonly waiting: ReportWords & { readonly digestOf: DigestOf };
    }
  | { readonly name: 'decline'; readonly of: { readonly ground: string } };

export function decide(command: ReportCommand, state: ReportState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'draft':
      return draft(state, command.of, command.facts, given);
    case 'publish':
      return publish(state, command.of, command.waiting, given);
    case 'decline':
      return decline(state, command.of, given);
    default:
      return unreachable(command);
  }
}
