import { everyContract } from '@baraza/contracts';
import { aMoment, calendarUntil, type Deciding, fold, given } from '@baraza/domain';
import {
  aNotVerified,
  aProtectedReport,
  aReport,
  aVerified,
  aVerifiedProtected,
  PSEUDONYM,
  theDesk,
  VIOLATION,
  violationRecorded,
} from './struggle.builders.ts';
import { findProtectedNotVerified, reportProtected, verifyProtected } from './struggle.protected.pure.ts';
import { struggleRules } from './struggle.rules.ts';
import {
  isHidden,
  type KnownStruggle,
  struggle,
  type StruggleEvent,
  struggleInTheOpen,
  type StruggleState,
} from './struggle.state.ts';

const { rules } = struggleRules;
const by = { actor: theDesk };
const after = (...past: StruggleEvent[]) => given(struggle, ...past);
const asked = { district: 'UG-402', kind: 'corruption', themes: ['governance'], pseudonym: PSEUDONYM } as const;
const verifying = (state: StruggleState, now: Deciding) => verifyProtected(state, { how: 'documents' }, now);
const doubting = (state: StruggleState, now: Deciding) => findProtectedNotVerified(state, { ground: 'no-trace' }, now);

describe('what somebody protected reports', () => {
  it('has a pseudonym of its own, the district, and nothing that leads further', () => {
    given(struggle)
      .when((state, now) => reportProtected(state, asked, now), by)
      .then({
        type: 'campaigns.ProtectedStruggleReported',
        data: { ...asked, themes: ['governance'], verifyBy: '2026-03-16' },
        tags: ['unit:UG-402', 'theme:governance'],
      });
    after(...aProtectedReport())
      .when((state, now) => reportProtected(state, asked, now), by)
      .thenRefused('struggle.reported-once');
  });

  it('is judged by the desk, without a word in the record', () => {
    after(...aProtectedReport())
      .when(verifying, by)
      .then({
        type: 'campaigns.StruggleVerified',
        data: { unit: 'UG-402', kind: 'corruption', themes: ['governance'], how: 'documents', takeUpBy: '2026-05-01' },
      });
    after(...aProtectedReport())
      .when(doubting, by)
      .then({ type: 'campaigns.ProtectedStruggleNotVerified', data: { ground: 'no-trace' } });
    after(...aVerifiedProtected())
      .when(verifying, by)
      .thenRefused('struggle.verified-already');
  });

  it('is nowhere to anybody but the desk until it was verified, and nothing tells that it waits', () => {
    const hidden = fold(struggle, aProtectedReport());
    expect([isHidden(hidden), struggleInTheOpen.scope(hidden)]).toEqual([true, undefined]);
    expect(struggle.scope(hidden)).toEqual({ unit: 'UG-402', organisations: [] });
    expect(calendarUntil(struggle, hidden, '2030-01-01', aMoment)).toEqual([]);
    const verified = fold(struggle, aVerifiedProtected());
    expect([isHidden(verified), struggleInTheOpen.scope(verified)]).toEqual([
      false,
      { unit: 'UG-402', organisations: [] },
    ]);
  });

  it(rules['not-protected'].title, () => {
    after(...aReport())
      .when(verifying, by)
      .thenRefused('struggle.not-protected');
    after(...aReport())
      .when(doubting, by)
      .thenRefused('struggle.not-protected');
  });
});

describe('what is sealed', () => {
  it('moves no date of a struggle that anybody else sees', () => {
    const dated = (event: StruggleEvent, effectiveOn: string) => ({ ...event, effectiveOn }) as StruggleEvent;
    const withdrawn = {
      ...dated(violationRecorded(), '2026-02-27'),
      type: 'campaigns.ViolationWithdrawn',
      data: { violation: VIOLATION, ground: 'in-error' },
    } as StruggleEvent;
    const [doubted] = aNotVerified().slice(-1);
    const notVerified = {
      ...dated(doubted!, '2026-02-05'),
      type: 'campaigns.ProtectedStruggleNotVerified',
    } as StruggleEvent;
    const lives = [
      [aReport(), [dated(violationRecorded(), '2026-02-26')]],
      [aVerified(), [dated(violationRecorded(), '2026-02-26'), withdrawn]],
      [aProtectedReport(), [notVerified]],
    ] as const;
    for (const [past, sealed] of lives) {
      for (const { type } of sealed) expect(everyContract.latest(type)?.audience).toBe('sealed');
      const lastStepOn = (events: readonly StruggleEvent[]) =>
        (fold(struggle, [...events]) as KnownStruggle).lastStepOn;
      expect(lastStepOn([...past, ...sealed])).toBe(lastStepOn(past));
    }
  });
});
