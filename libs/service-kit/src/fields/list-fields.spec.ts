import { ChoiceList, TextList } from './field.decorators.ts';
import { toBody } from './to-body.ts';

class Lesson {
  @TextList({ max: 5, items: { min: 1, max: 2 }, example: 'One' }) outcomes: string[];
  @ChoiceList(['respect', 'protect', 'fulfil']) duties: string[];
}

describe('lists in a body', () => {
  it('of texts and of choices come as they were sent', () => {
    expect(toBody(Lesson, { outcomes: ['One', 'Two'], duties: ['fulfil', 'respect'] })).toEqual({
      outcomes: ['One', 'Two'],
      duties: ['fulfil', 'respect'],
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
  ])('with %s are refused by pointer', (_, wrong) => {
    const body = { outcomes: ['One'], duties: ['fulfil'], ...wrong };
    const [field] = Object.keys(wrong);
    expect(() => toBody(Lesson, body)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: `/${field}`, code: 'list' })] }),
    );
  });
});
