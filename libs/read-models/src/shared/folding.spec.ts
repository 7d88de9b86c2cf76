import { folded, foldedWords, searchedWords } from './folding.ts';

describe('folding', () => {
  it.each([
    ['Côte d’Ivoire', "cote d'ivoire"],
    ['ÉLÈVES', 'eleves'],
    ['Œuvre, Ærø, Łódź, Đakovo, ıspanak', 'oeuvre, aero, lodz, dakovo, ispanak'],
    ['İzmir', 'izmir'],
    ['ﬁnance ① ㎏', 'finance 1 kg'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Gĩkũyũ Ŋaŋ', 'gikuyu ngang'],
  ])('%j becomes %j', (text, plain) => {
    expect(folded(text)).toBe(plain);
    expect(folded(plain)).toBe(plain);
  });

  it('a word with an apostrophe is found whole and by its parts', () => {
    expect(foldedWords("l'Union d’Ivoire")).toEqual(['lunion', 'l', 'union', 'divoire', 'd', 'ivoire']);
    expect(searchedWords("D'IVOIRE l'union")).toEqual(['divoire', 'lunion']);
  });

  it('words are letters and digits, each once', () => {
    expect(foldedWords('UG-204 (CBO) — cbo; 女性')).toEqual(['ug', '204', 'cbo', '女性']);
    expect(foldedWords('\' " * — ')).toEqual([]);
    expect(searchedWords('')).toEqual([]);
  });
});
