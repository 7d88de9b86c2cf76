import { TOLD_IN_WORDS } from '@baraza/service-kit';
import { told } from './failures.ts';

describe('what keeps the services from starting', () => {
  it.each([...TOLD_IN_WORDS, 'ProgramNotFound', 'ServerFailed'])('is told in words alone where it is %s', (name) => {
    const error = Object.assign(new Error('no such server'), { name });
    expect(told(error)).toMatchObject({ name: 'CommandFailed', message: 'no such server', details: [] });
  });

  it('is told whole where nobody foresaw it', () => {
    const error = new TypeError('undefined is not a forum');
    expect(told(error)).toBe(error);
  });
});
