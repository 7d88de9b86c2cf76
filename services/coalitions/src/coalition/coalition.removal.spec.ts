import { aMoment, type Deciding, given } from '@baraza/domain';
import {
  aCoalition,
  anOfficer,
  aRepresentativeOf,
  CONVENOR,
  FARMERS,
  FORMED_ON,
  seated,
  seatOf,
  theConvenor,
  WOMEN,
} from './coalition.builders.ts';
import {
  dropRemoval,
  proposeRemoval,
  removalServed,
  remove,
  replyToRemoval,
  serveRemoval,
} from './coalition.removal.ts';
import { coalitionRules } from './coalition.rules.ts';
import { coalition, type CoalitionEvent, type CoalitionState } from './coalition.state.ts';

const { rules } = coalitionRules;
const farmers = { organisation: FARMERS };
const ofSeat = { seat: seatOf(FARMERS), organisation: FARMERS };
const grounds = { ...farmers, ground: 'absent' };
const PROPOSER = '00000000-0000-4000-8000-00000000000d';
const by = (person: string) => ({ effectiveOn: FORMED_ON, time: `${FORMED_ON}T08:00:00.000Z`, actor: person });
const happened = (type: string, data: object): CoalitionEvent => ({ ...by(PROPOSER), type, data }) as CoalitionEvent;
const proposed = happened('coalitions.RemovalProposed', { ...ofSeat, ground: 'absent' });
const [SERVED_ON, REPLY_BY] = ['2026-02-10', '2026-02-24'];
const served = happened('coalitions.RemovalNoticeServed', { ...ofSeat, servedOn: SERVED_ON, replyBy: REPLY_BY });
const reply = { subject: '9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03', commitment: 'A'.repeat(43) };
const replied = happened('coalitions.RemovalReplyGiven', { ...ofSeat, reply });
const after = (...then: readonly CoalitionEvent[]) => given(coalition, ...aCoalition(seated(FARMERS)), ...then);
const removing = (state: CoalitionState, now: Deciding) => remove(state, grounds, now);
const theFarmers = { actor: aRepresentativeOf(FARMERS) };

describe('that a participant is to be removed', () => {
  it('is proposed on a ground, by those who convene or an officer, and never by its own', () => {
    after()
      .when((state, now) => proposeRemoval(state, { ...grounds, narrative: 'Sold the pump' }, now), {
        actor: theConvenor,
      })
      .then({
        type: 'coalitions.RemovalProposed',
        data: { ...ofSeat, ground: 'absent', narrative: { subject: 'id-of-narrative', value: 'Sold the pump' } },
        ground: 'absent',
      });
    after()
      .when((state, now) => proposeRemoval(state, grounds, now), theFarmers)
      .thenRefused('coalition.convenors-only');
    after()
      .when((state, now) => proposeRemoval(state, grounds, now), { actor: { ...anOfficer, organisation: FARMERS } })
      .thenRefused('coalition.own-organisation');
    after()
      .when((state, now) => proposeRemoval(state, { ...grounds, organisation: CONVENOR }, now))
      .thenRefused('coalition.last-convenor');
  });

  it(rules['removal-proposed-already'].title, () => {
    after(proposed)
      .when((state, now) => proposeRemoval(state, grounds, now))
      .thenRefused('coalition.removal-proposed-already', { pointer: '/organisation' });
    after(proposed, happened('coalitions.RemovalDropped', { ...ofSeat, ground: 'reply-convinced' }))
      .when((state, now) => proposeRemoval(state, grounds, now))
      .then({ type: 'coalitions.RemovalProposed' });
  });

  it('is told to it: its time to reply runs from the day on which the notice arrived, by the first proof', () => {
    after(proposed)
      .when((state, now) => removalServed(state, farmers, now), { effectiveOn: SERVED_ON })
      .then({
        type: 'coalitions.RemovalNoticeServed',
        data: { ...ofSeat, servedOn: SERVED_ON, replyBy: REPLY_BY },
      });
    after(proposed)
      .when((state, now) => serveRemoval(state, { ...farmers, servedOn: SERVED_ON }, now))
      .then({ type: 'coalitions.RemovalNoticeServed', data: { ...ofSeat, servedOn: SERVED_ON, replyBy: REPLY_BY } });
    for (const past of [[], [proposed, served]]) {
      after(...past)
        .when((state, now) => removalServed(state, farmers, now))
        .thenNothing();
    }
    after(proposed)
      .when((state, now) => removalServed(state, farmers, now), { effectiveOn: '2026-02-01' })
      .thenNothing();
  });

  it(rules['served-when'].title, () => {
    for (const servedOn of ['2026-02-01', '2027-01-01']) {
      after(proposed)
        .when((state, now) => serveRemoval(state, { ...farmers, servedOn }, now))
        .thenRefused('coalition.served-when', { pointer: '/servedOn' });
    }
  });

  it('is replied to by the participant, or by an officer on its word', () => {
    const replying = (state: CoalitionState, now: Deciding) => replyToRemoval(state, { ...farmers, reply: 'No.' }, now);
    for (const moment of [theFarmers, { actor: anOfficer }]) {
      after(proposed)
        .when(replying, moment)
        .then({
          type: 'coalitions.RemovalReplyGiven',
          data: { ...ofSeat, reply: { subject: 'id-of-reply', value: 'No.' } },
        });
    }
    after(proposed)
      .when(replying, { actor: aRepresentativeOf(WOMEN) })
      .thenRefused('coalition.speaks-for-another');
  });

  it(rules['removal-not-proposed'].title, () => {
    const steps: readonly ((state: CoalitionState, now: Deciding) => readonly unknown[])[] = [
      removing,
      (state, now) => replyToRemoval(state, { ...farmers, reply: 'No.' }, now),
      (state, now) => dropRemoval(state, grounds, now),
      (state, now) => serveRemoval(state, { ...farmers, servedOn: aMoment.today }, now),
    ];
    for (const step of steps) {
      after()
        .when(step as typeof removing)
        .thenRefused('coalition.removal-not-proposed', { pointer: '/organisation' });
    }
  });

  it('comes to nothing where those who decide let it go', () => {
    after(proposed, served, replied)
      .when((state, now) => dropRemoval(state, { ...farmers, ground: 'reply-convinced' }, now))
      .then({ type: 'coalitions.RemovalDropped', data: { ...ofSeat, ground: 'reply-convinced' } });
  });
});

