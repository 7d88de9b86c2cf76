import fc from 'fast-check';
import { commandId, derivedId, eventId, isUuid } from './ids.ts';

describe('derived ids', () => {
  // Computed by another implementation (Python's uuid.uuid5).
  it('are the same for ever', () => {
    expect(derivedId('registration-number', 'ug-ngo', '12345')).toBe('e12c17cd-35cf-5a75-84b9-f4ea1091660d');
    expect(commandId('00000000-0000-4000-8000-00000000000a', 'applyForMembership', 'key-1')).toBe(
      '53aff6d0-7771-5de9-ba68-2de24abbbb5a',
    );
    expect(eventId('9d3c8f2e-7a11-5d4b-8c22-1f0e9d8c7b6a', 0)).toBe('84fda1cb-a56f-5dd0-842d-b2ac1e99336e');
  });

  it('are UUIDs of version 5', () => {
    expect(derivedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(isUuid(derivedId('a'))).toBe(true);
  });

  it('do not run parts into each other', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(derivedId('a', '')).not.toBe(derivedId('a'));
    expect(() => derivedId('a\u0000b')).toThrow(RangeError);
  });

  it('differ wherever a part differs', () => {
    const part = fc.string().filter((text) => !text.includes('\u0000'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.array(part, { minLength: 1 }), (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(derivedId(...one) === derivedId(...other)).toBe(same);
      }),
    );
  });

  it('of a command differ by person, operation and key; of its events by index', () => {
    const commands = [
      commandId('p', 'o', 'k'),
      commandId('q', 'o', 'k'),
      commandId('p', 'n', 'k'),
      commandId('p', 'o', 'j'),
    ];
    const events = commands.flatMap((command) => [eventId(command, 0), eventId(command, 1), eventId(command, 10)]);
    expect(new Set([...commands, ...events]).size).toBe(16);
  });
});

describe('a UUID', () => {
  it('is in lower case, of a version and variant of RFC 9562', () => {
    expect(isUuid('00000000-0000-4000-8000-00000000000a')).toBe(true);
    expect(isUuid('018f2f00-0000-7000-8000-000000000000')).toBe(true);
    const others = [
      '00000000-0000-4000-8000-00000000000A',
      '00000000-0000-0000-0000-000000000000',
      '00000000-0000-9000-8000-000000000000',
      '00000000-0000-4000-c000-000000000000',
      '00000000000040008000000000000000',
      ' 00000000-0000-4000-8000-00000000000a',
      '00000000-0000-4000-8000-00000000000a\n',
      '',
      undefined,
      5,
    ];
    for (const other of others) expect(isUuid(other)).toBe(false);
  });
});
