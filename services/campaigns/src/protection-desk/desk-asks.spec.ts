import { type DeskAsk, inOrder } from './desk-asks.ts';

const one = (ask: DeskAsk['ask'], id: string) => ({ ask, id, struggle: 's', of: {} }) as unknown as DeskAsk;

describe('a batch', () => {
  it('is in an order of chance, and within it in one that comes to the same', () => {
    const asks = [one('withdraw-violation', '1'), one('verify', '2'), one('report', '3'), one('verify', '4')];
    expect(inOrder(asks).map(({ id }) => id)).toEqual(['3', '2', '4', '1']);
  });
});