describe('a participant that is removed', () => {
  it('one event says why, another that the seat has ended', () => {
    after(proposed, served, replied)
      .when((state, now) => remove(state, { ...grounds, narrative: 'Sold the pump' }, now))
      .then(
        {
          type: 'coalitions.RemovalDecided',
          data: { ...ofSeat, ground: 'absent', narrative: { subject: 'id-of-narrative', value: 'Sold the pump' } },
          ground: 'absent',
        },
        { type: 'coalitions.ParticipantRemoved', data: ofSeat },
      );
  });

  it(rules['reply-awaited'].title, () => {
    for (const past of [[proposed], [proposed, served]]) {
      after(...past)
        .when(removing, { effectiveOn: REPLY_BY })
        .thenRefused('coalition.reply-awaited');
    }
    after(proposed).when(removing, { effectiveOn: '2026-09-01' }).thenRefused('coalition.reply-awaited');
    after(proposed, served)
      .when(removing, { effectiveOn: '2026-02-25' })
      .then({ type: 'coalitions.RemovalDecided' }, { type: 'coalitions.ParticipantRemoved' });
    after(proposed, replied)
      .when(removing)
      .then({ type: 'coalitions.RemovalDecided' }, { type: 'coalitions.ParticipantRemoved' });
  });

  it(rules['own-proposal'].title, () => {
    after(proposed, served, replied)
      .when(removing, { actor: { ...anOfficer, person: PROPOSER } })
      .thenRefused('coalition.own-proposal');
  });

  it(rules['other-ground'].title, () => {
    after(proposed, replied)
      .when((state, now) => remove(state, { ...grounds, ground: 'acts-against-the-purpose' }, now))
      .thenRefused('coalition.other-ground', { pointer: '/ground' });
  });

  it('nobody removes their own organisation, or the last who convenes', () => {
    after(proposed, replied)
      .when(removing, { actor: { ...anOfficer, organisation: FARMERS } })
      .thenRefused('coalition.own-organisation');
  });

  it('is not removed from a date before its last step', () => {
    after(proposed, replied).when(removing, { effectiveOn: '2026-02-01' }).thenRefused('coalition.before-last-step');
  });
});
