import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { AdoptionFacts, AdoptResolution } from './resolution.commands.pure.ts';
import { adopt, end, fulfil, noteProgress, proposeText, publishText, reschedule } from './resolution.decider.ts';
import { resolutionRules } from './resolution.rules.ts';
import { resolution } from './resolution.state.ts';
import {
  adoptionFacts,
  aFulfilledResolution,
  anAdoptedResolution,
  anAdoption,
  anOverdueResolution,
  aPublishedResolution,
  aResolutionUnderWay,
  aResolutionWithText,
  LATER,
  laterFacts,
  TEXT,
  whose,
} from './resolutions.fixture.ts';

const { rules } = resolutionRules;
const adopting = (more: Partial<AdoptResolution> = {}, known: Partial<AdoptionFacts> = {}, on = '2026-03-02') =>
  given(resolution).when(
    (state, now) => adopt(state, { ...anAdoption, ...more }, { ...adoptionFacts, ...known }, now),
    { effectiveOn: on },
  );
const adopted = given(resolution, ...anAdoptedResolution());
const underWay = given(resolution, ...aResolutionUnderWay());
const withText = given(resolution, ...aResolutionWithText());
const later = { effectiveOn: '2026-06-01', today: '2026-06-01' };

describe('adopting a resolution', () => {
  it('says who carries it out, by when, and whom it promises something; it is found by all of them', () => {
    adopting().then({
      type: 'members.ResolutionAdopted',
      data: { ...whose, ...anAdoption },
      tags: ['unit:UG-402', `convening:${anAdoption.convening}`, 'theme:governance', `org:${bodies.first}`],
    });
    adopting({ owner: { kind: 'forum' }, votes: { agree: 9, abstain: 1, disagree: 0 } }).then({
      data: { owner: { kind: 'forum' }, votes: { agree: 9, abstain: 1, disagree: 0 } },
    });
  });

  it(rules['adopted-already'].title, () => {
    adopted
      .when((state, now) => adopt(state, anAdoption, adoptionFacts, now))
      .thenRefused('resolution.adopted-already', { pointer: '/id' });
  });

  it(rules['convening-unknown'].title, () => {
    adopting({}, { convening: undefined }).thenRefused('resolution.convening-unknown', { pointer: '/convening' });
  });

  it(rules['adopted-before-convening'].title, () => {
    adopting({}, {}, '2026-02-27').thenRefused('resolution.adopted-before-convening', { pointer: '/effectiveOn' });
  });

  it(rules['owner-unclear'].title, () => {
    adopting({ owner: { kind: 'organisation' } }).thenRefused('resolution.owner-unclear', { pointer: '/owner' });
    adopting({ owner: { kind: 'forum', organisation: bodies.first } }).thenRefused('resolution.owner-unclear');
  });

  it(rules['owner-unknown'].title, () => {
    adopting({ owner: { kind: 'organisation', organisation: bodies.third } }).thenRefused('resolution.owner-unknown', {
      pointer: '/owner/organisation',
    });
    adopting({ promisee: { kind: 'organisation', organisation: bodies.third } }).thenRefused(
      'resolution.owner-unknown',
      { pointer: '/promisee/organisation' },
    );
  });

  it(rules['promisee-unclear'].title, () => {
    adopting({ promisee: { kind: 'organisation' } }).thenRefused('resolution.promisee-unclear', {
      pointer: '/promisee',
    });
    adopting({ promisee: { kind: 'members', organisation: bodies.second } }).thenRefused('resolution.promisee-unclear');
  });

  it(rules['promises-itself'].title, () => {
    adopting({ promisee: { kind: 'organisation', organisation: bodies.first } }).thenRefused(
      'resolution.promises-itself',
    );
  });

  it(rules['due-before-adopted'].title, () => {
    adopting({ dueOn: '2026-03-01' }).thenRefused('resolution.due-before-adopted', { pointer: '/dueOn' });
  });

  it(rules['theme-unknown'].title, () => {
    adopting({ themes: ['governance', 'astrology'] }).thenRefused('resolution.theme-unknown', { pointer: '/themes/1' });
  });
});

describe('the text of a resolution', () => {
  const publishing = (who: string, text = TEXT, namesNoPrivatePerson = true, proposed: string | undefined = TEXT) =>
    withText.when((state, now) => publishText(state, { text, namesNoPrivatePerson }, { proposed }, now), by(who));

  it('is put forward, kept apart, and put forward anew', () => {
    for (const before of [adopted, withText]) {
      before
        .when((state, now) => proposeText(state, { text: TEXT, about: [] }, now))
        .then({ type: 'members.ResolutionTextProposed', data: { ...whose, text: { value: TEXT, about: [] } } });
    }
  });

  it('is published by a second person, in clear', () => {
    publishing(people.secretariat).then({ type: 'members.ResolutionTextPublished', data: { ...whose, text: TEXT } });
  });

  it(rules['text-published'].title, () => {
    given(resolution, ...aPublishedResolution())
      .when((state, now) => proposeText(state, { text: TEXT }, now))
      .thenRefused('resolution.text-published');
  });

  it(rules['no-text-proposed'].title, () => {
    adopted
      .when((state, now) => publishText(state, { text: TEXT, namesNoPrivatePerson: true }, { proposed: TEXT }, now))
      .thenRefused('resolution.no-text-proposed');
  });

  it(rules['published-by-proposer'].title, () => {
    publishing(people.officer).thenRefused('resolution.published-by-proposer');
  });

  it(rules['not-the-text'].title, () => {
    publishing(people.secretariat, `${TEXT}!`).thenRefused('resolution.not-the-text', { pointer: '/text' });
    publishing(people.secretariat, TEXT, true, 'Gone.').thenRefused('resolution.not-the-text');
  });

  it(rules['not-confirmed'].title, () => {
    publishing(people.secretariat, TEXT, false).thenRefused('resolution.not-confirmed');
  });
});

