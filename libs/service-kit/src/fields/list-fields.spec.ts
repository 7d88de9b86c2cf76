import { ChoiceList, CountList, TextList } from './field.decorators.ts';
import { toBody } from './to-body.ts';

class Lesson {
  @TextList({ max: 5, items: { min: 1, max: 2 }, example: 'One' }) outcomes: string[];
  @ChoiceList(['respect', 'protect', 'fulfil']) duties: string[];
  @CountList({ min: -30, max: 30, most: 3, example: [-14, 7] }) remindOn: number[];
}

describe('lists in a body', () => {
  it('of texts, of choices and of numbers come as they were sent', () => {
    expect(toBody(Lesson, { outcomes: ['One', 'Two'], duties: ['fulfil', 'respect'], remindOn: [7, -14] })).toEqual({
      outcomes: ['One', 'Two'],
      duties: ['fulfil', 'respect'],
      remindOn: [7, -14],
    });
  });

  it.each([
    ['too few texts', { outcomes: [] }],
    ['too many texts', { outcomes: ['a', 'b', 'c'] }],
    ['a text too long', { outcomes: ['abcdef'] }],
    ['a text of spaces', { outcomes: ['  '] }],
    ['a text of several lines', { outcomes: ['a\nb'] }],
    ['what is no text', { outcomes: [5] }],
    ['one text for a list', { outcomes: 'One' }],
    ['a choice that is none', { duties: ['pay'] }],
    ['a choice twice', { duties: ['fulfil', 'fulfil'] }],
    ['no choice', { duties: [] }],
    ['a number too low', { remindOn: [-31] }],
    ['half a number', { remindOn: [1.5] }],
    ['a number twice', { remindOn: [7, 7] }],
    ['too many numbers', { remindOn: [1, 2, 3, 4] }],
  ])('with %s are refused by pointer', (_, wrong) => {
    const body = { outcomes: ['One'], duties: ['fulfil'], remindOn: [], ...wrong };
    const [field] = Object.keys(wrong);
    expect(() => toBody(Lesson, body)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: `/${field}`, code: 'list' })] }),
    );
  });
});
