/** A register as somebody keeps it: one line of it names a place that is none. */
export const REGISTER = [
  'Name;Unit;Since',
  'Igara Beekeepers;UG-402;2024-01-10',
  'Ntungamo Women’s Voice;UG-411;2024-01-10',
  'Nowhere To Be Found;Atlantis;2024-01-10',
].join('\n');
/** How it is read. */
export const MAPPING = {
  name: 'a-plain-register',
  source: 'a-plain-register',
  group: { by: ['Name'] },
  place: { columns: ['Unit'], otherwise: 'WAN' },
  fields: {
    legalName: { column: 'Name' },
    kind: { constant: 'cbo' },
    themes: { constant: 'social-justice' },
    effectiveOn: { column: 'Since' },
  },
};
const PRINCIPLES = ['participation', 'accountability', 'non-discrimination', 'empowerment', 'legality'];
/** A campaign's plan that is whole. */
export const PLAN = {
  rights: [{ right: 'water', source: 'icescr-art-11' }],
  rightsHolders: ['farmers'],
  dutyBearers: [{ office: 'District Water Officer', duties: ['fulfil'], influence: 4, stance: 'undecided' }],
  panel: PRINCIPLES.map((principle) => ({ principle, met: true })),
};
/** What a launch asks for: each principle of the PANEL check, met, with what shows it. */
export const LAUNCH = {
  panel: PRINCIPLES.map((principle) => ({ principle, met: true, links: [`https://example.org/water/${principle}`] })),
};
