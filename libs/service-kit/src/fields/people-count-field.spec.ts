import { BadRequest } from '../problems/refusals.ts';
import { exampleOf } from '../openapi/examples.ts';
import { CommandBody } from './command-body.ts';
import { PeopleCountField } from './field.decorators.ts';
import { toBody } from './to-body.ts';

class Meeting extends CommandBody {
  @PeopleCountField() present: object;
}
const present = { women: 14, men: 9, youth: 24, personsWithDisabilities: 2, total: 24 };

function faults(more: object): readonly string[] {
  try {
    toBody(Meeting, { present: { ...present, ...more } });
  } catch (error) {
    if (error instanceof BadRequest) return error.errors.map((fault) => `${fault.pointer} ${fault.code}`);
    throw error;
  }
  return [];
}

describe('a count of people', () => {
  it('comes as it was sent, where some did not say who they are, and where one counts twice', () => {
    expect(toBody(Meeting, { present })).toEqual({ present });
  });

  it.each([{ women: 16 }, { men: 11 }, { youth: 25 }, { personsWithDisabilities: 25 }, { total: 22 }])(
    'of which a part is more than the whole is refused: %j',
    (more) => {
      expect(faults(more)).toEqual(['/present people-count']);
    },
  );

  it('tells a part that is no count by its own pointer', () => {
    expect(faults({ women: -1 })).toEqual(['/present/women count']);
    expect(faults({ women: 'many' })).toEqual(['/present/women count']);
    expect(faults({ women: undefined })).toEqual(['/present/women required']);
    expect(faults({ children: 3 })).toEqual(['/present/children unknown-field']);
  });

  it('has an example that is one', () => {
    expect(toBody(Meeting, exampleOf(Meeting))).toEqual(exampleOf(Meeting));
  });
});