describe('following a resolution to its end', () => {
  it('notes how far it is, by who carries it out or by an officer, with what was done in words', () => {
    adopted
      .when(
        (state, now) => noteProgress(state, { percent: 60, note: 'It has its budget.' }, now),
        by(people.endorser, 'member-representative', bodies.first),
      )
      .then(
        { type: 'members.ResolutionProgressNoted', data: { ...whose, percent: 60 } },
        { type: 'members.ResolutionProgressTold', data: { ...whose, note: { value: 'It has its budget.' } } },
      );
    underWay.when((state, now) => noteProgress(state, { percent: 60 }, now)).thenNothing();
  });

  it(rules['notes-for-another'].title, () => {
    adopted
      .when(
        (state, now) => noteProgress(state, { percent: 10 }, now),
        by(people.endorser, 'member-representative', bodies.second),
      )
      .thenRefused('resolution.notes-for-another');
  });

  it('is found carried out, in time or late', () => {
    underWay.when(fulfil).then({
      type: 'members.ResolutionFulfilled',
      data: { ...whose, dueOn: '2026-06-30', isLate: false },
    });
    given(resolution, ...anOverdueResolution())
      .when(fulfil, { effectiveOn: '2026-07-20' })
      .then({ data: { isLate: true } });
  });

  it('was carried out in time, though it is put on record later', () => {
    given(resolution, ...anOverdueResolution())
      .when(fulfil, { effectiveOn: '2026-06-30' })
      .then({ data: { isLate: false } });
  });

  it(rules['found-by-reporter'].title, () => {
    underWay.when(fulfil, by(people.endorser)).thenRefused('resolution.found-by-reporter');
  });

  it(rules['found-by-owner'].title, () => {
    underWay.when(fulfil, by(people.board, 'unit-officer', bodies.first)).thenRefused('resolution.found-by-owner');
  });

  it('is overdue from the day after its last, and tells whose it is', () => {
    const steps = calendarUntil(resolution, fold(resolution, aResolutionUnderWay()), '2026-12-31', aMoment);
    expect(steps.flatMap(({ events }) => events)).toMatchObject([
      {
        type: 'members.ResolutionOverdue',
        data: { ...whose, dueOn: '2026-06-30', organisation: bodies.first },
        effectiveOn: '2026-07-01',
      },
    ]);
  });

  it('is given another day by a later convening, and is then not overdue any more', () => {
    given(resolution, ...anOverdueResolution())
      .when(
        (state, now) =>
          reschedule(state, { by: LATER, dueOn: '2026-12-15', ground: 'funds-came-late' }, laterFacts, now),
        { effectiveOn: '2026-07-20' },
      )
      .then({
        type: 'members.ResolutionRescheduled',
        data: { ...whose, by: LATER, from: '2026-06-30', dueOn: '2026-12-15' },
        ground: 'funds-came-late',
      });
  });

  it(rules['convening-of-another-unit'].title, () => {
    underWay
      .when(
        (state, now) => end(state, { by: LATER, ground: 'superseded' }, { ...laterFacts, covers: false }, now),
        later,
      )
      .thenRefused('resolution.convening-of-another-unit', { pointer: '/by' });
  });

  it(rules['same-day'].title, () => {
    underWay
      .when(
        (state, now) => reschedule(state, { by: LATER, dueOn: '2026-06-30', ground: 'insecurity' }, laterFacts, now),
        later,
      )
      .thenRefused('resolution.same-day', { pointer: '/dueOn' });
  });

  it(rules['due-in-the-past'].title, () => {
    given(resolution, ...anOverdueResolution())
      .when(
        (state, now) => reschedule(state, { by: LATER, dueOn: '2026-07-10', ground: 'insecurity' }, laterFacts, now),
        { effectiveOn: '2026-07-20' },
      )
      .thenRefused('resolution.due-in-the-past', { pointer: '/dueOn' });
  });

  it('is ended by a later convening, on a ground', () => {
    underWay
      .when((state, now) => end(state, { by: LATER, ground: 'superseded' }, laterFacts, now), later)
      .then({
        type: 'members.ResolutionEnded',
        data: { ...whose, by: LATER, ground: 'superseded' },
        ground: 'superseded',
      });
  });

  it(rules.ended.title, () => {
    given(resolution, ...aFulfilledResolution())
      .when(fulfil)
      .thenRefused('resolution.ended');
  });

  it(rules['not-adopted'].title, () => {
    given(resolution).when(fulfil).thenRefused('resolution.not-adopted');
  });

  it(rules['dated-before-last-step'].title, () => {
    adopted.when(fulfil, { effectiveOn: '2026-02-27' }).thenRefused('resolution.dated-before-last-step', {
      pointer: '/effectiveOn',
    });
  });
});
