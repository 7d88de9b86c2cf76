import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { release, reserve } from './registration-number.decider.ts';
import { registrationNumberRules } from './registration-number.rules.ts';
import { registrationNumber, registrationNumberId } from './registration-number.state.ts';

const registration = { registrar: 'UG-204CBO', number: 'CBO/402/0117' };
const first = { organisation: bodies.first, unit: 'UG-402', registration };
const second = { ...first, organisation: bodies.second };
const data = { ...registration, organisation: bodies.first };
const held = () => given(registrationNumber, happened('members.RegistrationNumberReserved', data));
const released = () =>
  given(
    registrationNumber,
    happened('members.RegistrationNumberReserved', data),
    happened('members.RegistrationNumberReleased', data),
  );

describe('a registration number', () => {
  it('goes to the first who has it', () => {
    given(registrationNumber)
      .when((state, now) => reserve(state, first, now))
      .then({ type: 'members.RegistrationNumberReserved', data, tags: [`org:${bodies.first}`, 'unit:UG-402'] });
  });

  it(registrationNumberRules.rules.taken.title, () => {
    held()
      .when((state, now) => reserve(state, second, now))
      .thenRefused('registration-number.taken', { pointer: '/registration/number' });
  });

  it('stays with who holds it', () => {
    held()
      .when((state, now) => reserve(state, first, now))
      .thenNothing();
  });

  it('is given back by its holder only, and then free for another', () => {
    held()
      .when((state, now) => release(state, second, now))
      .thenNothing();
    held()
      .when((state, now) => release(state, first, now))
      .then({ type: 'members.RegistrationNumberReleased' });
    released()
      .when((state, now) => reserve(state, second, now))
      .then({ type: 'members.RegistrationNumberReserved' });
  });

  it.each(['cbo 402 0117', 'CBO-402-0117', ' CBO / 402 / 0117 ', 'ＣＢＯ/402/0117'])(
    '%p is the same number',
    (number) => {
      expect(registrationNumberId({ ...registration, number })).toBe(registrationNumberId(registration));
    },
  );

  it.each([
    { ...registration, number: 'CBO/402/0118' },
    { ...registration, registrar: 'UG-NGB' },
  ])('another number or registrar is another (%#)', (other) => {
    expect(registrationNumberId(other)).not.toBe(registrationNumberId(registration));
  });

  it('a number of signs alone is still told from another', () => {
    expect(registrationNumberId({ ...registration, number: '--' })).not.toBe(
      registrationNumberId({ ...registration, number: '//' }),
    );
  });
});
