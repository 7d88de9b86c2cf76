import { encodeEvent, everyContract, exampleEvent, positionOf } from '@baraza/contracts';
import { typeOf } from './ledger-lines.pure.ts';

describe('the type of a stored event', () => {
  it.each(everyContract.all().map((contract) => [contract.type, contract]))(
    '%s is read without parsing',
    (type, contract) => {
      const { bytes } = encodeEvent(everyContract, exampleEvent(contract));
      expect(typeOf({ sequence: 1, position: positionOf('x', 1), bytes })).toBe(type);
    },
  );

  it('is not fooled by text that looks like a type', () => {
    const bytes = Buffer.from(JSON.stringify({ data: { text: '"type":"members.Forged"}' }, type: 'members.Real' }));
    expect(typeOf({ sequence: 1, position: '', bytes })).toBe('members.Real');
  });

  it('works on bytes that are a part of a larger buffer', () => {
    const whole = Buffer.from('xxxx{"data":{},"type":"members.Real"}yyyy');
    expect(typeOf({ sequence: 1, position: '', bytes: whole.subarray(4, whole.length - 4) })).toBe('members.Real');
  });
});
