import { fold, given } from '@baraza/domain';
import {
  anOverduePromise,
  aKeptPromise,
  aPromise,
  aPromiseBetweenMembers,
  dateProposed,
  MEMBER,
  OTHER,
  THIRD,
} from './commitment.builders.ts';
import { settle } from './commitment.settling.pure.ts';
import { commitment } from './commitment.state.ts';

describe('a promise whose coalition is wound down', () => {
  const takenOver = { becomes: 'taken-over', organisation: THIRD } as const;

  it('is taken over by an organisation, whose promise it is from then on', () => {
    given(commitment, ...aPromiseBetweenMembers())
      .when((state, now) => settle(state, takenOver, now))
      .then({
        type: 'coalitions.CommitmentTakenOver',
        data: { promisor: { kind: 'organisation', id: THIRD }, ground: 'coalition-wound-down' },
        ground: 'coalition-wound-down',
        tags: ['unit:UG-402', `org:${THIRD}`, `org:${MEMBER}`, `org:${OTHER}`],
      });
  });

  it('has no other date asked for by whom it was taken from', () => {
    const taken = { type: 'coalitions.CommitmentTakenOver', data: { promisor: { kind: 'organisation', id: THIRD } } };
    const past = { effectiveOn: '2026-02-26', time: '2026-02-26T09:00:00.000Z', actor: 'calendar' };
    const state = fold(commitment, [...aPromiseBetweenMembers(), dateProposed(), { ...past, ...taken } as never]);
    expect(state).toMatchObject({ status: 'made', promisor: { id: THIRD } });
    expect(state).not.toHaveProperty('proposed');
  });

  it('is let go, or stands as it is', () => {
    given(commitment, ...anOverduePromise())
      .when((state, now) => settle(state, { becomes: 'excused' }, now))
      .then({ type: 'coalitions.CommitmentExcused', data: { ground: 'coalition-wound-down' } });
    given(commitment, ...anOverduePromise())
      .when((state, now) => settle(state, { becomes: 'stands' }, now))
      .thenNothing();
  });

  it('is left alone where it has ended, is another kind of promise, or would be one to oneself', () => {
    given(commitment, ...aKeptPromise())
      .when((state, now) => settle(state, { becomes: 'excused' }, now))
      .thenNothing();
    given(commitment, ...aPromise())
      .when((state, now) => settle(state, takenOver, now))
      .thenNothing();
    for (const organisation of [MEMBER, OTHER]) {
      given(commitment, ...aPromiseBetweenMembers())
        .when((state, now) => settle(state, { ...takenOver, organisation }, now))
        .thenNothing();
    }
  });
});
